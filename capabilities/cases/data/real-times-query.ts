import { addMonths, fromDayNumber, toDayNumber } from '../../../kernel/day-number.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_CATALOGUE } from '../permissions.ts'
import { type RealTimes, realTimes } from '../rules/statistics/real-times.ts'
import { finishedCases } from './finished-cases.ts'

const MONTHS = 12

/** How long a procedure took in the twelve months before today. */
export const realTimesQuery: Query<{ readonly code: string }, RealTimes> = {
  id: 'cases.real_times',
  permission: READ_CATALOGUE,
  async run(tx, { today }, { code }) {
    const from = fromDayNumber(addMonths(toDayNumber(today), -MONTHS) + 1)
    return { ok: true, value: realTimes(await finishedCases(tx, from, today, code)) }
  },
}
