import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CivilDate } from '../../../kernel/civil.ts'
import { formatDate } from '../../../kernel/format.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command, Outcome } from '../../capability/command.ts'
import { type Ctx, ROLE_IDS } from '../../capability/context.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import { notify } from '../../notifications/notify.ts'
import { identityPaths } from '../paths.ts'
import { MANAGE_PEOPLE, OWN_ACCOUNT, SUBSTITUTE } from '../permissions.ts'
import { civilDate } from './invite.ts'
import { SUBSTITUTION } from './notices.ts'
import { judgeSubstitution, type SubstitutionAsked } from './substitution-rules.ts'

export const substitutionForm = z.object({
  substitute: z.uuid(),
  from: civilDate,
  to: civilDate,
  reason: z.string().trim().min(5).max(500),
})

type Asked = z.infer<typeof substitutionForm>

/** Names who acts for oneself while one is absent. */
export const nameSubstitute: Command<Asked, null> = {
  id: 'identity.name_substitute',
  title: { es: 'Nombrar a quien me sustituye', en: 'Name who substitutes me' },
  input: substitutionForm,
  permission: OWN_ACCOUNT,
  sensitive: true,
  async run(tx, ctx, input) {
    if (typeof ctx.who === 'string') return refuse(NO_SUCH_SUBSTITUTION)
    return record(tx, ctx, ctx.who.accountId, ctx.who.accountId, input)
  },
}

/** Names who acts for somebody who cannot do it themselves. */
export const nameSubstituteFor: Command<Asked & { accountId: Id }, null> = {
  id: 'identity.name_substitute_for',
  title: { es: 'Nombrar a quien sustituye a una persona', en: 'Name who substitutes a person' },
  input: substitutionForm.extend({ accountId: z.uuid() }),
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, { accountId, ...input }) {
    if (typeof ctx.who === 'string') return refuse(NO_SUCH_SUBSTITUTION)
    return record(tx, ctx, ctx.who.accountId, accountId, input)
  },
}

async function record(
  tx: WriteTx,
  ctx: Ctx,
  by: Id,
  absent: Id,
  { reason, ...term }: Asked,
): Promise<Result<Outcome<null>, Refusal>> {
  const asked: SubstitutionAsked = { ...term, absent }
  // One after another for one person, so that two at once do not overlap.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`substitution ${absent}`}))`)
  const [one, other] = [await facts(tx, absent, ctx.today), await facts(tx, asked.substitute, ctx.today)]
  if (one === undefined || other === undefined) return refuse(NO_SUCH_PERSON)
  const others = await tx.execute(sql`
    select valid_from, valid_to from identity.substitution where absent_account_id = ${absent} and ended_at is null`)
  const judged = judgeSubstitution(asked, {
    today: ctx.today,
    absentKind: one.kind,
    absentRoles: one.roles,
    substituteKind: other.kind,
    substituteDisabled: other.disabled,
    others: others.rows.map((row) => ({ from: String(row.valid_from), to: String(row.valid_to) })),
  })
  if (!judged.ok) return judged
  const id = newId()
  await tx.execute(sql`
    insert into identity.substitution
      (id, absent_account_id, substitute_account_id, valid_from, valid_to, reason, created_by, at)
    values (${id}, ${absent}, ${asked.substitute}, ${asked.from}, ${asked.to}, ${reason}, ${by}, ${ctx.now})`)
  const names = { absent: one.name, substitute: other.name }
  await tell(tx, ctx, asked.substitute, { what: 'named', ...names, from: asked.from, to: asked.to })
  if (by !== absent) await tell(tx, ctx, absent, { what: 'substituted', ...names, from: asked.from, to: asked.to })
  const after = { substitute: other.login, from: asked.from, to: asked.to }
  return {
    ok: true,
    value: { output: null, reason, changes: [{ kind: 'identity.substitution', id, label: one.login, after }] },
  }
}

interface Told {
  readonly what: 'named' | 'substituted' | 'ended'
  readonly absent: string
  readonly substitute: string
  readonly from: CivilDate
  readonly to: CivilDate
}

async function tell(tx: WriteTx, ctx: Ctx, to: Id, { what, absent, substitute, ...term }: Told): Promise<void> {
  const data = {
    what,
    absent,
    substitute,
    fromEs: formatDate(term.from, 'es', 'prose'),
    toEs: formatDate(term.to, 'es', 'prose'),
    fromEn: formatDate(term.from, 'en', 'prose'),
    toEn: formatDate(term.to, 'en', 'prose'),
  }
  await notify(tx, ctx, { kind: SUBSTITUTION, to, data, link: identityPaths.substitution() })
}

async function facts(tx: ReadTx, accountId: Id, today: CivilDate) {
  const found = await tx.execute(sql`
    select p.name, a.login, a.kind, a.disabled_at, coalesce((select array_agg(distinct g.role) from identity.role_grant g
      where g.account_id = a.id and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})), '{}') as roles
    from identity.account a join identity.person p on p.id = a.person_id where a.id = ${accountId}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const roles = row.roles as readonly string[]
  return {
    name: String(row.name),
    login: String(row.login),
    kind: String(row.kind),
    disabled: row.disabled_at !== null,
    roles: ROLE_IDS.filter((role) => roles.includes(role)),
  }
}

const idInput = z.object({ substitutionId: z.uuid() })

/** Ends it at once: by the absent person, the substitute or an administrator; the database shows it to nobody else. */
export const endSubstitution: Command<z.infer<typeof idInput>, null> = {
  id: 'identity.end_substitution',
  title: { es: 'Terminar una sustitución', en: 'End a substitution' },
  input: idInput,
  permission: SUBSTITUTE,
  async run(tx, ctx, { substitutionId }) {
    if (typeof ctx.who === 'string') return refuse(NO_SUCH_SUBSTITUTION)
    const by = ctx.who.accountId
    const ended = await tx.execute(sql`
      update identity.substitution set ended_at = ${ctx.now}, ended_by = ${by}, version = version + 1
      where id = ${substitutionId} and ended_at is null and valid_to >= ${ctx.today}
      returning absent_account_id, substitute_account_id, valid_from, valid_to`)
    const row = ended.rows[0]
    if (row === undefined) return refuse(NO_SUCH_SUBSTITUTION)
    const [absent, substitute] = [String(row.absent_account_id), String(row.substitute_account_id)]
    const names = await tx.execute(sql`
      select identity.name_in_substitution(${absent}) as absent, identity.name_in_substitution(${substitute}) as substitute`)
    const told: Told = {
      what: 'ended',
      absent: String(names.rows[0]?.absent ?? ''),
      substitute: String(names.rows[0]?.substitute ?? ''),
      from: String(row.valid_from),
      to: String(row.valid_to),
    }
    for (const account of [absent, substitute])
      if (account !== by && told.absent !== '') await tell(tx, ctx, account, told)
    const change = { kind: 'identity.substitution', id: substitutionId, label: told.absent, after: { ended: ctx.now } }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}

/** From now on this session acts for the absent person. */
export const startActing: Command<z.infer<typeof idInput>, null> = {
  id: 'identity.start_acting',
  title: { es: 'Actuar en sustitución', en: 'Act for an absent person' },
  input: idInput,
  permission: SUBSTITUTE,
  async run(tx, ctx, { substitutionId }) {
    if (typeof ctx.who === 'string' || ctx.who.sessionId === undefined) return refuse(NO_SUCH_SUBSTITUTION)
    const { accountId, sessionId } = ctx.who
    const found = await tx.execute(sql`
      select s.absent_account_id from identity.substitution s join identity.account a on a.id = s.absent_account_id
      where s.id = ${substitutionId} and s.substitute_account_id = ${accountId} and s.ended_at is null
        and s.valid_from <= ${ctx.today} and s.valid_to >= ${ctx.today} and a.disabled_at is null`)
    const absent = found.rows[0]?.absent_account_id
    if (absent === undefined) return refuse(NO_SUCH_SUBSTITUTION)
    await tx.execute(sql`
      update identity.session set acting_for = ${substitutionId} where id = ${sessionId} and account_id = ${accountId}`)
    const change = { kind: 'identity.substitution', id: substitutionId, label: 'start', after: { acting: true } }
    return { ok: true, value: { output: null, changes: [change] } }
  },
}

/** The session acts for its own person again. */
export const stopActing: Command<Record<string, never>, null> = {
  id: 'identity.stop_acting',
  title: { es: 'Dejar de actuar en sustitución', en: 'Stop acting for an absent person' },
  input: z.object({}),
  permission: SUBSTITUTE,
  async run(tx, ctx) {
    if (typeof ctx.who === 'string' || ctx.who.sessionId === undefined) return refuse(NO_SUCH_SUBSTITUTION)
    const stopped = await tx.execute(sql`
      update identity.session set acting_for = null
      where id = ${ctx.who.sessionId} and account_id = ${ctx.who.accountId} and acting_for is not null returning id`)
    const actingFor = ctx.who.actingFor
    const changes =
      stopped.rows.length === 0 || actingFor === undefined
        ? []
        : [{ kind: 'identity.account', id: actingFor.accountId, label: 'stop', after: { acting: false } }]
    return { ok: true, value: { output: null, changes } }
  },
}

const NO_SUCH_SUBSTITUTION: Refusal<'no_such_substitution'> = {
  kind: 'no_such_substitution',
  message: {
    es: 'Esa sustitución no existe, no es suya o no está vigente hoy.',
    en: 'There is no such substitution, it is not yours, or it is not in force today.',
  },
}
const NO_SUCH_PERSON: Refusal<'no_such_person'> = {
  kind: 'no_such_person',
  field: 'substitute',
  message: { es: 'Elija a una persona de su oficina.', en: 'Choose a person of your office.' },
}
