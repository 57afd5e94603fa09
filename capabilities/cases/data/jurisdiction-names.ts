import type { CivilDate } from '../../../kernel/civil.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { geographies, placesOn } from '../../territory/contract.ts'

/** The names, on a day, of the places whose codes these are; division by division, until all have theirs. */
export async function jurisdictionNames(
  tx: ReadTx,
  codes: Iterable<string>,
  day: CivilDate,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(codes)
  const names = new Map<string, string>()
  if (wanted.size === 0) return names
  for (const { code: division } of await geographies(tx)) {
    for (const { code, name } of await placesOn(tx, division, { validOn: day }))
      if (wanted.has(code) && !names.has(code)) names.set(code, name)
    if (names.size === wanted.size) break
  }
  return names
}
