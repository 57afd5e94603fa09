import type { Text } from '../../../../kernel/text.ts'
import type { Shape, XY } from '../layers/shape.ts'

/** Above this, sides are not compared one by one here: the database says what is wrong, and where. */
const MOST_COMPARED = 1500

interface Ring {
  readonly points: readonly XY[]
  /** Number of its first vertex among all of the shape, from 1. */
  readonly from: number
  /** Its last side leads back to the first vertex. */
  readonly closed: boolean
}

/**
 * What a person can mend in a shape, naming vertices by their place in the list: a vertex twice in a row, a side that crosses
 * another, a ring that comes back to a vertex. Undefined when there is nothing of the kind.
 */
export function shapeFault(shape: Shape): Text | undefined {
  for (const ring of ringsOf(shape)) {
    const found = repeated(ring) ?? (ring.closed && ring.points.length <= MOST_COMPARED ? crossed(ring) : undefined)
    if (found !== undefined) return found
  }
  return undefined
}

function ringsOf(shape: Shape): readonly Ring[] {
  const lists: readonly (readonly XY[])[] =
    shape.type === 'Polygon'
      ? shape.coordinates
      : shape.type === 'MultiPolygon'
        ? shape.coordinates.flat()
        : shape.type === 'LineString'
          ? [shape.coordinates]
          : shape.type === 'MultiLineString'
            ? shape.coordinates
            : []
  const closed = shape.type === 'Polygon' || shape.type === 'MultiPolygon'
  let from = 1
  return lists.map((list) => {
    const ring = { points: closed ? list.slice(0, -1) : list, from, closed }
    from += ring.points.length
    return ring
  })
}

function repeated({ points, from, closed }: Ring): Text | undefined {
  const last = closed ? points.length : points.length - 1
  for (let i = 0; i < last; i += 1) {
    const next = (i + 1) % points.length
    if (!equal(points[i] as XY, points[next] as XY)) continue
    return {
      es: `El vértice ${from + next} está en el mismo lugar que el vértice ${from + i}. Quite uno de los dos.`,
      en: `Vertex ${from + next} is in the same place as vertex ${from + i}. Remove one of them.`,
    }
  }
  return undefined
}

function crossed({ points, from }: Ring): Text | undefined {
  const count = points.length
  for (let i = 0; i < count; i += 1)
    for (let j = i + 2; j < count; j += 1) {
      if (i === 0 && j === count - 1) continue
      const [a, b] = [points[i] as XY, points[(i + 1) % count] as XY]
      const [c, d] = [points[j] as XY, points[(j + 1) % count] as XY]
      if (equal(a, c) || equal(a, d) || equal(b, c) || equal(b, d)) {
        const [one, other] =
          equal(a, c) || equal(b, c) ? [equal(a, c) ? i : i + 1, j] : [equal(a, d) ? i : i + 1, j + 1]
        return touches(from + (one % count), from + (other % count))
      }
      if (!sidesMeet(a, b, c, d)) continue
      const side = (k: number) => [from + k, from + ((k + 1) % count)] as const
      const [[v1, v2], [v3, v4]] = [side(i), side(j)]
      return {
        es: `El lado del vértice ${v1} al ${v2} cruza o toca el lado del vértice ${v3} al ${v4}. Mueva uno de esos vértices o cambie su orden.`,
        en: `The side from vertex ${v1} to ${v2} crosses or touches the side from vertex ${v3} to ${v4}. Move one of these vertices, or change their order.`,
      }
    }
  return undefined
}

function touches(one: number, other: number): Text {
  const [first, second] = [Math.min(one, other), Math.max(one, other)]
  return {
    es: `El vértice ${second} está en el mismo lugar que el vértice ${first}: el borde vuelve a pasar por ahí. Sepárelos, o dibuje dos partes.`,
    en: `Vertex ${second} is in the same place as vertex ${first}: the edge passes there again. Set them apart, or draw two parts.`,
  }
}

function equal(one: XY, other: XY): boolean {
  return one[0] === other[0] && one[1] === other[1]
}

/** Which side of the line from a to b the point lies on; 0 on it. */
function turn([ax, ay]: XY, [bx, by]: XY, [cx, cy]: XY): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
}

function sidesMeet(a: XY, b: XY, c: XY, d: XY): boolean {
  const [t1, t2, t3, t4] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (t1 !== t2 && t3 !== t4) return true
  return (
    (t1 === 0 && within(a, b, c)) ||
    (t2 === 0 && within(a, b, d)) ||
    (t3 === 0 && within(c, d, a)) ||
    (t4 === 0 && within(c, d, b))
  )
}

function within([ax, ay]: XY, [bx, by]: XY, [x, y]: XY): boolean {
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
}

/** Number of the vertex that is nearest to a place, for what only the database finds. */
export function nearestVertex(vertices: readonly XY[], [x, y]: XY): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, at] of vertices.entries()) {
    const away = Math.hypot(at[0] - x, at[1] - y)
    if (away < least) [best, least] = [index, away]
  }
  return best + 1
}
