import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { canonicalJson } from '../../../platform/audit/hash.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { lastDayOfQuarter } from '../rules/review/calendar.ts'
import { isQuarter, type Quarter } from '../rules/review/closed-period.ts'
import { type SnapshotDocument, snapshotDocument } from '../rules/review/snapshot-document.ts'
import { loadPlanYear, type PlanYear } from './load-year.ts'
import { forPublication } from './public-queries.ts'
import type { StoredReview } from './review-store.ts'
import { progressOfYear } from './year-query.ts'

/** What is known of a snapshot without opening it. */
export interface SnapshotHead {
  readonly id: Id
  readonly year: number
  readonly quarter: Quarter
  readonly number: number
  readonly cutOff: CivilDate
  readonly schemaVersion: number
  readonly sha256: string
  readonly takenAt: string
  readonly bytes: number
}

export interface OpenedSnapshot {
  readonly head: SnapshotHead
  /** The bytes that were hashed. */
  readonly content: string
  /** Whether the content still has the hash that it was signed with. */
  readonly whole: boolean
}

export function sha256Of(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('hex')
}

/** The year as one document, at the end of a quarter. As published: cells that name persons say a post instead. */
export function documentOf(year: PlanYear, quarter: Quarter): SnapshotDocument {
  const published = inOneOrder({ ...year, poas: year.poas.map(forPublication) })
  const cutOff = lastDayOfQuarter(year.year, quarter)
  const progress = progressOfYear(published, cutOff)
  return snapshotDocument({
    year: year.year,
    quarter,
    cutOff,
    demo: year.demo,
    bands: year.bands,
    units: year.units,
    instruments: [published.pei, published.actionPlan].flatMap((each) => (each === undefined ? [] : [each])),
    poas: published.poas.map((poa) => ({ ...poa, unit: poa.head.unit.code })),
    serves: published.serves.map(({ from, to }) => ({ from: from.id, to: to.id })),
    figures: [...progress.figures.values()],
  })
}

/** Rows come in whatever order the database likes; sums and lists of the document must not depend on it. */
function inOneOrder(year: PlanYear): PlanYear {
  return {
    ...year,
    units: sorted(year.units, ({ code }) => code),
    serves: sorted(year.serves, ({ from, to }) => `${from.id} ${to.id}`),
    poas: sorted(year.poas, ({ head }) => `${head.unit.code} ${head.id}`).map((poa) => ({
      ...poa,
      plan: { ...poa.plan, elements: sorted(poa.plan.elements, ({ key }) => key) },
      reports: new Map([...poa.reports].map(([key, months]) => [key, [...months].sort((a, b) => a.month - b.month)])),
    })),
  }
}

function sorted<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0))
}

/** Freezes the year at a sign-off. The caller holds the year (`lockYear`), so that every report is in it or comes after. */
export async function takeSnapshot(
  tx: WriteTx,
  ctx: Ctx,
  review: Pick<StoredReview, 'id' | 'officeId' | 'year' | 'quarter'>,
): Promise<SnapshotHead | undefined> {
  const year = await loadPlanYear(tx, review.year, ctx.today)
  if (year === undefined) return undefined
  const document = documentOf(year, review.quarter)
  const content = canonicalJson(document)
  const sha256 = sha256Of(content)
  const former = await tx.execute(sql`
    select coalesce(max(number), 0) as number from planning.snapshot where review_id = ${review.id}`)
  const head: SnapshotHead = {
    id: newId(),
    year: review.year,
    quarter: review.quarter,
    number: Number(former.rows[0]?.number ?? 0) + 1,
    cutOff: document.cutOff,
    schemaVersion: document.schemaVersion,
    sha256,
    takenAt: ctx.now,
    bytes: Buffer.byteLength(content),
  }
  await tx.execute(sql`
    insert into planning.snapshot (id, office_id, review_id, year, quarter, number, cut_off, schema_version, sha256, content, taken_at)
    values (${head.id}, ${review.officeId}, ${review.id}, ${head.year}, ${head.quarter}, ${head.number}, ${head.cutOff},
      ${head.schemaVersion}, ${sha256}, ${content}, ${ctx.now})`)
  return head
}

/** Every sign-off of a year, the newest of each quarter first. */
export async function snapshotHeads(tx: ReadTx, year: number): Promise<readonly SnapshotHead[]> {
  const found = await tx.execute(sql`
    select id, year, quarter, number, cut_off, schema_version, sha256, taken_at, octet_length(content) as bytes
    from planning.snapshot where year = ${year} order by quarter, number desc`)
  return found.rows.flatMap(toHead)
}

/** One snapshot with its content, the newest of the quarter unless another is asked for. */
export async function openSnapshot(
  tx: ReadTx,
  asked: { readonly year: number; readonly quarter: number; readonly number?: number | undefined },
): Promise<OpenedSnapshot | undefined> {
  const found = await tx.execute(sql`
    select id, year, quarter, number, cut_off, schema_version, sha256, taken_at, octet_length(content) as bytes, content
    from planning.snapshot where year = ${asked.year} and quarter = ${asked.quarter}
      and (${asked.number ?? null}::int is null or number = ${asked.number ?? null}::int)
    order by number desc limit 1`)
  const row = found.rows[0]
  const [head] = row === undefined ? [] : toHead(row)
  if (row === undefined || head === undefined) return undefined
  const content = String(row.content)
  return { head, content, whole: sha256Of(content) === head.sha256 }
}

function toHead(row: Record<string, unknown>): readonly SnapshotHead[] {
  const quarter = Number(row.quarter)
  if (!isQuarter(quarter)) return []
  return [
    {
      id: String(row.id),
      year: Number(row.year),
      quarter,
      number: Number(row.number),
      cutOff: String(row.cut_off),
      schemaVersion: Number(row.schema_version),
      sha256: String(row.sha256),
      takenAt: String(row.taken_at),
      bytes: Number(row.bytes),
    },
  ]
}
