import { type CivilDate, civilDateAt } from '../kernel/civil.ts'
import { toDayNumber } from '../kernel/day-number.ts'

const DAY_MS = 24 * 3600 * 1000

/**
 * The clock of a process. In a rehearsal its first day is the one that was set, at the hour that it is, and days go on from it: so
 * that terms across holidays can be lived through without waiting for them.
 */
export function clockOf(
  today: CivilDate | undefined,
  zone: string,
  instant: () => string = () => new Date().toISOString(),
): () => string {
  if (today === undefined) return instant
  const away = (toDayNumber(today) - toDayNumber(civilDateAt(instant(), zone))) * DAY_MS
  return () => new Date(Date.parse(instant()) + away).toISOString()
}
