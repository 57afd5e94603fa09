import type { Locale } from '../../../../../kernel/text.ts'

const NAMES: Readonly<Record<Locale, readonly string[]>> = {
  es: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** Of an ISO weekday, 1 = Monday. */
export function weekdayNames(locale: Locale): (weekday: number) => string {
  return (weekday) => NAMES[locale][weekday - 1] ?? ''
}
