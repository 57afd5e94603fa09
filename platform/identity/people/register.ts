import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { LOCALES } from '../../../kernel/text.ts'
import type { Command, Query } from '../../capability/command.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Runner } from '../../capability/runner.ts'
import { defineJob, enqueue } from '../../jobs/jobs.ts'
import { notify } from '../../notifications/notify.ts'
import { saveLocale } from '../../notifications/recipients.ts'
import { rememberDevice } from '../lock-out.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import { BY_LINK } from '../permissions.ts'
import { newSessionToken, tokenHash } from '../session.ts'
import { AGAIN_DIFFERS, newPassword, ownWords } from './choose-password.ts'
import { emailAddress } from './invite.ts'
import { LINK_OVER } from './links.ts'
import { addressIsTaken, insertAccount } from './new-account.ts'
import { ALREADY_REGISTERED, CONFIRM_REGISTRATION } from './notices.ts'
import { judgePassword } from './password-rule.ts'

/** Whoever is of the staff is invited; these ask by themselves. */
export const REGISTERED_KINDS = ['citizen', 'professional'] as const

export const registrationForm = z.object({
  name: z.string().trim().min(2).max(200),
  email: emailAddress,
  kind: z.enum(REGISTERED_KINDS),
  ...newPassword,
})

const HOURS = 24
/** So often may somebody with the link miss the password; then they ask anew. */
const TRIES = 5
/** Letters of confirmation to one address in an hour. */
const LETTERS_AN_HOUR = 3

const askInput = z.object({
  name: z.string(),
  email: z.string(),
  kind: z.enum(REGISTERED_KINDS),
  passwordHash: z.string().startsWith('$argon2id$'),
  locale: z.enum(LOCALES),
})

/** Keeps what somebody asks for until its address has answered. Whether the address has an account, a job finds out. */
export const askRegistration: Command<z.infer<typeof askInput>, null> = {
  id: 'identity.ask_registration',
  title: { es: 'Pedir una cuenta', en: 'Ask for an account' },
  input: askInput,
  permission: BY_LINK,
  async run(tx, ctx, { name, email, kind, passwordHash, locale }) {
    const registrationId = newId()
    const expiresAt = Temporal.Instant.from(ctx.now).add({ hours: HOURS }).toString()
    await tx.execute(sql`
      insert into identity.registration (id, kind, name, email, password_hash, locale, at, expires_at)
      values (${registrationId}, ${kind}, ${name}, ${email}, ${passwordHash}, ${locale}, ${ctx.now}, ${expiresAt})`)
    await enqueue(tx, answerRegistration, { registrationId })
    return { ok: true, value: { output: null, changes: [] } }
  },
}

const idInput = z.object({ registrationId: z.uuid() })

/** To a free address, the link that opens the account; to somebody who has one, that they have it. */
const sendConfirmation: Command<z.infer<typeof idInput>, null> = {
  id: 'identity.send_confirmation',
  title: { es: 'Enviar la confirmación de una cuenta', en: 'Send the confirmation of an account' },
  input: idInput,
  permission: BY_LINK,
  async run(tx, ctx, { registrationId }) {
    const nothing = { ok: true, value: { output: null, changes: [] } } as const
    const found = await tx.execute(sql`
      select r.name, r.email, r.locale, (select count(*) from identity.registration o where lower(o.email) = lower(r.email)
        and o.token_hash is not null and o.at > ${ctx.now}::timestamptz - interval '1 hour') as letters
      from identity.registration r where r.id = ${registrationId} and r.token_hash is null for update`)
    const row = found.rows[0]
    if (row === undefined || Number(row.letters) >= LETTERS_AN_HOUR) return nothing
    const [name, email] = [String(row.name), String(row.email)]
    const token = newSessionToken()
    await tx.execute(sql`
      update identity.registration set token_hash = ${tokenHash(token)} where id = ${registrationId}`)
    const known = await tx.execute(sql`
      select a.id, a.login from identity.account a
      where a.person_id in (select identity.persons_with_email(${email})) and a.disabled_at is null`)
    for (const account of known.rows) {
      const data = { login: String(account.login) }
      await notify(tx, ctx, { kind: ALREADY_REGISTERED, to: String(account.id), data, link: '/recuperar' })
    }
    if (known.rows.length > 0 || (await addressIsTaken(tx, email))) return nothing
    const locale = row.locale === 'en' ? 'en' : 'es'
    const to = { email, locale } as const
    await notify(tx, ctx, { kind: CONFIRM_REGISTRATION, to, data: { name }, link: `/registro/${token}` })
    return nothing
  },
}

const answerRegistration = defineJob({
  id: 'identity.answer_registration',
  title: { es: 'Responder a quien pide una cuenta', en: 'Answer who asks for an account' },
  input: idInput,
  keptDays: 2,
  async run(ctx, input, { services }) {
    const done = await services.runner.command(sendConfirmation, ctx, input)
    if (!done.ok) throw new Error(done.refusal.kind)
  },
})

interface Waiting {
  readonly name: string
  readonly passwordHash: string
}

export const waitingRegistration: Query<{ readonly token: string }, Waiting> = {
  id: 'identity.waiting_registration',
  permission: BY_LINK,
  async run(tx, ctx, { token }) {
    const found = await tx.execute(sql`
      select name, password_hash from identity.registration where token_hash = ${tokenHash(token)} and used_at is null
        and expires_at > ${ctx.now} and tries < ${TRIES}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(LINK_OVER)
    return { ok: true, value: { name: String(row.name), passwordHash: String(row.password_hash) } }
  },
}

const confirmInput = z.object({
  tokenHash: z.string().length(64),
  right: z.boolean(),
  deviceHash: z.string().length(64),
})

/**
 * Opens the account, or counts a wrong password. Both are asked, the link and the password chosen before: else somebody could
 * ask with another's address and a password of their own, and the other would open the account for them.
 */
const confirmRegistration: Command<z.infer<typeof confirmInput>, { readonly login: string | null }> = {
  id: 'identity.confirm_registration',
  title: { es: 'Abrir la cuenta que se pidió', en: 'Open the account asked for' },
  input: confirmInput,
  permission: BY_LINK,
  async run(tx, ctx, { tokenHash: hash, right, deviceHash }) {
    if (!right) {
      await tx.execute(sql`update identity.registration set tries = tries + 1 where token_hash = ${hash}`)
      return { ok: true, value: { output: { login: null }, changes: [] } }
    }
    const taken = await tx.execute(sql`
      update identity.registration set used_at = ${ctx.now}
      where token_hash = ${hash} and used_at is null and expires_at > ${ctx.now} and tries < ${TRIES}
      returning kind, name, email, password_hash, locale`)
    const row = taken.rows[0]
    const office = await tx.execute(sql`
      select id from identity.office where kind = 'planning_office' order by code collate "C" limit 1`)
    const officeId = office.rows[0]?.id
    if (row === undefined || officeId === undefined) return refuse(LINK_OVER)
    if (await addressIsTaken(tx, String(row.email))) return refuse(LINK_OVER)
    const kind = row.kind === 'professional' ? 'professional' : 'citizen'
    const made = await insertAccount(tx, {
      name: String(row.name),
      email: String(row.email),
      officeId: String(officeId),
      kind,
      // A professional says so until an administrator has accredited them; meanwhile they may what a citizen may.
      role: 'citizen',
      from: ctx.today,
      passwordHash: String(row.password_hash),
      now: ctx.now,
    })
    await rememberDevice(tx, made.accountId, deviceHash, ctx.now)
    if (row.locale === 'en') await saveLocale(tx, made.accountId, 'en')
    const change = { kind: 'identity.account', id: made.accountId, label: made.login, after: { kind, role: 'citizen' } }
    return { ok: true, value: { output: { login: made.login }, changes: [change] } }
  },
}

/** Judges the password with the words given in the form itself; nothing is asked of accounts. */
export async function register(
  runner: Runner,
  ctx: Ctx,
  asked: z.infer<typeof registrationForm>,
  address: string,
): Promise<Result<null>> {
  const program: Ctx = { ...ctx, who: 'system' }
  const own = await runner.query(institutionWords, program, null)
  if (!own.ok) return own
  const judged = judgePassword(asked.password, [asked.name, asked.email, ...own.value])
  if (!judged.ok) return judged
  if (asked.password !== asked.again) return refuse(AGAIN_DIFFERS)
  const { name, email, kind } = asked
  const passwordHash = await hashPassword(asked.password)
  return runner.command(askRegistration, program, { name, email, kind, passwordHash, locale: ctx.locale }, { address })
}

const institutionWords: Query<null, readonly string[]> = {
  id: 'identity.institution_words',
  permission: BY_LINK,
  run: async (tx) => ({ ok: true, value: await ownWords(tx) }),
}

export async function confirm(
  runner: Runner,
  ctx: Ctx,
  asked: { readonly token: string; readonly password: string; readonly device: string; readonly address: string },
): Promise<Result<{ readonly login: string }>> {
  const program: Ctx = { ...ctx, who: 'system' }
  const waiting = await runner.query(waitingRegistration, program, { token: asked.token })
  if (!waiting.ok) return waiting
  const right = await passwordMatches(waiting.value.passwordHash, asked.password)
  const input = { tokenHash: tokenHash(asked.token), right, deviceHash: tokenHash(asked.device) }
  const done = await runner.command(confirmRegistration, program, input, { address: asked.address })
  if (!done.ok) return done
  const { login } = done.value
  return login === null ? refuse(NOT_THAT_ONE) : { ok: true, value: { login } }
}

const NOT_THAT_ONE: Refusal<'wrong_password'> = {
  kind: 'wrong_password',
  field: 'password',
  message: {
    es: 'Esa no es la contraseña que escribió al pedir la cuenta. Si no la recuerda, pida la cuenta de nuevo.',
    en: 'That is not the password that you wrote when you asked for the account. If you do not remember it, ask again.',
  },
}

export const registrationCommands = [askRegistration, sendConfirmation, confirmRegistration]
export const registrationQueries = [waitingRegistration, institutionWords]
export const registrationJobs = [answerRegistration]
