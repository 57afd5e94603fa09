import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/result.ts'
import type { Command, Query } from '../capability/command.ts'
import { databaseErrorCode, SQLSTATE } from '../database/errors.ts'
import { REVEAL } from './permissions.ts'

/** As the database asks it too. */
const SHORTEST_REASON = 10

export const revealInput = z.object({
  person: z.uuid(),
  /** A sensitive column of `identity.person`. */
  field: z.string().regex(/^[a-z_]{1,60}$/),
  reason: z.string().trim().min(SHORTEST_REASON).max(500),
})

/**
 * Opens a sensitive value of another person. The database notes who, whose, which and why in the same step as it answers;
 * the history notes that it happened, never the value.
 */
export const revealSensitive: Command<z.infer<typeof revealInput>, { readonly value: string | null }> = {
  id: 'personal_data.reveal',
  title: { es: 'Leer un dato protegido', en: 'Read a protected value' },
  input: revealInput,
  permission: REVEAL,
  async run(tx, ctx, { person, field, reason }) {
    try {
      const read = await tx.execute(sql`
        select identity.reveal(${person}::uuid, ${field}, ${reason}, ${newId()}::uuid, ${ctx.now}::timestamptz, ${ctx.requestId}) as value`)
      const value = read.rows[0]?.value
      return {
        ok: true,
        value: {
          output: { value: typeof value === 'string' ? value : null },
          changes: [{ kind: 'identity.person', id: person, label: field, after: { read: field } }],
          reason,
        },
      }
    } catch (error) {
      const code = databaseErrorCode(error)
      if (code !== SQLSTATE.insufficientPrivilege && code !== '42703') throw error
      return refuse(noSuchValue())
    }
  },
}

export interface Masked {
  readonly name: string
  readonly field: string
  /** As screens show it: `m•••@example.org`; undefined where there is none. */
  readonly masked: string | undefined
}

/** Whose value it is and what screens show of it, for the page that asks the reason. */
export const maskedQuery: Query<{ readonly person: string; readonly field: string }, Masked> = {
  id: 'personal_data.masked',
  permission: REVEAL,
  async run(tx, _ctx, { person, field }) {
    const found = await tx.execute(sql`
      select p.name, identity.masked_of(p.id, ${field}) as masked from identity.person p
      where p.id = ${person} and identity.is_sensitive(${field})`)
    const row = found.rows[0]
    if (row === undefined) return refuse(noSuchValue())
    return {
      ok: true,
      value: { name: String(row.name), field, masked: typeof row.masked === 'string' ? row.masked : undefined },
    }
  },
}

function noSuchValue() {
  return {
    kind: 'no_such_value',
    message: {
      es: 'No hay ese dato de esa persona, o no le corresponde verlo.',
      en: 'There is no such value of that person, or it is not yours to see.',
    },
  }
}
