import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../database/database.ts'

/** Somebody opened a sensitive value of somebody else, and said why. */
export interface SensitiveReading {
  readonly id: Id
  readonly at: string
  readonly reader: string
  readonly office: Text | undefined
  readonly subject: string
  readonly field: string
  readonly reason: string
}

export const READINGS_PER_PAGE = 50

/** Newest first: of one person, or of all that the reader may see (row security decides). `page` begins at 1. */
export async function sensitiveReadings(
  tx: ReadTx,
  choice: { readonly subject?: Id | undefined; readonly page: number },
): Promise<readonly SensitiveReading[]> {
  const { subject, page } = choice
  const found = await tx.execute(sql`
    select r.id, r.at, r.field, r.reason, reader.name as reader, o.title as office, p.name as subject
    from audit.read r
    left join identity.account a on a.id = r.account left join identity.person reader on reader.id = a.person_id
    left join identity.office o on o.id = r.office left join identity.person p on p.id = r.subject
    where ${subject === undefined ? sql`true` : sql`r.subject = ${subject}`}
    order by r.at desc, r.id desc limit ${READINGS_PER_PAGE} offset ${(page - 1) * READINGS_PER_PAGE}`)
  return found.rows.map((row) => ({
    id: String(row.id),
    at: String(row.at),
    // A person who reads their own list may not see persons of another office; the office is said then.
    reader: typeof row.reader === 'string' ? row.reader : '—',
    office: (row.office as Text | null) ?? undefined,
    subject: typeof row.subject === 'string' ? row.subject : '—',
    field: String(row.field),
    reason: String(row.reason),
  }))
}
