import { type CivilDate, daysBetween } from '../../../kernel/civil.ts'
import { settle, sum } from '../../../kernel/decimal.ts'
import type { Target } from '../model.ts'
import type { IndicatorMethod } from './indicator-method.ts'
import type { DatedReading } from './indicator-readings.ts'

export type MilestoneOutcome = 'on_time' | 'late' | 'not_done' | 'not_yet_due'

export interface Milestone {
  /** Place in `terms.targets`. */
  readonly target: number
  readonly due: CivilDate
  readonly outcome: MilestoneOutcome
  readonly doneOn?: CivilDate
  readonly daysLate?: number
  /** What it is worth: 100 on time, what the method says when late, 0 otherwise. */
  readonly credit: number
}

/**
 * Which milestones were done, and when. A reading of 1 says that one was done on the last day of its period (a day is a
 * period too). A reading that names no target stands for the next milestone in order of their days: what is delivered first
 * answers what was promised first.
 */
export function milestonesAt(
  targets: readonly Target[],
  readings: readonly DatedReading[],
  at: { readonly cutOff: CivilDate; readonly end: CivilDate; readonly method: IndicatorMethod },
): readonly Milestone[] {
  const order = targets
    .map((target, index) => ({ index, due: target.due ?? at.end }))
    .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : one.index - other.index))
  const doneOn = new Map<number, CivilDate>()
  const done = readings.filter((reading) => reading.on <= at.cutOff && (reading.value ?? 0) >= 1)
  for (const { target, on } of done) if (target !== undefined && !doneOn.has(target)) doneOn.set(target, on)
  for (const { target, on } of done) {
    if (target !== undefined) continue
    const next = order.find(({ index }) => !doneOn.has(index))
    if (next !== undefined) doneOn.set(next.index, on)
  }
  return order.map(({ index, due }) => milestone(index, due, doneOn.get(index), at))
}

function milestone(
  target: number,
  due: CivilDate,
  doneOn: CivilDate | undefined,
  { cutOff, method }: { readonly cutOff: CivilDate; readonly method: IndicatorMethod },
): Milestone {
  if (doneOn === undefined) return { target, due, outcome: due <= cutOff ? 'not_done' : 'not_yet_due', credit: 0 }
  if (doneOn <= due) return { target, due, outcome: 'on_time', doneOn, credit: 100 }
  return { target, due, outcome: 'late', doneOn, daysLate: daysBetween(due, doneOn), credit: method.lateMilestone }
}

/** Mean credit of milestones; undefined of none. */
export function meanCredit(milestones: readonly Milestone[]): number | undefined {
  if (milestones.length === 0) return undefined
  return settle(sum(milestones.map(({ credit }) => credit)) / milestones.length)
}
