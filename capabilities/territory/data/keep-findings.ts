import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type CheckTerms, type FindingRule, SEVERITY } from '../rules/layers/check-terms.ts'

/** An import that is being checked, and from where on its checks speak. */
export interface Checked {
  readonly id: Id
  readonly officeId: Id
  readonly terms: CheckTerms
}

/** Rows after the first and up to the last. */
export interface RowPart {
  readonly from: number
  readonly to: number
}

export function rowParts(last: number, atOnce: number): readonly RowPart[] {
  return Array.from({ length: Math.ceil(last / atOnce) }, (_, i) => ({ from: i * atOnce, to: (i + 1) * atOnce }))
}

export function inPart(id: Id, { from, to }: RowPart): SQL {
  return sql`import_id = ${id} and row > ${from} and row <= ${to}`
}

/** A finding for each row that `found` answers: columns rows (int[]), terms (jsonb), shape. */
export async function keepFindings(
  tx: WriteTx,
  { id, officeId, terms }: Checked,
  rule: FindingRule,
  tolerance: string | null,
  found: SQL,
): Promise<void> {
  await tx.execute(sql`
    insert into territory.finding (id, office_id, import_id, rule, severity, rows, terms, shape, tolerance)
    select gen_random_uuid(), ${officeId}::uuid, ${id}::uuid, ${rule}, ${SEVERITY[rule]}, f.rows, f.terms, f.shape, ${tolerance}
    from (${found}) as f (rows, terms, shape)
    where (select count(*) from territory.finding where import_id = ${id}::uuid and rule = ${rule}) < ${terms.keptOfRule}`)
}
