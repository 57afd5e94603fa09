import { MONTHS, type Month } from '../../../kernel/civil.ts'
import type { ActivityProgress } from './activity-progress.ts'
import { STATE_IDS, type StateId } from './states.ts'

/** How many stand in each of the seven states. */
export type StateTally = Readonly<Record<StateId, number>>

/** Counts states; nothing is weighed and nothing left out, so the seven add up to all that were given. */
export function tallyStates(subjects: Iterable<{ readonly state: StateId }>): StateTally {
  const tally = emptyTally()
  for (const { state } of subjects) tally[state] += 1
  return tally
}

/** A month over many activities. Quantities of different things do not add up, so activities are counted. */
export interface MonthTally {
  readonly month: Month
  /** Activities with something programmed in the month. */
  readonly programmed: number
  /** Those of a month that counts, by the state of that month. All 0 after the cut-off. */
  readonly states: StateTally
  /** Activities that worked in a month for which nothing was programmed. */
  readonly unprogrammed: number
  readonly counted: boolean
}

export function tallyMonths(activities: Iterable<ActivityProgress>): readonly MonthTally[] {
  const rows = MONTHS.map((month) => ({
    month,
    programmed: 0,
    states: emptyTally(),
    unprogrammed: 0,
    counted: false,
  }))
  for (const activity of activities) {
    if (activity.standing === 'cancelled') continue
    for (const { month, programmed, executed, state, counted } of activity.months) {
      const row = rows[month - 1]
      if (row === undefined) continue
      row.counted = counted
      if (programmed !== null && programmed > 0) {
        row.programmed += 1
        if (counted) row.states[state] += 1
      } else if (counted && executed !== null && executed > 0) row.unprogrammed += 1
    }
  }
  return rows
}

export function emptyTally(): Record<StateId, number> {
  return Object.fromEntries(STATE_IDS.map((state) => [state, 0])) as Record<StateId, number>
}
