import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../capability/command.ts'
import type { Ctx } from '../../capability/context.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import { changeOf, NO_ACCOUNT, ownAccountOf, tell } from '../factors/commands.ts'
import { OWN_FACTORS } from '../factors/permissions.ts'
import { asksSecondStep, factorsOf } from '../factors/state.ts'
import { OPEN_SESSION } from '../permissions.ts'
import type { Vouched } from './link-rule.ts'
import type { ProviderPerson } from './provider.ts'

const who = { issuer: z.string().min(1).max(500), subject: z.string().min(1).max(255) }

const linkInput = z.object(who)

/** The person links their own account to the identity that they have just shown. */
export const linkIdentity: Command<z.infer<typeof linkInput>, null> = {
  id: 'identity.link_identity',
  title: { es: 'Vincular la cuenta de la institución', en: 'Link the institution’s account' },
  input: linkInput,
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx, person) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    const linked = await link(tx, ctx, accountId, person)
    if (linked === undefined) return refuse(LINKED_ALREADY)
    return { ok: true, value: { output: null, changes: [changeOf(accountId, 'provider', { issuer: person.issuer })] } }
  },
}

const firstInput = z.object({ ...who, accountId: z.uuid() })

/** The first time somebody comes by an address that the provider vouches for: the rule has found one account (`link-rule.ts`). */
export const linkByEmail: Command<z.infer<typeof firstInput>, { readonly identityId: Id }> = {
  id: 'identity.link_by_email',
  title: {
    es: 'Reconocer por primera vez a quien la institución confirma',
    en: 'Recognise for the first time whom the institution vouches for',
  },
  input: firstInput,
  permission: OPEN_SESSION,
  async run(tx, ctx, { accountId, ...person }) {
    const identityId = await link(tx, ctx, accountId, person)
    if (identityId === undefined) return refuse(LINKED_ALREADY)
    const change = changeOf(accountId, 'provider', { issuer: person.issuer })
    return { ok: true, value: { output: { identityId }, changes: [change] } }
  },
}

export const unlinkIdentity: Command<{ id: Id }, null> = {
  id: 'identity.unlink_identity',
  title: { es: 'Desvincular la cuenta de la institución', en: 'Unlink the institution’s account' },
  input: z.object({ id: z.uuid() }),
  permission: OWN_FACTORS,
  sensitive: true,
  async run(tx, ctx, { id }) {
    const accountId = ownAccountOf(ctx)
    if (accountId === undefined) return refuse(NO_ACCOUNT)
    const removed = await tx.execute(sql`
      delete from identity.provider_identity where id = ${id} and account_id = ${accountId} returning issuer`)
    const row = removed.rows[0]
    if (row === undefined) return refuse(NOT_LINKED)
    const left = await tx.execute(sql`
      select password_hash is not null as password from identity.account where id = ${accountId}`)
    const { passkeys, providers } = await factorsOf(tx, accountId)
    if (left.rows[0]?.password !== true && passkeys.length + providers.length === 0) return refuse(LAST_WAY)
    await tell(tx, ctx, accountId, 'provider_unlinked')
    const change = { ...changeOf(accountId, 'provider', null), before: { issuer: String(row.issuer) } }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}

/** Undefined when the identity leads to an account already. */
async function link(
  tx: WriteTx,
  ctx: Ctx,
  accountId: Id,
  { issuer, subject }: Pick<ProviderPerson, 'issuer' | 'subject'>,
): Promise<Id | undefined> {
  const id = newId()
  const linked = await tx.execute(sql`
    insert into identity.provider_identity (id, account_id, issuer, subject, at)
    values (${id}, ${accountId}, ${issuer}, ${subject}, ${ctx.now})
    on conflict (issuer, subject) do nothing returning id`)
  if (linked.rows.length === 0) return undefined
  await tell(tx, ctx, accountId, 'provider_linked')
  return id
}

/** Everything that the rule asks, read by the program itself: nobody is signed in yet. */
export async function vouchedOf(tx: ReadTx, { issuer, subject, email }: ProviderPerson): Promise<Vouched> {
  const known = await tx.execute(sql`
    select i.id, i.account_id from identity.provider_identity i
    join identity.account a on a.id = i.account_id and a.disabled_at is null
    where i.issuer = ${issuer} and i.subject = ${subject}`)
  const row = known.rows[0]
  const linkedTo = row === undefined ? undefined : { identityId: String(row.id), accountId: String(row.account_id) }
  if (linkedTo !== undefined || email === undefined) return { linkedTo, email, candidates: [] }
  const accounts = await tx.execute(sql`
    select a.id, exists (select 1 from identity.provider_identity i
      where i.account_id = a.id and i.issuer = ${issuer}) as linked
    from identity.account a
    where a.disabled_at is null and a.person_id in (select identity.persons_with_email(${email})) order by a.id limit 3`)
  const candidates: Vouched['candidates'][number][] = []
  for (const account of accounts.rows) {
    const accountId = String(account.id)
    const second = asksSecondStep(await factorsOf(tx, accountId))
    candidates.push({ accountId, linked: account.linked === true, asksSecondStep: second })
  }
  return { linkedTo, email, candidates }
}

const LINKED_ALREADY: Refusal<'linked_already'> = {
  kind: 'linked_already',
  message: {
    es: 'Esa identidad ya está vinculada con una cuenta. Si no es la suya, avise a quien administra la plataforma.',
    en: 'That identity is linked to an account already. If it is not yours, tell the administrators of the platform.',
  },
}

const NOT_LINKED: Refusal<'not_linked'> = {
  kind: 'not_linked',
  message: { es: 'Esa identidad ya no estaba vinculada.', en: 'That identity was no longer linked.' },
}

const LAST_WAY: Refusal<'last_way'> = {
  kind: 'last_way',
  message: {
    es: 'Es la única forma de ingresar a su cuenta. Elija antes una contraseña o agregue una llave de acceso.',
    en: 'It is the only way into your account. Choose a password or add a passkey first.',
  },
}
