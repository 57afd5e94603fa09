import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Periodicity } from '../../model.ts'

/** None: it is not expected again. */
const STEPS: Readonly<Record<Periodicity, Temporal.DurationLike | undefined>> = {
  year: { years: 1 },
  half: { months: 6 },
  quarter: { months: 3 },
  month: { months: 1 },
  day: { days: 1 },
  once: undefined,
}

interface Published {
  readonly code: string
  readonly title: Text
  readonly periodicity: Periodicity
  readonly on: CivilDate
  readonly period: string
}

export interface Expected {
  readonly on: CivilDate
  readonly indicators: readonly Published[]
}

/**
 * When figures are to be expected next: one step of its periodicity after the newest period of an indicator was first published.
 * A day that has gone by without anything is still the day on which it was expected; days that come first stand first. What is
 * measured once is not expected again.
 */
export function expectedNext(published: readonly Published[]): readonly Expected[] {
  const due = published.flatMap((indicator) => {
    const step = STEPS[indicator.periodicity]
    return step === undefined ? [] : [{ indicator, on: Temporal.PlainDate.from(indicator.on).add(step).toString() }]
  })
  return [...Map.groupBy(due, ({ on }) => on)]
    .map(([on, each]) => ({ on, indicators: each.map(({ indicator }) => indicator) }))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}
