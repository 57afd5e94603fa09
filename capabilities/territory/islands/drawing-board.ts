import type { Map as LibreMap } from 'maplibre-gl'
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { ShapeKind } from '../model.ts'
import { areaOfRings, ringsOf } from '../rules/drawing/ring-parts.ts'
import { snapTo } from '../rules/drawing/snap.ts'
import { verticesOf } from '../rules/drawing/typed-shape.ts'
import type { Shape, XY } from '../rules/layers/shape.ts'
import type { DrawProps } from './draw-props.ts'
import { drawGround, neighboursInView, openGround } from './drawing-ground.ts'
import { connectDrawingKeys } from './drawing-keys.ts'
import { type Board, sayBegun, sayMeasures } from './drawing-parts.ts'
import { type DrawnText, drawnText } from './drawn-text.ts'

const MODES: Readonly<Record<ShapeKind, 'point' | 'linestring' | 'polygon'>> = {
  point: 'point',
  line: 'linestring',
  polygon: 'polygon',
}
const TYPES = { point: 'Point', line: 'LineString', polygon: 'Polygon' } as const
const GUIDES = ['midPoint', 'selectionPoint', 'snappingPoint', 'closingPoint', 'coordinatePoint', 'edited']
const SNAP_POINTS = 14
/** Digits of a degree that are kept of what is drawn: a hundredth of a millimetre. */
const DIGITS = 9

export function openDrawingBoard(root: HTMLElement, props: DrawProps): void {
  const board = root.querySelector<HTMLElement>('[data-draw-board]')
  const holder = root.querySelector<HTMLElement>('[data-draw-stage]')
  const text = drawnText(props)
  if (board === null || holder === null || text === undefined) return
  board.hidden = false
  const map = openGround(holder, props)
  map.once('load', () => {
    drawGround(map, props)
    start(root, map, props, text)
    root.dataset.living = ''
  })
}

function start(root: HTMLElement, map: LibreMap, props: DrawProps, text: DrawnText): void {
  const near = neighboursInView(map, props)
  const tell = (words: string) => {
    const told = root.querySelector('[data-draw-told]')
    if (told !== null) told.textContent = words
  }
  const snapAt = (x: number, y: number) =>
    snapTo(
      { x, y },
      near(),
      ([lng, lat]) => map.project([lng, lat]),
      (at) => map.unproject([at.x, at.y]).toArray(),
      SNAP_POINTS,
    )
  const toCustom = (event: { readonly lng: number; readonly lat: number }) => {
    const { x, y } = map.project([event.lng, event.lat])
    const found = snapAt(x, y)
    return found === undefined ? undefined : [rounded(found[0]), rounded(found[1])]
  }
  const draw = terraDraw(map, props, toCustom)
  draw.start()
  let ours = false
  const board: Board = {
    map,
    root,
    props,
    text,
    tell,
    chosen: 0,
    begun: [],
    snapped: ([lng, lat]) => {
      const { x, y } = map.project([lng, lat])
      return snapAt(x, y) ?? [rounded(lng), rounded(lat)]
    },
    refresh() {
      ours = true
      const now = text.now()
      draw.clear()
      const shape =
        now.is === 'shape'
          ? now.shape
          : now.is === 'elsewhere' && props.shape !== ''
            ? (JSON.parse(props.shape) as Shape)
            : undefined
      const parts = shape === undefined ? [] : partsOf(shape, props.kind)
      if (parts.length > 0) draw.addFeatures([...parts])
      draw.setMode(shape === undefined && board.begun.length === 0 ? MODES[props.kind] : 'select')
      ours = false
      board.chosen = Math.min(board.chosen, Math.max(0, (shape === undefined ? 0 : verticesOf(shape).length) - 1))
      sayShape(
        board,
        shape,
        now.is === 'faulty' ? now.words : now.is === 'elsewhere' ? (props.words.elsewhere ?? '') : '',
      )
    },
  }
  draw.on('change', (_ids, _type, context) => {
    if (ours || (context !== undefined && 'origin' in context)) return
    measureDrawing(board, draw.getSnapshot())
  })
  draw.on('finish', () => {
    if (ours) return
    const shape = shapeOfParts(draw.getSnapshot(), props.kind)
    // Out of the library's own turn, in which it still holds on to what was finished.
    if (shape !== undefined) setTimeout(() => text.write(shape), 0)
  })
  text.onChange(() => board.refresh())
  connectDrawingKeys(board)
  board.refresh()
}

/** A hole is paler than the ground around it. */
const isHole = ({ properties }: GeoJSONStoreFeatures) => typeof properties.ring === 'number' && properties.ring > 0
const HOLES = {
  fillColor: (feature: GeoJSONStoreFeatures): HexColor => (isHole(feature) ? '#ffffff' : '#3f97e0'),
  fillOpacity: (feature: GeoJSONStoreFeatures) => (isHole(feature) ? 0.6 : 0.3),
}

type Snap = (event: { readonly lng: number; readonly lat: number }) => [number, number] | number[] | undefined

function terraDraw(map: LibreMap, { kind }: DrawProps, toCustom: Snap): TerraDraw {
  const snapping = { toCustom, toCoordinate: true }
  const flags = {
    feature: {
      draggable: kind === 'point',
      coordinates: { midpoints: true, draggable: true, deletable: true, snappable: { toCustom } },
    },
  }
  const mode =
    kind === 'point'
      ? new TerraDrawPointMode({ snapping: { toCustom } })
      : kind === 'line'
        ? new TerraDrawLineStringMode({ snapping, keyEvents: null })
        : new TerraDrawPolygonMode({ snapping, keyEvents: null, styles: HOLES })
  return new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DIGITS }),
    modes: [mode, new TerraDrawSelectMode({ flags: { [MODES[kind]]: flags }, keyEvents: null })],
  })
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10 ** DIGITS) / 10 ** DIGITS
}

/** Each part a feature, and each ring of an area one of its own: the library knows no holes. */
function partsOf(shape: Shape, kind: ShapeKind): readonly GeoJSONStoreFeatures[] {
  const feature = (geometry: unknown, which: object = {}) =>
    ({ type: 'Feature', properties: { mode: MODES[kind], ...which }, geometry }) as unknown as GeoJSONStoreFeatures
  const cut = ([x, y]: XY) => [rounded(x), rounded(y)]
  switch (shape.type) {
    case 'Point':
      return [feature({ type: 'Point', coordinates: cut(shape.coordinates) })]
    case 'MultiPoint':
      return shape.coordinates.map((at) => feature({ type: 'Point', coordinates: cut(at) }))
    case 'LineString':
      return [feature({ type: 'LineString', coordinates: shape.coordinates.map(cut) })]
    case 'MultiLineString':
      return shape.coordinates.map((line) => feature({ type: 'LineString', coordinates: line.map(cut) }))
    case 'Polygon':
    case 'MultiPolygon':
      return ringsOf(shape).map(({ part, ring, coordinates }) =>
        feature({ type: 'Polygon', coordinates: [coordinates.map(cut)] }, { part, ring }),
      )
  }
}

function shapeOfParts(snapshot: readonly GeoJSONStoreFeatures[], kind: ShapeKind): Shape | undefined {
  // Guides of the library (where it closes, what it snaps to) carry the same mode, and are points beside a line or a polygon.
  const own = snapshot.filter(
    ({ geometry, properties }) => geometry.type === TYPES[kind] && GUIDES.every((name) => properties[name] !== true),
  )
  const [first] = own
  if (first === undefined) return undefined
  if (kind === 'polygon') return areaOfRings(own.map(ringOf))
  if (own.length === 1 || kind === 'point') return (own.at(-1) ?? first).geometry as unknown as Shape
  const coordinates = own.map(({ geometry }) => geometry.coordinates)
  return { type: 'MultiLineString', coordinates } as unknown as Shape
}

function ringOf({ geometry, properties }: GeoJSONStoreFeatures) {
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
  const [coordinates = []] = geometry.coordinates as unknown as readonly (readonly XY[])[]
  return { part: number(properties.part), ring: number(properties.ring), coordinates }
}

/** While a line or an edge follows the pointer: how long, how large. */
function measureDrawing({ props, root }: Board, snapshot: readonly GeoJSONStoreFeatures[]): void {
  const shape = shapeOfParts(snapshot, props.kind)
  if (shape !== undefined) sayMeasures(root, props, shape)
}

function sayShape({ root, props, tell, chosen, begun }: Board, shape: Shape | undefined, trouble: string): void {
  root.dataset.vertex = String(chosen)
  tell(trouble)
  if (shape !== undefined) sayMeasures(root, props, shape)
  else sayBegun(root, props, begun)
}
