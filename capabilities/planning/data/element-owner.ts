import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Subject } from '../../../platform/capability/permission.ts'
import type { ReadTx } from '../../../platform/database/database.ts'

/** The unit to whose plan an element belongs; nobody's when it is of a plan of the institution, or of none. */
export async function ownerOfElement(tx: ReadTx, elementId: Id): Promise<Subject> {
  const found = await tx.execute(sql`
    select i.unit_id from planning.element e join planning.instrument i on i.id = e.instrument_id
    where e.id = ${elementId} and i.kind = 'poa'`)
  const unit = found.rows[0]?.unit_id
  return { unitId: unit === undefined || unit === null ? undefined : String(unit) }
}
