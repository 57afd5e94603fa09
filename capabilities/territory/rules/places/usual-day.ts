import { type CivilDate, dayBefore } from '../../../../kernel/civil.ts'

/** The day a division is usually shown on: today, or the last on which it was in force. */
export function usualDay({ validUntil }: { readonly validUntil: CivilDate | undefined }, today: CivilDate): CivilDate {
  return validUntil === undefined || validUntil > today ? today : dayBefore(validUntil)
}

/**
 * The places as most documents of the institution still call them: the division of several municipalities that has ended,
 * else the first of municipalities, else the first of all (grids and zones are made for a purpose, and many).
 */
export function usualGeography<
  G extends { readonly kind: string; readonly validUntil: CivilDate | undefined; readonly places: number },
>(all: readonly G[]): G | undefined {
  const administrative = all.filter(({ kind }) => kind === 'administrative')
  return (
    administrative.find(({ validUntil, places }) => validUntil !== undefined && places > 1) ??
    administrative[0] ??
    all[0]
  )
}
