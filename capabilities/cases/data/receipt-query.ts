import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { type WholeCase, wholeCase } from './case-query.ts'
import { readCase } from './case-store.ts'
import { NO_CASE } from './move-case.ts'

/** A case of one's office, for the receipt that is printed at the counter. */
export const receiptQuery: Query<{ readonly id: string }, WholeCase> = {
  id: 'cases.receipt',
  permission: READ_CASES,
  async run(tx, { who, today }, { id }) {
    const row = await readCase(tx, id)
    if (row === undefined || typeof who === 'string' || row.officeId !== who.officeId) return refuse(NO_CASE)
    return { ok: true, value: await wholeCase(tx, row, today) }
  },
}
