import type { Id } from '../../../kernel/ids.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { geographies, placesOn } from '../../territory/contract.ts'
import { periodNumber, yearOf } from '../rules/catalogue/period-number.ts'
import { findingsOf } from '../rules/imports/findings.ts'
import { type FigureMapping, periodColumns, readFigures } from '../rules/imports/mapping.ts'
import { indicators } from './catalogue-store.ts'
import { readCells } from './cells-query.ts'

/** A table as it was brought, by a person or by a program. */
interface BroughtTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What is read of a table by a mapping, and what is noticed beside what is published. */
export async function readingOf(tx: ReadTx, { headings, rows }: BroughtTable, mapping: FigureMapping) {
  const all = await indicators(tx)
  const years = yearsOf(headings, rows, mapping)
  const names = new Map<string, Id>()
  const placeNames = new Map<Id, string>()
  // The division that was in force in the last year of the table; the newest that knows the names wins over none.
  const day = `${Math.max(...years, 1900)}-12-31`
  for (const geography of await geographies(tx)) {
    if (geography.made !== undefined) continue
    for (const { id, code, name, officialCodes } of await placesOn(tx, geography.code, { validOn: day })) {
      placeNames.set(id, name)
      for (const key of [name, code, officialCodes.census ?? '', officialCodes.since2025 ?? ''])
        if (key !== '' && !names.has(fold(key))) names.set(fold(key), id)
    }
  }
  const computed = all.filter(({ sheet }) => sheet.content.calculation !== undefined)
  const codesOf = (some: typeof all) => new Set(some.map(({ code }) => code))
  const breakdowns = new Map(all.map(({ code, sheet }) => [code, sheet.content.breakdowns] as const))
  const known = { indicators: codesOf(all), computed: codesOf(computed), breakdowns, places: names }
  const read = readFigures(headings, rows, mapping, known)
  const codes = [...new Set(read.cells.map(({ indicator }) => indicator))]
  const published = await readCells(tx, { indicators: codes })
  const sheets = new Map(all.map(({ code, sheet }) => [code, sheet.content] as const))
  return { read, findings: findingsOf(read.cells, published, sheets), placeNames }
}

function yearsOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: FigureMapping,
): readonly number[] {
  if (mapping.layout === 'periods') return periodColumns(headings).map(({ period }) => yearOf(period))
  const { period } = mapping
  if (period === undefined) return []
  const said = 'fixed' in period ? [period.fixed] : rows.map((row) => row[period.column] ?? '')
  return said
    .map((text) => text.trim())
    .filter((text) => periodNumber(text) !== undefined)
    .map(yearOf)
}
