import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { readCalendars } from '../../../platform/calendar/data/calendars.ts'
import { calendarChain, type WorkingCalendar, workingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { type CompiledDefinition, compileDefinition, inJurisdiction } from '../rules/filing/compiled.ts'

/**
 * Editions made ready, by their id. An edition is never changed once it is published, so that what is kept here cannot grow stale;
 * the oldest goes first.
 */
const compiled = new Map<Id, CompiledDefinition>()
const MOST_KEPT = 200

/** An edition as it holds where the case or draft is. */
export async function compiledEdition(
  tx: ReadTx,
  id: Id,
  jurisdiction: string | undefined,
): Promise<CompiledDefinition> {
  return inJurisdiction(await commonEdition(tx, id), jurisdiction)
}

async function commonEdition(tx: ReadTx, id: Id): Promise<CompiledDefinition> {
  const known = compiled.get(id)
  if (known !== undefined) return known
  const found = await tx.execute(sql`select content from cases.definition where id = ${id}`)
  const content = found.rows[0]?.content
  if (content === undefined) throw new Error(`There is no edition ${id}.`)
  return keepCompiled(id, content as Definition)
}

/** Keeps what was read already, so that the database is not asked again. */
export function keepCompiled(id: Id, definition: Definition): CompiledDefinition {
  const known = compiled.get(id)
  if (known !== undefined) return known
  const made = compileDefinition(definition)
  compiled.set(id, made)
  const oldest = compiled.keys().next().value
  if (compiled.size > MOST_KEPT && oldest !== undefined) compiled.delete(oldest)
  return made
}

/** The calendar of a definition as it is in force; undefined where the deployment has none of that name. */
export async function calendarOf(tx: ReadTx, code: string): Promise<WorkingCalendar | undefined> {
  const chain = calendarChain(code, await readCalendars(tx))
  return chain.ok ? workingCalendar(chain.value) : undefined
}
