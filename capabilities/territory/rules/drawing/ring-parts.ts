import type { Shape, XY } from '../layers/shape.ts'

/** One ring of an area: of which part it is, and whether its outline (0) or one of its holes. */
export interface RingPart {
  readonly part: number
  readonly ring: number
  readonly coordinates: readonly XY[]
}

/** The rings of an area, each for itself: what a pen that knows no holes can take hold of. */
export function ringsOf(shape: Shape): readonly RingPart[] {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : []
  return parts.flatMap((rings, part) => rings.map((coordinates, ring) => ({ part, ring, coordinates })))
}

/** The area again; a ring that is of no part yet was drawn just now and is a part of its own. */
export function areaOfRings(
  rings: readonly {
    readonly part?: number | undefined
    readonly ring?: number | undefined
    readonly coordinates: readonly XY[]
  }[],
): Shape | undefined {
  const known = rings.filter(({ part }) => part !== undefined)
  const numbers = [...new Set(known.map(({ part }) => part))].toSorted((one, other) => Number(one) - Number(other))
  const parts = numbers.map((number) =>
    known
      .filter(({ part }) => part === number)
      .toSorted((one, other) => (one.ring ?? 0) - (other.ring ?? 0))
      .map(({ coordinates }) => coordinates),
  )
  const all = [...parts, ...rings.filter(({ part }) => part === undefined).map(({ coordinates }) => [coordinates])]
  const [first] = all
  if (first === undefined) return undefined
  return all.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: all }
}
