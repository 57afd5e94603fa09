import type { WebBox } from '../../events.ts'
import type { Position } from '../../model.ts'
import { WORLD } from './tile-grid.ts'

/** The web map reaches so far north and south, and no further. */
export const LAST_LATITUDE = 85.0511287798066

export function toWeb([longitude, latitude]: Position): readonly [x: number, y: number] {
  const clamped = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude))
  const y = Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / Math.PI
  return [(longitude / 180) * WORLD, y * WORLD]
}

export function toDegrees([x, y]: readonly [number, number]): Position {
  return [(x / WORLD) * 180, (Math.atan(Math.exp((y / WORLD) * Math.PI)) * 360) / Math.PI - 90]
}

/** West, south, east, north in degrees. */
export function boxInDegrees([west, south, east, north]: WebBox): readonly [number, number, number, number] {
  return [...toDegrees([west, south]), ...toDegrees([east, north])]
}

export function boxOnWeb([west, south, east, north]: readonly [number, number, number, number]): WebBox {
  return [...toWeb([west, south]), ...toWeb([east, north])]
}
