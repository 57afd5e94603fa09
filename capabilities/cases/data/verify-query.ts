import { sql } from 'drizzle-orm'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Decision } from '../rules/resolution/resolution.ts'
import { VERIFY_DOCUMENTS } from '../staff-permissions.ts'

/** What everybody may know of a document who has its code: enough to tell whether it is the one. */
export type Verified =
  | {
      readonly is: 'resolution'
      readonly number: string
      readonly caseNumber: string
      readonly procedure: Text
      readonly outcome: Decision
      readonly signedOn: string
      readonly signedAs: string
      readonly development: boolean
      readonly sha256: string
      readonly notified: boolean
    }
  | {
      readonly is: 'receipt'
      readonly number: string
      readonly procedure: Text
      readonly filedOn: string
      readonly endedAs: string | undefined
    }

const NOT_ISSUED: Refusal<'not_issued'> = {
  kind: 'not_issued',
  message: {
    es: 'Ningún documento emitido por la institución lleva ese código.',
    en: 'No document issued by the institution carries that code.',
  },
}

export const verifyQuery: Query<{ readonly code: string }, Verified> = {
  id: 'cases.verify',
  permission: VERIFY_DOCUMENTS,
  async run(tx, _ctx, { code }) {
    const found = await tx.execute(sql`select * from cases.open_resolution where verification_code = ${code}`)
    const [row] = found.rows
    if (row !== undefined)
      return {
        ok: true,
        value: {
          is: 'resolution',
          number: String(row.number),
          caseNumber: String(row.case_number),
          procedure: row.title as Text,
          outcome: String(row.outcome) as Decision,
          signedOn: String(row.signed_on),
          signedAs: String(row.signed_as),
          development: row.development === true,
          sha256: String(row.sha256),
          notified: row.notified_on !== null,
        },
      }
    const cases = await tx.execute(sql`
      select c.number, c.filed_on, c.ended_as, d.content -> 'title' as title
      from cases.open_case c join cases.definition d on d.id = c.definition_id where c.verification_code = ${code}`)
    const [filed] = cases.rows
    if (filed === undefined) return refuse(NOT_ISSUED)
    return {
      ok: true,
      value: {
        is: 'receipt',
        number: String(filed.number),
        procedure: filed.title as Text,
        filedOn: String(filed.filed_on),
        endedAs: filed.ended_as === null ? undefined : String(filed.ended_as),
      },
    }
  },
}

/** The code of an issued document with exactly these bytes; undefined where none has them. */
export const verifyFileQuery: Query<{ readonly sha256: string }, string | undefined> = {
  id: 'cases.verify_file',
  permission: VERIFY_DOCUMENTS,
  async run(tx, _ctx, { sha256 }) {
    const found = await tx.execute(sql`
      select verification_code from cases.open_resolution where sha256 = ${sha256} limit 1`)
    const code = found.rows[0]?.verification_code
    return { ok: true, value: code === undefined ? undefined : String(code) }
  },
}
