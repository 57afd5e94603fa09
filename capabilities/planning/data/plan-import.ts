import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ImportReading } from '../imports/draft.ts'
import { parseIndicatorTerms } from '../imports/indicator-terms.ts'
import type { DraftElement, DraftPoa } from '../model.ts'
import { type Change, differencePoa, matchPoas } from '../rules/difference.ts'
import { type ClosedImport, closedImport } from '../rules/import-effect/closed-months.ts'
import { keepTerms } from '../rules/import-effect/kept-terms.ts'
import type { SignedQuarter } from '../rules/review/closed-period.ts'
import { loadPoas } from './load-poa.ts'
import { signedQuarters } from './review-closed-period.ts'
import type { StoredPoa } from './stored-poa.ts'

export type ImportStatus = 'pending' | 'applied' | 'discarded'

export interface StoredImport {
  readonly id: Id
  readonly version: number
  readonly fileName: string
  readonly sha256: string
  readonly year: number
  readonly status: ImportStatus
  readonly by: string
  readonly at: string
  readonly appliedAt: string | null
  readonly reading: ImportReading
}

/** What accepting one plan of a file would do. */
export interface UnitOutcome {
  /** Index of the plan in the reading. */
  readonly index: number
  /** As it would be taken over: indicators with the terms that remain. */
  readonly draft: DraftPoa
  /** Indicators whose terms stay although the file was read otherwise: somebody settled them here, or knew more. */
  readonly termsKept: readonly DraftElement[]
  readonly unit: { readonly id: Id; readonly code: string; readonly title: string } | undefined
  readonly stored: StoredPoa | undefined
  readonly status: 'new' | 'same' | 'changed' | 'unit_unknown'
  readonly changes: readonly Change[]
  readonly matches: ReadonlyMap<string, string>
  /** What it would change of months whose review is signed off, and the refusal that accepting it meets. */
  readonly closed: ClosedImport | undefined
}

export async function loadImport(tx: ReadTx, id: Id): Promise<StoredImport | undefined> {
  const found = await tx.execute(sql`select * from planning.plan_import where id = ${id}`)
  const row = found.rows[0]
  return row === undefined ? undefined : toImport(row)
}

export async function recentImports(tx: ReadTx, limit = 50): Promise<readonly Omit<StoredImport, 'reading'>[]> {
  const found = await tx.execute(sql`
    select id, version, file_name, sha256, year, status, by, at, applied_at, '{}'::jsonb as reading
    from planning.plan_import order by at desc, id desc limit ${limit}`)
  return found.rows.map(toImport)
}

/**
 * Compares each plan of a reading with the one that the platform holds for that unit and year. `units` names the unit of
 * plans whose title did not tell it, by index.
 */
export async function compareReading(
  tx: ReadTx,
  reading: ImportReading,
  units: Readonly<Record<string, string>> = {},
): Promise<readonly UnitOutcome[]> {
  const known = await tx.execute(sql`
    select u.id, u.code, coalesce(y.title ->> 'es', u.code) as title from identity.unit u
    left join identity.unit_year y on y.unit_id = u.id and y.year = ${reading.year}`)
  const unitOf = new Map(
    known.rows.map((row) => [
      String(row.code),
      { id: String(row.id), code: String(row.code), title: String(row.title) },
    ]),
  )
  const stored = await loadPoas(tx, { year: reading.year })
  const signed = await signedQuarters(tx, reading.year)
  return reading.poas.map((said, index) => {
    const unit = unitOf.get(units[String(index)] ?? said.unit ?? '')
    const before = unit === undefined ? undefined : stored.find((poa) => poa.head.unit.id === unit.id)
    const outcome = { index, unit, stored: before, ...comparedWith(before, said, unit !== undefined) }
    return { ...outcome, closed: closedOf(outcome, reading, signed) }
  })
}

function comparedWith(
  before: StoredPoa | undefined,
  said: DraftPoa,
  unitKnown: boolean,
): Pick<UnitOutcome, 'draft' | 'termsKept' | 'status' | 'changes' | 'matches'> {
  if (before === undefined)
    return {
      draft: said,
      termsKept: [],
      status: unitKnown ? 'new' : 'unit_unknown',
      changes: [],
      matches: new Map(),
    }
  const pairs = matchPoas(before.plan, said)
  const read = (words: string) => parseIndicatorTerms(words, said.year)?.terms
  const { draft, kept } = keepTerms(before.plan, said, pairs.elements, read)
  const { changes, matches } = differencePoa(before.plan, draft, pairs)
  return { draft, termsKept: kept, status: changes.length === 0 ? 'same' : 'changed', changes, matches }
}

function closedOf(
  { draft, unit, stored, status, changes, matches }: Omit<UnitOutcome, 'closed'>,
  { year, executed }: ImportReading,
  signed: readonly SignedQuarter[],
): ClosedImport | undefined {
  if (unit === undefined || status === 'same') return undefined
  return closedImport(
    {
      unit: unit.code,
      year,
      plan: stored === undefined ? 'new' : stored.head.status,
      changes,
      activities: draft.elements.filter(({ kind }) => kind === 'activity'),
      matches,
      executed,
      reported: stored?.reports ?? new Map(),
    },
    signed,
  )
}

function toImport(row: Record<string, unknown>): StoredImport {
  return {
    id: String(row.id),
    version: Number(row.version),
    fileName: String(row.file_name),
    sha256: String(row.sha256),
    year: Number(row.year),
    status: row.status as ImportStatus,
    by: String(row.by),
    at: String(row.at),
    appliedAt: row.applied_at === null ? null : String(row.applied_at),
    reading: row.reading as ImportReading,
  }
}
