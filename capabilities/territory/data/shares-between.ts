import { sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { PlaceShare } from '../rules/places/re-express.ts'

/** By law or declaration, or measured on the shapes. */
export type ShareOrigin = 'stated' | 'measured'

export interface SharesBetween {
  readonly shares: readonly PlaceShare[]
  readonly origin: ShareOrigin
  /** Where the shares are from, each once. */
  readonly sources: readonly string[]
}

/**
 * Shares of all places of one geography in those of another, by one basis: what figures are re-expressed with. What is stated
 * goes before what is measured, unless one of them is asked for; the two are never mixed.
 */
export async function sharesWithSource(
  tx: ReadTx,
  from: string,
  to: string,
  basis: 'population' | 'area',
  asked?: ShareOrigin,
): Promise<SharesBetween> {
  const found = await tx.execute(sql`
    select a.code as from_code, b.code as to_code, c.share, c.rule, c.source from territory.correspondence c
    join territory.place a on a.id = c.from_place_id join territory.geography ga on ga.id = a.geography_id
    join territory.place b on b.id = c.to_place_id join territory.geography gb on gb.id = b.geography_id
    where ga.code = ${from} and gb.code = ${to} and c.basis = ${basis} order by a.code collate "C", b.code collate "C"`)
  const originOf = (rule: unknown): ShareOrigin => (rule === 'measured' ? 'measured' : 'stated')
  const origin = asked ?? (found.rows.some(({ rule }) => originOf(rule) === 'stated') ? 'stated' : 'measured')
  const rows = found.rows.filter(({ rule }) => originOf(rule) === origin)
  return {
    origin,
    sources: [...new Set(rows.map(({ source }) => String(source)))],
    shares: rows.map((row) => ({ from: String(row.from_code), to: String(row.to_code), share: Number(row.share) })),
  }
}

export async function sharesBetweenGeographies(
  tx: ReadTx,
  from: string,
  to: string,
  basis: 'population' | 'area',
): Promise<readonly PlaceShare[]> {
  return (await sharesWithSource(tx, from, to, basis)).shares
}
