import type { Locale } from '../../kernel/text.ts'

/** One piece of a number format code (ECMA-376 part 1 §18.8.31). */
export type FormatToken =
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'digit'; readonly placeholder: '0' | '#' | '?' }
  | { readonly is: 'point' }
  | { readonly is: 'comma' }
  | { readonly is: 'percent' }
  | { readonly is: 'exponent'; readonly sign: '+' | '-' }
  | { readonly is: 'fraction' }
  | { readonly is: 'text' }
  | { readonly is: 'general' }
  | { readonly is: 'date'; readonly letter: 'y' | 'm' | 'd'; readonly length: number }
  | { readonly is: 'time'; readonly letter: 'h' | 'min' | 's'; readonly length: number; readonly elapsed: boolean }
  | { readonly is: 'subsecond'; readonly digits: number }
  | { readonly is: 'half_day'; readonly form: 'AM/PM' | 'A/P' }

export interface FormatSection {
  readonly tokens: readonly FormatToken[]
  readonly condition?: { readonly operator: string; readonly operand: number }
  readonly locale?: Locale
}

const MOST_TOKENS = 300

/** Splits a code into its sections. Nothing in it can fail: what is not understood is shown as it stands. */
export function parseFormatCode(code: string): readonly FormatSection[] {
  const sections: FormatSection[] = []
  let tokens: FormatToken[] = []
  let condition: FormatSection['condition']
  let locale: Locale | undefined
  const endSection = () => {
    sections.push({
      tokens: minutesToldFromMonths(tokens),
      ...(condition ? { condition } : {}),
      ...(locale ? { locale } : {}),
    })
    tokens = []
    condition = undefined
    locale = undefined
  }
  const literal = (text: string) => tokens.push({ is: 'literal', text })
  let at = 0
  while (at < code.length && tokens.length < MOST_TOKENS) {
    const char = code.charAt(at)
    const rest = code.slice(at)
    if (char === ';') {
      endSection()
      at += 1
    } else if (char === '"') {
      const end = code.indexOf('"', at + 1)
      literal(code.slice(at + 1, end < 0 ? undefined : end))
      at = end < 0 ? code.length : end + 1
    } else if (char === '\\') {
      literal(code.charAt(at + 1))
      at += 2
    } else if (char === '_' || char === '*') {
      // Padding the width of a character: the person sees a gap, the text has none worth keeping.
      if (char === '_') literal(' ')
      at += 2
    } else if (char === '[') {
      const end = code.indexOf(']', at)
      const inside = code.slice(at + 1, end < 0 ? undefined : end)
      at = end < 0 ? code.length : end + 1
      const elapsed = /^(h+|m+|s+)$/i.exec(inside)
      const compared = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/.exec(inside)
      if (elapsed) {
        const letter = inside.charAt(0).toLowerCase()
        tokens.push({
          is: 'time',
          letter: letter === 'm' ? 'min' : letter === 'h' ? 'h' : 's',
          length: inside.length,
          elapsed: true,
        })
      } else if (compared) condition = { operator: compared[1] ?? '=', operand: Number(compared[2]) }
      else if (inside.startsWith('$')) {
        const [symbol = '', tag = ''] = inside.slice(1).split('-')
        if (symbol !== '') literal(symbol)
        locale = localeOf(tag) ?? locale
      }
    } else if (/^general/i.test(rest)) {
      tokens.push({ is: 'general' })
      at += 7
    } else if (/^(am\/pm|a\/p)/i.test(rest)) {
      const form = rest.slice(0, 3).toUpperCase() === 'A/P' ? 'A/P' : 'AM/PM'
      tokens.push({ is: 'half_day', form })
      at += form.length
    } else if (/^e[+-]/i.test(rest)) {
      tokens.push({ is: 'exponent', sign: code.charAt(at + 1) === '-' ? '-' : '+' })
      at += 2
    } else if (/^[ymdhs]/i.test(rest)) {
      const run = /^(y+|m+|d+|h+|s+)/i.exec(rest)?.[0] ?? char
      const letter = char.toLowerCase()
      if (letter === 'h' || letter === 's') {
        tokens.push({ is: 'time', letter, length: run.length, elapsed: false })
      } else if (letter === 'y' || letter === 'm' || letter === 'd') {
        tokens.push({ is: 'date', letter, length: run.length })
      }
      at += run.length
    } else if (char === '.' && tokens.at(-1)?.is === 'time' && /^\.0+/.test(rest)) {
      const digits = (/^\.0+/.exec(rest)?.[0].length ?? 1) - 1
      tokens.push({ is: 'subsecond', digits: Math.min(3, digits) })
      at += digits + 1
    } else {
      tokens.push(singleToken(char))
      at += 1
    }
  }
  endSection()
  return sections
}

function singleToken(char: string): FormatToken {
  if (char === '0' || char === '#' || char === '?') return { is: 'digit', placeholder: char }
  if (char === '.') return { is: 'point' }
  if (char === ',') return { is: 'comma' }
  if (char === '%') return { is: 'percent' }
  if (char === '/') return { is: 'fraction' }
  if (char === '@') return { is: 'text' }
  return { is: 'literal', text: char }
}

/** `m` beside hours or seconds means minutes (§18.8.31): after h, or before s, whatever literals stand between. */
function minutesToldFromMonths(tokens: readonly FormatToken[]): readonly FormatToken[] {
  const parts = tokens.filter((token) => token.is === 'date' || token.is === 'time')
  return tokens.map((token) => {
    if (token.is !== 'date' || token.letter !== 'm' || token.length > 2) return token
    const index = parts.indexOf(token)
    const before = parts[index - 1]
    const after = parts[index + 1]
    const isMinutes = (before?.is === 'time' && before.letter === 'h') || (after?.is === 'time' && after.letter === 's')
    return isMinutes ? { is: 'time', letter: 'min', length: token.length, elapsed: false } : token
  })
}

/** Windows language identifier in hexadecimal: its lowest ten bits are the language (0x0A Spanish, 0x09 English). */
function localeOf(tag: string): Locale | undefined {
  const lcid = Number.parseInt(tag, 16)
  if (Number.isNaN(lcid)) return tag.startsWith('es') ? 'es' : tag.startsWith('en') ? 'en' : undefined
  const language = lcid & 0x3ff
  return language === 0x0a ? 'es' : language === 0x09 ? 'en' : undefined
}

/** Codes that a file names by number only (§18.8.30). 14 and 22 follow the reader's system: here the country's day/month/year. */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
  42: '_-"$"* #,##0_-;-"$"* #,##0_-;_-"$"* "-"_-;_-@_-',
  43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
  44: '_-"$"* #,##0.00_-;-"$"* #,##0.00_-;_-"$"* "-"??_-;_-@_-',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}
