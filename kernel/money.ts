/** Money is whole cents of one currency; never a floating number of dollars. */
export interface Money {
  readonly cents: number
  readonly currency: string
}

/** Parses `1,234.56` or `1234.5` (El Salvador writes a decimal point) to cents; undefined when it is not an amount. */
export function parseMoney(text: string, currency: string): Money | undefined {
  const match = /^\$?\s*(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const whole = Number((match[2] ?? '').replaceAll(',', ''))
  const cents = Number((match[3] ?? '').padEnd(2, '0'))
  const value = whole * 100 + cents
  if (!Number.isSafeInteger(value)) return undefined
  return { cents: match[1] === '-' ? -value : value, currency }
}
