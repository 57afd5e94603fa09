import type { Refusal } from '../../kernel/result.ts'
import type { Pack } from '../packs/pack.ts'
import { calendarFiles } from './calendar-schema.ts'
import { calendarChain } from './working-calendar.ts'

/** What the schema of one file cannot see: a calendar that extends one that is not there, or itself. */
export function checkCalendars(pack: Pack): Refusal | undefined {
  const files = pack.read(calendarFiles)
  if (!files.ok) return files.refusal
  const all = files.value.map(({ value }) => value)
  for (const { code } of all) {
    const chain = calendarChain(code, all)
    if (!chain.ok) return { ...chain.refusal, field: `calendars/${code}` }
  }
  return undefined
}
