import { sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Breakdowns, Dimension } from '../rules/indicators/breakdown.ts'
import type { IndicatorFacts } from './indicator-facts.ts'
import { knownPlaces } from './known-places.ts'

/** By what readings of a year can be taken apart in this deployment; none where it says nothing. */
export async function dimensionsOf(tx: ReadTx, year: number): Promise<readonly Dimension[]> {
  const found = await tx.execute(
    sql`select content from planning.method where code = 'breakdowns' order by id desc limit 1`,
  )
  const told = (found.rows[0]?.content as Breakdowns | undefined)?.dimensions ?? []
  if (!told.some((dimension) => 'of' in dimension)) return told.flatMap((each) => ('of' in each ? [] : each))
  const { places } = await knownPlaces(tx, year)
  const categories = places.map(({ code, name }) => ({ key: code, title: { es: name } }))
  return told.map((dimension) => {
    if (!('of' in dimension)) return dimension
    const { of: _of, ...rest } = dimension
    return { ...rest, categories }
  })
}

/** Those by which the readings of one indicator are taken apart. */
export async function ownDimensions(tx: ReadTx, { terms, year }: IndicatorFacts): Promise<readonly Dimension[]> {
  if (terms.breakdowns === undefined) return []
  return (await dimensionsOf(tx, year)).filter(({ key }) => terms.breakdowns?.includes(key))
}
