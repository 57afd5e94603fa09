import type { WebBox } from '../../events.ts'
import type { Position } from '../../model.ts'
import { tileSide, WORLD } from '../tiles/tile-grid.ts'
import { toDegrees, toWeb } from '../tiles/web-mercator.ts'

/** Where the map looks: its address says it. Zoom as web maps count it: at 0 the world is 512 points wide. */
export interface MapView {
  readonly centre: Position
  readonly zoom: number
}

/** The picture that the server draws, in points. */
export const PICTURE = { width: 960, height: 600 } as const

export const FARTHEST = 6
export const NEAREST = 20

interface Asked {
  readonly z?: string | undefined
  readonly lat?: string | undefined
  readonly lng?: string | undefined
}

/** Undefined where the address says no place, or one that is none: then the map shows all there is. */
export function viewAsked({ z, lat, lng }: Asked): MapView | undefined {
  const [zoom, latitude, longitude] = [z, lat, lng].map((text) =>
    text === undefined || text.trim() === '' ? Number.NaN : Number(text),
  )
  if (zoom === undefined || latitude === undefined || longitude === undefined) return undefined
  if (!(Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && Number.isFinite(zoom))) return undefined
  return { centre: [longitude, latitude], zoom: clampZoom(zoom) }
}

export function clampZoom(zoom: number): number {
  return Math.max(FARTHEST, Math.min(NEAREST, zoom))
}

/**
 * How much farther a window looks from that is narrower than the picture, so that it shows the same ground. Addresses say the zoom of
 * the picture: a link opens on any screen with the same ground in view.
 */
export function zoomShift(width: number): number {
  return Math.min(0, Math.log2(Math.max(width, 1) / PICTURE.width))
}

/** Metres of the web map in a point of the screen. */
export function metresPerPoint(zoom: number): number {
  return tileSide(0) / (512 * 2 ** zoom)
}

/** The view that holds a box, with a little air around it. */
export function viewOf(
  [west, south, east, north]: WebBox,
  size: { readonly width: number; readonly height: number } = PICTURE,
): MapView {
  const perPoint = Math.max((east - west) / size.width, (north - south) / size.height, 1e-9) * 1.08
  const zoom = Math.min(17, Math.log2(tileSide(0) / (512 * perPoint)))
  return { centre: toDegrees([(west + east) / 2, (south + north) / 2]), zoom: clampZoom(Math.floor(zoom * 100) / 100) }
}

export function boxOfView(
  { centre, zoom }: MapView,
  size: { readonly width: number; readonly height: number } = PICTURE,
): WebBox {
  const [x, y] = toWeb(centre)
  const [right, up] = [size.width, size.height].map((points) => (points / 2) * metresPerPoint(zoom)) as [number, number]
  return [x - right, Math.max(-WORLD, y - up), x + right, Math.min(WORLD, y + up)]
}

export type Step = 'north' | 'south' | 'east' | 'west' | 'nearer' | 'farther'

/** One step of who goes by links: half the picture, or one zoom. */
export function stepped({ centre, zoom }: MapView, step: Step): MapView {
  if (step === 'nearer' || step === 'farther') return { centre, zoom: clampZoom(zoom + (step === 'nearer' ? 1 : -1)) }
  const [x, y] = toWeb(centre)
  const half = metresPerPoint(zoom) / 2
  const [dx, dy] = {
    north: [0, PICTURE.height],
    south: [0, -PICTURE.height],
    east: [PICTURE.width, 0],
    west: [-PICTURE.width, 0],
  }[step] as [number, number]
  return { centre: toDegrees([x + dx * half, Math.max(-WORLD, Math.min(WORLD, y + dy * half))]), zoom }
}

/** As an address writes it: five decimals are a metre. */
export function viewInAddress({ centre, zoom }: MapView) {
  return { zoom: String(Number(zoom.toFixed(2))), latitude: centre[1].toFixed(5), longitude: centre[0].toFixed(5) }
}

/** A round length that fits into so many points: what the scale bar shows. Metres on the ground, not on the web map. */
export function scaleBar(
  { centre, zoom }: MapView,
  most: number,
): { readonly metres: number; readonly points: number } {
  const ground = metresPerPoint(zoom) * Math.cos((centre[1] * Math.PI) / 180)
  const longest = ground * most
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = [5, 2, 1].map((each) => each * power).find((each) => each <= longest) ?? power
  return { metres, points: metres / ground }
}
