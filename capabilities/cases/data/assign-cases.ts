import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { spread } from '../rules/inbox/workload.ts'
import { CASES_ASSIGNED } from '../staff-notices.ts'
import { staffPaths } from '../staff-paths.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { addCaseEvent } from './case-store.ts'
import { CASE, CASE_CHANGED } from './move-case.ts'
import { holdForStaff } from './staff-case.ts'
import { type Colleague, colleaguesOf } from './workload-query.ts'

/** Who gets them: an account, nobody, or shared out so that each has about as much. */
export const SPREAD = 'spread'
export const NOBODY_YET = 'nobody'

export const assignInput = z.object({
  cases: z
    .array(z.object({ caseId: z.uuid(), expectedVersion: z.coerce.number().int().min(1) }))
    .min(1)
    .max(200),
  to: z.union([z.uuid(), z.literal(SPREAD), z.literal(NOBODY_YET)]),
})

export interface Assigned {
  readonly assigned: number
  /** Numbers of cases that somebody changed meanwhile: they stay as they are. */
  readonly changed: readonly string[]
}

/** Cases are given to whoever is to work on them; several at once, and evenly where that is asked. */
export const assignCases: Command<z.infer<typeof assignInput>, Assigned> = {
  id: 'cases.assign',
  title: { es: 'Asignar expedientes', en: 'Assign cases' },
  input: assignInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, input) {
    if (typeof ctx.who === 'string') return refuse(NO_COLLEAGUE)
    const colleagues = await colleaguesOf(tx, ctx.who.officeId)
    const to = await receivers(tx, colleagues, input)
    if (to === undefined) return refuse(NO_COLLEAGUE)
    const changes: Change[] = []
    const changed: string[] = []
    const given: Given[] = []
    // Held in one order, so that two who share out the same cases wait for each other and do not lock each other out.
    for (const { caseId, expectedVersion } of [...input.cases].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
      const held = await holdForStaff(tx, ctx, caseId)
      if (!held.ok) return held
      const { row } = held.value
      if (row.version !== expectedVersion) {
        changed.push(row.number)
        continue
      }
      const accountId = to.get(caseId)
      if (row.assignedAccountId === accountId) continue
      await tx.execute(sql`
        update cases.case_file set assigned_account_id = ${accountId ?? null}::uuid, version = version + 1
        where id = ${caseId}`)
      const name = colleagues.find(({ id }) => id === accountId)?.login
      await addCaseEvent(tx, ctx, row, { role: 'staff', action: 'assign', payload: { to: name ?? null } })
      const before = colleagues.find(({ id }) => id === row.assignedAccountId)?.login ?? null
      const change = { before: { assigned: before }, after: { assigned: name ?? null } }
      if (accountId !== undefined && !row.demo) given.push({ accountId, id: caseId, number: row.number })
      changes.push({ kind: CASE, id: caseId, label: row.number, ...change })
    }
    await tellAssigned(tx, ctx, given)
    // One alone that was changed meanwhile is told as that.
    if (changes.length === 0 && changed.length > 0) return refuse(CASE_CHANGED)
    return { ok: true, value: { output: { assigned: changes.length, changed }, changes } }
  },
}

interface Given {
  readonly accountId: Id
  readonly id: Id
  readonly number: string
}

/** One notice to each, however many; nobody is told of what they took themselves. */
async function tellAssigned(tx: WriteTx, ctx: Ctx, given: readonly Given[]): Promise<void> {
  for (const [to, own] of Map.groupBy(given, ({ accountId }) => accountId)) {
    if (typeof ctx.who !== 'string' && to === ctx.who.accountId) continue
    const data = { count: own.length, numbers: own.map(({ number }) => number) }
    const [only] = own
    const link = own.length === 1 && only !== undefined ? staffPaths.case(only.id) : staffPaths.inbox({ ver: 'mine' })
    await notify(tx, ctx, { kind: CASES_ASSIGNED, to, data, link, collapse: own.length === 1 })
  }
}

async function receivers(
  tx: ReadTx,
  colleagues: readonly Colleague[],
  { cases, to }: z.infer<typeof assignInput>,
): Promise<ReadonlyMap<string, string | undefined> | undefined> {
  const ids = cases.map(({ caseId }) => caseId).sort()
  if (to === NOBODY_YET) return new Map(ids.map((id) => [id, undefined]))
  if (to !== SPREAD) return colleagues.some(({ id }) => id === to) ? new Map(ids.map((id) => [id, to])) : undefined
  const open = await tx.execute(sql`
    select assigned_account_id as id, count(*)::int as open from cases.case_file
    where ended_as is null and assigned_account_id is not null group by 1`)
  const load = new Map(open.rows.map((row) => [String(row.id), Number(row.open)]))
  const working = colleagues.filter(({ decides }) => decides).map(({ id }) => ({ id, open: load.get(id) ?? 0 }))
  return working.length === 0 ? undefined : spread(ids, working)
}

const NO_COLLEAGUE: Refusal<'no_colleague'> = {
  kind: 'no_colleague',
  field: 'to',
  message: { es: 'Elija a alguien de la lista.', en: 'Choose somebody from the list.' },
}
