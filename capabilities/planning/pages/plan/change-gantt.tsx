import { monthPeriod } from '../../../../kernel/civil.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { Gantt } from '../../../../ui/chart/gantt.tsx'
import { NO_SCHEDULE } from '../../model.ts'
import type { ActivityDifference } from '../../rules/reprogramming-request/difference.ts'
import { textOf } from './plan-index.ts'
import { spansOf } from './spans.ts'

export interface ChangeGanttProps {
  readonly id: string
  readonly label: string
  readonly locale: Locale
  readonly year: number
  readonly activities: readonly ActivityDifference[]
  /** How the bar and its ghost are called: `Propuesto`, `Vigente`. */
  readonly names: { readonly after: string; readonly before: string }
  readonly hrefOf?: ((elementKey: string) => string) | undefined
}

/** The changed activities as bars, with the ghost of how they stood before beneath. */
export function ChangeGantt({ id, label, locale, year, activities, names, hrefOf }: ChangeGanttProps) {
  const tasks = activities.map(({ element, before, after }) => ({
    id: element.key,
    title: say(textOf(element), locale),
    code: element.code,
    ...(hrefOf === undefined || before === undefined ? {} : { href: hrefOf(element.key) }),
    spans: after?.cancelled === undefined ? spansOf(year, (after?.schedule ?? NO_SCHEDULE).months) : [],
    baseline: spansOf(year, (before?.schedule ?? NO_SCHEDULE).months),
  }))
  return (
    <Gantt
      id={id}
      label={label}
      locale={locale}
      tasks={tasks}
      from={monthPeriod(year, 1)}
      to={monthPeriod(year, 12)}
      names={{ current: names.after, baseline: names.before }}
    />
  )
}
