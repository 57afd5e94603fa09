import { type CivilDate, dayBefore } from '../../../kernel/civil.ts'
import type { Geography } from './places-query.ts'

/** The day of which a geography is told unless one is asked for: today, or the last on which it was in force. */
export function usualDay({ validUntil }: Pick<Geography, 'validUntil'>, today: CivilDate): CivilDate {
  if (validUntil === undefined || validUntil > today) return today
  return dayBefore(validUntil)
}
