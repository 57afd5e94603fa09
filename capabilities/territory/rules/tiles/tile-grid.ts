import type { WebBox } from '../../events.ts'

/** One square of the web map's pyramid. */
export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Half the width of the world on the web map (EPSG:3857), metres. */
export const WORLD = 20037508.342789244

/** Units along a side of a tile, and how many of them a tile reaches beyond its sides, so that outlines are not drawn there. */
export const EXTENT = 4096
export const BUFFER = 64
/** A tile is drawn 256 points wide: so many units are one point of the screen. */
export const UNITS_PER_PIXEL = EXTENT / 256

/** Below the first nothing of a metropolis can be told apart; above the last a unit is 15 cm, and the map draws the same tiles larger. */
export const MIN_ZOOM = 6
export const MAX_ZOOM = 16

export function tileSide(z: number): number {
  return (2 * WORLD) / 2 ** z
}

/** Length of a unit of a tile, in metres of the web map. */
export function unitOf(z: number): number {
  return tileSide(z) / EXTENT
}

export function pixelOf(z: number): number {
  return unitOf(z) * UNITS_PER_PIXEL
}

/** West, south, east, north; `buffer` in units of the tile. */
export function tileBox({ z, x, y }: TileAddress, buffer = 0): WebBox {
  const side = tileSide(z)
  const margin = buffer * unitOf(z)
  const west = -WORLD + x * side
  const north = WORLD - y * side
  return [west - margin, north - side - margin, west + side + margin, north + margin]
}

export function isTile({ z, x, y }: TileAddress): boolean {
  const count = 2 ** z
  return [z, x, y].every(Number.isInteger) && z >= 0 && z <= 30 && x >= 0 && y >= 0 && x < count && y < count
}

export function boxesTouch(one: WebBox, other: WebBox): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3]
}

/** Tiles of one zoom that a box touches, row by row. */
export function* tilesTouching(box: WebBox, z: number): Generator<TileAddress> {
  const last = 2 ** z - 1
  const at = (metres: number) => Math.min(last, Math.max(0, Math.floor(metres / tileSide(z))))
  for (let y = at(WORLD - box[3]); y <= at(WORLD - box[1]); y += 1)
    for (let x = at(box[0] + WORLD); x <= at(box[2] + WORLD); x += 1) yield { z, x, y }
}
