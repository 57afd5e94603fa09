/** Money is whole cents of one currency; never a floating number of dollars. */
export interface Money {
  readonly cents: number
  readonly currency: string
}

/** `1,234.56` and `1 234.5`, as El Salvador writes them. */
const POINT = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.(\d{1,2}))?$/u
/** `1.234,56` and `1234,5`, as other countries do: a comma before one or two last figures cannot mean thousands. */
const COMMA = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+),(\d{1,2})$/u

/**
 * Parses what people write as an amount to cents, with or without `$`, `US$` or the currency's code; undefined when it is not
 * an amount, or could be two (`1.234`). What we print ourselves bears a true minus, and is read back.
 */
export function parseMoney(text: string, currency: string): Money | undefined {
  const plain = text.trim().replace(/[\u00a0\u202f]/gu, ' ')
  const signed = /^([-−]?)\s*(?:(?:US)?\$|[A-Z]{3}\b)?\s*([-−]?)\s*(\d.*?)(?:\s*([A-Z]{3}))?$/u.exec(plain)
  if (!signed || (signed[1] !== '' && signed[2] !== '')) return undefined
  const named = /[A-Z]{3}/u.exec(plain.replace('US$', '$'))?.[0]
  if (named !== undefined && named !== currency) return undefined
  const match = POINT.exec(signed[3] ?? '') ?? COMMA.exec(signed[3] ?? '')
  if (!match) return undefined
  const whole = Number((match[1] ?? '').replace(/[,. ]/g, ''))
  const cents = Number((match[2] ?? '').padEnd(2, '0'))
  const value = whole * 100 + cents
  if (!Number.isSafeInteger(value)) return undefined
  const negative = signed[1] !== '' || signed[2] !== ''
  return { cents: negative && value !== 0 ? -value : value, currency }
}
