/** Money is whole cents of one currency; never a floating number of dollars. */
export interface Money {
  readonly cents: number
  readonly currency: string
}

/**
 * Parses `1,234.56`, `$1234.5` or `-$3` (El Salvador writes a decimal point; what we print ourselves bears a true minus) to
 * cents; undefined when it is not an amount.
 */
export function parseMoney(text: string, currency: string): Money | undefined {
  const match = /^([-−]?)\s*\$?\s*([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/u.exec(text.trim())
  if (!match || (match[1] !== '' && match[2] !== '')) return undefined
  const whole = Number((match[3] ?? '').replaceAll(',', ''))
  const cents = Number((match[4] ?? '').padEnd(2, '0'))
  const value = whole * 100 + cents
  if (!Number.isSafeInteger(value)) return undefined
  const negative = match[1] !== '' || match[2] !== ''
  return { cents: negative && value !== 0 ? -value : value, currency }
}
