import type { LayerStyle } from '../../model.ts'
import { GROUPED_COUNT, GROUPED_ZOOM, generalisation, LEAST_COVERED, SQUARE_PIXELS } from './generalise.ts'
import { EXTENT, MIN_ZOOM, pixelOf, type TileAddress, UNITS_PER_PIXEL, WORLD } from './tile-grid.ts'

/** A value of a feature as JSON writes it. */
export type SquareValue = string | number | boolean

/** Areas too small to be seen whose middles lie in one square of a zoom, counted from the north-west of the world. */
export interface Square {
  readonly column: number
  readonly row: number
  readonly many: number
  /** What they cover together, m² of the web map. */
  readonly covered: number
  readonly value: SquareValue | undefined
}

/** Squares of one tile as they are kept: place in it (64 a row, from the north-west), how many, m², value. */
export interface StoredSquares {
  readonly place: readonly number[]
  readonly many: readonly number[]
  readonly covered: readonly number[]
  readonly value: readonly (SquareValue | null)[]
}

/** A square in units of its tile, y downwards. */
export interface DrawnSquare {
  readonly middle: readonly [x: number, y: number]
  readonly half: number
  readonly many: number
  readonly value: SquareValue | undefined
}

export const GROUPED_ZOOMS: readonly number[] = Array.from(
  { length: GROUPED_ZOOM - MIN_ZOOM + 1 },
  (_, i) => GROUPED_ZOOM - i,
)

const SIDE_UNITS = SQUARE_PIXELS * UNITS_PER_PIXEL
/** Squares along a side of a tile. */
const ASIDE = EXTENT / SIDE_UNITS

/** Side of a square in metres of the web map. */
export function squareSide(z: number): number {
  return SQUARE_PIXELS * pixelOf(z)
}

/** The square in which the middle of a box lies. */
export function squareAt([west, south, east, north]: readonly [number, number, number, number], z: number) {
  const side = squareSide(z)
  return {
    column: Math.floor(((west + east) / 2 + WORLD) / side),
    row: Math.floor((WORLD - (south + north) / 2) / side),
  }
}

/** By what squares of a layer are coloured: the value that most of them have, of classes of a number their mean. */
export type Prevailing = { readonly field: string; readonly how: 'most' | 'mean' } | undefined

export function prevailingIn({ kind, field }: LayerStyle): Prevailing {
  if (kind === 'single' || field === undefined) return undefined
  return { field, how: kind === 'categories' ? 'most' : 'mean' }
}

/** Several squares, or parts of one, as one: of values the one that more areas have, of as many the first in order. */
export function together(
  parts: readonly Square[],
  { column, row }: Pick<Square, 'column' | 'row'>,
  how: 'most' | 'mean',
): Square {
  const many = sum(parts.map((part) => part.many))
  const covered = sum(parts.map((part) => part.covered))
  const value = how === 'mean' ? meanOf(parts) : mostOf(parts)
  return { column, row, many, covered, value }
}

function meanOf(parts: readonly Square[]): number | undefined {
  const known = parts.filter(({ value }) => typeof value === 'number')
  const weight = sum(known.map(({ many }) => many))
  return weight === 0 ? undefined : sum(known.map(({ many, value }) => many * Number(value))) / weight
}

function mostOf(parts: readonly Square[]): SquareValue | undefined {
  const counts = new Map<SquareValue, number>()
  for (const { value, many } of parts) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + many)
  let found: SquareValue | undefined
  for (const [value, many] of counts) {
    const most = found === undefined ? 0 : (counts.get(found) ?? 0)
    if (many > most || (many === most && String(value) < String(found))) found = value
  }
  return found
}

function sum(numbers: readonly number[]): number {
  let total = 0
  for (const each of numbers) total += each
  return total
}

/** Squares of one zoom, put together from those of the next nearer one and from areas that are too small only from here on. */
export function squaresFarther(
  nearer: Iterable<Square>,
  own: Iterable<Square>,
  how: 'most' | 'mean',
): readonly Square[] {
  const groups = new Map<number, Square[]>()
  const add = (square: Square, column: number, row: number) => {
    const key = row * COLUMNS + column
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [{ ...square, column, row }])
    else group.push(square)
  }
  for (const square of nearer) add(square, square.column >> 1, square.row >> 1)
  for (const square of own) add(square, square.column, square.row)
  return [...groups.entries()].map(([key, parts]) =>
    together(parts, { column: key % COLUMNS, row: Math.floor(key / COLUMNS) }, how),
  )
}

/** More than there are at any zoom. */
const COLUMNS = 2 ** 24

/** By tile, as they are kept. */
export function storedByTile(
  squares: Iterable<Square>,
  z: number,
): readonly { readonly tile: TileAddress; readonly squares: StoredSquares }[] {
  const tiles = new Map<string, { tile: TileAddress; squares: Square[] }>()
  for (const square of squares) {
    const tile = tileOf(square, z)
    const key = `${tile.x}/${tile.y}`
    const known = tiles.get(key)
    if (known === undefined) tiles.set(key, { tile, squares: [square] })
    else known.squares.push(square)
  }
  return [...tiles.values()].map(({ tile, squares: own }) => ({ tile, squares: storedSquares(own) }))
}

export function tileOf({ column, row }: Pick<Square, 'column' | 'row'>, z: number): TileAddress {
  return { z, x: Math.floor(column / ASIDE), y: Math.floor(row / ASIDE) }
}

/** In order of their places, whoever counted them. */
export function storedSquares(squares: readonly Square[]): StoredSquares {
  const ordered = squares.toSorted((one, other) => placeOf(one) - placeOf(other))
  return {
    place: ordered.map(placeOf),
    many: ordered.map(({ many }) => many),
    covered: ordered.map(({ covered }) => Math.round(covered * 100) / 100),
    value: ordered.map(({ value }) => value ?? null),
  }
}

function placeOf({ column, row }: Pick<Square, 'column' | 'row'>): number {
  return (row % ASIDE) * ASIDE + (column % ASIDE)
}

export function squaresFrom({ place, many, covered, value }: StoredSquares, { x, y }: TileAddress): readonly Square[] {
  return place.map((at, i) => ({
    column: x * ASIDE + (at % ASIDE),
    row: y * ASIDE + Math.floor(at / ASIDE),
    many: many[i] ?? 0,
    covered: covered[i] ?? 0,
    value: value[i] ?? undefined,
  }))
}

/** How squares are drawn: as large as the ground that they cover, and never so small that they are not seen. */
export function drawnSquares({ place, many, covered, value }: StoredSquares, z: number): readonly DrawnSquare[] {
  const whole = generalisation(z, 'polygon').square ** 2
  return place.map((at, i) => {
    const share = Math.min(1, Math.max(LEAST_COVERED, (covered[i] ?? 0) / whole))
    return {
      middle: [(at % ASIDE) * SIDE_UNITS + SIDE_UNITS / 2, Math.floor(at / ASIDE) * SIDE_UNITS + SIDE_UNITS / 2],
      half: Math.round((SIDE_UNITS / 2) * Math.sqrt(share)),
      many: many[i] ?? 0,
      value: value[i] ?? undefined,
    }
  })
}

export function squareAttributes(
  { many, value }: DrawnSquare,
  field: string | undefined,
): Readonly<Record<string, SquareValue>> {
  return { [GROUPED_COUNT]: many, ...(field === undefined || value === undefined ? {} : { [field]: value }) }
}
