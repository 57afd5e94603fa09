import type { Text } from '../../../kernel/text.ts'
import { readMonthCell } from '../rules/edit/month-value.ts'
import { checkTotal } from '../rules/edit/programme.ts'
import { changedPlaces, placeKey, type Sheet } from '../rules/edit/sheet.ts'
import type { SheetKind } from '../rules/edit/sheet-form.ts'

interface RowKnown {
  readonly title: string
  readonly marks: boolean
}

/**
 * Cells that were changed and could not be saved so, as `row.column`, with the sentence: what is no number, and months that do
 * not add up to a written total. What nobody touched is not judged.
 */
export function wrongCells(sheet: Sheet, rows: readonly RowKnown[], kind: SheetKind): ReadonlyMap<string, Text> {
  const wrong = new Map<string, Text>()
  const touched = changedPlaces(sheet)
  for (const place of touched) {
    const marks = rows[place.row]?.marks ?? false
    const read = readMonthCell(sheet.now[place.row]?.[place.column] ?? '', { what: kind, marks })
    if (!read.ok) wrong.set(placeKey(place), read.refusal.message)
  }
  if (kind === 'executed') return wrong
  for (const row of new Set(touched.map((place) => place.row))) {
    const known = rows[row]
    const values = (sheet.now[row] ?? []).map((text) => readMonthCell(text, { what: kind, marks: false }))
    const read = values.flatMap((value) => (value.ok ? [value.value] : []))
    const total = read[12]
    if (known === undefined || read.length !== 13 || total === null || total === undefined) continue
    const schedule = { kind: 'quantities', months: read.slice(0, 12), annualTotal: total } as const
    const checked = checkTotal({ code: undefined, title: known.title }, schedule)
    if (!checked.ok) wrong.set(placeKey({ row, column: 12 }), checked.refusal.message)
  }
  return wrong
}
