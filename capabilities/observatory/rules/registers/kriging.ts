import { type Interpolation, nearestPoints, type ValuePoint } from './interpolate.ts'

/** How unlike two values are by how far apart they lie: half the mean square difference. Spherical (Matheron 1963). */
export interface Variogram {
  /** What differs even side by side. */
  readonly nugget: number
  /** What distance adds, at most. */
  readonly rise: number
  /** Metres from which further away makes no difference. */
  readonly range: number
}

export interface Lag {
  readonly metres: number
  readonly semivariance: number
  readonly pairs: number
}

const LAGS = 12

/** What the pairs of points show, up to half the largest distance: further apart there are few, and of the rim only (Journel, Huijbregts 1978). */
export function lagsOf(points: readonly ValuePoint[], lags = LAGS): readonly Lag[] {
  const pairs = points.flatMap((one, index) =>
    points.slice(index + 1).map((other) => ({
      metres: Math.hypot(one.x - other.x, one.y - other.y),
      half: (one.value - other.value) ** 2 / 2,
    })),
  )
  const furthest = pairs.reduce((most, { metres }) => Math.max(most, metres), 0) / 2
  if (furthest === 0) return []
  const groups = Map.groupBy(
    pairs.filter(({ metres }) => metres <= furthest),
    ({ metres }) => Math.min(lags - 1, Math.floor((metres / furthest) * lags)),
  )
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([, own]) => ({
      metres: own.reduce((all, { metres }) => all + metres, 0) / own.length,
      semivariance: own.reduce((all, { half }) => all + half, 0) / own.length,
      pairs: own.length,
    }))
}

export function semivariance({ nugget, rise, range }: Variogram, metres: number): number {
  if (metres === 0) return 0
  return nugget + rise * shapeAt(metres / range)
}

function shapeAt(share: number): number {
  return share >= 1 ? 1 : 1.5 * share - 0.5 * share ** 3
}

const RANGES = 40

/**
 * The spherical variogram that misses the lags least, each weighing as its pairs over the square of its distance (gstat's rule): for
 * each of forty ranges the nugget and the rise by least squares, neither below 0. Undefined where values do not differ or lags are few.
 */
export function fitVariogram(lags: readonly Lag[]): Variogram | undefined {
  const furthest = lags.at(-1)?.metres ?? 0
  if (lags.length < 3 || furthest === 0 || lags.every(({ semivariance: half }) => half === 0)) return undefined
  let best: Variogram | undefined
  let least = Number.POSITIVE_INFINITY
  for (let step = 1; step <= RANGES; step += 1) {
    const range = (furthest * step * 1.5) / RANGES
    for (const [nugget, rise] of straightLines(lags, range)) {
      const missed = lags.reduce(
        (all, lag) => all + weightOf(lag) * (semivariance({ nugget, rise, range }, lag.metres) - lag.semivariance) ** 2,
        0,
      )
      if (missed < least) [best, least] = [{ nugget, rise, range }, missed]
    }
  }
  return best
}

const weightOf = ({ pairs, metres }: Lag) => pairs / Math.max(metres, 1) ** 2

/** Of a range: the best of both, the best without a nugget, the best of a nugget alone; those that are below 0 are left out. */
function straightLines(lags: readonly Lag[], range: number): readonly (readonly [nugget: number, rise: number])[] {
  let [w, ws, wss, wy, wsy] = [0, 0, 0, 0, 0]
  for (const lag of lags) {
    const [weight, shape] = [weightOf(lag), shapeAt(lag.metres / range)]
    w += weight
    ws += weight * shape
    wss += weight * shape ** 2
    wy += weight * lag.semivariance
    wsy += weight * shape * lag.semivariance
  }
  const determinant = w * wss - ws * ws
  const lines: (readonly [number, number])[] = [
    [0, wsy / wss],
    [wy / w, 0],
  ]
  if (Math.abs(determinant) > 1e-12 * w * wss) {
    const rise = (w * wsy - ws * wy) / determinant
    const nugget = (wy - rise * ws) / w
    if (rise >= 0 && nugget >= 0) lines.push([nugget, rise])
  }
  return lines
}

/**
 * Ordinary kriging over the nearest points: weights that add up to 1 and make the expected square error least; the mean is not known
 * and may drift from one part to another. Its error is what the variogram expects, whatever the values near by are.
 */
export function ordinaryKriging(variogram: Variogram, neighbours: number): Interpolation {
  return (points, at) => {
    const near = nearestPoints(points, at, neighbours)
    const [first] = near
    if (first === undefined) return { value: Number.NaN, error: undefined }
    const here = near.filter(({ metres }) => metres === 0)
    if (here.length > 0)
      return {
        value: here.reduce((all, { value }) => all + value, 0) / here.length,
        error: here.length === 1 ? 0 : undefined,
      }
    const size = near.length
    const rows = near.map((one) => [
      ...near.map((other) => semivariance(variogram, Math.hypot(one.x - other.x, one.y - other.y))),
      1,
      semivariance(variogram, one.metres),
    ])
    const solved = solve([...rows, [...near.map(() => 1), 0, 1]])
    // Two points in one spot with different values leave no single answer: the nearest then speaks.
    if (solved === undefined) return { value: first.value, error: undefined }
    const value = near.reduce((all, point, index) => all + point.value * (solved[index] ?? 0), 0)
    const variance = near.reduce(
      (all, { metres }, index) => all + (solved[index] ?? 0) * semivariance(variogram, metres),
      solved[size] ?? 0,
    )
    return { value, error: Math.sqrt(Math.max(0, variance)) }
  }
}

/** Linear equations, the last column what they equal; with pivots. Undefined where they have no single answer. */
function solve(equations: readonly (readonly number[])[]): readonly number[] | undefined {
  const rows = equations.map((row) => [...row])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    const lead = rows[pivot] as number[]
    if (Math.abs(lead[column] ?? 0) < 1e-10) return undefined
    rows[pivot] = rows[column] as number[]
    rows[column] = lead
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue
      const own = rows[row] as number[]
      const share = (own[column] ?? 0) / (lead[column] as number)
      if (share !== 0) for (let at = column; at <= size; at += 1) own[at] = (own[at] ?? 0) - share * (lead[at] ?? 0)
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] as number))
}
