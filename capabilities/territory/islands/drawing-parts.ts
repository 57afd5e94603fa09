import type { Map as LibreMap } from 'maplibre-gl'
import { verticesOf } from '../rules/drawing/typed-shape.ts'
import type { Shape, XY } from '../rules/layers/shape.ts'
import { areaM2, lengthM } from '../rules/map/measure.ts'
import type { DrawProps } from './draw-props.ts'
import type { DrawnText } from './drawn-text.ts'
import { areaWords, lengthWords } from './map-lists.ts'

/** What the parts of the board share. */
export interface Board {
  readonly map: LibreMap
  readonly root: HTMLElement
  readonly props: DrawProps
  readonly text: DrawnText
  /** As a place that is near a vertex or edge of something; else the place itself. */
  snapped(at: XY): XY
  /** The vertex that keys and buttons act on. */
  chosen: number
  /** Vertices set one by one, of a shape that is not complete yet. */
  begun: readonly XY[]
  refresh(): void
  tell(words: string): void
}

/** Of what is set vertex by vertex and is no shape yet. */
export function sayBegun(root: HTMLElement, { words }: DrawProps, begun: readonly XY[]): void {
  const output = root.querySelector('[data-draw-measured]')
  if (output !== null)
    output.textContent =
      begun.length === 0 ? '' : `${words.vertices}: ${begun.length} · ${words.length}: ${lengthWords(lengthM(begun))}`
}

/** Of a shape: how large, how long, how many vertices. */
export function sayMeasures(root: HTMLElement, { words, kind }: DrawProps, shape: Shape): void {
  const output = root.querySelector('[data-draw-measured]')
  if (output === null) return
  const rings = shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : []
  const area = rings.reduce(
    (sum, [outer = [], ...holes]) =>
      sum + areaM2(outer.slice(0, -1)) - holes.reduce((all, hole) => all + areaM2(hole.slice(0, -1)), 0),
    0,
  )
  const lines =
    shape.type === 'LineString' ? [shape.coordinates] : shape.type === 'MultiLineString' ? shape.coordinates : []
  const vertices = verticesOf(shape)
  const [at] = vertices
  output.textContent = [
    ...(kind === 'polygon' ? [`${words.area}: ${areaWords(area)}`] : []),
    ...(kind === 'line'
      ? [`${words.length}: ${lengthWords(lines.reduce((sum, line) => sum + lengthM(line), 0))}`]
      : []),
    ...(kind === 'point' && at !== undefined
      ? [`${at[1].toFixed(6)}, ${at[0].toFixed(6)}`]
      : [`${words.vertices}: ${vertices.length}`]),
  ].join(' · ')
}
