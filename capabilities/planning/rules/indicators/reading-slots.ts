import {
  type CivilDate,
  firstDayOfPeriod,
  lastDayOfPeriod,
  monthPeriod,
  type Period,
} from '../../../../kernel/civil.ts'
import type { Frequency, IndicatorTerms } from '../../model.ts'
import { type Horizon, seriesOf } from '../indicator-series.ts'

/** One measurement that an indicator asks for. */
export interface ReadingSlot {
  /** A milestone's is the day on which it is due. */
  readonly period: Period
  /** Place in `terms.targets`, where one line of readings does not answer to all of them. */
  readonly target?: number
  readonly from: CivilDate
  /** Its last day: from the next on, a reading is late. */
  readonly due: CivilDate
}

/** What identifies a reading of an indicator. */
export interface SlotKey {
  readonly period: Period
  readonly target?: number | null | undefined
}

export function sameSlot(one: SlotKey, other: SlotKey): boolean {
  return one.period === other.period && (one.target ?? undefined) === (other.target ?? undefined)
}

const MONTHS_OF: Readonly<Record<Frequency, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 }

/**
 * How often an indicator is measured: as its terms say; else as often as it was measured so far; else each delivery in its
 * month and anything else each quarter, because the institution reviews its plans each quarter (Plan de Acción 2019, §9).
 */
export function frequencyOf(terms: IndicatorTerms, read: readonly SlotKey[]): Frequency {
  if (terms.every !== undefined) return terms.every
  const seen = (['month', 'quarter', 'half_year', 'year'] as const).find((each) =>
    read.some(({ period }) => PERIOD_OF[each].test(period)),
  )
  return seen ?? (terms.kind === 'recurring_deliverable' ? 'month' : 'quarter')
}

const PERIOD_OF: Readonly<Record<Frequency, RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  half_year: /^\d{4}-S[12]$/,
  year: /^\d{4}$/,
}

/** The periods of one length in the years of a plan, in order. */
export function periodsOf(frequency: Frequency, horizon: Horizon): readonly Period[] {
  const [from, to] = [Number(horizon.from.slice(0, 4)), Number(horizon.to.slice(0, 4))]
  const count = 12 / MONTHS_OF[frequency]
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const named = (year: number, number: number): Period => {
    if (frequency === 'month') return monthPeriod(year, number)
    if (frequency === 'year') return String(year)
    return `${year}-${frequency === 'quarter' ? 'Q' : 'S'}${number}`
  }
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((year) =>
    numbers.map((number) => named(year, number)),
  )
}

/**
 * Every measurement that an indicator asks for in the time of its plan. A milestone asks for one a milestone; targets that
 * one line of readings cannot answer together (three agreements and two profiles) are measured each for itself.
 */
export function slotsOf(
  terms: IndicatorTerms,
  horizon: Horizon,
  read: readonly SlotKey[] = [],
): readonly ReadingSlot[] {
  if (terms.kind === 'date_milestone') {
    const several = terms.targets.length > 1
    return terms.targets
      .map((target, index): ReadingSlot => {
        const due = target.due ?? horizon.to
        return { period: due, from: horizon.from, due, ...(several ? { target: index } : {}) }
      })
      .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
  }
  const series = seriesOf(terms, horizon, [])
  const targets: readonly (number | undefined)[] =
    series.length > 1 ? series.map((each) => each.targets[0]) : [undefined]
  return periodsOf(frequencyOf(terms, read), horizon).flatMap((period) => {
    const [from, due] = [firstDayOfPeriod(period), lastDayOfPeriod(period)]
    if (from === undefined || due === undefined) return []
    return targets.map((target): ReadingSlot => ({ period, from, due, ...(target === undefined ? {} : { target }) }))
  })
}

/** The period that a measure is asked for: of what the last value is the total, the plan up to then. */
export function measuredPeriod(terms: Pick<IndicatorTerms, 'accumulation'>, slot: ReadingSlot): Period {
  return terms.accumulation === 'cumulative' ? slot.due.slice(0, 4) : slot.period
}

/** `late`: its last day is over at the cut-off and nothing was said; `current`: it is under way; `to_come`: it has not begun. */
export type SlotStanding = 'recorded' | 'late' | 'current' | 'to_come'

export interface StandingSlot extends ReadingSlot {
  readonly standing: SlotStanding
}

/** How each measurement stands at a cut-off. Once all milestones are done, or told not to be, none is late. */
export function standingsOf(
  terms: IndicatorTerms,
  horizon: Horizon,
  read: readonly SlotKey[],
  cutOff: CivilDate,
): readonly StandingSlot[] {
  return slotsOf(terms, horizon, read).map((slot) => {
    if (read.some((each) => sameSlot(each, slot))) return { ...slot, standing: 'recorded' as const }
    if (slot.due <= cutOff) return { ...slot, standing: 'late' as const }
    // The day after the cut-off is the first of what is under way: at 31 March the second quarter can be told of soon.
    const begun = slot.from <= cutOff || dayAfter(cutOff) >= slot.from
    return { ...slot, standing: begun && terms.kind !== 'date_milestone' ? ('current' as const) : ('to_come' as const) }
  })
}

/** Compared as text: only whether a period begins on the very next day is asked. */
function dayAfter(date: CivilDate): CivilDate {
  const month = date.slice(0, 7)
  if (date < (lastDayOfPeriod(month) ?? date)) return `${month}-${String(Number(date.slice(8)) + 1).padStart(2, '0')}`
  const [year = 0, number = 0] = month.split('-').map(Number)
  return `${number === 12 ? monthPeriod(year + 1, 1) : monthPeriod(year, number + 1)}-01`
}
