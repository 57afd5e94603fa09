import { isId } from '../../../../../kernel/ids.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import type { Ctx } from '../../../../../platform/capability/context.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { CANCEL_ELEMENT, CANCEL_IN_APPROVED } from '../../../cancel-permissions.ts'
import { cancelElement, cancelElementInput, resumeElement, resumeElementInput } from '../../../data/cancel-element.ts'
import { cancelQuery } from '../../../data/cancel-query.ts'
import type { PoaHead } from '../../../data/stored-poa.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'
import { CancelFormPage } from './cancel-form-page.tsx'
import { CANCEL_WORDS } from './cancel-words.ts'
import { CancellationsPage } from './cancellations-page.tsx'

/** Who decides of this plan: its planner while it is a draft. */
function mayDecide(who: Ctx['who'], head: PoaHead): boolean {
  return head.status === 'approved'
    ? mayDo(who, CANCEL_IN_APPROVED)
    : mayDo(who, CANCEL_ELEMENT, { unitId: head.unit.id })
}

function showCancellations(c: WebContext): Response | Promise<Response> {
  const { year: yearText, unit } = c.req.param()
  const [otherYear, other] = [c.req.query('anio') ?? yearText, c.req.query('unidad') ?? unit ?? '']
  if (other.toLowerCase() !== unit?.toLowerCase() || otherYear !== yearText)
    return c.redirect(
      localPath(c.get('locale'), planningPaths.cancellations(Number(otherYear), other, c.req.query('corte'))),
      303,
    )
  const action = planningPaths.cancellations(Number(yearText), unit ?? '')
  return staffYearPage(c, { year: yearOf(yearText), unit, action, units: true }, (year) => {
    const { poa, view } = year
    if (poa === undefined) throw new Error('What a plan cancels is drawn only when the plan is there.')
    return {
      title: `${CANCEL_WORDS[view.locale].title} · ${poa.head.unit.code} ${poa.head.year}`,
      body: <CancellationsPage year={year} poa={poa} mayDecide={mayDecide(c.get('ctx').who, poa.head)} />,
    }
  })
}

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function showForm(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(cancelQuery, c.get('ctx'), id)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { head, element } = found.value
  const local = (path: string) => localPath(locale, path)
  const words = CANCEL_WORDS[locale]
  const titles = element.cancelled === undefined ? words.cancelTitle : words.resumeTitle
  return workspacePage(c, {
    title: titles[element.kind] ?? words.title,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: `${words.back} ${head.unit.code}`, href: local(planningPaths.matrix(head.year, head.unit.code)) },
      { title: words.title, href: local(planningPaths.cancellations(head.year, head.unit.code)) },
      { title: element.code ?? say({ es: element.title }, locale).slice(0, 40) },
    ],
    body: (
      <CancelFormPage
        answer={found.value}
        locale={locale}
        today={c.get('ctx').today}
        csrf={c.get('csrf')}
        mayDecide={mayDecide(c.get('ctx').who, head)}
        typed={attempt?.typed}
        errors={attempt?.errors ?? []}
        local={local}
      />
    ),
  })
}

const cancelForm = cancelElementInput.omit({ elementId: true })
const resumeForm = resumeElementInput.omit({ elementId: true })

async function postCancel(c: WebContext): Promise<Response> {
  const form = readForm(cancelForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showForm(c, { typed: form.typed, errors: form.errors, status: 422 })
  const input = { ...form.value, elementId: c.req.param('id') }
  const done = await c.get('services').runner.command(cancelElement, c.get('ctx'), input, { address: c.get('address') })
  return done.ok ? back(c, done.value.elementId, 'cancelDone') : refused(c, form.typed, done.refusal)
}

async function postResume(c: WebContext): Promise<Response> {
  const form = readForm(resumeForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showForm(c, { typed: form.typed, errors: form.errors, status: 422 })
  const input = { ...form.value, elementId: c.req.param('id') }
  const done = await c.get('services').runner.command(resumeElement, c.get('ctx'), input, { address: c.get('address') })
  return done.ok ? back(c, done.value.elementId, 'resumeDone') : refused(c, form.typed, done.refusal)
}

function refused(c: WebContext, typed: Typed, refusal: Refusal): Promise<Response> | Response {
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  const status = refusal.kind === 'changed_meanwhile' ? 409 : 422
  return showForm(c, { typed, errors: [errorOfRefusal(refusal, c.get('locale'))], status })
}

async function back(c: WebContext, elementId: string, said: 'cancelDone' | 'resumeDone'): Promise<Response> {
  setFlash(c, 'success', { es: CANCEL_WORDS.es[said], en: CANCEL_WORDS.en[said] })
  const found = await c.get('services').runner.query(cancelQuery, c.get('ctx'), elementId)
  const to = found.ok
    ? planningPaths.cancellations(found.value.head.year, found.value.head.unit.code)
    : planningPaths.work()
  return c.redirect(localPath(c.get('locale'), to), 303)
}

export const cancelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/poa/:year/:unit/anulaciones',
    permission: READ_WORKSPACE,
    handle: showCancellations,
  },
  { method: 'GET', path: '/t/elementos/:id/anulacion', permission: CANCEL_ELEMENT, handle: (c) => showForm(c) },
  { method: 'POST', path: '/t/elementos/:id/anular', permission: CANCEL_ELEMENT, form: cancelForm, handle: postCancel },
  {
    method: 'POST',
    path: '/t/elementos/:id/reanudar',
    permission: CANCEL_ELEMENT,
    form: resumeForm,
    handle: postResume,
  },
]
