import type { GeoJSONSource } from 'maplibre-gl'
import type { LivingMap, Name } from './map-parts.ts'
import type { IslandLayer } from './map-props.ts'

/** Names of areas, each once and inside its area, from the list of what is in view. */
export function nameSource(code: string): string {
  return `${code} names`
}

/** Layers whose list is whole: an area that lies in several tiles would else be named in each. */
const whole = new Set<string>()

export function isNamed({ shapeKind, style }: IslandLayer): boolean {
  return shapeKind === 'polygon' && (JSON.parse(style) as { readonly label?: string }).label !== undefined
}

export function showNames(map: LivingMap['map'], layer: IslandLayer, names: readonly Name[], complete: boolean): void {
  if (!isNamed(layer)) return
  const source = map.getSource<GeoJSONSource>(nameSource(layer.code))
  if (source === undefined) return
  if (complete) whole.add(layer.code)
  else whole.delete(layer.code)
  source.setData({
    type: 'FeatureCollection',
    features: complete
      ? names.map(({ title, at }) => ({
          type: 'Feature' as const,
          properties: { title },
          geometry: { type: 'Point' as const, coordinates: [at[0], at[1]] },
        }))
      : [],
  })
  hideTileNames(map, layer.code)
}

/** After every new drawing too. */
export function hideTileNames(map: LivingMap['map'], code: string): void {
  if (map.getLayer(`${code} label`) !== undefined)
    map.setLayoutProperty(`${code} label`, 'visibility', whole.has(code) ? 'none' : 'visible')
}
