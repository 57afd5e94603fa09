import { sql } from 'drizzle-orm'
import { addMonths, fromDayNumber, toDayNumber } from '../../../kernel/day-number.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_CATALOGUE } from '../permissions.ts'
import { type RealTimes, realTimes } from '../rules/statistics/real-times.ts'
import { finishedCases } from './finished-cases.ts'

const MONTHS = 12

export interface ToldTimes extends RealTimes {
  /** Some of the cases were made up for a demonstration. */
  readonly demo: boolean
}

/** How long a procedure took in the twelve months before today. */
export const realTimesQuery: Query<{ readonly code: string }, ToldTimes> = {
  id: 'cases.real_times',
  permission: READ_CATALOGUE,
  async run(tx, { today }, { code }) {
    const from = fromDayNumber(addMonths(toDayNumber(today), -MONTHS) + 1)
    const times = realTimes(await finishedCases(tx, from, today, code))
    const made = await tx.execute(sql`
      select bool_or(demo) as demo from cases.open_case
      where procedure = ${code} and ended_on between ${from}::date and ${today}::date`)
    return { ok: true, value: { ...times, demo: made.rows[0]?.demo === true } }
  },
}
