import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'

/** Who is whose neighbour and how much: for each place its neighbours by position. No place is its own neighbour. */
export type SpatialWeights = readonly (readonly { readonly at: number; readonly weight: number }[])[]

export type WeightsRefusal = Refusal<'no_such_place' | 'own_neighbour' | 'no_neighbours'>

/** Neighbours are those that touch; pairs in either order, once or twice. */
export function contiguityWeights(
  places: readonly string[],
  pairs: readonly (readonly [string, string])[],
): Result<SpatialWeights, WeightsRefusal> {
  const position = new Map(places.map((place, at) => [place, at]))
  const neighbours = places.map(() => new Set<number>())
  for (const [one, other] of pairs) {
    const [from, to] = [position.get(one), position.get(other)]
    if (from === undefined || to === undefined) {
      const stranger = from === undefined ? one : other
      return refuse({
        kind: 'no_such_place',
        field: stranger,
        message: { es: `No está entre los lugares «${stranger}».`, en: `“${stranger}” is not among the places.` },
      })
    }
    if (from === to)
      return refuse({
        kind: 'own_neighbour',
        field: one,
        message: { es: `«${one}» figura como vecino de sí mismo.`, en: `“${one}” is said to be its own neighbour.` },
      })
    neighbours[from]?.add(to)
    neighbours[to]?.add(from)
  }
  return ok(neighbours.map((all) => [...all].sort((one, other) => one - other).map((at) => ({ at, weight: 1 }))))
}

export interface PlanePoint {
  readonly x: number
  readonly y: number
}

/** Neighbours are those not farther than `within`, in the unit of a projected plane, never in degrees. */
export function distanceWeights(points: readonly PlanePoint[], within: number): SpatialWeights {
  return points.map((one, from) =>
    points.flatMap((other, at) =>
      at !== from && Math.hypot(one.x - other.x, one.y - other.y) <= within ? [{ at, weight: 1 }] : [],
    ),
  )
}

/** The same with each place's weights adding up to 1, so that its neighbours' mean is taken; who has none keeps none. */
export function rowStandardised(weights: SpatialWeights): SpatialWeights {
  return weights.map((row) => {
    const total = row.reduce((sum, { weight }) => sum + weight, 0)
    return total === 0 ? row : row.map(({ at, weight }) => ({ at, weight: weight / total }))
  })
}
