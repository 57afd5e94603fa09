import type { Month } from '../../../../../kernel/civil.ts'
import { monthName } from '../../../../../kernel/format.ts'
import type { ActivityExplanation, Figure } from '../../../rules/explanation.ts'
import { progressAgainst } from '../../../rules/reprogramming.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { MonthsTable } from '../../plan/months-table.tsx'
import type { PlanView } from '../../plan/plan-view.ts'
import { Reprogrammed } from '../../plan/reprogrammed.tsx'
import { figurePageWords } from './words.ts'

export interface ActivityPartsProps {
  readonly view: PlanView
  readonly figure: Figure
  readonly explanation: ActivityExplanation
}

/** The months that an activity's figure adds up, and what reprogramming did to them. */
export function ActivityParts({ view, figure, explanation }: ActivityPartsProps) {
  const { locale, plan, index, progress } = view
  const text = figurePageWords(locale)
  const placed = index.elements.get(figure.id)
  if (placed?.poa === undefined) return null
  const { poa, element } = placed
  const own = progress.plans.get(poa.head.id)?.activities.get(figure.id)
  if (own === undefined) return null
  const names = (months: readonly Month[]): string => months.map((month) => monthName(month, locale)).join(', ')
  const { unprogrammed, unreported } = explanation
  const reports = poa.reports.get(figure.id) ?? []
  const baseline = poa.baselines.get(figure.id)
  const against =
    baseline === undefined || element.schedule === undefined
      ? undefined
      : progressAgainst(baseline, element.schedule, reports, {
          cutOffMonth: view.completed,
          bands: plan.bands,
          cancelled: element.cancelled !== undefined,
        })
  return (
    <>
      <Part id="meses" title={text.months} lead={text.monthsLead}>
        <MonthsTable id="tabla-meses" locale={locale} progress={own} reports={reports} bands={plan.bands} />
        {unprogrammed.total === 0 ? null : <p>{text.unprogrammed(unprogrammed.total, names(unprogrammed.months))}</p>}
        {unreported.length === 0 || explanation.standing === 'cancelled' ? null : (
          <p>{text.unreported(names(unreported))}</p>
        )}
      </Part>
      {against?.reprogrammed ? <Reprogrammed view={view} against={against} /> : null}
    </>
  )
}
