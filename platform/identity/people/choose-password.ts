import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Command, Query } from '../../capability/command.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Runner } from '../../capability/runner.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import { notify } from '../../notifications/notify.ts'
import { rememberDevice } from '../lock-out.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import { identityPaths } from '../paths.ts'
import { BY_LINK, OWN_ACCOUNT } from '../permissions.ts'
import { tokenHash } from '../session.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { accountOfLink, LINK_OVER, LINK_PURPOSES, type LinkPurpose, takeLink } from './links.ts'
import { PASSWORD_CHANGED } from './notices.ts'
import { judgePassword } from './password-rule.ts'

/** Who a link is for, as far as the page that it opens says. */
export interface LinkHolder {
  readonly accountId: Id
  readonly login: string
  readonly name: string
  /** Words that a password may not be made of. */
  readonly words: readonly string[]
}

/** Looked at, and left as it is: programs that read mail open links too. */
export const linkHolder: Query<{ readonly token: string; readonly purpose: LinkPurpose }, LinkHolder> = {
  id: 'identity.link_holder',
  permission: BY_LINK,
  async run(tx, ctx, { token, purpose }) {
    const accountId = await accountOfLink(tx, tokenHash(token), purpose, ctx.now)
    const holder = accountId === undefined ? undefined : await holderOf(tx, accountId)
    return holder === undefined ? refuse(LINK_OVER) : { ok: true, value: holder }
  },
}

async function holderOf(tx: ReadTx, accountId: Id): Promise<LinkHolder | undefined> {
  const found = await tx.execute(sql`
    select a.login, p.name, identity.email_of(p.id) as email from identity.account a
    join identity.person p on p.id = a.person_id where a.id = ${accountId}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const [login, name] = [String(row.login), String(row.name)]
  return { accountId, login, name, words: [login, name, String(row.email ?? ''), ...(await ownWords(tx))] }
}

/** The words of the institution and of the service. */
export async function ownWords(tx: ReadTx): Promise<readonly string[]> {
  const found = await tx.execute(sql`
    select code, title from identity.office where kind in ('planning_office', 'council')`)
  return ['Trama', ...found.rows.flatMap((row) => [String(row.code), (row.title as Text).es])]
}

const useLinkInput = z.object({
  tokenHash: z.string().length(64),
  purpose: z.enum(LINK_PURPOSES),
  passwordHash: z.string().startsWith('$argon2id$'),
  /** Of the browser with which the link was opened. */
  deviceHash: z.string().length(64),
})

/** Uses a link up and keeps the password that was chosen with it. All sessions of the account end. */
export const useLink: Command<z.infer<typeof useLinkInput>, { readonly login: string }> = {
  id: 'identity.use_link',
  title: { es: 'Elegir la contraseña con un enlace', en: 'Choose the password by a link' },
  input: useLinkInput,
  permission: BY_LINK,
  async run(tx, ctx, { tokenHash: hash, purpose, passwordHash, deviceHash }) {
    const accountId = await takeLink(tx, hash, purpose, ctx.now)
    if (accountId === undefined) return refuse(LINK_OVER)
    const login = await keepPassword(tx, ctx, accountId, passwordHash)
    await endSessions(tx, accountId)
    // Whoever recovers may have lost a device: browsers that were known are strangers again. This one has shown whose it is.
    await tx.execute(sql`delete from identity.known_device where account_id = ${accountId}`)
    await rememberDevice(tx, accountId, deviceHash, ctx.now)
    if (purpose === 'recovery') await tellOfPassword(tx, ctx, accountId, true)
    const change = { kind: 'identity.account', id: accountId, label: login, after: { password: purpose } }
    return { ok: true, value: { output: { login }, changes: [change] } }
  },
}

async function keepPassword(tx: WriteTx, ctx: Ctx, accountId: Id, passwordHash: string): Promise<string> {
  const kept = await tx.execute(sql`
    update identity.account set password_hash = ${passwordHash}, password_at = ${ctx.now}, version = version + 1
    where id = ${accountId} returning login`)
  return String(kept.rows[0]?.login)
}

async function tellOfPassword(tx: WriteTx, ctx: Ctx, accountId: Id, recovered: boolean): Promise<void> {
  await notify(tx, ctx, { kind: PASSWORD_CHANGED, to: accountId, data: { recovered }, link: identityPaths.account() })
}

/** A password that was typed twice. */
export const newPassword = {
  // Not trimmed by the schema and not shorter than the rule says: blanks count, and the rule has the better sentence.
  password: z.string().max(1000),
  again: z.string().max(1000),
}

export const AGAIN_DIFFERS: Refusal<'again_differs'> = {
  kind: 'again_differs',
  field: 'again',
  message: {
    es: 'Las dos contraseñas no son iguales. Escríbala otra vez en los dos campos.',
    en: 'The two passwords differ. Write it again in both fields.',
  },
}

export interface AskedByLink {
  readonly token: string
  readonly purpose: LinkPurpose
  readonly password: string
  readonly again: string
  /** The secret of the browser. */
  readonly device: string
  readonly address: string
}

/** Judged before it is hashed; hashing takes time and no SQL, so it is done outside of any transaction. */
export async function passwordByLink(
  runner: Runner,
  ctx: Ctx,
  { token, purpose, password, again, device, address }: AskedByLink,
): Promise<Result<{ readonly login: string }>> {
  const program: Ctx = { ...ctx, who: 'system' }
  const holder = await runner.query(linkHolder, program, { token, purpose })
  if (!holder.ok) return holder
  const judged = judgePassword(password, holder.value.words)
  if (!judged.ok) return judged
  if (password !== again) return refuse(AGAIN_DIFFERS)
  const passwordHash = await hashPassword(password)
  const input = { tokenHash: tokenHash(token), purpose, passwordHash, deviceHash: tokenHash(device) }
  return runner.command(useLink, program, input, { address })
}

/** What changing one's own password is decided by. */
const ownHolder: Query<null, LinkHolder & { readonly passwordHash: string | undefined }> = {
  id: 'identity.own_password',
  permission: OWN_ACCOUNT,
  async run(tx, ctx) {
    const holder = typeof ctx.who === 'string' ? undefined : await holderOf(tx, ctx.who.accountId)
    if (holder === undefined) return refuse(LINK_OVER)
    const found = await tx.execute(sql`select password_hash from identity.account where id = ${holder.accountId}`)
    const hash = found.rows[0]?.password_hash
    return { ok: true, value: { ...holder, passwordHash: typeof hash === 'string' ? hash : undefined } }
  },
}

const changeInput = z.object({
  passwordHash: z.string().startsWith('$argon2id$'),
  /** The one that was checked: when it has changed meanwhile, nothing is done. */
  before: z.string().nullable(),
})

export const changePassword: Command<z.infer<typeof changeInput>, null> = {
  id: 'identity.change_password',
  title: { es: 'Cambiar la contraseña', en: 'Change the password' },
  input: changeInput,
  permission: OWN_ACCOUNT,
  async run(tx, ctx, { passwordHash, before }) {
    if (typeof ctx.who === 'string') return refuse(LINK_OVER)
    const { accountId, sessionId } = ctx.who
    const found = await tx.execute(sql`
      select 1 from identity.account where id = ${accountId} and password_hash is not distinct from ${before} for update`)
    if (found.rows.length === 0) return refuse(WRONG_PASSWORD)
    const login = await keepPassword(tx, ctx, accountId, passwordHash)
    await endSessions(tx, accountId, sessionId === undefined ? {} : { except: sessionId })
    await tellOfPassword(tx, ctx, accountId, false)
    const change = { kind: 'identity.account', id: accountId, label: login, after: { password: 'changed' } }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}

export const changePasswordForm = z.object({ current: z.string().max(1000).optional(), ...newPassword })

/** The current one, where there is one, and a new one twice. */
export async function changeOwnPassword(
  runner: Runner,
  ctx: Ctx,
  asked: z.infer<typeof changePasswordForm>,
  address: string,
): Promise<Result<null>> {
  const holder = await runner.query(ownHolder, ctx, null)
  if (!holder.ok) return holder
  const { passwordHash: before, words } = holder.value
  if (before !== undefined && !(await passwordMatches(before, asked.current ?? ''))) return refuse(WRONG_PASSWORD)
  const judged = judgePassword(asked.password, words)
  if (!judged.ok) return judged
  if (asked.password !== asked.again) return refuse(AGAIN_DIFFERS)
  const passwordHash = await hashPassword(asked.password)
  return runner.command(changePassword, ctx, { passwordHash, before: before ?? null }, { address })
}

const WRONG_PASSWORD: Refusal<'wrong_password'> = {
  kind: 'wrong_password',
  field: 'current',
  message: { es: 'Esa no es su contraseña actual.', en: 'That is not your current password.' },
}

export const passwordQueries = [linkHolder, ownHolder]
