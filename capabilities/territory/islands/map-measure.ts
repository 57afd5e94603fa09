import type { GeoJSONSource } from 'maplibre-gl'
import type { Position } from '../model.ts'
import { areaM2, lengthM } from '../rules/map/measure.ts'
import { areaWords, lengthWords } from './map-lists.ts'
import type { LivingMap } from './map-parts.ts'

const SOURCE = 'trama measure'

/** Distance and area on the ellipsoid, by touch, mouse or keyboard: Enter sets a point at the cross in the middle. */
export function connectMeasure({ map, root, props }: LivingMap): void {
  const panel = root.querySelector<HTMLElement>('[data-map-measure]')
  const output = root.querySelector<HTMLOutputElement>('[data-map-measured]')
  const tool = (name: string) => root.querySelector<HTMLButtonElement>(`[data-tool="${name}"]`)
  const toggle = tool('measure')
  if (panel === null || output === null || toggle === null) return
  let points: Position[] = []

  function show(): void {
    const line = {
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'LineString' as const, coordinates: points.map(([x, y]) => [x, y]) },
    }
    const dots = {
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'MultiPoint' as const, coordinates: points.map(([x, y]) => [x, y]) },
    }
    if (map.getSource(SOURCE) === undefined)
      map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    const features = points.length === 0 ? [] : points.length === 1 ? [dots] : [line, dots]
    map.getSource<GeoJSONSource>(SOURCE)?.setData({ type: 'FeatureCollection', features })
    const here = getComputedStyle(root).getPropertyValue('--here')
    if (map.getLayer(`${SOURCE} line`) === undefined) {
      map.addLayer({
        id: `${SOURCE} line`,
        type: 'line',
        source: SOURCE,
        paint: { 'line-color': here, 'line-width': 3 },
      })
      map.addLayer({
        id: `${SOURCE} dots`,
        type: 'circle',
        source: SOURCE,
        paint: { 'circle-color': here, 'circle-radius': 5, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 },
      })
    }
    const said = [
      ...(points.length < 2 ? [] : [`${props.words.length}: ${lengthWords(lengthM(points))}`]),
      ...(points.length < 3 ? [] : [`${props.words.area}: ${areaWords(areaM2(points))}`]),
    ]
    if (output !== null) output.textContent = said.join(' · ')
  }

  const add = (lng: number, lat: number) => {
    points = [...points, [lng, lat]]
    show()
  }
  toggle.addEventListener('click', () => {
    const on = root.dataset.measuring === undefined
    if (on) root.dataset.measuring = ''
    else delete root.dataset.measuring
    toggle.setAttribute('aria-pressed', String(on))
    panel.hidden = !on
    if (!on) points = []
    show()
    if (on) map.getCanvas().focus()
  })
  tool('undo')?.addEventListener('click', () => {
    points = points.slice(0, -1)
    show()
  })
  tool('clear')?.addEventListener('click', () => {
    points = []
    show()
  })
  map.on('click', ({ lngLat }) => {
    if (root.dataset.measuring !== undefined) add(lngLat.lng, lngLat.lat)
  })
  map.getCanvas().addEventListener('keydown', (event) => {
    if (root.dataset.measuring === undefined) return
    if (event.key === 'Enter') {
      const { lng, lat } = map.getCenter()
      add(lng, lat)
    }
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      points = points.slice(0, -1)
      show()
    }
    if (event.key === 'Escape') toggle.click()
  })
}
