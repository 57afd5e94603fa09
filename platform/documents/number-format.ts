import type { CivilDate } from '../../kernel/civil.ts'
import { formatSerial, serialToDate } from './date-format.ts'
import { BUILT_IN_FORMATS, type FormatSection, type FormatToken, parseFormatCode } from './number-format-code.ts'

/** How the numbers of one style are shown. Compiled once for each style of a workbook. */
export interface NumberFormat {
  show(value: number): string
  /** Text cells pass through the fourth section (`@`), mostly unchanged. */
  showText(text: string): string
  /** The civil day of a serial number, when the format shows one. */
  date?(value: number): CivilDate | undefined
}

export const GENERAL: NumberFormat = { show: general, showText: (text) => text }

/**
 * Compiles a format code. Months and days without a stated language are shown in Spanish and system dates as
 * day/month/year: that is what the person in the institution saw. Fractions (`# ?/?`) are shown as decimals.
 */
export function compileNumberFormat(code: string, epoch1904: boolean): NumberFormat {
  if (/^general$/i.test(code) || code === '') return GENERAL
  const sections = parseFormatCode(code)
  const textSection = sections.length > 3 ? sections[3] : sections.find(showsText)
  const numeric = sections.filter((section, i) => i < 3 && !(showsText(section) && sections.length > 1))
  const isDate = numeric.some((section) => section.tokens.some((token) => token.is === 'date'))
  return {
    // No sheet holds such a number; a damaged one may.
    show: (value) => (Number.isFinite(value) ? showNumber(value, numeric, epoch1904) : String(value)),
    showText: textSection ? (text) => fillText(textSection, text) : (text) => text,
    ...(isDate ? { date: (value: number) => serialToDate(value, epoch1904) } : {}),
  }
}

export function builtInFormat(id: number, epoch1904: boolean): NumberFormat {
  return compileNumberFormat(BUILT_IN_FORMATS[id] ?? 'General', epoch1904)
}

/** Fifteen significant digits, all a spreadsheet keeps; long codes are not cut to the eleven a narrow cell shows. */
export function general(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  const exponent = /^(.*)e([+-])(\d+)$/.exec(text)
  return exponent ? `${exponent[1]}E${exponent[2]}${(exponent[3] ?? '').padStart(2, '0')}` : text
}

const showsText = (section: FormatSection) => section.tokens.some((token) => token.is === 'text')

function fillText(section: FormatSection, text: string): string {
  const shown = section.tokens
    .map((token) => (token.is === 'text' ? text : token.is === 'literal' ? token.text : ''))
    .join('')
  return section.tokens.length === 1 ? shown : shown.trim()
}

function showNumber(value: number, sections: readonly FormatSection[], epoch1904: boolean): string {
  const chosen = chooseSection(value, sections)
  if (!chosen) return general(value)
  const { section, magnitude } = chosen
  if (section.tokens.some((token) => token.is === 'date' || token.is === 'time' || token.is === 'half_day')) {
    return formatSerial(value, section, epoch1904) ?? general(value)
  }
  if (section.tokens.length === 0) return ''
  if (section.tokens.some((token) => token.is === 'fraction' || token.is === 'text')) return general(value)
  const sign = magnitude < 0 ? '-' : ''
  const shown = formatDigits(Math.abs(magnitude), section.tokens)
  return (sign !== '' && /[1-9]/.test(shown) ? sign + shown : shown).trim()
}

/** The section a number falls into, and the number it shows: a negative section of its own shows no sign. */
function chooseSection(
  value: number,
  sections: readonly FormatSection[],
): { section: FormatSection; magnitude: number } | undefined {
  const [first, second, third] = sections
  if (!first) return undefined
  if (sections.some((section) => section.condition)) {
    const section = sections.find((one) => !one.condition || meets(value, one.condition))
    return section && { section, magnitude: section === first ? value : Math.abs(value) }
  }
  if (value < 0 && second) return { section: second, magnitude: -value }
  if (value === 0 && third) return { section: third, magnitude: 0 }
  return { section: first, magnitude: value }
}

function meets(value: number, condition: { readonly operator: string; readonly operand: number }): boolean {
  const { operator, operand } = condition
  if (operator === '<') return value < operand
  if (operator === '<=') return value <= operand
  if (operator === '>') return value > operand
  if (operator === '>=') return value >= operand
  return operator === '<>' ? value !== operand : value === operand
}

function formatDigits(magnitude: number, tokens: readonly FormatToken[]): string {
  if (tokens.some((token) => token.is === 'general')) {
    return tokens
      .map((token) => (token.is === 'general' ? general(magnitude) : token.is === 'literal' ? token.text : ''))
      .join('')
  }
  const exponentAt = tokens.findIndex((token) => token.is === 'exponent')
  if (exponentAt >= 0) return formatScientific(magnitude, tokens, exponentAt)
  const digitPlaces = tokens.flatMap((token, i) => (token.is === 'digit' ? [i] : []))
  const lastDigit = digitPlaces.at(-1) ?? -1
  const pointAt = tokens.findIndex((token) => token.is === 'point')
  const firstDigit = digitPlaces[0] ?? tokens.length
  const lastWhole = digitPlaces.filter((i) => pointAt < 0 || i < pointAt).at(-1) ?? -1
  let scale = 1
  let grouped = false
  for (const [i, token] of tokens.entries()) {
    if (token.is === 'percent') scale *= 100
    if (token.is !== 'comma') continue
    // A comma between digits groups thousands; after the last digit it divides by a thousand.
    if (i > firstDigit && i < lastWhole) grouped = true
    else if (i > lastWhole && (i > lastDigit || i === lastWhole + 1)) scale /= 1000
  }
  const decimals = pointAt < 0 ? 0 : digitPlaces.filter((i) => i > pointAt).length
  const [whole, fraction] = roundDecimal(magnitude * scale, decimals)
  return place(tokens, pointAt, whole, fraction, grouped)
}

/** Puts digits into their placeholders: whole part from the right, fraction from the left. */
function place(
  tokens: readonly FormatToken[],
  pointAt: number,
  whole: string,
  fraction: string,
  grouped: boolean,
): string {
  const end = pointAt < 0 ? tokens.length : pointAt
  const wholeDigits = whole === '0' ? '' : whole
  let shownWhole = ''
  let used = 0
  const placesBefore = tokens.slice(0, end).filter((token) => token.is === 'digit').length
  let placesLeft = placesBefore
  const push = (digit: string) => {
    shownWhole = digit + (grouped && used > 0 && used % 3 === 0 ? ',' : '') + shownWhole
    used += 1
  }
  for (let i = end - 1; i >= 0; i -= 1) {
    const token = tokens[i]
    if (token?.is === 'literal') shownWhole = token.text + shownWhole
    else if (token?.is === 'percent') shownWhole = `%${shownWhole}`
    else if (token?.is === 'digit') {
      placesLeft -= 1
      const digit = wholeDigits.at(-1 - used)
      if (digit !== undefined) push(digit)
      else if (token.placeholder === '0') push('0')
      else if (token.placeholder === '?') shownWhole = ` ${shownWhole}`
      if (placesLeft === 0)
        for (let k = used; k < wholeDigits.length; k += 1) push(wholeDigits.charAt(wholeDigits.length - 1 - k))
    }
  }
  if (pointAt < 0) return shownWhole
  if (placesBefore === 0) shownWhole += wholeDigits
  return shownWhole + fractionPart(tokens.slice(pointAt + 1), fraction)
}

function fractionPart(tokens: readonly FormatToken[], fraction: string): string {
  const significant = fraction.replace(/0+$/, '').length
  let shown = '.'
  let used = 0
  for (const token of tokens) {
    if (token.is === 'literal') shown += token.text
    else if (token.is === 'percent') shown += '%'
    else if (token.is === 'digit') {
      const digit = fraction.charAt(used)
      if (used < significant || token.placeholder === '0') shown += digit
      else if (token.placeholder === '?') shown += ' '
      used += 1
    }
  }
  return shown
}

function formatScientific(magnitude: number, tokens: readonly FormatToken[], exponentAt: number): string {
  const mantissa = tokens.slice(0, exponentAt)
  const pointAt = mantissa.findIndex((token) => token.is === 'point')
  const isDigit = (token: FormatToken) => token.is === 'digit'
  const wholePlaces = Math.max(1, mantissa.slice(0, pointAt < 0 ? undefined : pointAt).filter(isDigit).length)
  const decimals = pointAt < 0 ? 0 : mantissa.slice(pointAt).filter(isDigit).length
  let exponent = magnitude === 0 ? 0 : Number(magnitude.toExponential(14).split('e')[1])
  exponent = Math.floor(exponent / wholePlaces) * wholePlaces
  let [whole, fraction] = roundDecimal(magnitude / 10 ** exponent, decimals)
  if (whole.length > wholePlaces) {
    exponent += wholePlaces
    ;[whole, fraction] = roundDecimal(magnitude / 10 ** exponent, decimals)
  }
  const token = tokens[exponentAt]
  const sign = exponent < 0 ? '-' : token?.is === 'exponent' && token.sign === '+' ? '+' : ''
  const places = tokens.slice(exponentAt).filter(isDigit).length
  return `${place(mantissa, pointAt, whole, fraction, false)}E${sign}${String(Math.abs(exponent)).padStart(places, '0')}`
}

/** Rounds half away from zero on the fifteen decimal digits a spreadsheet keeps, so that 1.005 shows 1.01 as it does there. */
function roundDecimal(magnitude: number, decimals: number): [whole: string, fraction: string] {
  if (!(magnitude < 1e21))
    return [BigInt(Math.round(Math.min(magnitude, Number.MAX_VALUE))).toString(), '0'.repeat(decimals)]
  const [digits = '0', exponent = '0'] = magnitude.toExponential(14).split('e')
  const shift = Number(exponent) - 14 + decimals
  let scaled = BigInt(digits.replace('.', ''))
  if (shift >= 0) scaled *= 10n ** BigInt(shift)
  else if (shift < -20) scaled = 0n
  else {
    const divisor = 10n ** BigInt(-shift)
    scaled = (scaled + divisor / 2n) / divisor
  }
  const text = scaled.toString().padStart(decimals + 1, '0')
  return [text.slice(0, text.length - decimals), text.slice(text.length - decimals)]
}
