import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Batch, BatchOrigin, BatchState, Sheet, SheetContent } from '../model.ts'

export interface Theme {
  readonly code: string
  readonly title: Text
  readonly description: Text
}

export interface Indicator {
  readonly id: Id
  readonly code: string
  readonly theme: Theme
  /** The newest. */
  readonly sheet: Sheet
}

export async function themes(tx: ReadTx): Promise<readonly Theme[]> {
  const found = await tx.execute(sql`select code, title, description from observatory.theme order by sort, code`)
  return found.rows.map((row) => ({
    code: String(row.code),
    title: row.title as Text,
    description: row.description as Text,
  }))
}

/** Indicators in the order of their themes, all or by their codes, each with its newest sheet. */
export async function indicators(tx: ReadTx, codes?: readonly string[]): Promise<readonly Indicator[]> {
  const chosen = codes === undefined ? sql`true` : sql`i.code = any(${sql.param([...codes])}::text[])`
  const found = await tx.execute(sql`
    select i.id as indicator_id, i.code, t.code as theme, t.title as theme_title, t.description, s.*
    from observatory.indicator i join observatory.theme t on t.id = i.theme_id
    join lateral (select * from observatory.sheet where indicator_id = i.id order by number desc limit 1) s on true
    where i.retired_at is null and ${chosen} order by t.sort, i.sort, i.code collate "C"`)
  return found.rows.map((row) => ({
    id: String(row.indicator_id),
    code: String(row.code),
    theme: { code: String(row.theme), title: row.theme_title as Text, description: row.description as Text },
    sheet: sheetOf(row),
  }))
}

/** All editions of a sheet, the newest first. */
export async function sheetsOf(tx: ReadTx, indicatorId: Id): Promise<readonly Sheet[]> {
  const found = await tx.execute(
    sql`select * from observatory.sheet where indicator_id = ${indicatorId} order by number desc`,
  )
  return found.rows.map(sheetOf)
}

function sheetOf(row: Record<string, unknown>): Sheet {
  return {
    id: String(row.id),
    number: Number(row.number),
    inForceFrom: String(row.in_force_from),
    title: row.title as Text,
    content: row.content as SheetContent,
    note: String(row.note),
    recordedAt: String(row.recorded_at),
  }
}

/** Published batches by their numbers, the newest first. */
export async function publishedBatches(tx: ReadTx, numbers: readonly number[]): Promise<readonly Batch[]> {
  const found = await tx.execute(sql`
    select * from observatory.open_batch where number = any(${sql.param([...new Set(numbers)])}::int[])
    order by published_at desc, number desc`)
  return found.rows.map(batchOf)
}

export function batchOf(row: Record<string, unknown>): Batch {
  return {
    id: String(row.id),
    version: Number(row.version),
    number: Number(row.number),
    title: String(row.title),
    source: String(row.source),
    citation: String(row.citation),
    origin: row.origin as BatchOrigin,
    state: row.state as BatchState,
    demo: row.demo === true,
    publishedAt: row.published_at === null ? undefined : String(row.published_at),
    note: String(row.note),
  }
}
