import { formatNumber, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { MonthGrid } from '../../../../../ui/chart/month-grid.tsx'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DraftElement } from '../../../model.ts'
import { progressAgainst } from '../../../rules/reprogramming.ts'
import { SCHEDULE_KIND_NAMES } from '../../plan/element-words.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { MonthsTable } from '../../plan/months-table.tsx'
import { Facts } from '../../plan/page-frame.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { coded, type PlanView } from '../../plan/plan-view.ts'
import { Reprogrammed } from '../../plan/reprogrammed.tsx'
import { elementWords } from './words.ts'

/** An activity's schedule and what was reported against it, as a picture and as a table. */
export function ActivityMonths({
  view,
  poa,
  activity,
}: {
  readonly view: PlanView
  readonly poa: StoredPoa
  readonly activity: DraftElement
}) {
  const { locale, plan } = view
  const text = elementWords(locale)
  const { schedule } = activity
  const own = view.progress.plans.get(poa.head.id)?.activities.get(activity.key)
  if (own === undefined) return null
  const reports = poa.reports.get(activity.key) ?? []
  const baseline = poa.baselines.get(activity.key)
  const against =
    baseline === undefined || schedule === undefined
      ? undefined
      : progressAgainst(baseline, schedule, reports, {
          cutOffMonth: view.completed,
          bands: plan.bands,
          cancelled: activity.cancelled !== undefined,
        })
  return (
    <>
      <Part id="meses" title={text.months}>
        {own.standing === 'no_schedule' && reports.length === 0 ? (
          <p>{text.noSchedule}</p>
        ) : (
          <>
            <MonthGrid
              form="row"
              label={coded(activity.code, textOf(activity), locale)}
              locale={locale}
              programmed={own.months.map((month) => month.programmed)}
              executed={own.months.map((month) => month.executed)}
              completed={view.completed}
            />
            <Facts
              items={[
                {
                  term: text.schedule,
                  value: schedule === undefined ? '' : say(SCHEDULE_KIND_NAMES[schedule.kind], locale),
                },
                {
                  term: text.rule,
                  value:
                    schedule?.rule === undefined ? (
                      ''
                    ) : (
                      <span lang={locale === 'es' ? undefined : 'es'}>{schedule.rule}</span>
                    ),
                },
                { term: text.annualTotal, value: formatNumber(own.sums.programmedYear) },
              ]}
            />
            <MonthsTable id="tabla-meses" locale={locale} progress={own} reports={reports} bands={plan.bands} />
            {own.unprogrammed.months.length === 0 ? null : (
              <p class="soft">
                {text.unprogrammed(own.unprogrammed.months.map((month) => monthName(month, locale)).join(', '))}
              </p>
            )}
          </>
        )}
      </Part>
      {against?.reprogrammed ? <Reprogrammed view={view} against={against} /> : null}
    </>
  )
}
