import type { DrawnSquare } from './squares.ts'
import { type TileAddress, tileBox, unitOf } from './tile-grid.ts'

/** What is drawn of a shape: 1 points, 2 lines, 3 rings; each path as x, y, x, y, … in units of the tile, rings without their closing point. */
export interface DrawnShape {
  readonly type: 1 | 2 | 3
  readonly paths: readonly (readonly number[])[]
}

/** From metres of the web map to whole units of a tile, y downwards. */
export interface ToUnits {
  readonly west: number
  readonly north: number
  readonly unit: number
}

export function unitsIn(tile: TileAddress): ToUnits {
  const [west, , , north] = tileBox(tile)
  return { west, north, unit: unitOf(tile.z) }
}

/** Undefined where rounding to whole units leaves nothing. `wkb`: well-known binary, least byte first (OGC 06-103r4 §8.2). */
export function drawnShape(wkb: Uint8Array, to: ToUnits): DrawnShape | undefined {
  const reader = new Reader(wkb, to)
  const drawn = reader.shape()
  return drawn === undefined || drawn.paths.length === 0 ? undefined : drawn
}

export function drawnSquare({ middle: [x, y], half }: DrawnSquare): DrawnShape {
  return { type: 3, paths: [[x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half]] }
}

const KINDS = { point: 1, line: 2, polygon: 3, points: 4, lines: 5, polygons: 6 } as const

class Reader {
  readonly #view: DataView
  readonly #to: ToUnits
  #at = 0

  constructor(bytes: Uint8Array, to: ToUnits) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#to = to
  }

  shape(): DrawnShape | undefined {
    switch (this.#kind()) {
      case KINDS.point:
        return { type: 1, paths: [this.#points(1)] }
      case KINDS.line:
        return { type: 2, paths: lines([this.#path()]) }
      case KINDS.polygon:
        return { type: 3, paths: rings(this.#paths()) }
      case KINDS.points: {
        const points = this.#parts(() => this.#points(1)).flat()
        return { type: 1, paths: points.length === 0 ? [] : [points] }
      }
      case KINDS.lines:
        return { type: 2, paths: lines(this.#parts(() => this.#path())) }
      case KINDS.polygons:
        return { type: 3, paths: this.#parts(() => rings(this.#paths())).flat() }
      default:
        return undefined
    }
  }

  #kind(): number {
    const kind = this.#view.getUint32(this.#at + 1, true)
    this.#at += 5
    return kind
  }

  #count(): number {
    const count = this.#view.getUint32(this.#at, true)
    this.#at += 4
    return count
  }

  #parts<T>(read: () => T): readonly T[] {
    return Array.from({ length: this.#count() }, () => {
      this.#kind()
      return read()
    })
  }

  #paths(): readonly number[][] {
    return Array.from({ length: this.#count() }, () => this.#path())
  }

  #path(): number[] {
    return this.#points(this.#count())
  }

  #points(count: number): number[] {
    const { west, north, unit } = this.#to
    const points: number[] = []
    for (let i = 0; i < count; i += 1) {
      points.push(
        Math.round((this.#view.getFloat64(this.#at, true) - west) / unit) + 0,
        Math.round((north - this.#view.getFloat64(this.#at + 8, true)) / unit) + 0,
      )
      this.#at += 16
    }
    return points
  }
}

function lines(parts: readonly number[][]): readonly (readonly number[])[] {
  return parts.map(withoutRepeats).filter((line) => line.length >= 4)
}

/** The outline clockwise on the screen, holes the other way round (4.3.4.4); a polygon whose outline has no area left is none. */
function rings(parts: readonly number[][]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = []
  for (const [i, part] of parts.entries()) {
    const ring = withoutRepeats(part)
    if (ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) ring.length -= 2
    const area = ring.length < 6 ? 0 : signedArea(ring)
    if (area === 0 && i === 0) return []
    if (area === 0) continue
    kept.push(area > 0 === (i === 0) ? ring : reversed(ring))
  }
  return kept
}

function withoutRepeats(points: readonly number[]): number[] {
  const path: number[] = []
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0]
    if (path.at(-2) !== x || path.at(-1) !== y) path.push(x, y)
  }
  return path
}

/** Twice the area; positive when clockwise with y downwards. */
function signedArea(ring: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length
    sum += (ring[i] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[i + 1] ?? 0)
  }
  return sum
}

function reversed(ring: readonly number[]): readonly number[] {
  const turned: number[] = []
  for (let i = ring.length - 2; i >= 0; i -= 2) turned.push(ring[i] ?? 0, ring[i + 1] ?? 0)
  return turned
}
