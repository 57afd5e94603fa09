import { sql } from 'drizzle-orm'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { Standing } from '../rules/flow/roles.ts'
import { type CaseRow, lockCase, standingTo } from './case-store.ts'
import { NO_CASE } from './move-case.ts'

/** The case, held for who works on it: one of another office, or one's own application, is none that one works on. */
export async function holdForStaff(
  tx: WriteTx,
  ctx: Ctx,
  id: string,
): Promise<Result<{ readonly row: CaseRow; readonly standing: Standing }, Refusal>> {
  const row = await lockCase(tx, id)
  if (row === undefined) return refuse(NO_CASE)
  const standing = await standingTo(tx, ctx, row)
  return standing.staff ? { ok: true, value: { row, standing } } : refuse(NO_CASE)
}

/** The next number of what is counted within a case; the case is held by who calls. */
export async function nextOfCase(tx: WriteTx, table: 'opinion' | 'inspection', caseId: string): Promise<number> {
  const found = await tx.execute(
    table === 'opinion'
      ? sql`select coalesce(max(number), 0) + 1 as number from cases.opinion where case_id = ${caseId}`
      : sql`select coalesce(max(number), 0) + 1 as number from cases.inspection where case_id = ${caseId}`,
  )
  return Number(found.rows[0]?.number)
}

export function accountOf({ who }: Pick<Ctx, 'who'>): string | null {
  return typeof who === 'string' ? null : who.accountId
}
