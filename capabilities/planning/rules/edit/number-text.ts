import { settle } from '../../../../kernel/decimal.ts'

/** What somebody typed or pasted into a cell of months. */
export type ReadNumber =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'unreadable' }

/** `x` or a tick is how plans mark a month: it counts one. */
const MARK = /^[xX✓✔]$/u
const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+)$/u
/** `1,234` and `1,234.5`, as this country writes; `0,125` has no thousands. */
const COMMA_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/u
const POINT_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/u
const BLANK_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/u
const COMMA = /^[+-]?(?:\d+,\d*|,\d+)$/u

/**
 * A number as people write it in cells: decimal point or comma, thousands with comma, point or blank, a percentage as the share
 * it is, a mark as one. `1,234` is one thousand two hundred thirty-four, because that is how the country writes it. Words are
 * no number, and are never taken for nothing.
 */
export function readNumber(typed: string): ReadNumber {
  const text = typed.replace(/\s+/gu, ' ').trim()
  if (text === '') return { kind: 'empty' }
  if (MARK.test(text)) return { kind: 'number', value: 1 }
  if (text.endsWith('%')) {
    const share = readNumber(text.slice(0, -1))
    return share.kind === 'number' ? { kind: 'number', value: settle(share.value / 100) } : { kind: 'unreadable' }
  }
  const plain = plainDecimal(text)
  const value = plain === undefined ? Number.NaN : settle(Number(plain))
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'unreadable' }
}

function plainDecimal(text: string): string | undefined {
  if (POINT.test(text)) return text
  if (COMMA_THOUSANDS.test(text)) return text.replaceAll(',', '')
  if (POINT_THOUSANDS.test(text)) return text.replaceAll('.', '').replace(',', '.')
  if (BLANK_THOUSANDS.test(text)) return text.replaceAll(' ', '').replace(',', '.')
  if (COMMA.test(text)) return text.replace(',', '.')
  return undefined
}
