import { fold } from '../../../kernel/sort-key.ts'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Most cells: one line of ordinary letters, nothing to clean. */
const PLAIN = /^(?! )(?!.* $)(?!.* {2})[!-%'-)+-;=-[\]-~ \u00BF-\u017F\u00AB\u00BB\u2013\u2014\u2018-\u201D]*$/u

/**
 * A cell's text without the markup that word processors and converters leave in it: HTML paragraphs, `**bold**`, `\$`.
 * Paragraphs become lines parted by a blank line; no word is lost.
 */
export function cleanText(raw: string): string {
  if (PLAIN.test(raw)) return raw
  return raw
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(/<\/(?:p|div|li)>/giu, '\n\n')
    .replace(/<br\s*\/?>/giu, '\n')
    .replace(/<\/?(?:p|div|span|b|i|u|strong|em|ul|ol|li|font)(?:\s[^<>]*)?>/giu, ' ')
    .replace(/&(#?\w+);/gu, (whole, name: string) => entity(name) ?? whole)
    .replace(/\*\*/gu, '')
    .replace(/\\([$*_#])/gu, '$1')
    .replace(/[\u200B-\u200D\uFEFF\u00AD]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n */gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

function entity(name: string): string | undefined {
  const code = /^#x([0-9a-f]{1,6})$/iu.exec(name)?.[1]
  const point = code ? Number.parseInt(code, 16) : Number(/^#(\d{1,7})$/u.exec(name)?.[1] ?? Number.NaN)
  if (Number.isInteger(point) && point > 31 && point < 0x110000) return String.fromCodePoint(point)
  return ENTITIES[name.toLowerCase()]
}

/** On one line, blanks collapsed. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Words of a text, folded: what must be found again in the plan for a cell to count as placed. */
export function wordsOf(text: string): readonly string[] {
  return fold(cleanText(text)).match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * Folded for comparing patterns, each letter still at its own index, so that a match can be cut from the original.
 */
export function foldInPlace(text: string): string {
  return text.toLowerCase().length === text.length
    ? text.toLowerCase().replace(/[^\0-\x7f]/gu, foldedChar)
    : text.replace(/[^\0-\x7f]|[A-Z]/gu, foldedChar)
}

function foldedChar(char: string): string {
  const base = char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return base.length === char.length ? base : base.slice(0, char.length).padEnd(char.length, ' ')
}

/** Texts that say the same but for case, accents, punctuation and blanks. */
export function identity(text: string): string {
  return wordsOf(text).join(' ')
}

/** A cell that holds only a drawn line: `---`, `____`. */
export function isDrawnLine(text: string): boolean {
  return /^[\s\-–—_=:|*~.]{2,}$/u.test(text)
}

/** A cell that says in so many words that there is nothing to say. */
export function saysNothing(text: string): boolean {
  return /^(?:n\s*[/.]\s*a\.?|no aplica|ningun[oa]|-|–|—)$/u.test(fold(cleanText(text)))
}
