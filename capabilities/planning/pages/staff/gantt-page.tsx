import { monthPeriod } from '../../../../kernel/civil.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import { say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Gantt, type GanttTask } from '../../../../ui/chart/gantt.tsx'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { planningPaths } from '../../paths.ts'
import { figureKey } from '../../rules/explanation.ts'
import { activityGroups, GROUPED_BY, type GroupedBy } from '../../rules/views/activity-groups.ts'
import { viewPaths } from '../../views-paths.ts'
import { textOf } from '../plan/plan-index.ts'
import { coded } from '../plan/plan-view.ts'
import { spansOf } from '../plan/spans.ts'
import { uiState } from '../plan/ui-state.ts'
import { PoaHead } from './matrix-page.tsx'
import { STAFF_WORDS } from './staff-words.ts'
import type { StaffYear } from './year-page.tsx'

/** The year as bars: consecutive programmed months are one span, the baseline stands behind, the fill is the progress to date. */
export function GanttPage({
  year,
  poa,
  by,
}: {
  readonly year: StaffYear
  readonly poa: StoredPoa
  readonly by: GroupedBy
}) {
  const { view } = year
  const { locale } = view
  const words = STAFF_WORDS[locale]
  const plan = view.plan.year
  const elements = new Map(poa.plan.elements.map((element) => [element.key, element]))
  const groups = activityGroups(poa.plan, by)
  const ordered = groups.flatMap(({ key, activities }) => {
    const heading = elements.get(key ?? '')
    const group = heading === undefined ? words.noGroup[by] : coded(heading.code, textOf(heading), locale)
    return activities.flatMap((activity) => {
      const element = elements.get(activity)
      return element === undefined ? [] : [{ element, group }]
    })
  })
  const tasks = ordered.flatMap(({ element, group }): GanttTask[] => {
    const months = element.schedule?.months
    if (element.kind !== 'activity' || months === undefined || months.every((value) => value === null)) return []
    const figure = view.progress.figures.get(figureKey('activity', element.key))
    const baseline = poa.baselines.get(element.key)
    const moved = baseline !== undefined && baseline.months.join() !== months.join()
    return [
      {
        id: element.key,
        title: say(textOf(element), locale),
        group,
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
      <p class="inline-list">
        {words.groupedBy}
        {GROUPED_BY.map((each) => (
          <a
            key={each}
            href={localPath(locale, viewPaths.gantt(plan, poa.head.unit.code, each, view.cutOff))}
            aria-current={each === by ? 'true' : undefined}
          >
            {words.groups[each]}
          </a>
        ))}
      </p>
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
