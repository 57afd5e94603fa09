import { fold } from '../../../kernel/sort-key.ts'
import { cleanText } from './cell-text.ts'

/** A unit of the institution, with every name it goes by in documents. */
export interface KnownUnit {
  readonly code: string
  readonly names: readonly string[]
}

const SMALL_WORDS = new Set([
  'de',
  'del',
  'la',
  'las',
  'el',
  'los',
  'y',
  'e',
  'a',
  'en',
  'para',
  'plan',
  'operativo',
  'anual',
  'trabajo',
  'poa',
  'ano',
])

/** Words that tell units apart, each cut to what singular and plural share. */
function tellingWords(text: string): readonly string[] {
  return (fold(cleanText(text)).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !SMALL_WORDS.has(word) && !/^20\d{2}$/u.test(word))
    .map((word) => (word.length < 4 ? word : word.replace(/s$/u, '').replace(/(?<=[^aeiou])e$/u, '')))
}

/** The unit a text names: of those whose name it holds whole, the longest name. Undefined when none or two tie. */
export function unitNamedIn(text: string, units: readonly KnownUnit[]): KnownUnit | undefined {
  return unitsNamedIn(text, units)[0]
}

/** All units a text names, the longest name first; a name within another's is not counted again. */
export function unitsNamedIn(text: string, units: readonly KnownUnit[]): readonly KnownUnit[] {
  const words = new Set(tellingWords(text))
  const hits = units.flatMap((unit) => {
    const names = [unit.code, ...unit.names]
      .map(tellingWords)
      .filter((name) => name.length > 0 && name.every((word) => words.has(word)))
    const longest = names.sort((a, b) => b.length - a.length)[0]
    return longest ? [{ unit, name: longest }] : []
  })
  const ordered = hits.sort((a, b) => b.name.length - a.name.length || (a.unit.code < b.unit.code ? -1 : 1))
  return ordered
    .filter((hit, i) => !ordered.slice(0, i).some((longer) => hit.name.every((word) => longer.name.includes(word))))
    .map((hit) => hit.unit)
}

/** Share of the words of a name that a text holds, for lists of units when no unit is known. */
export function resembles(name: string, text: string): boolean {
  const words = new Set(tellingWords(text))
  const wanted = tellingWords(name)
  return wanted.length > 0 && wanted.filter((word) => words.has(word)).length / wanted.length >= 0.75
}
