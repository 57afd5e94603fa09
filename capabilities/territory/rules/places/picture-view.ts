import { toWeb } from '../tiles/web-mercator.ts'

/** How metres of the web map became points of a picture: `x * scale + dx`, and down instead of up. */
export interface PictureView {
  readonly scale: number
  readonly dx: number
  readonly dy: number
}

/** Where a point of the earth lies in a picture of places. */
export function toPicture(
  { scale, dx, dy }: PictureView,
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
): readonly [x: number, y: number] {
  const [x, y] = toWeb([longitude, latitude])
  return [x * scale + dx, -(y * scale + dy)]
}
