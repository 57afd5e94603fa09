import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { MissingReason } from '../../../kernel/missing.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ReadingPart } from '../rules/indicators/breakdown.ts'
import { toReading } from './load-poa.ts'
import type { StoredReading } from './stored-poa.ts'

/** What a reading said at one time. */
export interface Revision {
  readonly readingId: Id
  readonly period: string
  readonly target: number | null
  readonly number: number
  readonly value: number | null
  readonly missing: MissingReason | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly doneOn: string | null
  readonly note: string | null
  readonly reason: string | null
  /** The captured reading of a measure that it was made from. */
  readonly measureReadingId: Id | null
  readonly at: string
  /** What is published of who wrote it. */
  readonly office: Text | null
  readonly post: Text | null
  /** For the staff alone. */
  readonly name: string | null
}

export interface ReadingEvidence {
  readonly id: Id
  readonly readingId: Id
  readonly label: string
  readonly url: string | null
  /** Absent of links. */
  readonly size: number | null
}

export interface IndicatorDetail {
  readonly readings: readonly StoredReading[]
  /** The newest first. */
  readonly revisions: readonly Revision[]
  readonly evidence: readonly ReadingEvidence[]
  readonly parts: ReadonlyMap<Id, readonly ReadingPart[]>
}

export async function readingsOfIndicator(tx: ReadTx, id: Id): Promise<readonly StoredReading[]> {
  const found = await tx.execute(
    sql`select * from planning.indicator_reading where indicator_id = ${id} order by period, target`,
  )
  return found.rows.map(toReading)
}

/** Everything that was ever read of an indicator. `named`: also who wrote it, which is not published. */
export async function loadIndicatorDetail(tx: ReadTx, id: Id, named: boolean): Promise<IndicatorDetail> {
  const revisions = await tx.execute(sql`
    select r.id as reading_id, r.period, r.target, v.id, v.number, v.value, v.missing, v.numerator, v.denominator, v.done_on, v.note,
      v.reason, v.measure_reading_id, v.at, w.office, w.post
      ${named ? sql`, (select p.name from identity.account a join identity.person p on p.id = a.person_id where a.id = v.by) as name` : sql``}
    from planning.indicator_reading r join planning.reading_revision v on v.reading_id = r.id
    join planning.revision_posts(${id}::uuid) w on w.revision = v.id
    where r.indicator_id = ${id} order by v.at desc, r.period desc, r.target, v.number desc`)
  const evidence = await tx.execute(sql`
    select v.id, v.reading_id, v.label, v.url, f.size from planning.reading_evidence v
    join planning.indicator_reading r on r.id = v.reading_id left join platform.file f on f.sha256 = v.sha256
    where r.indicator_id = ${id} order by v.at, v.id`)
  const parts = await tx.execute(sql`
    select p.* from planning.reading_part p join planning.indicator_reading r on r.id = p.reading_id
    where r.indicator_id = ${id} order by p.dimension, p.category`)
  return {
    readings: await readingsOfIndicator(tx, id),
    revisions: revisions.rows.map(toRevision),
    evidence: evidence.rows.map((row) => ({
      id: String(row.id),
      readingId: String(row.reading_id),
      label: String(row.label),
      url: row.url === null ? null : String(row.url),
      size: number(row.size),
    })),
    parts: Map.groupBy(
      parts.rows.map((row) => ({ ...toPart(row), readingId: String(row.reading_id) })),
      (part) => part.readingId,
    ),
  }
}

function toRevision(row: Record<string, unknown>): Revision {
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
  return {
    readingId: String(row.reading_id),
    period: String(row.period),
    target: number(row.target),
    number: Number(row.number),
    value: number(row.value),
    missing: text(row.missing) as MissingReason | null,
    numerator: number(row.numerator),
    denominator: number(row.denominator),
    doneOn: text(row.done_on),
    note: text(row.note),
    reason: text(row.reason),
    measureReadingId: text(row.measure_reading_id),
    at: String(row.at),
    office: (row.office as Text | null) ?? null,
    post: (row.post as Text | null) ?? null,
    name: text(row.name),
  }
}

function toPart(row: Record<string, unknown>): ReadingPart {
  return {
    dimension: String(row.dimension),
    category: String(row.category),
    value: number(row.value),
    numerator: number(row.numerator),
    denominator: number(row.denominator),
  }
}

function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}
