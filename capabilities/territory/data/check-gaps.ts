import { sql } from 'drizzle-orm'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { closedGaps, type GroundPiece, type Square, sidesOf } from '../rules/layers/gap-pieces.ts'
import { type Checked, inPart, keepFindings, type RowPart } from './keep-findings.ts'

/** Polygons that are united at once, and how often a square is cut into four to have no more of them. */
const MOST_IN_SQUARE = 2_000
const DEEPEST = 14
/** So many on one spot are no cadastre: uniting them would take longer than a statement may. */
const TOO_MANY = 20_000
const AROUND = 0.001
const ROWS_NAMED = 10

/**
 * In degrees, about a hundredth of a millimetre: shapes are united on a grid. To the last digit GEOS may lose its way among two thousand
 * outlines that nearly meet (TopologyException), and the embedded database then answers nothing instead of saying so.
 */
const GRID = 1e-10

interface Piece extends GroundPiece {
  readonly at: readonly [number, number]
  readonly rows: readonly number[]
}

/** Runs each part of the work in a short transaction of its own, telling how far it is. */
export type InSteps = <T>(work: (tx: WriteTx) => Promise<T>) => Promise<T>

/**
 * Holes between polygons of which somebody says that they cover their ground: looked for in squares of some thousand polygons, because
 * one union of all would take hours and all memory; pieces of a hole that squares cut are put together again.
 */
export async function findGaps(own: Checked, parts: readonly RowPart[], inSteps: InSteps): Promise<readonly Text[]> {
  let whole: Square | undefined
  for (const part of parts) whole = around(whole, await inSteps((tx) => extentOfPolygons(tx, own, part)))
  if (whole === undefined) return []
  const pieces: Piece[] = []
  let crowded = 0
  const squares: { readonly square: Square; readonly depth: number }[] = [{ square: whole, depth: 0 }]
  for (let next = squares.pop(); next !== undefined; next = squares.pop()) {
    const { square, depth } = next
    const found = await inSteps(async (tx) => {
      const count = await countIn(tx, own, square)
      if (count > MOST_IN_SQUARE && depth < DEEPEST) return 'cut' as const
      if (count > TOO_MANY) return 'crowded' as const
      return count === 0 ? [emptySquare(square)] : piecesOf(tx, own, square)
    })
    if (found === 'cut') for (const quarter of quarters(square)) squares.push({ square: quarter, depth: depth + 1 })
    else if (found === 'crowded') crowded += 1
    else for (const piece of found) pieces.push(piece)
  }
  const gaps = closedGaps(pieces, whole)
    .map((group) => {
      const parts = group.flatMap((i) => pieces[i] ?? []).toSorted((one, other) => other.area - one.area)
      return {
        area: parts.reduce((sum, { area }) => sum + area, 0),
        at: parts[0]?.at,
        rows: [...new Set(parts.flatMap(({ rows }) => rows))].sort((one, other) => one - other).slice(0, ROWS_NAMED),
      }
    })
    .filter(({ area }) => area > own.terms.gapM2)
    .toSorted((one, other) => other.area - one.area)
    .slice(0, own.terms.keptOfRule)
  if (gaps.length > 0)
    await inSteps((tx) =>
      keepFindings(
        tx,
        own,
        'gap',
        `${own.terms.gapM2} m²`,
        sql`select array(select jsonb_array_elements_text(gap -> 'rows')::int), jsonb_build_object('area', round((gap ->> 'area')::numeric, 2)),
            st_setsrid(st_makepoint((gap #>> '{at,0}')::float8, (gap #>> '{at,1}')::float8), 4326)
          from jsonb_array_elements(${JSON.stringify(gaps)}::jsonb) as gap`,
      ),
    )
  return crowded === 0 ? [] : [crowdedNote(crowded)]
}

/** Polygons that can be united, on the Earth. */
const POLYGON = sql`st_dimension(shape) = 2 and st_ymin(shape) >= -90 and st_ymax(shape) <= 90 and st_xmin(shape) >= -180 and st_xmax(shape) <= 180`

async function extentOfPolygons(tx: ReadTx, { id }: Checked, part: RowPart): Promise<Square | undefined> {
  const found = await tx.execute(sql`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (select st_extent(shape) as box from territory.imported_feature where ${inPart(id, part)} and ${POLYGON}) as whole`)
  const row = found.rows[0]
  if (row === undefined || row.west === null) return undefined
  return [
    onGrid(Number(row.west) - AROUND),
    onGrid(Number(row.south) - AROUND),
    onGrid(Number(row.east) + AROUND),
    onGrid(Number(row.north) + AROUND),
  ]
}

function onGrid(degrees: number): number {
  return Number(degrees.toFixed(10))
}

function around(one: Square | undefined, other: Square | undefined): Square | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const [[w1, s1, e1, n1], [w2, s2, e2, n2]] = [one, other]
  return [Math.min(w1, w2), Math.min(s1, s2), Math.max(e1, e2), Math.max(n1, n2)]
}

function quarters([west, south, east, north]: Square): readonly Square[] {
  const [x, y] = [onGrid((west + east) / 2), onGrid((south + north) / 2)]
  return [
    [west, south, x, y],
    [x, south, east, y],
    [west, y, x, north],
    [x, y, east, north],
  ]
}

function box([west, south, east, north]: Square) {
  return sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`
}

async function countIn(tx: ReadTx, { id }: Checked, square: Square): Promise<number> {
  const found = await tx.execute(sql`
    select count(*)::int as n from (
      select from (select import_id, shape from territory.imported_feature where shape && ${box(square)} offset 0) as near
      where import_id = ${id} and ${POLYGON} limit ${TOO_MANY + 1}) as counted`)
  return Number(found.rows[0]?.n ?? 0)
}

function emptySquare(square: Square): Piece {
  const [west, south, east, north] = square
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { area: Number.MAX_SAFE_INTEGER, at: [west, south], rows: [], sides: sidesOf(ring, square) }
}

async function piecesOf(tx: ReadTx, { id }: Checked, square: Square): Promise<readonly Piece[]> {
  const here = box(square)
  const found = await tx.execute(sql`
    with near as materialized (
      select row, shape from (select import_id, row, shape from territory.imported_feature where shape && ${here} offset 0) as touching
      where import_id = ${id} and ${POLYGON} and st_isvalid(shape)),
    free as materialized (
      select (st_dump(coalesce(st_difference(${here}, (select st_union(shape, ${GRID}::float8) from near), ${GRID}::float8), ${here}))).geom as piece)
    select st_area(piece::geography) as area, st_x(st_pointonsurface(piece)) as x, st_y(st_pointonsurface(piece)) as y,
      st_asgeojson(st_exteriorring(piece), 13)::jsonb -> 'coordinates' as ring,
      array(select row from near where shape && piece and st_intersects(piece, shape) order by row limit ${ROWS_NAMED}) as rows
    from free where not st_isempty(piece)`)
  return found.rows.map((row) => ({
    area: Number(row.area),
    at: [Number(row.x), Number(row.y)] as const,
    rows: row.rows as readonly number[],
    sides: sidesOf(row.ring as readonly (readonly number[])[], square),
  }))
}

function crowdedNote(count: number): Text {
  return {
    es: `En ${count} lugares hay más de ${TOO_MANY} polígonos uno sobre otro: allí no se buscaron huecos.`,
    en: `In ${count} places more than ${TOO_MANY} polygons lie on each other: no gaps were looked for there.`,
  }
}
