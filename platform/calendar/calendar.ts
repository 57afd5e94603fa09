import type { CivilDate } from '../../kernel/civil.ts'
import type { Text } from '../../kernel/text.ts'
import type { Certainty } from '../packs/words.ts'

/** A day of every year, `08-06`. 29 February comes only in years that have one. */
export type DayOfYear = string

interface Grounds {
  /** Unique in its calendar; what a later correction names. */
  readonly key: string
  readonly title: Text
  /** Law, decree or agreement that says so, as in a footnote. */
  readonly citation: string
  readonly certainty: Certainty
}

/** Days off that come back every year. */
export interface YearlyDaysOff extends Grounds {
  /** From one day of the year to another, both off; over New Year where the first is the later one. Or days from Easter Sunday. */
  readonly days:
    | { readonly from: DayOfYear; readonly to: DayOfYear }
    | { readonly easterFrom: number; readonly easterTo: number }
  /** First and last day on which the rule is law. */
  readonly validFrom?: CivilDate
  readonly validTo?: CivilDate
}

/**
 * What a decree makes of its days: `holiday` nobody works; `suspension` terms do not run although offices may be open;
 * `working` a day otherwise off is worked.
 */
export const DECREE_EFFECTS = ['holiday', 'suspension', 'working'] as const
export type DecreeEffect = (typeof DECREE_EFFECTS)[number]

/** Something ordered for particular days, both included. Of two that name the same day, the one that stands later holds. */
export interface Decree extends Grounds {
  readonly effect: DecreeEffect
  readonly from: CivilDate
  readonly to: CivilDate
}

/** The calendar of one jurisdiction: what it adds to the one that it extends. */
export interface JurisdictionCalendar {
  readonly code: string
  readonly title: Text
  readonly extends?: string
  /** ISO weekdays that are never worked, `[6, 7]`; that of the calendar it extends where it says none. */
  readonly weekend?: readonly number[]
  readonly yearly: readonly YearlyDaysOff[]
  readonly decrees: readonly Decree[]
}
