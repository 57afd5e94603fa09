import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { refuse } from '../../../kernel/result.ts'
import { say, type Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { geographies, placesOn } from '../../territory/contract.ts'
import { APPLY } from '../filing-permissions.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { jurisdictionNames } from './jurisdiction-names.ts'

/** Where something may be asked for: the code that cases and overrides bear, and its name on that day. */
export interface Jurisdiction {
  readonly code: string
  readonly name: string
}

/**
 * The municipalities in which a procedure may be asked for on a day: those of the first of its divisions that is in force then; of a
 * procedure without divisions, those that say something of their own. Empty: it does not matter where.
 */
export async function jurisdictionsOf(
  tx: ReadTx,
  { divisions = [], overrides }: Pick<Definition, 'divisions' | 'overrides'>,
  day: CivilDate,
): Promise<readonly Jurisdiction[]> {
  if (divisions.length > 0) {
    const known = await geographies(tx)
    for (const division of divisions) {
      const geography = known.find(({ code }) => code === division)
      if (geography === undefined || !inForce(geography, day)) continue
      const places = await placesOn(tx, division, { validOn: day })
      return places.map(({ code, name }) => ({ code, name }))
    }
  }
  const names = await jurisdictionNames(
    tx,
    overrides.map(({ jurisdiction }) => jurisdiction),
    day,
  )
  return overrides.map(({ jurisdiction, title }) => ({
    code: jurisdiction,
    name: names.get(jurisdiction) ?? say(title, 'es'),
  }))
}

function inForce(
  { validFrom, validUntil }: { readonly validFrom: CivilDate | undefined; readonly validUntil: CivilDate | undefined },
  day: CivilDate,
): boolean {
  return (validFrom === undefined || validFrom <= day) && (validUntil === undefined || day < validUntil)
}

export interface ToStart {
  readonly title: Text
  readonly who: Text
  readonly places: readonly Jurisdiction[]
}

/** What has to be known before an application is begun. */
export const toStartQuery: Query<{ readonly code: string }, ToStart> = {
  id: 'cases.to_start',
  permission: APPLY,
  async run(tx, { today }, { code }) {
    const found = await tx.execute(sql`
      select content from cases.definition where code = ${code} order by published_at desc, edition desc limit 1`)
    const content = found.rows[0]?.content as Definition | undefined
    if (content === undefined) return refuse(NO_PROCEDURE)
    return {
      ok: true,
      value: { title: content.title, who: content.who, places: await jurisdictionsOf(tx, content, today) },
    }
  },
}

export const NO_PROCEDURE = {
  kind: 'no_definition',
  message: { es: 'No hay ningún trámite con ese nombre.', en: 'There is no procedure of that name.' },
} as const
