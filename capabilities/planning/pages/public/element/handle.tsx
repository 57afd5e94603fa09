import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { elementHistory } from '../../../data/element-history.ts'
import { moneyQuery } from '../../../data/money-query.ts'
import { publicElement } from '../../../data/public-queries.ts'
import { assessmentsQuery } from '../../../data/self-assess.ts'
import { servedUpwards } from '../../plan/alignment.ts'
import { surroundingsOf } from '../../plan/element-place.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { pageWords } from '../../plan/page-words.ts'
import { type Placed, textOf, titleOfInstrument } from '../../plan/plan-index.ts'
import { coded, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { LatestChanges } from '../history/latest-changes.tsx'
import { askedCutOff, askedFor } from '../request.ts'
import { AssessmentPart } from './assessment-part.tsx'
import { ElementPage } from './element-page.tsx'
import { MoneyPart } from './money-part.tsx'
import { elementWords } from './words.ts'

/** The one permanent address of any element of any plan. */
export async function elementHandler(c: WebContext): Promise<Response> {
  const asked = askedCutOff(c)
  const id = c.req.param('id') ?? ''
  const found = await c.get('services').runner.query(publicElement, c.get('ctx'), { id, cutOff: asked.cutOff })
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { runner, institution } = c.get('services')
  const history = await runner.query(elementHistory, c.get('ctx'), { id, zone: institution.zone })
  const year = found.value.year.plan.year
  const money = await runner.query(moneyQuery, c.get('ctx'), { year })
  const assessments = await runner.query(assessmentsQuery, c.get('ctx'), { year })
  const { view, problem } = askedFor(c, found.value.year, asked)
  const placed = found.value.retired ? undefined : view.index.elements.get(id)
  const element = placed?.element ?? found.value.element
  const { locale } = view
  const kind = say(KIND_NAMES[element.kind], locale)
  return portalPage(c, {
    title: `${kind}: ${coded(element.code, textOf(element), locale)}`,
    description: elementWords(locale).description(kind),
    width: 'wide',
    breadcrumbs: trail(view, placed, kind),
    body: (
      <>
        <ElementPage
          view={view}
          element={element}
          placed={placed}
          indicatorMethod={found.value.indicatorMethod}
          problem={problem}
          indicator={found.value.indicator}
          zone={institution.zone}
          municipalities={found.value.municipalities}
        >
          {money.ok ? <MoneyPart view={view} placed={placed} answer={money.value} /> : null}
          {assessments.ok ? <AssessmentPart view={view} placed={placed} assessments={assessments.value} /> : null}
        </ElementPage>
        <LatestChanges history={history.ok ? history.value : undefined} locale={locale} zone={institution.zone} />
      </>
    ),
  })
}

interface Step {
  readonly title: string
  readonly href?: string
}

/** The way down from the year: the plan above that it serves, the unit's plan, its objective and result, this. */
function trail(view: PlanView, placed: Placed | undefined, kind: string): readonly Step[] {
  const { locale, index } = view
  const steps: Step[] = [{ title: pageWords(locale).plan(view.plan.year), href: hrefs.year(view) }]
  if (placed === undefined) return [...steps, { title: kind }]
  if (placed.poa === undefined) {
    const { instrument, element } = placed
    steps.push({
      title: say(titleOfInstrument(instrument), locale),
      href: instrument.kind === 'pei' ? hrefs.pei(view) : `${hrefs.year(view)}#estrategia`,
    })
    const parent = index.elements.get(element.parent ?? '')
    if (parent !== undefined) steps.push(step(view, parent.element))
    return [...steps, { title: short(coded(element.code, textOf(element), locale)) }]
  }
  const { poa, element } = placed
  const around = surroundingsOf(poa.plan, element.key)
  const served = servedUpwards(index, (around.objective ?? element).key).find(
    (node) => node.kind === 'strategic_objective',
  )
  if (served !== undefined) steps.push(step(view, served))
  steps.push({ title: say(poa.head.unit.title, locale), href: hrefs.poa(view, poa.head.unit.code) })
  for (const heading of around.above)
    if (heading.kind === 'specific_objective' || heading.kind === 'result') steps.push(step(view, heading))
  return [...steps, { title: short(coded(element.code, textOf(element), locale)) }]
}

function step(view: PlanView, element: Placed['element']): Step {
  return {
    title: short(coded(element.code, textOf(element), view.locale)),
    href: hrefs.element(view, element.key),
  }
}

/** A trail is a way back, not a text: long titles end at a word. */
function short(title: string): string {
  if (title.length <= 48) return title
  return `${title.slice(0, 46).replace(/\s+\S*$/u, '')}…`
}
