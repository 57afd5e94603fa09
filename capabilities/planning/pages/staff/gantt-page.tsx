import { lastDayOfMonth, monthPeriod } from '../../../../kernel/civil.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import { say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Gantt, type GanttTask, type Span } from '../../../../ui/chart/gantt.tsx'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import type { MonthValues } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
import { figureKey } from '../../rules/explanation.ts'
import { textOf } from '../plan/plan-index.ts'
import { uiState } from '../plan/ui-state.ts'
import { PoaHead } from './matrix-page.tsx'
import { STAFF_WORDS } from './staff-words.ts'
import type { StaffYear } from './year-page.tsx'

/** The year as bars: consecutive programmed months are one span, the baseline stands behind, the fill is the progress to date. */
export function GanttPage({ year, poa }: { readonly year: StaffYear; readonly poa: StoredPoa }) {
  const { view } = year
  const { locale } = view
  const words = STAFF_WORDS[locale]
  const plan = view.plan.year
  const tasks = poa.plan.elements.flatMap((element): GanttTask[] => {
    const months = element.schedule?.months
    if (element.kind !== 'activity' || months === undefined || months.every((value) => value === null)) return []
    const figure = view.progress.figures.get(figureKey('activity', element.key))
    const baseline = poa.baselines.get(element.key)
    const moved = baseline !== undefined && baseline.months.join() !== months.join()
    return [
      {
        id: element.key,
        title: say(textOf(element), locale),
        code: element.code,
        href: localPath(locale, planningPaths.element(element.key, view.cutOff)),
        spans: spansOf(plan, months),
        baseline: moved ? spansOf(plan, baseline.months) : undefined,
        done: figure === undefined || isMissing(figure.year) ? undefined : figure.year.capped / 100,
        state: figure === undefined ? undefined : uiState(figure.state),
      },
    ]
  })
  return (
    <>
      <PoaHead view={view} poa={poa} current="gantt" />
      {tasks.length === 0 ? (
        <EmptyState title={words.noSchedule}>
          <p>{words.noScheduleLead}</p>
        </EmptyState>
      ) : (
        <Gantt
          id="gantt"
          label={words.ganttLabel(poa.head.unit.code, plan)}
          locale={locale}
          tasks={tasks}
          from={monthPeriod(plan, 1)}
          to={monthPeriod(plan, 12)}
          today={view.cutOff}
        />
      )}
    </>
  )
}

/** Runs of consecutive programmed months, from the first day of the first to the last day of the last. */
export function spansOf(year: number, months: MonthValues): readonly Span[] {
  const spans: { from: string; to: string }[] = []
  let open: { from: string; to: string } | undefined
  for (const [index, value] of months.entries()) {
    if (value === null) {
      open = undefined
      continue
    }
    const to = lastDayOfMonth(year, index + 1)
    if (open === undefined) {
      open = { from: `${monthPeriod(year, index + 1)}-01`, to }
      spans.push(open)
    } else {
      open.to = to
    }
  }
  return spans
}
