import { parseCivilDate } from '../../../../kernel/civil.ts'

/** A day of which a record can speak: databases end at the year zero, and the day after the last one that is written has five digits. */
export function isKnownDay(text: string): boolean {
  return parseCivilDate(text) !== undefined && text >= '1000-01-01' && text < '9000-01-01'
}
