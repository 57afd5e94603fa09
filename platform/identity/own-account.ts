import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CivilDate } from '../../kernel/civil.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import { LOCALES, type Locale, type Text } from '../../kernel/text.ts'
import type { Command, Query } from '../capability/command.ts'
import { ROLE_IDS, type RoleId } from '../capability/context.ts'
import { localeOf, saveLocale } from '../notifications/recipients.ts'
import { OWN_ACCOUNT } from './permissions.ts'

/** Something held for a time; without `to` it does not end by itself. */
export interface HeldRole {
  readonly role: RoleId
  readonly from: CivilDate
  readonly to: CivilDate | undefined
}

export interface OwnAccount {
  readonly login: string
  readonly name: string
  readonly email: string | undefined
  readonly office: Text
  readonly locale: Locale
  readonly roles: readonly HeldRole[]
  readonly posts: readonly { readonly title: Text; readonly unit: string; readonly to: CivilDate | undefined }[]
}

/** What a person reads of their own account. */
export const ownAccount: Query<null, OwnAccount> = {
  id: 'identity.own_account',
  permission: OWN_ACCOUNT,
  async run(tx, ctx) {
    if (typeof ctx.who === 'string') return refuse(NO_ACCOUNT)
    const { accountId } = ctx.who
    const found = await tx.execute(sql`
      select a.login, p.name, identity.email_of(p.id) as email, o.title as office,
        coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'from', g.valid_from, 'to', g.valid_to) order by g.valid_from, g.role)
          from identity.role_grant g where g.account_id = a.id and (g.valid_to is null or g.valid_to >= ${ctx.today})), '[]') as roles,
        coalesce((select jsonb_agg(jsonb_build_object('title', po.title, 'unit', u.code, 'to', h.valid_to) order by u.code, po.code)
          from identity.holding h join identity.post po on po.id = h.post_id join identity.unit u on u.id = po.unit_id
          where h.person_id = p.id and (h.valid_to is null or h.valid_to >= ${ctx.today})), '[]') as posts
      from identity.account a join identity.person p on p.id = a.person_id join identity.office o on o.id = a.office_id
      where a.id = ${accountId}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NO_ACCOUNT)
    const roles = row.roles as readonly { role: RoleId; from: string; to: string | null }[]
    const posts = row.posts as readonly { title: Text; unit: string; to: string | null }[]
    return {
      ok: true,
      value: {
        login: String(row.login),
        name: String(row.name),
        email: row.email === null ? undefined : String(row.email),
        office: row.office as Text,
        locale: await localeOf(tx, accountId),
        roles: roles
          .filter(({ role }) => (ROLE_IDS as readonly string[]).includes(role))
          .map(({ role, from, to }) => ({ role, from, to: to ?? undefined })),
        posts: posts.map(({ title, unit, to }) => ({ title, unit, to: to ?? undefined })),
      },
    }
  },
}

const NO_ACCOUNT: Refusal<'no_account'> = {
  kind: 'no_account',
  message: { es: 'Esto es de quien tiene una cuenta.', en: 'This belongs to who has an account.' },
}

export const languageForm = z.object({ locale: z.enum(LOCALES) })

/** In which language letters come; pages follow their own address. */
export const chooseLanguage: Command<z.infer<typeof languageForm>, null> = {
  id: 'identity.choose_language',
  title: { es: 'Elegir el idioma de los correos', en: 'Choose the language of letters' },
  input: languageForm,
  permission: OWN_ACCOUNT,
  async run(tx, ctx, { locale }) {
    if (typeof ctx.who === 'string') return refuse(NO_ACCOUNT)
    const { accountId } = ctx.who
    const before = await localeOf(tx, accountId)
    await saveLocale(tx, accountId, locale)
    const change = {
      kind: 'identity.account',
      id: accountId,
      label: 'language',
      before: { locale: before },
      after: { locale },
    }
    return { ok: true, value: { output: null, changes: before === locale ? [] : [change] } }
  },
}
