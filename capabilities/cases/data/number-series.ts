import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { caseNumber, seriesOf } from '../rules/filing/number.ts'

export interface GivenNumber {
  readonly number: string
  readonly series: string
  readonly year: number
  readonly sequence: number
}

/**
 * The next number of a procedure in an office and year. The series' row stays locked until the transaction ends: who comes second
 * waits, and what is rolled back leaves no hole. Procedures with the same letters share a series, so that no number comes twice.
 */
export async function nextNumber(tx: WriteTx, officeId: Id, code: string, year: number): Promise<GivenNumber> {
  const series = seriesOf(code)
  const given = await tx.execute(sql`
    insert into cases.case_series as s (id, office_id, series, year, last) values (${newId()}, ${officeId}, ${series}, ${year}, 1)
    on conflict (office_id, series, year) do update set last = s.last + 1, version = s.version + 1
    returning last, (select code from identity.office where id = ${officeId}) as office`)
  const [row] = given.rows
  const sequence = Number(row?.last)
  return { number: caseNumber(String(row?.office), series, year, sequence), series, year, sequence }
}
