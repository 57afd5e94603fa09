import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../database/database.ts'
import type { WrittenLetter } from '../letter.ts'

/** A letter that did not leave the house. */
export interface KeptLetter extends WrittenLetter {
  readonly id: Id
  readonly to: string
  readonly at: string
}

const NEWEST = 200

/** Letters that stayed in the house, newest first, or the one that is asked for. */
export async function keptLetters(tx: ReadTx, id?: Id): Promise<readonly KeptLetter[]> {
  const one = id === undefined ? sql`` : sql`and id = ${id}`
  const found = await tx.execute(sql`
    select id, address, at, kept from platform.letter where kept is not null ${one}
    order by at desc, id desc limit ${NEWEST}`)
  return found.rows.map((row) => ({
    ...(row.kept as WrittenLetter),
    id: String(row.id),
    to: String(row.address ?? ''),
    at: String(row.at),
  }))
}
