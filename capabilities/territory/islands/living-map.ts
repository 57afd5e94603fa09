import { Map as LibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { LayerStyle } from '../model.ts'
import { BASEMAP_SOURCE, basemapLayers, groundLayers } from '../rules/map/basemap-look.ts'
import { clusteredLayers } from '../rules/map/cluster-look.ts'
import { drawingLayers, labelLayer, type MapLook, paletteColours } from '../rules/map/layer-look.ts'
import { FARTHEST, NEAREST, zoomShift } from '../rules/map/map-view.ts'
import { MAX_ZOOM, MIN_ZOOM } from '../rules/tiles/tile-grid.ts'
import { keepAddress } from './map-address.ts'
import { addClusterSource, connectClusters } from './map-clusters.ts'
import { connectLists } from './map-lists.ts'
import { connectLocate, markPlace } from './map-locate.ts'
import { connectMeasure } from './map-measure.ts'
import { hideTileNames, isNamed, nameSource, showNames } from './map-names.ts'
import { LAYERS_EVENT, type LivingMap } from './map-parts.ts'
import type { IslandLayer, MapProps } from './map-props.ts'

type Layers = Parameters<LibreMap['addLayer']>[0]

/** Puts MapLibre in the place of the picture and brings its tools to life. */
export function openLivingMap(root: HTMLElement, props: MapProps): void {
  const stage = root.querySelector<HTMLElement>('[data-map-stage]')
  if (stage === null) return
  setWorkerUrl(workerUrl)
  const picture = [...stage.childNodes]
  const holder = document.createElement('div')
  holder.className = 'map-living'
  stage.append(holder)
  const size = stage.getBoundingClientRect()
  const map = new LibreMap({
    container: holder,
    ...(props.whole === undefined
      ? {}
      : { bounds: props.whole as [number, number, number, number], fitBoundsOptions: { padding: 20 } }),
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': lookNow(props).ground } }],
    },
    center: [props.view.lng, props.view.lat],
    zoom: props.view.zoom + zoomShift(size.width),
    minZoom: FARTHEST,
    maxZoom: NEAREST,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    // Else a printed page has no map on it.
    canvasContextAttributes: { preserveDrawingBuffer: true },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  const canvas = map.getCanvas()
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', props.words.canvas ?? '')
  const living: LivingMap = {
    map,
    root,
    props,
    shown: () =>
      [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=capas]:checked')].map(
        ({ value }) => value,
      ),
    named: (layer, names, complete) => showNames(map, layer, names, complete),
    tell(words) {
      const told = root.querySelector('[data-map-told]')
      if (told !== null) told.textContent = words
    },
  }
  map.once('load', () => {
    for (const node of picture) node.parentNode?.removeChild(node)
    root.querySelector('[data-map-open]')?.remove()
    root.dataset.living = ''
    drawLayers(living)
    connectTools(living)
    connectLocate(living)
    connectClusters(living)
    tellTroubles(living)
    keepAddress(living)
    connectLists(living)
    connectMeasure(living)
    markAsked(living)
  })
}

/** Tiles that did not come, and that they came after all. */
function tellTroubles({ map, props, tell }: LivingMap): void {
  let failing = false
  map.on('error', (event) => {
    if (!('sourceId' in event) || failing) return
    failing = true
    tell(props.words.tilesFailed ?? '')
  })
  map.on('movestart', () => {
    if (failing) tell('')
    failing = false
  })
}

function drawLayers(living: LivingMap): void {
  const { map, props, root } = living
  if (props.basemap !== undefined)
    map.addSource(BASEMAP_SOURCE, {
      type: 'vector',
      tiles: [`${location.origin}${props.basemap.tiles}`],
      minzoom: props.basemap.minZoom,
      maxzoom: props.basemap.maxZoom,
    })
  for (const layer of props.layers) {
    map.addSource(layer.code, {
      type: 'vector',
      tiles: [`${location.origin}${layer.tiles}`],
      minzoom: MIN_ZOOM,
      maxzoom: MAX_ZOOM,
    })
    if (layer.shapeKind === 'point') addClusterSource(living, layer.code)
    if (isNamed(layer))
      map.addSource(nameSource(layer.code), { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  }
  draw(living)
  for (const box of root.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=capas]'))
    box.addEventListener('change', () => {
      draw(living)
      root.dispatchEvent(new Event(LAYERS_EVENT))
    })
  const redraw = () => draw(living)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw)
  matchMedia('(prefers-contrast: more)').addEventListener('change', redraw)
  matchMedia('(forced-colors: active)').addEventListener('change', redraw)
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
}

/** Everything anew, from the ground up: a handful of layers, and no difference to get wrong. */
function draw({ map, props, root, shown }: LivingMap): void {
  const on = new Set(shown())
  const look = lookOf(props, root)
  for (const { id } of map.getStyle().layers) if (id !== 'ground') map.removeLayer(id)
  map.setPaintProperty('ground', 'background-color', lookNow(props).ground)
  const drawings = props.layers.filter(({ code }) => on.has(code)).map((layer) => drawingOf(layer, look))
  // Labels above all areas, whichever layer they are of.
  const { line, paper } = lookNow(props)
  const tones = { line, area: paper }
  const under = props.layers.filter(({ code }) => props.ground.includes(code))
  for (const drawing of [
    ...basemapLayers(props.basemap?.layers ?? [], tones, look),
    ...under.flatMap((layer) => groundLayers(layer, tones, look)),
    ...drawings.flat().filter(({ type }) => type !== 'symbol'),
    ...drawings.flat().filter(({ type }) => type === 'symbol'),
  ])
    map.addLayer(drawing as unknown as Layers)
  for (const { code } of props.layers) hideTileNames(map, code)
}

function drawingOf(layer: IslandLayer, look: MapLook): readonly Readonly<Record<string, unknown>>[] {
  const { code, shapeKind } = layer
  const looked = { code, shapeKind, style: JSON.parse(layer.style) as LayerStyle }
  if (shapeKind === 'point') return clusteredLayers(looked, look)
  const drawn = drawingLayers(looked, look)
  const names = isNamed(layer) ? [labelLayer(`${code} name`, 'title', { source: nameSource(code) }, look)] : []
  return [...drawn, ...names]
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
}

function lookNow({ looks }: MapProps) {
  return isDark() ? looks.dark : looks.light
}

function lookOf(props: MapProps, root: HTMLElement): MapLook {
  const { categories, ramps, ink, paper, here } = lookNow(props)
  const contrast =
    root.dataset.contrast !== undefined || matchMedia('(prefers-contrast: more), (forced-colors: active)').matches
  return { colours: paletteColours(categories, ramps), ink, paper, here, contrast }
}

function connectTools(living: LivingMap): void {
  const { root } = living
  for (const part of root.querySelectorAll<HTMLElement>('[data-map-tools]')) part.hidden = false
  const tool = (name: string) => root.querySelector<HTMLButtonElement>(`[data-tool="${name}"]`)
  tool('print')?.addEventListener('click', () => window.print())
  tool('contrast')?.addEventListener('click', ({ currentTarget }) => {
    const on = root.dataset.contrast === undefined
    if (on) root.dataset.contrast = ''
    else delete root.dataset.contrast
    ;(currentTarget as HTMLElement).setAttribute('aria-pressed', String(on))
    draw(living)
  })
}

function markAsked(living: LivingMap): void {
  const { marked, view } = living.props
  if (marked) markPlace(living, view.lng, view.lat)
}
