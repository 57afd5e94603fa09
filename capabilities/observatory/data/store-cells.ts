import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import { isMissing } from '../../../kernel/missing.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type BatchOrigin, missingNumber, type NewCell, OBSERVATION_STATUSES } from '../model.ts'
import { periodNumber } from '../rules/catalogue/period-number.ts'

export const BATCH = 'observatory.batch'

export interface NewBatch {
  readonly officeId: Id
  readonly code?: string | undefined
  readonly title: string
  readonly source: string
  readonly citation: string
  readonly origin: BatchOrigin
  readonly demo: boolean
  readonly note?: string | undefined
  readonly madeBy?: Id | undefined
  readonly madeAt: string
}

/** A batch in draft, and its number. */
export async function openBatch(tx: WriteTx, batch: NewBatch): Promise<{ readonly id: Id; readonly number: number }> {
  const id = newId()
  const made = await tx.execute(sql`
    insert into observatory.batch (id, office_id, code, title, source, citation, origin, state, demo, note, made_by, made_at)
    values (${id}, ${batch.officeId}, ${batch.code ?? null}, ${batch.title}, ${batch.source}, ${batch.citation}, ${batch.origin},
      'draft', ${batch.demo}, ${batch.note ?? ''}, ${batch.madeBy ?? null}, ${batch.madeAt})
    returning number`)
  return { id, number: Number(made.rows[0]?.number) }
}

const PIECE = 20_000

/** Adds figures to a batch in draft, and to the dictionary the series that are new. Indicators are known; periods are periods. */
export async function addCells(tx: WriteTx, officeId: Id, batch: number, cells: readonly NewCell[]): Promise<void> {
  for (let start = 0; start < cells.length; start += PIECE)
    await addPiece(tx, officeId, batch, cells.slice(start, start + PIECE))
}

async function addPiece(tx: WriteTx, officeId: Id, batch: number, cells: readonly NewCell[]): Promise<void> {
  const keys = [...new Set(cells.map(keyOf))]
  const named = keys.map((key) => key.split('|'))
  const column = (index: number) => sql.param(named.map((key) => key[index] ?? ''))
  await tx.execute(sql`
    insert into observatory.series (id, office_id, indicator_id, place_id, breakdown)
    select k.id, ${officeId}::uuid, i.id, k.place, k.breakdown
    from unnest(${sql.param(keys.map(() => newId()))}::uuid[], ${column(0)}::text[], ${column(1)}::uuid[], ${column(2)}::text[])
      as k(id, code, place, breakdown)
    join observatory.indicator i on i.code = k.code
    on conflict (indicator_id, place_id, breakdown) do nothing`)
  const found = await tx.execute(sql`
    select s.number, i.code, s.place_id, s.breakdown
    from unnest(${column(0)}::text[], ${column(1)}::uuid[], ${column(2)}::text[]) as k(code, place, breakdown)
    join observatory.indicator i on i.code = k.code
    join observatory.series s on s.indicator_id = i.id and s.place_id = k.place and s.breakdown = k.breakdown`)
  const numbers = new Map<string, number>(
    found.rows.map((row) => [`${row.code}|${row.place_id}|${row.breakdown}`, Number(row.number)] as const),
  )
  const rows = cells.map((cell) => {
    const series = numbers.get(keyOf(cell))
    const period = periodNumber(cell.period)
    if (series === undefined || period === undefined)
      throw new Error(`No series or period: ${keyOf(cell)} ${cell.period}`)
    return { series, period, cell }
  })
  const each = <T>(of: (cell: NewCell) => T) => sql.param(rows.map(({ cell }) => of(cell)))
  await tx.execute(sql`
    insert into observatory.observation (series, period, batch, value, numerator, denominator, missing, status)
    select series, period, ${batch}::int, value, numerator, denominator, missing, status
    from unnest(${sql.param(rows.map(({ series }) => series))}::int[], ${sql.param(rows.map(({ period }) => period))}::int[],
      ${each(({ value }) => (isMissing(value) ? null : value))}::float8[],
      ${each(({ numerator }) => numerator ?? null)}::float8[], ${each(({ denominator }) => denominator ?? null)}::float8[],
      ${each(({ value }) => (isMissing(value) ? missingNumber(value.missing) : null))}::smallint[],
      ${each(({ status }) => OBSERVATION_STATUSES.indexOf(status))}::smallint[])
      as c(series, period, value, numerator, denominator, missing, status)`)
}

function keyOf({ indicator, placeId, breakdown }: NewCell): string {
  return `${indicator}|${placeId}|${breakdown}`
}

/** The figures of a batch take the place of what was published of the same cells; codes of the indicators they are of. */
export async function showBatch(tx: WriteTx, batch: number): Promise<readonly string[]> {
  await tx.execute(sql`
    insert into observatory.observation_now as now (series, period, batch, value, numerator, denominator, missing, status, revision)
    select series, period, batch, value, numerator, denominator, missing, status, 1 from observatory.observation where batch = ${batch}
    on conflict (series, period) do update set batch = excluded.batch, value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, missing = excluded.missing, status = excluded.status, revision = now.revision + 1`)
  const found = await tx.execute(sql`
    select distinct i.code collate "C" as code from observatory.observation o join observatory.series s on s.number = o.series
    join observatory.indicator i on i.id = s.indicator_id where o.batch = ${batch} order by 1`)
  return found.rows.map(({ code }) => String(code))
}
