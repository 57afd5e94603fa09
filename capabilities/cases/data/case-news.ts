import type { WriteTx } from '../../../platform/database/database.ts'

/** News that cases stand otherwise than before: their numbers, one a line; empty: of too many to name. */
export const CASE_NEWS = 'cases.stands'

const MOST_NAMED = 200

/** Goes out with the commit: at once on the process that wrote, and to the others. */
export function tellCases(tx: WriteTx, numbers: readonly string[]): void {
  if (numbers.length > 0) tx.publish(CASE_NEWS, numbers.length > MOST_NAMED ? '' : numbers.join('\n'))
}
