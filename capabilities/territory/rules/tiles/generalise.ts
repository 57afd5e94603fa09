import type { FieldSpec, LayerStyle, ShapeKind } from '../../model.ts'
import { MAX_ZOOM, pixelOf, unitOf } from './tile-grid.ts'

/**
 * What of a layer a tile of a zoom shows. Declared here once and given to the database as numbers, so that both ways of making a
 * tile leave out and simplify alike.
 */
export interface Generalisation {
  /**
   * Areas of fewer square metres of the web map are less than two by two points of the screen, and drawn together; lines of fewer metres
   * are under a point, and left out.
   */
  readonly smallest: number
  /** Vertices that lie off the outline by less than this many metres are left out. */
  readonly tolerance: number
  /** Side of the squares, in metres, in which those areas are drawn together; 0: there are none. */
  readonly square: number
}

/** At the last zoom nothing is left out and nothing simplified: it is the layer itself. */
export function generalisation(z: number, kind: ShapeKind): Generalisation {
  if (z >= MAX_ZOOM) return { smallest: 0, tolerance: 0, square: 0 }
  const pixel = pixelOf(z)
  const smallest = { point: 0, line: pixel, polygon: (SMALL_PIXELS * pixel) ** 2 }[kind]
  const square = kind === 'polygon' && z <= GROUPED_ZOOM ? pixel * SQUARE_PIXELS : 0
  return { smallest, tolerance: unitOf(z) * SIMPLIFIED_UNITS, square }
}

/**
 * Up to this zoom areas too small to be seen are drawn together: one square for all whose middle lies in it, as large as the ground that
 * they cover, in the value that prevails among them. At the last zoom everything is there.
 */
export const GROUPED_ZOOM = MAX_ZOOM - 1
/** Side of the smallest area that is drawn by itself. */
const SMALL_PIXELS = 2
/** Sixteen units of a tile's 4096 are a point; squares lie in a grid that sides of tiles never cut. */
export const SQUARE_PIXELS = 4
/** What is next to nothing is still seen: the share of the square that is always drawn. */
export const LEAST_COVERED = 0.06
/** How many areas a square stands for, among its attributes; no field of a layer begins so. */
export const GROUPED_COUNT = '_objetos'

/** Of an area whose name is drawn: it is drawn in this tile, and in no other that the area reaches into. */
export const NAMED_HERE = '_nombre'

/** A quarter of a point of the screen. */
const SIMPLIFIED_UNITS = 4

/** From this zoom on tiles carry every attribute that the reader may see; before it, those that the drawing needs. */
export const DETAIL_ZOOM = 13

/** Names of the attributes in a tile. `fields` holds only what the reader may see. */
export function fieldsInTile(
  { fields, style }: { readonly fields: readonly FieldSpec[]; readonly style: LayerStyle },
  z: number,
): readonly string[] {
  if (z >= DETAIL_ZOOM) return fields.map(({ name }) => name)
  return fields.map(({ name }) => name).filter((name) => name === style.field || name === style.label)
}

/** Zooms at which squares no longer keep a tile of a large layer light: its crowded ones are kept as they are sent. */
export const CROWDED_ZOOMS: readonly number[] = [MAX_ZOOM - 1, MAX_ZOOM]
/** Features drawn by themselves from which on a tile is crowded: making it takes tens of milliseconds. */
export const CROWDED = 1_000

/** No tile holds more: what a cheap phone still draws. The smallest are left out first, and the answer says how many. */
export const MOST_FEATURES = 20_000
export const MOST_BYTES = 1_500_000

/** How many features to try after a tile came out too large: in proportion, with a tenth to spare, and always fewer. */
export function fewerFeatures(count: number, bytes: number): number {
  return Math.max(1, Math.min(count - 1, Math.floor(((count * MOST_BYTES) / bytes) * 0.9)))
}
