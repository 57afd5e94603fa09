import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Query } from '../../capability/command.ts'
import type { ReadTx } from '../../database/database.ts'
import { SUBSTITUTE } from '../permissions.ts'

export interface SubstitutionLine {
  readonly id: Id
  readonly absent: string
  readonly substitute: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly reason: string
  /** Begun, and neither over nor ended. */
  readonly inForce: boolean
}

export interface Colleague {
  readonly accountId: Id
  readonly name: string
}

export interface Substitutions {
  /** Who acts for this person, now or later. */
  readonly own: readonly SubstitutionLine[]
  /** For whom this person may act, now or later. */
  readonly forOthers: readonly SubstitutionLine[]
  /** Who could be named. */
  readonly colleagues: readonly Colleague[]
}

/** Substitutions of oneself and by oneself that are not over. */
export const substitutionsQuery: Query<null, Substitutions> = {
  id: 'identity.substitutions',
  permission: SUBSTITUTE,
  async run(tx, ctx) {
    if (typeof ctx.who === 'string') return { ok: true, value: { own: [], forOthers: [], colleagues: [] } }
    return { ok: true, value: await substitutionsOf(tx, ctx.who.accountId, ctx.today) }
  },
}

export async function substitutionsOf(tx: ReadTx, accountId: Id, today: CivilDate): Promise<Substitutions> {
  const found = await tx.execute(sql`
    select s.id, s.absent_account_id as absent_id, s.valid_from, s.valid_to, s.reason,
      s.valid_from <= ${today} as in_force,
      coalesce(identity.name_in_substitution(s.absent_account_id), ap.name, '') as absent,
      coalesce(identity.name_in_substitution(s.substitute_account_id), sp.name, '') as substitute
    from identity.substitution s
      join identity.account aa on aa.id = s.absent_account_id left join identity.person ap on ap.id = aa.person_id
      join identity.account sa on sa.id = s.substitute_account_id left join identity.person sp on sp.id = sa.person_id
    where s.ended_at is null and s.valid_to >= ${today}
      and (s.absent_account_id = ${accountId} or s.substitute_account_id = ${accountId})
    order by s.valid_from, s.id`)
  const lines = found.rows.map((row) => ({
    own: row.absent_id === accountId,
    line: {
      id: String(row.id),
      absent: String(row.absent),
      substitute: String(row.substitute),
      from: String(row.valid_from),
      to: String(row.valid_to),
      reason: String(row.reason),
      inForce: row.in_force === true,
    },
  }))
  const colleagues = await tx.execute(sql`
    select a.id, p.name from identity.account a join identity.person p on p.id = a.person_id
    where a.kind = 'staff' and a.disabled_at is null and a.id <> ${accountId}
      and a.office_id = (select office_id from identity.account where id = ${accountId})
    order by p.sort_key collate "C"`)
  return {
    own: lines.filter(({ own }) => own).map(({ line }) => line),
    forOthers: lines.filter(({ own }) => !own).map(({ line }) => line),
    colleagues: colleagues.rows.map((row) => ({ accountId: String(row.id), name: String(row.name) })),
  }
}
