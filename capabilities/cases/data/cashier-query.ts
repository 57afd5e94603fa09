import { sql } from 'drizzle-orm'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { RECORD_PAYMENT } from '../filing-permissions.ts'

export interface OpenOrder {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly number: string
  readonly procedure: Text
  readonly applicant: string
  readonly totalCents: number
}

const MOST = 50

/** What is still to be paid in one's office: the order that was named, else the newest. */
export const openOrdersQuery: Query<{ readonly reference: string }, readonly OpenOrder[]> = {
  id: 'cases.open_orders',
  permission: RECORD_PAYMENT,
  async run(tx, { who }, { reference }) {
    const office = typeof who === 'string' ? null : who.officeId
    const named = `%${reference
      .trim()
      .toUpperCase()
      .replace(/[%_\\]/g, '')}%`
    const found = await tx.execute(sql`
      select o.id, o.case_id, o.reference, o.total_cents, c.number, c.applicant_name, d.content -> 'title' as title
      from cases.fee_order o join cases.case_file c on c.id = o.case_id join cases.definition d on d.id = c.definition_id
      where o.office_id = ${office}::uuid and o.paid_at is null and o.reference like ${named}
      order by o.issued_at desc limit ${MOST}`)
    return {
      ok: true,
      value: found.rows.map((row) => ({
        id: String(row.id),
        caseId: String(row.case_id),
        reference: String(row.reference),
        number: String(row.number),
        procedure: row.title as Text,
        applicant: String(row.applicant_name ?? ''),
        totalCents: Number(row.total_cents),
      })),
    }
  },
}
