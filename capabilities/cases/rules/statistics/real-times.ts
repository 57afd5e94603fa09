import { type FinishedCase, type Share, type Spread, summary } from './statistics.ts'

/** How long a procedure has really taken, for who is about to file it. */
export interface RealTimes {
  /** Cases resolved in the time that was looked at. */
  readonly cases: number
  /** Working days of the office; absent where too few cases say something, or none has a clock. */
  readonly office: Spread | undefined
  readonly inTerm: Share
}

/** Of fewer cases a median says more about who filed than about the office, and might point at somebody. */
export const ENOUGH_CASES = 10

export function realTimes(cases: readonly FinishedCase[]): RealTimes {
  const { resolved, office, inTerm } = summary(cases)
  const timed = cases.filter((each) => each.resolved && each.days !== undefined).length
  return { cases: resolved, office: timed < ENOUGH_CASES ? undefined : office, inTerm }
}
