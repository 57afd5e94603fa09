import type { Position } from '../../model.ts'

/** What a scheme is drawn from. */
export interface Centre {
  readonly key: string
  readonly longitude: number
  readonly latitude: number
  /** Absent: not known; the mean of the others is taken for the size of the whole. */
  readonly areaKm2?: number | undefined
}

type Point = readonly [x: number, y: number]

const KM_PER_DEGREE = 111.32
/** Directions in which the outline of the whole is cut. */
const SIDES = 48
/** For a place whose size nobody knows, alone in its list. */
const USUAL_KM2 = 50
/** Six digits are a decimetre: neighbours that were cut at the same line keep the same corners. */
const DIGITS = 1_000_000

/**
 * A cell for each place: the ground that lies nearer to its centre than to any other, inside an outline around all centres
 * that is as large as the places together. Neighbours touch and never overlap, each centre lies in its own cell, and the
 * same centres always give the same cells. It is a scheme: no edge is a limit, and a cell is not as large as its place.
 */
export function schematicShapes(centres: readonly Centre[]): ReadonlyMap<string, readonly Position[]> {
  const [first] = centres
  if (first === undefined) return new Map()
  const known = centres.flatMap(({ areaKm2 }) => (areaKm2 === undefined ? [] : [areaKm2]))
  const mean = known.length === 0 ? USUAL_KM2 : sum(known) / known.length
  const whole = sum(centres.map(({ areaKm2 }) => areaKm2 ?? mean))
  const latitude = sum(centres.map((centre) => centre.latitude)) / centres.length
  const longitude = sum(centres.map((centre) => centre.longitude)) / centres.length
  const width = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)
  const points = centres.map(
    (centre): Point => [(centre.longitude - longitude) * width, (centre.latitude - latitude) * KM_PER_DEGREE],
  )
  const outline = outlineOf(points, whole)
  const cells = new Map<string, readonly Position[]>()
  centres.forEach(({ key }, index) => {
    const own = points[index]
    if (own === undefined) return
    const cell = points.reduce((rest, other, nr) => (nr === index ? rest : cut(rest, ...nearerTo(own, other))), outline)
    cells.set(key, ring(cell.map(([x, y]) => [round(longitude + x / width), round(latitude + y / KM_PER_DEGREE)])))
  })
  return cells
}

/** The hull of the centres, pushed outwards until it is as large as the places together. */
function outlineOf(points: readonly Point[], area: number): readonly Point[] {
  let low = 0
  let high = 200
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (areaOf(pushed(points, middle)) < area) low = middle
    else high = middle
  }
  return pushed(points, Math.max(low, 0.5))
}

function pushed(points: readonly Point[], by: number): readonly Point[] {
  let shape: readonly Point[] = [
    [-900, -900],
    [900, -900],
    [900, 900],
    [-900, 900],
  ]
  for (let side = 0; side < SIDES; side += 1) {
    const angle = (2 * Math.PI * side) / SIDES
    const direction: Point = [Math.cos(angle), Math.sin(angle)]
    shape = cut(shape, direction, Math.max(...points.map((point) => dot(point, direction))) + by)
  }
  return shape
}

/** The half of the plane that is nearer to one centre than to another: `x · normal ≤ limit`. */
function nearerTo(own: Point, other: Point): [normal: Point, limit: number] {
  return [[other[0] - own[0], other[1] - own[1]], (dot(other, other) - dot(own, own)) / 2]
}

/** The part of a convex shape in which `x · normal ≤ limit`. */
function cut(shape: readonly Point[], normal: Point, limit: number): readonly Point[] {
  return shape.flatMap((corner, index) => {
    const next = shape[(index + 1) % shape.length] ?? corner
    const [here, there] = [dot(corner, normal) - limit, dot(next, normal) - limit]
    const kept: Point[] = here <= 0 ? [corner] : []
    if (here < 0 === there < 0 || here === 0 || there === 0) return kept
    const at = here / (here - there)
    return [...kept, [corner[0] + (next[0] - corner[0]) * at, corner[1] + (next[1] - corner[1]) * at] as const]
  })
}

function areaOf(shape: readonly Point[]): number {
  return (
    sum(
      shape.map(([x, y], index) => {
        const [nextX, nextY] = shape[(index + 1) % shape.length] ?? [x, y]
        return x * nextY - nextX * y
      }),
    ) / 2
  )
}

/** Closed, without corners that rounding made one. */
function ring(corners: readonly Position[]): readonly Position[] {
  const kept = corners.filter((corner, index) => !same(corner, corners[(index + 1) % corners.length]))
  const [first] = kept
  return first === undefined ? [] : [...kept, first]
}

function same(one: Position, other: Position | undefined): boolean {
  return one[0] === other?.[0] && one[1] === other[1]
}

function dot(one: Point, other: Point): number {
  return one[0] * other[0] + one[1] * other[1]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function round(value: number): number {
  return Math.round(value * DIGITS) / DIGITS
}

/** `POLYGON((…))`; undefined where three corners are not left. */
export function polygonText(corners: readonly Position[] | undefined): string | undefined {
  if (corners === undefined || corners.length < 4) return undefined
  return `POLYGON((${corners.map(([x, y]) => `${x} ${y}`).join(',')}))`
}
