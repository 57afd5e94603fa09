import { Temporal } from 'temporal-polyfill'
import { civilDateAt } from '../../kernel/civil.ts'
import { formatDate } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'

/** `20 nov 2026, 07:30` of an instant (ISO, UTC), as the institution's clocks tell it. */
export function formatMoment(instant: string, zone: string, locale: Locale): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime()
  return `${formatDate(civilDateAt(instant, zone), locale)}, ${time.toString({ smallestUnit: 'minute' })}`
}
