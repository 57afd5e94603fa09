import { lastDayOfPeriod, type Period } from '../../../../../kernel/civil.ts'
import { isId } from '../../../../../kernel/ids.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { afterForm } from '../../../../../platform/web/after-form.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { elementPlaceQuery } from '../../../data/element-owner.ts'
import { assessmentsQuery, selfAssess, selfAssessInput } from '../../../data/self-assess.ts'
import { planYearQuery } from '../../../data/year-query.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { SELF_ASSESS } from '../../../money-permissions.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { ASSESSABLE, quartersOf } from '../../../rules/self-assessment/self-assessment.ts'
import { planView } from '../../plan/plan-view.ts'
import { staffYearPage } from '../year-page.tsx'
import { type AssessmentAttempt, AssessmentPage } from './assessment-page.tsx'
import { ASSESSMENT_WORDS } from './assessment-words.ts'

interface Asked {
  readonly year: number
  readonly unit: string
  readonly period: string | undefined
  readonly element: string | undefined
}

function show(c: WebContext): Response | Promise<Response> {
  const { year: yearText, unit } = c.req.param()
  const [otherYear, other] = [c.req.query('anio') ?? yearText, c.req.query('unidad') ?? unit ?? '']
  if (other.toLowerCase() !== unit?.toLowerCase() || otherYear !== yearText)
    return c.redirect(localPath(c.get('locale'), moneyPaths.assessments(Number(otherYear), other)), 303)
  return draw(c, {
    year: Number(yearText),
    unit: unit ?? '',
    period: c.req.query('trimestre'),
    element: c.req.query('elemento'),
  })
}

async function draw(c: WebContext, asked: Asked, attempt?: AssessmentAttempt): Promise<Response> {
  if (!/^\d{4}$/.test(String(asked.year))) return troublePage(c, 404, 'not_found')
  const action = moneyPaths.assessments(asked.year, asked.unit)
  const page = await staffYearPage(c, { year: asked.year, unit: asked.unit, action, units: true }, async (year) => {
    const { poa, view } = year
    if (poa === undefined) throw new Error('A unit’s assessment is drawn only when its plan is there.')
    const period = quarterOf(view.plan.year, asked.period, view.cutOff)
    const { runner } = c.get('services')
    const ctx = c.get('ctx')
    // Computed at the end of the quarter that is assessed, whatever the cut-off of the page.
    const then = await runner.query(planYearQuery, ctx, { year: view.plan.year, cutOff: lastDayOfPeriod(period) })
    const said = await runner.query(assessmentsQuery, ctx, { year: view.plan.year })
    const chosen = poa.plan.elements.find(
      ({ key, kind, cancelled }) => key === asked.element && ASSESSABLE.includes(kind) && cancelled === undefined,
    )
    return {
      title: `${ASSESSMENT_WORDS[view.locale].title} · ${poa.head.unit.code} ${poa.head.year}`,
      body: (
        <AssessmentPage
          view={then.ok ? planView(then.value, view) : view}
          poa={poa}
          period={period}
          assessments={said.ok ? said.value : []}
          csrf={c.get('csrf')}
          mayAssess={mayDo(ctx.who, SELF_ASSESS, { unitId: poa.head.unit.id })}
          chosen={chosen}
          attempt={attempt}
        />
      ),
    }
  })
  return attempt === undefined ? page : new Response(page.body, { status: 422, headers: page.headers })
}

/** The quarter of the address, or the last that is complete at the cut-off. */
function quarterOf(year: number, asked: string | undefined, cutOff: string): Period {
  const quarters = quartersOf(year)
  const complete = quarters.filter((quarter) => (lastDayOfPeriod(quarter) ?? '') <= cutOff)
  return quarters.find((quarter) => quarter === asked) ?? complete.at(-1) ?? `${year}-Q1`
}

const assessForm = selfAssessInput.omit({ elementId: true })

async function post(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  const { runner } = c.get('services')
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const place = await runner.query(elementPlaceQuery, c.get('ctx'), id)
  if (!place.ok) return troublePage(c, 404, 'not_found')
  const form = readForm(assessForm, await c.req.formData(), locale)
  const asked = { ...place.value, period: form.typed.period, element: id }
  if (!form.ok) return draw(c, asked, { typed: form.typed, errors: form.errors })
  const key = form.typed['idempotency-key']
  const done = await runner.command(
    selfAssess,
    c.get('ctx'),
    { ...form.value, elementId: id },
    { address: c.get('address'), ...(key === undefined ? {} : { idempotencyKey: key }) },
  )
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return draw(c, asked, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: ASSESSMENT_WORDS.es.saved, en: ASSESSMENT_WORDS.en.saved })
  return afterForm(c, localPath(locale, moneyPaths.assessments(asked.year, asked.unit, form.value.period)))
}

export const assessmentRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/poa/:year/:unit/autoevaluacion', permission: READ_WORKSPACE, handle: show },
  {
    method: 'POST',
    path: '/t/elementos/:id/autoevaluacion',
    permission: SELF_ASSESS,
    form: assessForm,
    handle: post,
  },
]
