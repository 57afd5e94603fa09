import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../database/database.ts'

export const CORRECTION_STATES = ['open', 'accepted', 'refused'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

export interface Correction {
  readonly id: Id
  readonly personId: Id
  readonly accountId: Id
  readonly person: string
  /** `identity.person.name`. */
  readonly field: string
  readonly wanted: string | undefined
  readonly reason: string | undefined
  readonly state: CorrectionState
  readonly at: string
  readonly decidedAt: string | undefined
  readonly decision: string | undefined
}

/** Newest first, open ones before the decided: of one person, or of all that the reader may see. */
export async function corrections(tx: ReadTx, person?: Id | undefined): Promise<readonly Correction[]> {
  return rowsOf(tx, person === undefined ? sql`true` : sql`c.person_id = ${person}`)
}

export async function correctionById(tx: ReadTx, id: Id): Promise<Correction | undefined> {
  return (await rowsOf(tx, sql`c.id = ${id}`))[0]
}

const SHOWN = 200

async function rowsOf(tx: ReadTx, condition: ReturnType<typeof sql>): Promise<readonly Correction[]> {
  const found = await tx.execute(sql`
    select c.id, c.person_id, c.account_id, p.name as person, c.field, c.wanted, c.reason, c.state, c.at, c.decided_at, c.decision
    from personal.correction_request c join identity.person p on p.id = c.person_id
    where ${condition} order by c.state <> 'open', c.at desc, c.id desc limit ${SHOWN}`)
  const text = (value: unknown) => (value === null ? undefined : String(value))
  return found.rows.map((row) => ({
    id: String(row.id),
    personId: String(row.person_id),
    accountId: String(row.account_id),
    person: String(row.person),
    field: String(row.field),
    wanted: text(row.wanted),
    reason: text(row.reason),
    state: CORRECTION_STATES.find((state) => state === row.state) ?? 'open',
    at: String(row.at),
    decidedAt: text(row.decided_at),
    decision: text(row.decision),
  }))
}
