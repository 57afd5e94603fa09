import type { CivilDate } from '../../../../kernel/civil.ts'

/** A division of the ground, as far as the choice looks at it. */
export interface Division {
  readonly code: string
  readonly kind: string
  readonly validFrom: CivilDate | undefined
  /** The first day on which it is no longer in force. */
  readonly validUntil: CivilDate | undefined
  /** How many places it has. */
  readonly places: number
}

/** The day by which a plan's places are told: the first of its year, on which it begins. */
export function placeDayOf(year: number): CivilDate {
  return `${String(year).padStart(4, '0')}-01-01`
}

/**
 * By which division of the ground the plans of a year say where things happen: of the administrative ones in force on the day
 * the plan begins, the finest. So plans until 2024 name the fourteen municipalities, and later ones the districts that these
 * became by the law of 1 May 2024. Undefined where none was in force.
 */
export function geographyOfYear<T extends Division>(divisions: readonly T[], year: number): T | undefined {
  const day = placeDayOf(year)
  const inForce = divisions.filter(
    ({ kind, validFrom, validUntil, places }) =>
      kind === 'administrative' &&
      places > 0 &&
      (validFrom === undefined || validFrom <= day) &&
      (validUntil === undefined || validUntil > day),
  )
  return inForce.toSorted((a, b) => b.places - a.places || (a.code < b.code ? -1 : 1))[0]
}

/**
 * In which places of another division work goes on: those in which its own lie whole. Of a place that was divided nothing is
 * carried, since nobody said in which part of it the work was.
 */
export function carriedPlaces(
  codes: readonly string[],
  shares: readonly { readonly from: string; readonly to: string; readonly share: number }[],
): readonly string[] {
  const whole = new Map(shares.filter(({ share }) => share === 1).map(({ from, to }) => [from, to]))
  return [...new Set(codes.flatMap((code) => whole.get(code) ?? []))]
}
