import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ServedFile } from '../../../platform/files/serve.ts'
import { READ_CASES } from '../staff-permissions.ts'

const NO_FILE: Refusal<'no_file'> = {
  kind: 'no_file',
  message: { es: 'El expediente no tiene ese archivo.', en: 'The case has no such file.' },
}

const INFECTED: Refusal<'infected'> = {
  kind: 'infected',
  message: {
    es: 'El antivirus encontró algo en ese archivo: no se entrega.',
    en: 'The antivirus found something in that file: it is not handed out.',
  },
}

export const FILES_OF_CASE = ['document', 'photo', 'resolution'] as const

/** A file of a case of one's own office: what was brought, photographed on a visit, or signed. */
export const caseFileQuery: Query<
  { readonly of: (typeof FILES_OF_CASE)[number]; readonly caseId: Id; readonly id: Id },
  ServedFile
> = {
  id: 'cases.file_of_case',
  permission: READ_CASES,
  async run(tx, { who }, { of, caseId, id }) {
    if (typeof who === 'string') return refuse(NO_FILE)
    const named =
      of === 'document'
        ? sql`select sha256, name from cases.case_document where id = ${id} and case_id = ${caseId}`
        : of === 'photo'
          ? sql`select p.sha256, p.name from cases.inspection_photo p join cases.inspection i on i.id = p.inspection_id
              where p.id = ${id} and i.case_id = ${caseId}`
          : sql`select sha256, number || '.pdf' as name from cases.resolution
              where id = ${id} and case_id = ${caseId} and sha256 is not null`
    const found = await tx.execute(sql`
      select n.sha256, n.name, f.size, f.type, f.scan from (${named}) n join platform.file f on f.sha256 = n.sha256
      where exists (select 1 from cases.case_file c where c.id = ${caseId} and c.office_id = ${who.officeId})`)
    const [row] = found.rows
    if (row === undefined) return refuse(NO_FILE)
    if (row.scan === 'infected') return refuse(INFECTED)
    return {
      ok: true,
      value: { sha256: String(row.sha256), size: Number(row.size), type: String(row.type), name: String(row.name) },
    }
  },
}
