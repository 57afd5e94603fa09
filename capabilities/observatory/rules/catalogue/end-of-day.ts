import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from '../../../../kernel/civil.ts'

/** The last instant of a civil day in a zone: what was published "on 28 June" was published by then. */
export function endOfDay(day: CivilDate, zone: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone)
  return next.subtract({ milliseconds: 1 }).toInstant().toString()
}
