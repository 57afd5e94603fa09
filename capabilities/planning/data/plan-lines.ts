import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { EDIT_PLAN } from '../edit-permissions.ts'
import { loadPoaHeads, loadPoas } from './load-poa.ts'
import type { StoredPoa } from './stored-poa.ts'

export interface PlanLines {
  readonly poa: StoredPoa
  /** By line: what it is compared with when it is changed. */
  readonly versions: ReadonlyMap<Id, number>
}

/** The lines of a unit's plan as they stand at this moment, to be written. */
export const planLines: Query<{ readonly year: number; readonly unit: string }, PlanLines> = {
  id: 'planning.plan_lines',
  permission: EDIT_PLAN,
  async subject(tx, { year, unit }) {
    const [head] = await loadPoaHeads(tx, { year, unitCode: unit })
    return { unitId: head?.unit.id }
  },
  async run(tx, _ctx, { year, unit }) {
    const [poa] = await loadPoas(tx, { year, unitCode: unit })
    if (poa === undefined)
      return refuse({
        kind: 'no_plan',
        message: { es: 'Esa unidad no tiene plan de ese año.', en: 'That unit has no plan of that year.' },
      })
    const found = await tx.execute(sql`
      select l.id, l.version from planning.line l join planning.section s on s.id = l.section_id
      join planning.sub_plan p on p.id = s.sub_plan_id where p.instrument_id = ${poa.head.id}`)
    return {
      ok: true,
      value: { poa, versions: new Map(found.rows.map((row) => [String(row.id), Number(row.version)])) },
    }
  },
}
