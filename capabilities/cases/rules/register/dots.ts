import type { OpenPlace } from './open-place.ts'

/** Authorisations that are told at one place, of one procedure, for one use, in one municipality, in a month. */
export interface PlacedMonth extends OpenPlace {
  readonly month: string
  readonly procedure: string
  readonly use: string | undefined
  readonly jurisdiction: string | undefined
  readonly cases: number
}

/** Authorisations that are told at one place. */
export interface PlacedTogether extends OpenPlace {
  readonly cases: number
}

/** What is told at each place, the most first. */
export function placesTogether(placed: readonly PlacedMonth[]): readonly PlacedTogether[] {
  const found = new Map<string, { longitude: number; latitude: number; metres: number; cases: number }>()
  for (const { longitude, latitude, metres, cases } of placed) {
    const key = `${longitude} ${latitude} ${metres}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { longitude, latitude, metres, cases })
    else known.cases += cases
  }
  return [...found.values()].sort(
    (one, other) => other.cases - one.cases || other.latitude - one.latitude || one.longitude - other.longitude,
  )
}

/** A dot of a picture, in its points. */
export interface PictureDot {
  readonly at: readonly [x: number, y: number]
  readonly cases: number
}

/** Points of the picture that one cannot tell apart by eye are one dot: however much was authorised, a picture has room for so many. */
const GRAIN = 4

export function dotsOf(
  placed: readonly PlacedMonth[],
  toPicture: (place: OpenPlace) => readonly [x: number, y: number],
  { width, height }: { readonly width: number; readonly height: number },
): readonly PictureDot[] {
  const found = new Map<string, { at: readonly [number, number]; cases: number }>()
  for (const place of placed) {
    const [x, y] = toPicture(place).map((each) => Math.round(each / GRAIN) * GRAIN) as [number, number]
    if (x < 0 || y < 0 || x > width || y > height) continue
    const key = `${x} ${y}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { at: [x, y], cases: place.cases })
    else known.cases += place.cases
  }
  return [...found.values()]
}
