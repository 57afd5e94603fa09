import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_WORKSPACE } from '../permissions.ts'

export const evidenceQuery: Query<Id, { readonly sha256: string; readonly name: string }> = {
  id: 'planning.evidence',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, id) {
    const found = await tx.execute(sql`select sha256, name from planning.evidence where id = ${id}`)
    const row = found.rows[0]
    if (row === undefined)
      return refuse({
        kind: 'no_evidence',
        message: { es: 'Esa evidencia no existe.', en: 'There is no such evidence.' },
      })
    return { ok: true, value: { sha256: String(row.sha256), name: String(row.name) } }
  },
}
