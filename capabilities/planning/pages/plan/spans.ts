import { lastDayOfMonth, monthPeriod } from '../../../../kernel/civil.ts'
import type { Span } from '../../../../ui/chart/gantt.tsx'
import type { MonthValues } from '../../model.ts'

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
