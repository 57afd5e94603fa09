import type { CivilDate, Month } from '../../kernel/civil.ts'
import { monthName } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'
import type { FormatSection, FormatToken } from './number-format-code.ts'

const DAY_MILLISECONDS = 86_400_000
const WEEKDAYS: Record<Locale, readonly string[]> = {
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly milliseconds: number
  /** The serial number itself, in milliseconds, for elapsed time (`[h]`). */
  readonly elapsed: number
}

/**
 * A serial number as a day and time of day. Spreadsheets count days from 1900 and believe that 1900 was a leap year
 * (serial 60 is 29 February 1900, ECMA-376 part 1 §18.17.4.1), or from 1904. Undefined outside 1900–9999.
 */
function momentOf(serial: number, epoch1904: boolean): Moment | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined
  const milliseconds = Math.round(serial * DAY_MILLISECONDS)
  const days = Math.floor(milliseconds / DAY_MILLISECONDS)
  const ofDay = milliseconds - days * DAY_MILLISECONDS
  const counted = epoch1904 ? days + 1462 : days
  if (counted > 2_958_465) return undefined
  if (counted === 60) return { year: 1900, month: 2, day: 29, weekday: 3, milliseconds: ofDay, elapsed: milliseconds }
  // Only arithmetic on the proleptic calendar in UTC: no zone, no clock.
  const date = new Date(Date.UTC(1899, 11, counted < 60 ? 31 : 30) + counted * DAY_MILLISECONDS)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (counted + 6) % 7,
    milliseconds: ofDay,
    elapsed: milliseconds,
  }
}

export function serialToDate(serial: number, epoch1904: boolean): CivilDate | undefined {
  const moment = momentOf(serial, epoch1904)
  if (!moment || (serial < 1 && !epoch1904)) return undefined
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(moment.year, 4)}-${pad(moment.month, 2)}-${pad(moment.day, 2)}`
}

/** Undefined when the number is no moment; the sheet shows `#####` there, we show the number. */
export function formatSerial(serial: number, section: FormatSection, epoch1904: boolean): string | undefined {
  const smallest = smallestShown(section.tokens)
  const moment = momentOf(Math.round((serial * DAY_MILLISECONDS) / smallest) * (smallest / DAY_MILLISECONDS), epoch1904)
  if (!moment) return undefined
  const halfDay = section.tokens.some((token) => token.is === 'half_day')
  return section.tokens
    .map((token) => showPart(token, moment, section.locale ?? 'es', halfDay))
    .join('')
    .trim()
}

/** Seconds are rounded to what is shown; hours and minutes are cut, as a clock does. */
function smallestShown(tokens: readonly FormatToken[]): number {
  const subsecond = tokens.find((token) => token.is === 'subsecond')
  if (subsecond?.is === 'subsecond') return 10 ** (3 - subsecond.digits)
  return tokens.some((token) => token.is === 'time' && token.letter === 's') ? 1000 : 1
}

function showPart(token: FormatToken, moment: Moment, locale: Locale, halfDay: boolean): string {
  switch (token.is) {
    case 'literal':
      return token.text
    case 'fraction':
      return '/'
    case 'comma':
      return ','
    case 'point':
      return '.'
    case 'half_day': {
      const word = moment.milliseconds < DAY_MILLISECONDS / 2 ? 'AM' : 'PM'
      return token.form === 'A/P' ? word.charAt(0) : word
    }
    case 'subsecond':
      return `.${String(moment.milliseconds % 1000)
        .padStart(3, '0')
        .slice(0, token.digits)}`
    case 'time':
      return showTime(token, moment, halfDay)
    case 'date':
      return showDate(token, moment, locale)
    default:
      return ''
  }
}

function showTime(token: Extract<FormatToken, { is: 'time' }>, moment: Moment, halfDay: boolean): string {
  const unit = token.letter === 'h' ? 3_600_000 : token.letter === 'min' ? 60_000 : 1000
  const whole = Math.floor((token.elapsed ? moment.elapsed : moment.milliseconds) / unit)
  let shown = whole
  if (!token.elapsed) shown = token.letter === 'h' ? (halfDay ? ((whole + 11) % 12) + 1 : whole) : whole % 60
  return String(shown).padStart(token.length, '0')
}

function showDate(token: Extract<FormatToken, { is: 'date' }>, moment: Moment, locale: Locale): string {
  const { length } = token
  if (token.letter === 'y') return length > 2 ? String(moment.year) : String(moment.year % 100).padStart(2, '0')
  if (token.letter === 'd') {
    if (length < 3) return String(moment.day).padStart(length, '0')
    const name = WEEKDAYS[locale][moment.weekday] ?? ''
    return length === 3 ? name.slice(0, 3) : name
  }
  const month = moment.month as Month
  if (length < 3) return String(month).padStart(length, '0')
  if (length === 5) return monthName(month, locale, 'letter')
  return monthName(month, locale, length === 3 ? 'short' : 'long')
}
