import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../capability/command.ts'
import type { ReadTx } from '../../database/database.ts'
import { changeOf, forgetUselessCodes, NO_ACCOUNT, ownAccountOf, tell } from '../factors/commands.ts'
import { OWN_FACTORS } from '../factors/permissions.ts'
import type { KnownCredential, StoredPasskey } from './relying-party.ts'

/** More than anybody has devices; a page that lists them stays one page. */
const MOST = 20

const nameSchema = z.string().trim().min(1).max(60)

const addInput = z.object({
  name: nameSchema,
  credentialId: z.string().min(1).max(1400),
  publicKey: z.string().min(1).max(8000),
  counter: z.int().nonnegative(),
  transports: z.array(z.string().max(20)).max(10),
  backedUp: z.boolean(),
})

/** Takes a passkey that was checked before the transaction opened (`ceremony.ts`). */
export const addPasskey: Command<z.infer<typeof addInput>, { readonly id: Id }> = {
  id: 'identity.add_passkey',
  title: { es: 'Agregar una llave de acceso', en: 'Add a passkey' },
  input: addInput,
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx, input) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined || typeof ctx.who === 'string') return refuse(NO_ACCOUNT)
    const counted = await tx.execute(sql`select count(*) as n from identity.passkey where account_id = ${accountId}`)
    if (Number(counted.rows[0]?.n) >= MOST) return refuse(TOO_MANY)
    const id = newId()
    const added = await tx.execute(sql`
      insert into identity.passkey (id, account_id, credential_id, public_key, counter, transports, name, backed_up, at)
      values (${id}, ${accountId}, ${input.credentialId}, ${input.publicKey}, ${input.counter},
        ${sql.param([...input.transports])}::text[], ${input.name}, ${input.backedUp}, ${ctx.now})
      on conflict (credential_id) do nothing returning id`)
    if (added.rows.length === 0) return refuse(KNOWN_ALREADY)
    if (ctx.who.sessionId !== undefined)
      await tx.execute(sql`update identity.session set assurance = 'passkey' where id = ${ctx.who.sessionId}`)
    await tell(tx, ctx, accountId, 'passkey_added')
    return { ok: true, value: { output: { id }, changes: [changeOf(accountId, 'passkey', { name: input.name })] } }
  },
}

const renameInput = z.object({ id: z.uuid(), name: nameSchema })

export const renamePasskey: Command<z.infer<typeof renameInput>, null> = {
  id: 'identity.rename_passkey',
  title: { es: 'Cambiar el nombre de una llave de acceso', en: 'Rename a passkey' },
  input: renameInput,
  permission: OWN_FACTORS,
  async run(tx, ctx, { id, name }) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    const renamed = await tx.execute(sql`
      update identity.passkey set name = ${name} where id = ${id} and account_id = ${accountId} returning id`)
    if (renamed.rows.length === 0) return refuse(NO_SUCH_PASSKEY)
    return { ok: true, value: { output: null, changes: [changeOf(accountId, 'passkey', { name })] } }
  },
}

export const removePasskey: Command<{ id: Id }, null> = {
  id: 'identity.remove_passkey',
  title: { es: 'Quitar una llave de acceso', en: 'Take a passkey away' },
  input: z.object({ id: z.uuid() }),
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx, { id }) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    const removed = await tx.execute(sql`
      delete from identity.passkey where id = ${id} and account_id = ${accountId} returning name`)
    const row = removed.rows[0]
    if (row === undefined) return refuse(NO_SUCH_PASSKEY)
    await forgetUselessCodes(tx, accountId)
    await tell(tx, ctx, accountId, 'passkey_removed')
    const change = { ...changeOf(accountId, 'passkey', null), before: { name: String(row.name) } }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}

/** What the browser is told of an account's passkeys: to ask for one of them, or to make none twice. */
export async function credentialsOf(tx: ReadTx, accountId: Id): Promise<readonly KnownCredential[]> {
  const found = await tx.execute(sql`
    select credential_id, transports from identity.passkey where account_id = ${accountId} order by at, id`)
  return found.rows.map((row) => ({
    credentialId: String(row.credential_id),
    transports: row.transports as string[],
  }))
}

/** Whose passkey it is; undefined when it was taken away, or is of an account that was closed. */
export async function passkeyOf(
  tx: ReadTx,
  credentialId: string,
): Promise<(StoredPasskey & { readonly id: Id; readonly accountId: Id }) | undefined> {
  const found = await tx.execute(sql`
    select k.id, k.account_id, k.public_key, k.counter, k.transports from identity.passkey k
    join identity.account a on a.id = k.account_id and a.disabled_at is null
    where k.credential_id = ${credentialId}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    id: String(row.id),
    accountId: String(row.account_id),
    credentialId,
    publicKey: String(row.public_key),
    counter: Number(row.counter),
    transports: row.transports as string[],
  }
}

const TOO_MANY: Refusal<'too_many_passkeys'> = {
  kind: 'too_many_passkeys',
  message: {
    es: `Su cuenta ya tiene ${MOST} llaves de acceso. Quite primero una que ya no use.`,
    en: `Your account has ${MOST} passkeys already. Take one away first that you no longer use.`,
  },
}

const KNOWN_ALREADY: Refusal<'passkey_known'> = {
  kind: 'passkey_known',
  message: { es: 'Esa llave de acceso ya está registrada.', en: 'That passkey is registered already.' },
}

const NO_SUCH_PASSKEY: Refusal<'no_such_passkey'> = {
  kind: 'no_such_passkey',
  message: { es: 'Esa llave de acceso ya no está en su cuenta.', en: 'That passkey is no longer in your account.' },
}
