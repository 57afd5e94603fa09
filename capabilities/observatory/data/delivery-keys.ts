import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import { MANAGE_DELIVERY_KEYS } from '../deliveries-permissions.ts'

export const DELIVERY_KEY = 'observatory.delivery_key'

export interface HeldKey {
  readonly id: Id
  readonly version: number
  readonly holder: string
  readonly madeAt: string
  readonly validTo: string
  readonly revokedAt: string | undefined
  readonly usedAt: string | undefined
}

export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

export const deliveryKeysQuery: Query<undefined, readonly HeldKey[]> = {
  id: 'observatory.delivery_keys',
  permission: MANAGE_DELIVERY_KEYS,
  async run(tx) {
    const found = await tx.execute(
      sql`select * from observatory.delivery_key order by revoked_at is not null, made_at desc limit 500`,
    )
    const optional = (value: unknown) => (value === null ? undefined : String(value))
    return {
      ok: true,
      value: found.rows.map((row) => ({
        id: String(row.id),
        version: Number(row.version),
        holder: String(row.holder),
        madeAt: String(row.made_at),
        validTo: String(row.valid_to),
        revokedAt: optional(row.revoked_at),
        usedAt: optional(row.used_at),
      })),
    }
  },
}

const giveInput = z.object({ holder: z.string().trim().min(3).max(200), validTo: z.string().max(10) })

/** The key is in the answer, and nowhere else. */
export const giveDeliveryKey: Command<z.infer<typeof giveInput>, { readonly key: string }> = {
  id: 'observatory.give_delivery_key',
  title: { es: 'Dar una llave para entregar cifras', en: 'Give a key for delivering figures' },
  input: giveInput,
  permission: MANAGE_DELIVERY_KEYS,
  async run(tx, ctx, { holder, validTo }) {
    const last = parseCivilDate(validTo)
    if (last === undefined || last.localeCompare(ctx.today) <= 0 || typeof ctx.who === 'string')
      return refuse(NO_LAST_DAY)
    const id = newId()
    const key = `trama_${randomBytes(32).toString('base64url')}`
    await tx.execute(sql`
      insert into observatory.delivery_key (id, office_id, holder, sha256, made_by, made_at, valid_to)
      values (${id}, ${ctx.who.officeId}, ${holder}, ${keyHash(key)}, ${ctx.who.accountId}, ${ctx.now}, ${last})`)
    const changes = [{ kind: DELIVERY_KEY, id, label: holder, after: { validTo: last } }]
    return { ok: true, value: { output: { key }, changes } }
  },
}

const revokeInput = z.object({ keyId: z.uuid(), expectedVersion: z.coerce.number().int() })

export const revokeDeliveryKey: Command<z.infer<typeof revokeInput>, null> = {
  id: 'observatory.revoke_delivery_key',
  title: { es: 'Retirar una llave para entregar cifras', en: 'Withdraw a key for delivering figures' },
  input: revokeInput,
  permission: MANAGE_DELIVERY_KEYS,
  async run(tx, ctx, { keyId, expectedVersion }) {
    const done = await tx.execute(sql`
      update observatory.delivery_key set revoked_at = ${ctx.now}, version = version + 1
      where id = ${keyId} and revoked_at is null and version = ${expectedVersion} returning holder`)
    const row = done.rows[0]
    if (row === undefined) return refuse(CHANGED)
    const changes = [{ kind: DELIVERY_KEY, id: keyId, label: String(row.holder), after: { revoked: true } }]
    return { ok: true, value: { output: null, changes } }
  },
}

const NO_LAST_DAY: Refusal<'no_last_day'> = {
  kind: 'no_last_day',
  field: 'validTo',
  message: { es: 'La llave vale hasta un día después de hoy.', en: 'The key is valid until a day after today.' },
}
const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien cambió esta llave mientras tanto. Vea cómo está ahora.',
    en: 'Somebody changed this key meanwhile. See how it stands now.',
  },
}
