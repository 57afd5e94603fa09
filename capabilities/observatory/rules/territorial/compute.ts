import type { Result } from '../../../../kernel/result.ts'
import type { StatisticAnswer, StatisticKind, StatisticPlace, StatisticRefusal } from './answer.ts'
import { landOver } from './land.ts'
import type { PlaceSeries } from './place-series.ts'
import { quotientOver, shiftShareOver } from './shares.ts'
import { concentrationOver, inequalityOver, moranOver } from './spread.ts'

export interface StatisticInput {
  readonly first: PlaceSeries
  readonly second: PlaceSeries | undefined
  readonly places: readonly StatisticPlace[]
  readonly from: string
  readonly to: string
  readonly beside: (code: string) => readonly string[]
}

/** One of the statistics over published series. */
export function statisticOver(
  kind: StatisticKind,
  { first, second, places, from, to, beside }: StatisticInput,
): Result<StatisticAnswer, StatisticRefusal> {
  switch (kind) {
    case 'quotient':
      return quotientOver(first, second, places, to)
    case 'shift-share':
      return shiftShareOver(first, second, places, [from, to])
    case 'concentration':
      return concentrationOver(first, places, to)
    case 'inequality':
      return inequalityOver(first, places, to)
    case 'moran':
      return moranOver(first, places, to, beside)
    case 'land':
      return landOver(first, second, places, [from, to])
  }
}

/** Which fields a statistic reads: a second series, and where a span begins. */
export const READS: Readonly<Record<StatisticKind, { readonly second: boolean; readonly span: boolean }>> = {
  quotient: { second: true, span: false },
  'shift-share': { second: true, span: true },
  concentration: { second: false, span: false },
  inequality: { second: false, span: false },
  moran: { second: false, span: false },
  land: { second: true, span: true },
}
