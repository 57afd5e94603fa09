import { type SQL, sql } from 'drizzle-orm'
import { fold } from '../../kernel/sort-key.ts'
import type { Text } from '../../kernel/text.ts'
import { type Ctx, STAFF_ROLE_IDS } from '../capability/context.ts'
import type { ReadTx } from '../database/database.ts'
import { foldCode } from './code.ts'

export interface SearchHit {
  readonly kind: string
  readonly id: string
  readonly code: string | null
  readonly title: Text
  readonly within: Text | undefined
  readonly path: string
}

export interface FoundSection {
  readonly id: string
  readonly total: number
  /** The best first. */
  readonly hits: readonly SearchHit[]
}

export interface Found {
  /** Those with the best results first, and of equally good ones as the sections stand in `order`. */
  readonly sections: readonly FoundSection[]
  /** Nothing has all these words: this is what has some of them, or looks like them. */
  readonly alike: boolean
}

export interface Asked {
  readonly words: string
  /** Only of this section. */
  readonly section?: string | undefined
}

/** Of each section where all are shown, and of one that was asked for. */
export const OF_EACH = 5
export const OF_ONE = 100
/** How much of a name must be there when nothing has the words as they were typed: `permizo`, `costruccion`. */
const ALIKE = 0.45

/**
 * Words without accents or endings (Spanish stemming), or parts of words; codes by their beginning (`o1r2` finds `O.1.R.2`).
 * What is called so comes before what only speaks of it. Where nothing has all the words: what has some of them, and names
 * that are written nearly so. The audience is part of the query.
 */
export async function search(
  tx: ReadTx,
  ctx: Ctx,
  { words, section }: Asked,
  order: readonly string[],
): Promise<Found> {
  const folded = fold(words)
  const terms = folded.split(/[^\p{L}\p{N}]+/u).filter((term) => term !== '')
  if (terms.length === 0) return { sections: [], alike: false }
  const audience = sql`audience = any(${sql.param(isStaff(ctx.who) ? ['public', 'staff'] : ['public'])}::text[])`
  const code = foldCode(words)
  // A letter or a digit alone is part of nearly everything.
  const long = terms.filter((term) => term.length > 1).map((term) => `%${term}%`)
  const parts = sql`(case when ${long.length > 0} then ${sql.param(long)}::text[] else array[null::text] end)`
  const coded = sql`coalesce(folded_code like ${`${code}%`}, false)`
  const asked = sql`plainto_tsquery('spanish', ${folded})`
  const exact = await placed(tx, section, {
    where: sql`${audience} and (to_tsvector('spanish', folded) @@ ${asked} or folded like all(${parts}) or ${coded})`,
    near: sql`case when ${coded} then 3 when folded_title = ${folded} then 2 when folded_title like all(${parts})
      or to_tsvector('spanish', folded_title) @@ ${asked} then 1 else 0 end`,
    // A short name that has the words is more about them than a long one.
    rank: sql`ts_rank(to_tsvector('spanish', folded_title), ${asked}, 2) + ts_rank(to_tsvector('spanish', folded), ${asked}) / 10`,
  })
  if (exact.length > 0) return { sections: sectionsOf(exact, order), alike: false }
  const likeness = sql`word_similarity(${folded}, folded_title)`
  const any = sql`replace(${asked}::text, '&', '|')::tsquery`
  const alike = await placed(tx, undefined, {
    where: sql`${audience} and (${likeness} >= ${ALIKE} or to_tsvector('spanish', folded) @@ ${any})`,
    near: sql`round(${likeness}::numeric, 1)`,
    rank: likeness,
  })
  return { sections: sectionsOf(alike, order), alike: alike.length > 0 }
}

interface Placed extends SearchHit {
  readonly section: string
  readonly total: number
  readonly near: number
}

interface How {
  readonly where: SQL
  /** In few steps: whole sections are put in order by it. */
  readonly near: SQL
  readonly rank: SQL
}

/** The best of each section, with how many it has; where one is asked for, of the others only how many they have. */
async function placed(tx: ReadTx, section: string | undefined, { where, near, rank }: How): Promise<readonly Placed[]> {
  const most = section === undefined ? sql`${OF_EACH}` : sql`case when section = ${section} then ${OF_ONE} else 1 end`
  const found = await tx.execute(sql`
    with matched as (
      select kind, id, section, code, title, within, path, folded_title, ${near} as near, ${rank} as rank
      from platform.search_document where ${where}
    ), counted as (
      select *, count(*) over (partition by section)::int as total,
        row_number() over (partition by section order by near desc, rank desc, folded_title, kind, id) as place
      from matched
    )
    select kind, id, section, code, title, within, path, near, total from counted where place <= ${most}
    order by section, place`)
  return found.rows.map((row) => ({
    kind: String(row.kind),
    id: String(row.id),
    section: String(row.section),
    code: (row.code as string | null) ?? null,
    title: row.title as Text,
    within: (row.within as Text | null) ?? undefined,
    path: String(row.path),
    total: Number(row.total),
    near: Number(row.near),
  }))
}

function sectionsOf(rows: readonly Placed[], order: readonly string[]): readonly FoundSection[] {
  const bySection = Map.groupBy(rows, (row) => row.section)
  return [...bySection]
    .map(([id, own]) => ({ id, own, best: own[0]?.near ?? 0 }))
    .sort((one, other) => other.best - one.best || order.indexOf(one.id) - order.indexOf(other.id))
    .map(({ id, own }) => ({
      id,
      total: own[0]?.total ?? 0,
      hits: own.map(({ kind, id: hit, code, title, within, path }) => ({ kind, id: hit, code, title, within, path })),
    }))
}

/** Professionals and citizens have accounts too; what the staff works on is not theirs to find. */
function isStaff(who: Ctx['who']): boolean {
  return typeof who === 'string' ? who === 'system' : who.roles.some((role) => STAFF.has(role))
}

const STAFF: ReadonlySet<string> = new Set(STAFF_ROLE_IDS)
