import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { CivilDate, Period } from '../../kernel/civil.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { isMissing, type MissingReason } from '../../kernel/missing.ts'
import { canonicalJson } from '../audit/hash.ts'
import type { Ctx } from '../capability/context.ts'
import type { ReadTx, WriteTx } from '../database/database.ts'
import { foldRecords } from './fold.ts'
import type { Measure, MeasuredRecord, Reading } from './measure.ts'

export interface Evaluation {
  readonly reading: Omit<Reading, 'id'>
  readonly records: readonly MeasuredRecord[]
}

/** What the measure says now; nothing is kept. */
export async function evaluate<P>(
  tx: ReadTx,
  measure: Measure<P>,
  params: P,
  period: Period,
  asOf: CivilDate,
): Promise<Evaluation> {
  const records = [...(await measure.records(tx, params, period, asOf))].sort(byKey)
  const folded = foldRecords(measure.fold, records)
  return {
    reading: {
      measure: measure.id,
      version: measure.version,
      period,
      filters: params,
      ...folded,
      count: records.length,
      asOf,
      recordsHash: createHash('sha256').update(canonicalJson(records)).digest('hex'),
    },
    records,
  }
}

/**
 * Captures the figure with its list of records, so that what was published can always be opened as it was. The same figure
 * over the same records as the last capture is that capture; otherwise it is a new reading.
 */
export async function capture<P>(
  tx: WriteTx,
  ctx: Ctx,
  measure: Measure<P>,
  params: P,
  period: Period,
  asOf: CivilDate,
): Promise<Id> {
  const { reading, records } = await evaluate(tx, measure, params, period, asOf)
  const filters = canonicalJson(params)
  const earlier = await tx.execute(sql`
    select id, records_hash from platform.reading
    where measure = ${measure.id} and version = ${measure.version} and period = ${period} and as_of = ${asOf}
      and filters = ${filters}::jsonb order by at desc, id desc limit 1`)
  const last = earlier.rows[0]
  if (last !== undefined && last.records_hash === reading.recordsHash) return String(last.id)
  const id = newId()
  const value = isMissing(reading.value) ? null : reading.value
  const reason = isMissing(reading.value) ? reading.value.missing : null
  await tx.execute(sql`
    insert into platform.reading (id, measure, version, period, filters, value, missing, numerator, denominator, count, as_of,
      records, records_hash, at)
    values (${id}, ${measure.id}, ${measure.version}, ${period}, ${filters}::jsonb, ${value}, ${reason}, ${reading.numerator},
      ${reading.denominator}, ${reading.count}, ${asOf}, ${JSON.stringify(records)}::jsonb, ${reading.recordsHash}, ${ctx.now})`)
  return id
}

/** Every capture of a measure for a period and for those within it (`2019-03` in `2019`), the newest first. */
export async function readingsOf(tx: ReadTx, measure: string, period: Period): Promise<readonly Reading[]> {
  const found = await tx.execute(sql`
    select id, measure, version, period, filters, value, missing, numerator, denominator, count, as_of, records_hash
    from platform.reading where measure = ${measure} and (period = ${period} or period like ${`${period}-%`}) order by at desc, id desc limit 100`)
  return found.rows.map(toReading)
}

/** A captured figure with its frozen records. */
export async function openReading(
  tx: ReadTx,
  id: Id,
): Promise<{ readonly reading: Reading; readonly records: readonly MeasuredRecord[] } | undefined> {
  const found = await tx.execute(sql`select * from platform.reading where id = ${id}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return { reading: toReading(row), records: row.records as readonly MeasuredRecord[] }
}

function toReading(row: Record<string, unknown>): Reading {
  return {
    id: String(row.id),
    measure: String(row.measure),
    version: Number(row.version),
    period: String(row.period),
    filters: row.filters,
    value: row.value === null ? { missing: String(row.missing) as MissingReason } : Number(row.value),
    numerator: row.numerator === null ? null : Number(row.numerator),
    denominator: row.denominator === null ? null : Number(row.denominator),
    count: Number(row.count),
    asOf: String(row.as_of),
    recordsHash: String(row.records_hash),
  }
}

function byKey(a: MeasuredRecord, b: MeasuredRecord): number {
  const left = `${a.kind}/${a.id}`
  const right = `${b.kind}/${b.id}`
  return left < right ? -1 : left > right ? 1 : 0
}
