import { Temporal } from 'temporal-polyfill'
import type { CivilDate, Month } from './civil.ts'
import type { Money } from './money.ts'
import type { Locale } from './text.ts'

/** Numbers of both languages read 1,234.56 here: the country writes a decimal point. */
export function formatNumber(value: number, digits: { readonly min?: number; readonly max?: number } = {}): string {
  const min = digits.min ?? 0
  return formatterOf(min, Math.max(min, digits.max ?? 2)).format(value)
}

/** Making a formatter costs fifty times what using one does, and a plan shows thousands of numbers. */
const formatters = new Map<number, Intl.NumberFormat>()
function formatterOf(min: number, max: number): Intl.NumberFormat {
  const known = formatters.get(min * 100 + max)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: min,
    maximumFractionDigits: max,
    // "−0" is not a figure.
    signDisplay: 'negative',
  })
  formatters.set(min * 100 + max, made)
  return made
}

/** `12 %` (with a no-break space) from a figure already on the 0–100 scale. */
export function formatPercent(value: number, digits = 0): string {
  return `${formatNumber(value, { max: digits })}\u00a0%`
}

export function formatMoney(money: Money): string {
  const sign = money.cents < 0 ? '−' : ''
  const symbol = money.currency === 'USD' ? '$' : `${money.currency}\u00a0`
  return `${sign}${symbol}${formatNumber(Math.abs(money.cents) / 100, { min: 2, max: 2 })}`
}

const MONTHS_LONG: Record<Locale, readonly string[]> = {
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}
const MONTHS_SHORT: Record<Locale, readonly string[]> = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

export function monthName(month: Month, locale: Locale, form: 'long' | 'short' | 'letter' = 'long'): string {
  const names = form === 'long' ? MONTHS_LONG : MONTHS_SHORT
  const name = names[locale][month - 1] ?? ''
  return form === 'letter' ? name.charAt(0).toUpperCase() : name
}

/** `20 nov 2026` for tables, `20 de noviembre de 2026` / `20 November 2026` for prose. */
export function formatDate(date: CivilDate, locale: Locale, form: 'table' | 'prose' = 'table'): string {
  const day = Temporal.PlainDate.from(date)
  const month = monthName(day.month as Month, locale, form === 'table' ? 'short' : 'long')
  if (form === 'prose' && locale === 'es') return `${day.day} de ${month} de ${day.year}`
  return `${day.day} ${month} ${day.year}`
}
