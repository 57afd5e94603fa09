/**
 * Text of a spreadsheet file. Characters that XML forbids are written `_x0008_`, and a text that really contains such
 * a group has its first underscore written `_x005F_` (ECMA-376 part 1 §22.9.2.19).
 */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** What a cell of a sheet can hold (§18.4, and every office program). */
export const MOST_CELL_CHARACTERS = 32_767

/**
 * The same escape for writing: control characters, halves of a surrogate pair and non-characters, which XML cannot
 * carry, and texts that look like an escape. What is written reads back as it was. The `x` of such a text is escaped
 * rather than its underscore: the library that writes collapses repeated `_x005F_`.
 */
export function encodeEscapes(text: string): string {
  const guarded = text.replace(/_x(?=[0-9a-fA-F]{4})/g, '__x0078_')
  return guarded.replace(UNWRITABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

const UNWRITABLE = new RegExp(
  [
    '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]',
    '[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])',
    '(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]',
  ].join('|'),
  'g',
)
