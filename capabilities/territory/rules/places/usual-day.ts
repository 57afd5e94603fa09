import { type CivilDate, dayBefore } from '../../../../kernel/civil.ts'

/** The day a division is usually shown on: today, or the last on which it was in force. */
export function usualDay({ validUntil }: { readonly validUntil: CivilDate | undefined }, today: CivilDate): CivilDate {
  return validUntil === undefined || validUntil > today ? today : dayBefore(validUntil)
}

/** The places as most documents of the institution still call them: the division of several places that has ended, or the first. */
export function usualGeography<G extends { readonly validUntil: CivilDate | undefined; readonly places: number }>(
  all: readonly G[],
): G | undefined {
  return all.find(({ validUntil, places }) => validUntil !== undefined && places > 1) ?? all[0]
}
