/** Text folded for search: lower case, accents dropped (ñ too: nobody should have to type it), blanks collapsed. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/**
 * Key for sorting Spanish text the same way on both databases (the embedded one ignores the locale):
 * accents dropped, but ñ after n, as the Spanish alphabet has it; digits sort by value up to twelve places.
 */
export function sortKey(text: string): string {
  const marked = text.normalize('NFC').toLowerCase().replace(/ñ/gu, 'n\u{10FFFF}')
  const plain = marked
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\u{10FFFF}/gu, '~')
  return plain
    .replace(/\d+/gu, (digits) => digits.padStart(12, '0'))
    .replace(/\s+/gu, ' ')
    .trim()
}
