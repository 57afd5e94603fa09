/** Values at points as a value anywhere. Pure; places are metres in a plane. */
export interface ValuePoint {
  readonly x: number
  readonly y: number
  readonly value: number
}

export interface Estimate {
  readonly value: number
  /** How far off it may be, where the method says so: the standard error, in the unit of the value. */
  readonly error: number | undefined
}

export type Interpolation = (points: readonly ValuePoint[], at: { readonly x: number; readonly y: number }) => Estimate

export interface Weighting {
  readonly power: number
  /** How many of the nearest points are heard. */
  readonly neighbours: number
}

interface NearPoint extends ValuePoint {
  readonly metres: number
}

/** The points that are nearest, the nearest first, with how far they are; of equally far ones the first given. */
export function nearestPoints(
  points: readonly ValuePoint[],
  { x, y }: { readonly x: number; readonly y: number },
  count: number,
): readonly NearPoint[] {
  const near: NearPoint[] = []
  for (const point of points) {
    const metres = Math.hypot(point.x - x, point.y - y)
    const furthest = near.length < count ? undefined : near.at(-1)
    if (furthest !== undefined && metres >= furthest.metres) continue
    if (furthest !== undefined) near.pop()
    let at = near.length
    while (at > 0 && (near[at - 1] as NearPoint).metres > metres) at -= 1
    near.splice(at, 0, { x: point.x, y: point.y, value: point.value, metres })
  }
  return near
}

/**
 * Inverse distance weighting (Shepard 1968): the mean of the nearest values, each weighing as the inverse of its distance to a power. At
 * a point it is the point's own value; of several in one spot, their mean.
 */
export function inverseDistance({ power, neighbours }: Weighting): Interpolation {
  return (points, at) => {
    const near = nearestPoints(points, at, neighbours)
    const here = near.filter(({ metres }) => metres === 0)
    const heard = here.length > 0 ? here.map((each) => ({ ...each, weight: 1 })) : near.map(weighed)
    const weights = heard.reduce((all, { weight }) => all + weight, 0)
    return { value: heard.reduce((all, { value, weight }) => all + value * weight, 0) / weights, error: undefined }
  }

  function weighed<T extends { readonly metres: number }>(point: T): T & { readonly weight: number } {
    return { ...point, weight: point.metres ** -power }
  }
}

export interface CrossValidation {
  readonly count: number
  /** Root of the mean square error; mean error without its sign; mean error with it: above 0 the surface says too much. */
  readonly rmse: number
  readonly mae: number
  readonly bias: number
  /** Of the values themselves, to see the error beside them. */
  readonly mean: number
  readonly median: number
  /** RMSE of saying the mean of the others everywhere: a surface that is not better has found nothing. */
  readonly rmseOfMean: number
  /** One for each point: what the others say of it, less what it is. */
  readonly errors: readonly number[]
}

/** Leaves each point out in turn and asks the others for it. With fewer than two there is nothing to ask. */
export function leaveOneOut(points: readonly ValuePoint[], method: Interpolation): CrossValidation | undefined {
  const count = points.length
  if (count < 2) return undefined
  const values = points.map(({ value }) => value)
  const total = values.reduce((all, value) => all + value, 0)
  const errors = points.map((point, index) => method(points.toSpliced(index, 1), point).value - point.value)
  const ofMean = values.map((value) => (total - value) / (count - 1) - value)
  const sorted = values.toSorted((one, other) => one - other)
  const middle = ((sorted[(count - 1) >> 1] as number) + (sorted[count >> 1] as number)) / 2
  return {
    count,
    rmse: rootMeanSquare(errors),
    mae: errors.reduce((all, error) => all + Math.abs(error), 0) / count,
    bias: errors.reduce((all, error) => all + error, 0) / count,
    mean: total / count,
    median: middle,
    rmseOfMean: rootMeanSquare(ofMean),
    errors,
  }
}

function rootMeanSquare(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((all, error) => all + error ** 2, 0) / errors.length)
}
