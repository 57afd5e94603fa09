import {
  type CrossValidation,
  type Interpolation,
  inverseDistance,
  leaveOneOut,
  type ValuePoint,
} from './interpolate.ts'
import type { SurfaceMethod, SurfaceTerms } from './kind.ts'
import { fitVariogram, lagsOf, ordinaryKriging, type Variogram } from './kriging.ts'
import { type Area, isInside, planeAround, polygonsOf, type XY } from './plane.ts'

export interface LocatedValue {
  readonly longitude: number
  readonly latitude: number
  readonly amount: number
}

export interface SurfaceCell {
  /** The place its middle lies in. */
  readonly placeId: string
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly value: number
  readonly error: number | undefined
}

export interface Surface {
  readonly method: SurfaceMethod
  readonly cells: readonly SurfaceCell[]
  readonly cellMetres: number
  readonly count: number
  /** Of the method that is shown, and of each that could be, over the same points. */
  readonly validation: CrossValidation
  readonly compared: readonly { readonly method: SurfaceMethod; readonly validation: CrossValidation }[]
  readonly variogram: Variogram | undefined
}

export type SurfaceAnswer =
  | { readonly is: 'surface'; readonly surface: Surface }
  /** Fewer values than a surface may rest on. */
  | { readonly is: 'too_few'; readonly count: number; readonly fewest: number }
  /** No place has a shape to draw it in. */
  | { readonly is: 'no_ground' }

/** More cells than this are made larger: a page shows them, and a browser draws them. */
const MOST_CELLS = 4000

/**
 * Values at points as a surface over the places they lie in, cell by cell, with its error measured by leaving each point out in turn.
 * Kriging without a variogram (values that do not differ) falls back to weighting by distance, and says so by its method.
 */
export function surfaceOf(
  values: readonly LocatedValue[],
  shapes: ReadonlyMap<string, Area>,
  terms: SurfaceTerms,
): SurfaceAnswer {
  if (values.length < terms.fewest) return { is: 'too_few', count: values.length, fewest: terms.fewest }
  const corners = [...shapes.values()].flatMap((area) => polygonsOf(area).flatMap((rings) => rings[0] ?? []))
  const [first] = corners
  if (first === undefined) return { is: 'no_ground' }
  const centre: XY = [meanOf(corners.map(([x]) => x)), meanOf(corners.map(([, y]) => y))]
  const plane = planeAround(centre)
  const points = values.map(({ longitude, latitude, amount }): ValuePoint => {
    const [x, y] = plane.toMetres([longitude, latitude])
    return { x, y, value: amount }
  })
  const variogram = fitVariogram(lagsOf(points))
  const methods: readonly (readonly [SurfaceMethod, Interpolation])[] = [
    ...(variogram === undefined ? [] : [['kriging', ordinaryKriging(variogram, terms.neighbours)] as const]),
    ['idw', inverseDistance(terms)],
  ]
  const compared = methods.flatMap(([method, interpolation]) => {
    const validation = leaveOneOut(points, interpolation)
    return validation === undefined ? [] : [{ method, interpolation, validation }]
  })
  const chosen = compared.find(({ method }) => method === terms.method) ?? compared[0]
  if (chosen === undefined) return { is: 'too_few', count: values.length, fewest: terms.fewest }
  const ground = corners.map(plane.toMetres)
  const cellMetres = cellSize(ground, terms.cellMetres)
  const cells = gridOf(ground, cellMetres).flatMap(([x, y]): SurfaceCell[] => {
    const middle = plane.toDegrees([x + cellMetres / 2, y + cellMetres / 2])
    const placeId = [...shapes].find(([, area]) => isInside(middle, area))?.[0]
    if (placeId === undefined) return []
    const { value, error } = chosen.interpolation(points, { x: x + cellMetres / 2, y: y + cellMetres / 2 })
    const [west, south] = plane.toDegrees([x, y])
    const [east, north] = plane.toDegrees([x + cellMetres, y + cellMetres])
    return [{ placeId, west, south, east, north, value, error }]
  })
  return {
    is: 'surface',
    surface: {
      method: chosen.method,
      cells,
      cellMetres,
      count: values.length,
      validation: chosen.validation,
      compared: compared.map(({ method, validation }) => ({ method, validation })),
      variogram,
    },
  }
}

/** The mean of the squares of each place, and how wrong they are expected to be: what the picture shows, in figures. */
export function surfaceByPlace(cells: readonly SurfaceCell[]) {
  return new Map(
    [...Map.groupBy(cells, ({ placeId }) => placeId)].map(([placeId, own]) => {
      const errors = own.flatMap(({ error }) => (error === undefined ? [] : [error]))
      return [
        placeId,
        {
          squares: own.length,
          mean: meanOf(own.map(({ value }) => value)),
          error: errors.length === own.length ? meanOf(errors) : undefined,
        },
      ] as const
    }),
  )
}

function bounds(ground: readonly XY[]) {
  const [xs, ys] = [ground.map(([x]) => x), ground.map(([, y]) => y)]
  const least = (all: readonly number[]) => all.reduce((found, each) => Math.min(found, each), Number.POSITIVE_INFINITY)
  const most = (all: readonly number[]) => all.reduce((found, each) => Math.max(found, each), Number.NEGATIVE_INFINITY)
  return { west: least(xs), east: most(xs), south: least(ys), north: most(ys) }
}

function cellSize(ground: readonly XY[], wanted: number): number {
  const { west, east, south, north } = bounds(ground)
  return Math.max(wanted, Math.ceil(Math.sqrt(((east - west) * (north - south)) / MOST_CELLS)))
}

/** South-west corners of cells that lie side by side, the same whatever points there are. */
function gridOf(ground: readonly XY[], size: number): readonly XY[] {
  const { west, east, south, north } = bounds(ground)
  const corners: XY[] = []
  for (let y = Math.floor(south / size) * size; y < north; y += size)
    for (let x = Math.floor(west / size) * size; x < east; x += size) corners.push([x, y])
  return corners
}

function meanOf(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0) / values.length
}
