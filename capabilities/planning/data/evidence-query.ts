import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { fileRow, pictureRow } from '../../../platform/files/data/files.ts'
import { infectedFile } from '../../../platform/files/refusals.ts'
import type { ServedFile } from '../../../platform/files/serve.ts'
import { READ_WORKSPACE } from '../permissions.ts'

export interface EvidenceFile extends ServedFile {
  /** The small version, once it has been made. */
  readonly thumbnail: ServedFile | undefined
}

export const evidenceQuery: Query<Id, EvidenceFile> = {
  id: 'planning.evidence',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, id) {
    const found = await tx.execute(
      sql`select sha256, name from planning.evidence where id = ${id} and sha256 is not null and withdrawn_at is null`,
    )
    const row = found.rows[0]
    const file = row === undefined ? undefined : await fileRow(tx, String(row.sha256))
    if (row === undefined || file === undefined)
      return refuse({
        kind: 'no_evidence',
        message: { es: 'Esa evidencia no existe.', en: 'There is no such evidence.' },
      })
    const name = String(row.name)
    if (file.scan === 'infected') return refuse(infectedFile(name))
    const small = (await pictureRow(tx, file.sha256))?.thumbnail
    const thumbnail = small === undefined ? undefined : await fileRow(tx, small)
    return {
      ok: true,
      value: {
        ...file,
        name,
        thumbnail: thumbnail === undefined ? undefined : { ...thumbnail, name, show: 'inline' },
      },
    }
  },
}
