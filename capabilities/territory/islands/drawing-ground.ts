import { Map as LibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { LayerStyle } from '../model.ts'
import { edgesOf } from '../rules/drawing/snap.ts'
import type { Shape, XY } from '../rules/layers/shape.ts'
import { drawingLayers, paletteColours } from '../rules/map/layer-look.ts'
import { FARTHEST, NEAREST } from '../rules/map/map-view.ts'
import { MAX_ZOOM, MIN_ZOOM } from '../rules/tiles/tile-grid.ts'
import type { DrawProps, GroundProps } from './draw-props.ts'

type Layers = Parameters<LibreMap['addLayer']>[0]

/** The map under the drawing: the same layers and looks as on the map's own page. */
export function openGround(holder: HTMLElement, props: GroundProps): LibreMap {
  setWorkerUrl(workerUrl)
  const dark = isDark()
  const look = dark ? props.looks.dark : props.looks.light
  const map = new LibreMap({
    container: holder,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': look.ground } }],
    },
    center: [props.view.lng, props.view.lat],
    // The picture of the same view is 960 points wide.
    zoom: props.view.zoom + Math.min(0, Math.log2(holder.clientWidth / 960)),
    minZoom: FARTHEST,
    maxZoom: NEAREST,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    doubleClickZoom: false,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  return map
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
}

export function drawGround(map: LibreMap, props: GroundProps): void {
  const { categories, ramps, ink, paper, here } = isDark() ? props.looks.dark : props.looks.light
  const look = { colours: paletteColours(categories, ramps), ink, paper, here, contrast: false }
  for (const { code, shapeKind, style, tiles } of props.layers) {
    map.addSource(code, { type: 'vector', tiles: [`${location.origin}${tiles}`], minzoom: MIN_ZOOM, maxzoom: MAX_ZOOM })
    for (const drawing of drawingLayers({ code, shapeKind, style: JSON.parse(style) as LayerStyle }, look))
      map.addLayer(drawing as unknown as Layers)
  }
}

/** Vertices and edges that may be drawn to: of every layer, what is in view, to the last digit. */
export function neighboursInView(map: LibreMap, props: DrawProps): () => readonly (readonly XY[])[] {
  let lines: readonly (readonly XY[])[] = []
  let asked = 0
  const refresh = async () => {
    asked += 1
    const own = asked
    const box = map.getBounds()
    const bbox = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((each) => each.toFixed(6)).join(',')
    const answers = await Promise.all(
      Object.values(props.neighbours).map(async (address) => {
        try {
          const answer = await fetch(`${address}?bbox=${bbox}`)
          return answer.ok ? ((await answer.json()) as { readonly shapes: readonly Shape[] }).shapes : []
        } catch {
          // Without a line nothing is snapped to; drawing goes on.
          return []
        }
      }),
    )
    if (own === asked) lines = answers.flat().flatMap(edgesOf)
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  map.on('moveend', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void refresh(), 250)
  })
  void refresh()
  return () => lines
}
