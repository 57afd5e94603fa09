import { type Maybe, missing } from '../../../../kernel/missing.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import type { Text } from '../../../../kernel/text.ts'

/** A place as a table may name it: by our code, by an official one, or by its name. */
export interface TablePlace {
  readonly code: string
  readonly name: string
  readonly officialCodes: Readonly<Record<string, string>>
}

/** What of a table could not be taken, with its line; the rest of the table is not taken either, so that no figure goes missing. */
export interface TableFault {
  readonly line: number
  readonly kind: 'two_columns' | 'unknown_place' | 'twice' | 'no_number'
  readonly said: string
}

export interface ReadTable {
  /** By code of the place. A place without a value is known to have none. */
  readonly figures: ReadonlyMap<string, Maybe<number>>
  readonly faults: readonly TableFault[]
}

/** As many lines as a grid has cells. */
export const MOST_LINES = 20_000

/**
 * Reads a table that somebody pasted: a place and a value on each line, apart by a semicolon, a tab or a comma. A first line whose
 * second column is no number is a heading. Empty: there is no figure of the place. In an address lines are parted by `|`.
 */
export function readTable(text: string, places: readonly TablePlace[]): ReadTable {
  const known = namesOf(places)
  const figures = new Map<string, Maybe<number>>()
  const faults: TableFault[] = []
  const lines = text.split(/\r\n|\n|\r|\|/u).slice(0, MOST_LINES)
  let isFirst = true
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === '') continue
    const line = index + 1
    const cells = cellsOf(raw)
    const heading = isFirst
    isFirst = false
    if (cells === undefined) {
      faults.push({ line, kind: 'two_columns', said: raw.trim() })
      continue
    }
    const [named, said] = cells
    const value = numberOf(said)
    const code = known.get(fold(named))
    if (heading && code === undefined && value === undefined) continue
    if (code === undefined) faults.push({ line, kind: 'unknown_place', said: named })
    else if (value === undefined) faults.push({ line, kind: 'no_number', said })
    else if (figures.has(code)) faults.push({ line, kind: 'twice', said: named })
    else figures.set(code, value)
  }
  return { figures, faults }
}

/** A name that two places share names neither. */
function namesOf(places: readonly TablePlace[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  const shared = new Set<string>()
  for (const { code, name, officialCodes } of places)
    for (const each of [name, ...Object.values(officialCodes)]) {
      const key = fold(each)
      if (known.has(key) && known.get(key) !== code) shared.add(key)
      known.set(key, code)
    }
  for (const key of shared) known.delete(key)
  for (const { code } of places) known.set(fold(code), code)
  return known
}

function cellsOf(raw: string): readonly [string, string] | undefined {
  const separator = [';', '\t', ','].find((each) => raw.includes(each))
  if (separator === undefined) return undefined
  // Of a comma, the first one that is not inside quotes parts the place from its value, which may have commas of its own.
  const quoted = /^\s*"([^"]*)"\s*[;\t,](.*)$/u.exec(raw)
  const [place, value] =
    quoted === null
      ? [raw.slice(0, raw.indexOf(separator)), raw.slice(raw.indexOf(separator) + 1)]
      : [quoted[1], quoted[2]]
  const cell = (value ?? '')
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .trim()
  return separator !== ',' && /[;\t]/u.test(cell) ? undefined : [(place ?? '').trim(), cell]
}

/** `1,234.5` as it is written here, `1234,5` as spreadsheets in Spanish write it; undefined: no number. */
function numberOf(said: string): Maybe<number> | undefined {
  if (said === '') return missing('not_collected')
  const plain = said.replaceAll(/\s/gu, '')
  const text = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/u.test(plain)
    ? plain.replaceAll(',', '')
    : plain.replace(/^(-?\d+),(\d+)$/u, '$1.$2')
  return /^-?\d+(\.\d+)?$/u.test(text) ? Number(text) : undefined
}

export function faultWords({ line, kind, said }: TableFault): Text {
  const es: Record<TableFault['kind'], string> = {
    two_columns: `no se distinguen el lugar y su valor en «${said}»`,
    unknown_place: `«${said}» no es un lugar de la división`,
    twice: `«${said}» ya tiene un valor más arriba`,
    no_number: `«${said}» no es un número`,
  }
  const en: Record<TableFault['kind'], string> = {
    two_columns: `the place and its value cannot be told apart in “${said}”`,
    unknown_place: `“${said}” is no place of the division`,
    twice: `“${said}” has a value further up`,
    no_number: `“${said}” is no number`,
  }
  return { es: `Línea ${line}: ${es[kind]}.`, en: `Line ${line}: ${en[kind]}.` }
}
