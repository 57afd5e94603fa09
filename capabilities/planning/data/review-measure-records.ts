import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'

/** Of an agreement, what is published: which, whose, and its days; not what was agreed. */
export interface AgreementFacts {
  readonly id: Id
  readonly number: number
  readonly unit: string
  readonly dueOn: CivilDate
  readonly closedOn: CivilDate | undefined
  readonly withdrawnOn: CivilDate | undefined
}

export async function agreementFacts(tx: ReadTx, year: number): Promise<readonly AgreementFacts[]> {
  const found = await tx.execute(sql`
    select a.id, a.number, u.code, a.due_on, a.closed_on, a.withdrawn_on from planning.agreement a
    join identity.unit u on u.id = a.unit_id where a.year = ${year} order by a.number`)
  const day = (value: unknown) => (value === null ? undefined : String(value))
  return found.rows.map((row) => ({
    id: String(row.id),
    number: Number(row.number),
    unit: String(row.code),
    dueOn: String(row.due_on),
    closedOn: day(row.closed_on),
    withdrawnOn: day(row.withdrawn_on),
  }))
}

export interface MeetingFacts {
  readonly id: Id
  readonly quarter: number
  readonly heldOn: CivilDate
}

export async function meetingFacts(tx: ReadTx, year: number): Promise<readonly MeetingFacts[]> {
  const found = await tx.execute(sql`
    select m.id, r.quarter, m.held_on from planning.review_meeting m join planning.review r on r.id = m.review_id
    where r.year = ${year} order by r.quarter`)
  return found.rows.map((row) => ({ id: String(row.id), quarter: Number(row.quarter), heldOn: String(row.held_on) }))
}
