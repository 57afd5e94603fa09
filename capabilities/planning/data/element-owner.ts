import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Subject } from '../../../platform/capability/permission.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_WORKSPACE } from '../permissions.ts'

/** The unit to whose plan an element belongs; nobody's when it is of a plan of the institution, or of none. */
export async function ownerOfElement(tx: ReadTx, elementId: Id): Promise<Subject> {
  const found = await tx.execute(sql`
    select i.unit_id from planning.element e join planning.instrument i on i.id = e.instrument_id
    where e.id = ${elementId} and i.kind = 'poa'`)
  const unit = found.rows[0]?.unit_id
  return { unitId: unit === undefined || unit === null ? undefined : String(unit) }
}

export interface ElementPlace {
  readonly year: number
  readonly unit: string
}

/** In which unit's plan of which year an element stands. */
export const elementPlaceQuery: Query<Id, ElementPlace> = {
  id: 'planning.element_place',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, id) {
    const found = await tx.execute(sql`
      select i.from_year, u.code from planning.element e join planning.instrument i on i.id = e.instrument_id
      join identity.unit u on u.id = i.unit_id where e.id = ${id} and i.kind = 'poa' and e.retired_at is null`)
    const row = found.rows[0]
    if (row !== undefined) return { ok: true, value: { year: Number(row.from_year), unit: String(row.code) } }
    return refuse({
      kind: 'no_element',
      message: { es: 'Ningún plan operativo tiene ese elemento.', en: 'No operating plan has that element.' },
    })
  },
}
