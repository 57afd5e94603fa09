import type { Random } from '../../../../kernel/seeded-random.ts'
import { type Area, isInside, metresBetween, planeAround, type XY } from './plane.ts'

export interface Ring {
  /** Metres. */
  readonly from: number
  readonly to: number
}

const TRIES = 60
/** What is published is written with five decimals, a metre or so. */
const DECIMALS = 5

/**
 * Where a point is shown to the public: somewhere in a ring around it, every part of the ring as likely, and inside the place it
 * happened in ("donut masking", Hampton and others 2010). Chance is seeded by a secret and the row, so that the same row is always shown
 * at the same spot: who asks often learns nothing more. Undefined where the place leaves no room for it: then it is not shown.
 */
export function displaced(point: XY, { from, to }: Ring, place: Area, chance: Random): XY | undefined {
  const { toDegrees } = planeAround(point)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const angle = 2 * Math.PI * chance()
    const away = Math.sqrt(from ** 2 + chance() * (to ** 2 - from ** 2))
    const [x, y] = toDegrees([away * Math.cos(angle), away * Math.sin(angle)])
    const shown: XY = [Number(x.toFixed(DECIMALS)), Number(y.toFixed(DECIMALS))]
    const metres = metresBetween(point, shown)
    if (metres >= from && metres <= to && isInside(shown, place)) return shown
  }
  return undefined
}

/**
 * Which points may be shown at all: those of a place and year of which enough are shown, and whose total is published; who counts the
 * points then learns no count that was held back.
 */
export function showablePlaces(
  points: readonly { readonly placeId: string }[],
  published: ReadonlySet<string>,
  fewest: number,
): ReadonlySet<string> {
  const groups = Map.groupBy(points, ({ placeId }) => placeId)
  return new Set([...groups].flatMap(([id, own]) => (own.length >= fewest && published.has(id) ? [id] : [])))
}
