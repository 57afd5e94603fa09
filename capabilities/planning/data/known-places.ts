import type { ReadTx } from '../../../platform/database/database.ts'
import { type Geography, geographies, type Place, placesOn } from '../../territory/contract.ts'
import { geographyOfYear, placeDayOf } from '../rules/places/geography-of-year.ts'

/** The places by which plans of a year say where things happen, in the order of their names, and the division they are of. */
export interface KnownPlaces {
  /** Absent: no division of the ground was in force when the year began. */
  readonly division: Geography | undefined
  readonly places: readonly Place[]
}

export async function knownPlaces(tx: ReadTx, year: number): Promise<KnownPlaces> {
  const division = geographyOfYear(await geographies(tx), year)
  if (division === undefined) return { division, places: [] }
  return { division, places: await placesOn(tx, division.code, { validOn: placeDayOf(year) }) }
}
