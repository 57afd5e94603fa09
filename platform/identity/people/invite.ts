import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { LOCALES, type Text } from '../../../kernel/text.ts'
import type { Command, Outcome } from '../../capability/command.ts'
import { type Ctx, type OfficeKind, ROLE_IDS } from '../../capability/context.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import { notify } from '../../notifications/notify.ts'
import { saveLocale } from '../../notifications/recipients.ts'
import { MANAGE_PEOPLE } from '../permissions.ts'
import { ACCOUNT_KINDS, rolesFor } from './account-kinds.ts'
import { holdPostOfUnit } from './hold-post.ts'
import { LINK_HOURS, makeLink, withdrawLinks } from './links.ts'
import { addressIsTaken, EMAIL_TAKEN, insertAccount } from './new-account.ts'
import { INVITATION } from './notices.ts'

/** A civil date in a form. */
export const civilDate = z.string().refine((text) => parseCivilDate(text) !== undefined, {
  params: { text: { es: 'Escriba una fecha, por ejemplo 2026-03-31.', en: 'Write a date, for example 2026-03-31.' } },
})

export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .refine((text) => z.email().safeParse(text).success, {
    params: {
      text: {
        es: 'Eso no es una dirección de correo; se espera algo como nombre@institucion.gob.sv.',
        en: 'That is no e-mail address; something like name@institution.gob.sv is expected.',
      },
    },
  })

export const inviteForm = z.object({
  name: z.string().trim().min(2).max(200),
  email: emailAddress,
  kind: z.enum(ACCOUNT_KINDS).default('staff'),
  /** Code of the office. */
  office: z.string().max(40),
  role: z.enum(ROLE_IDS),
  /** Code of the unit in which a unit's planner plans. */
  unit: z.string().max(40).optional(),
  from: civilDate.optional(),
  to: civilDate.optional(),
  locale: z.enum(LOCALES).default('es'),
})

export type InviteRefusal = Refusal<
  'email_taken' | 'no_office' | 'role_not_for' | 'unit_missing' | 'no_unit' | 'ends_before_it_begins'
>

/** Makes an account that nobody can enter yet and sends its person the link that opens it. */
export const inviteAccount: Command<z.infer<typeof inviteForm>, { readonly accountId: Id; readonly login: string }> = {
  id: 'identity.invite',
  title: { es: 'Invitar a una persona', en: 'Invite a person' },
  input: inviteForm,
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, input) {
    const { name, email, kind, role, unit, locale } = input
    const office = await officeByCode(tx, input.office)
    if (office === undefined) return refuse(NO_OFFICE)
    if (!rolesFor(kind, office.kind).includes(role)) return refuse(ROLE_NOT_FOR)
    const from = input.from ?? ctx.today
    if (input.to !== undefined && input.to < from) return refuse(BACKWARDS)
    if (role === 'unit_planner' && unit === undefined) return refuse(UNIT_MISSING)
    if (await addressIsTaken(tx, email)) return refuse(EMAIL_TAKEN)
    const made = await insertAccount(tx, {
      name,
      email,
      officeId: office.id,
      kind,
      role,
      from,
      to: input.to,
      now: ctx.now,
    })
    if (unit !== undefined && kind === 'staff') {
      const held = await holdPostOfUnit(tx, { personId: made.personId, officeId: office.id, unit, from, to: input.to })
      if (!held.ok) return held
    }
    if (locale !== 'es') await saveLocale(tx, made.accountId, locale)
    await sendInvitation(tx, ctx, made.accountId, name, made.login)
    const after = { kind, office: input.office, role, unit: unit ?? null, from, to: input.to ?? null }
    const change = { kind: 'identity.account', id: made.accountId, label: made.login, after }
    return { ok: true, value: { output: { accountId: made.accountId, login: made.login }, changes: [change] } }
  },
}

const accountInput = z.object({ accountId: z.uuid() })

/** Sends a new link; the one before no longer works. */
export const inviteAgain: Command<z.infer<typeof accountInput>, null> = {
  id: 'identity.invite_again',
  title: { es: 'Enviar de nuevo la invitación', en: 'Send the invitation again' },
  input: accountInput,
  permission: MANAGE_PEOPLE,
  async run(tx, ctx, { accountId }) {
    const invited = await invitedAccount(tx, accountId)
    if (invited === undefined) return refuse(NOT_WAITING)
    await sendInvitation(tx, ctx, accountId, invited.name, invited.login)
    return done(accountId, invited.login, { invitation: 'sent' })
  },
}

/** Takes an invitation back and closes the account that nobody has entered. */
export const withdrawInvitation: Command<z.infer<typeof accountInput>, null> = {
  id: 'identity.withdraw_invitation',
  title: { es: 'Retirar la invitación', en: 'Withdraw the invitation' },
  input: accountInput,
  permission: MANAGE_PEOPLE,
  async run(tx, ctx, { accountId }) {
    const invited = await invitedAccount(tx, accountId)
    if (invited === undefined) return refuse(NOT_WAITING)
    await withdrawLinks(tx, ctx, accountId)
    await tx.execute(sql`
      update identity.account set disabled_at = ${ctx.now}, disabled_reason = 'Invitación retirada', version = version + 1
      where id = ${accountId}`)
    return done(accountId, invited.login, { invitation: 'withdrawn' })
  },
}

function done(accountId: Id, login: string, after: object): Result<Outcome<null>> {
  return {
    ok: true,
    value: { output: null, changes: [{ kind: 'identity.account', id: accountId, label: login, after }] },
  }
}

async function sendInvitation(tx: WriteTx, ctx: Ctx, accountId: Id, name: string, login: string): Promise<void> {
  const token = await makeLink(tx, ctx, accountId, 'invitation')
  await notify(tx, ctx, {
    kind: INVITATION,
    to: accountId,
    data: { name, login, institution: (await institutionTitle(tx)).es, days: LINK_HOURS.invitation / 24 },
    link: `/invitacion/${token}`,
  })
}

async function institutionTitle(tx: ReadTx): Promise<Text> {
  const found = await tx.execute(sql`
    select title from identity.office where kind = 'planning_office' order by code collate "C" limit 1`)
  return (found.rows[0]?.title ?? { es: 'La institución' }) as Text
}

/** Somebody who has been invited and has not entered yet. */
async function invitedAccount(
  tx: ReadTx,
  accountId: Id,
): Promise<{ readonly name: string; readonly login: string } | undefined> {
  const found = await tx.execute(sql`
    select p.name, a.login from identity.account a join identity.person p on p.id = a.person_id
    where a.id = ${accountId} and a.disabled_at is null and a.password_hash is null
      and exists (select 1 from identity.access_link l where l.account_id = a.id and l.purpose = 'invitation')
      and not exists (select 1 from identity.access_link l
        where l.account_id = a.id and l.purpose = 'invitation' and l.used_at is not null)`)
  const row = found.rows[0]
  return row === undefined ? undefined : { name: String(row.name), login: String(row.login) }
}

export async function officeByCode(
  tx: ReadTx,
  code: string,
): Promise<{ readonly id: Id; readonly kind: OfficeKind } | undefined> {
  const found = await tx.execute(sql`select id, kind from identity.office where upper(code) = upper(${code})`)
  const row = found.rows[0]
  return row === undefined ? undefined : { id: String(row.id), kind: row.kind as OfficeKind }
}

const NO_OFFICE: InviteRefusal = {
  kind: 'no_office',
  field: 'office',
  message: { es: 'Ninguna oficina tiene ese código.', en: 'No office has that code.' },
}
export const ROLE_NOT_FOR: InviteRefusal = {
  kind: 'role_not_for',
  field: 'role',
  message: {
    es: 'Esa función no corresponde a esa clase de cuenta en esa oficina. Elija otra.',
    en: 'That role does not go with that kind of account in that office. Choose another.',
  },
}
const UNIT_MISSING: InviteRefusal = {
  kind: 'unit_missing',
  field: 'unit',
  message: {
    es: 'Quien planifica una unidad necesita que se elija cuál.',
    en: 'For a unit’s planner, choose the unit.',
  },
}
export const BACKWARDS: InviteRefusal = {
  kind: 'ends_before_it_begins',
  field: 'to',
  message: { es: 'El último día es anterior al primero.', en: 'The last day lies before the first.' },
}
const NOT_WAITING: Refusal<'not_waiting'> = {
  kind: 'not_waiting',
  message: {
    es: 'Esta cuenta no espera que se acepte una invitación.',
    en: 'This account is not waiting for an invitation to be accepted.',
  },
}
