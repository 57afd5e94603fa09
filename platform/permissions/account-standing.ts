import { sql } from 'drizzle-orm'
import { type Refusal, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import type { Query } from '../capability/command.ts'
import { type Actor, OFFICE_KINDS, ROLE_IDS } from '../capability/context.ts'
import { SEE_PERMISSIONS } from './permissions.ts'

/** An account as permissions see it today. */
export interface AccountStanding {
  readonly login: string
  readonly actor: Actor
  readonly office: Text
  /** Codes of the units in which the person holds a post. */
  readonly units: readonly string[]
  readonly disabled: boolean
}

/** By the name that the person signs in with. Neither the e-mail nor anything else of the person is read. */
export const accountStanding: Query<string, AccountStanding> = {
  id: 'permissions.account',
  permission: SEE_PERMISSIONS,
  async run(tx, ctx, login) {
    const found = await tx.execute(sql`
      select a.id, a.login, a.person_id, a.office_id, a.disabled_at, o.kind, o.title,
        coalesce((select array_agg(distinct g.role) from identity.role_grant g where g.account_id = a.id
          and g.valid_from <= ${ctx.today} and (g.valid_to is null or g.valid_to >= ${ctx.today})), '{}') as roles,
        coalesce((select json_agg(distinct jsonb_build_object('id', u.id, 'code', u.code)) from identity.holding h
          join identity.post po on po.id = h.post_id join identity.unit u on u.id = po.unit_id
          where h.person_id = a.person_id and h.valid_from <= ${ctx.today}
            and (h.valid_to is null or h.valid_to >= ${ctx.today})), '[]') as units
      from identity.account a join identity.office o on o.id = a.office_id where a.login = ${login.trim().toLowerCase()}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NO_SUCH_ACCOUNT)
    const units = row.units as readonly { readonly id: string; readonly code: string }[]
    const officeKind = OFFICE_KINDS.find((kind) => kind === row.kind)
    return {
      ok: true,
      value: {
        login: String(row.login),
        actor: {
          accountId: String(row.id),
          personId: String(row.person_id),
          officeId: String(row.office_id),
          ...(officeKind === undefined ? {} : { officeKind }),
          name: String(row.login),
          unitIds: units.map(({ id }) => id),
          roles: ROLE_IDS.filter((role) => (row.roles as readonly string[]).includes(role)),
        },
        office: row.title as Text,
        units: units.map(({ code }) => code).sort(),
        disabled: row.disabled_at !== null,
      },
    }
  },
}

const NO_SUCH_ACCOUNT: Refusal<'no_such_account'> = {
  kind: 'no_such_account',
  field: 'cuenta',
  message: {
    es: 'Ninguna cuenta tiene ese nombre de usuario. Revise cómo está escrito.',
    en: 'No account has that user name. Check how it is written.',
  },
}
