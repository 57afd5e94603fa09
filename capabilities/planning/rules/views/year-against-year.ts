import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import type { Judged } from '../states.ts'

/** A unit of two years, found by its id whatever it was called then. */
export interface UnitOfYears<Row> {
  readonly unitId: string
  readonly earlier: Row | undefined
  readonly later: Row | undefined
}

/** Units of both years: in the later year's order, then those that only the earlier one had. */
export function matchUnits<Row extends { readonly unit: { readonly id: string } }>(
  earlier: readonly Row[],
  later: readonly Row[],
): readonly UnitOfYears<Row>[] {
  const before = new Map(earlier.map((row) => [row.unit.id, row]))
  const after = new Set(later.map((row) => row.unit.id))
  return [
    ...later.map((row) => ({ unitId: row.unit.id, earlier: before.get(row.unit.id), later: row })),
    ...earlier
      .filter((row) => !after.has(row.unit.id))
      .map((row) => ({ unitId: row.unit.id, earlier: row, later: undefined })),
  ]
}

/** By how many points one progress differs from another; none where either is not judged, because nothing is not 0. */
export function pointsBetween(
  earlier: Maybe<Judged> | undefined,
  later: Maybe<Judged> | undefined,
): number | undefined {
  if (earlier === undefined || later === undefined || isMissing(earlier) || isMissing(later)) return undefined
  return later.capped - earlier.capped
}
