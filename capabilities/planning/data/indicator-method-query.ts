import { sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type IndicatorMethod, parseIndicatorMethod } from '../rules/indicator-method.ts'

/** How indicators are judged; absent where the deployment does not say. */
export async function loadIndicatorMethod(tx: ReadTx): Promise<IndicatorMethod | undefined> {
  const found = await tx.execute(
    sql`select content from planning.method where code = 'indicators' order by id desc limit 1`,
  )
  const parsed = parseIndicatorMethod(found.rows[0]?.content)
  return parsed.ok ? parsed.value : undefined
}
