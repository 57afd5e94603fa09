import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from '../../kernel/civil.ts'

/** The instant (ISO, UTC) at which a civil day begins in the zone, or the one so many days after it. */
export function startOfDay(day: CivilDate, zone: string, daysAfter = 0): string {
  return Temporal.PlainDate.from(day).add({ days: daysAfter }).toZonedDateTime(zone).toInstant().toString()
}
