import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'

export const AGREEMENT = 'planning.agreement'

export interface StoredAgreement {
  readonly id: Id
  readonly version: number
  readonly officeId: Id
  readonly reviewId: Id
  readonly year: number
  /** Quarter of the review that agreed on it. */
  readonly quarter: number
  readonly number: number
  readonly text: string
  readonly unit: { readonly id: Id; readonly code: string; readonly title: Text }
  readonly post: string | undefined
  readonly dueOn: CivilDate
  readonly closedOn: CivilDate | undefined
  readonly withdrawnOn: CivilDate | undefined
  readonly closingNote: string | undefined
  readonly evidenceLinks: readonly string[]
  readonly demo: boolean
}

export interface AgreementChoice {
  readonly year?: number | undefined
  readonly id?: Id | undefined
  readonly unitIds?: readonly Id[] | undefined
}

/** Agreements with the unit that answers for each, by their number. */
export async function agreementsOf(tx: ReadTx, choice: AgreementChoice): Promise<readonly StoredAgreement[]> {
  const conditions: SQL[] = [sql`true`]
  if (choice.year !== undefined) conditions.push(sql`a.year = ${choice.year}`)
  if (choice.id !== undefined) conditions.push(sql`a.id = ${choice.id}`)
  if (choice.unitIds !== undefined) conditions.push(sql`a.unit_id = any(${sql.param(choice.unitIds)}::uuid[])`)
  const found = await tx.execute(sql`
    select a.*, r.quarter, u.code, y.title from planning.agreement a join planning.review r on r.id = a.review_id
    join identity.unit u on u.id = a.unit_id
    left join lateral (select title from identity.unit_year where unit_id = u.id order by abs(year - a.year) limit 1) y on true
    where ${sql.join(conditions, sql` and `)} order by a.year, a.number`)
  return found.rows.map(toAgreement)
}

function toAgreement(row: Record<string, unknown>): StoredAgreement {
  const code = String(row.code)
  return {
    id: String(row.id),
    version: Number(row.version),
    officeId: String(row.office_id),
    reviewId: String(row.review_id),
    year: Number(row.year),
    quarter: Number(row.quarter),
    number: Number(row.number),
    text: String(row.text),
    unit: { id: String(row.unit_id), code, title: (row.title as Text | null) ?? { es: code } },
    post: textOf(row.post),
    dueOn: String(row.due_on),
    closedOn: textOf(row.closed_on),
    withdrawnOn: textOf(row.withdrawn_on),
    closingNote: textOf(row.closing_note),
    evidenceLinks: row.evidence_links as readonly string[],
    demo: row.demo === true,
  }
}

function textOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}
