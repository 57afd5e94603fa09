import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl'
import { CLUSTER_MAX_ZOOM, CLUSTER_RADIUS, clusterSource } from '../rules/map/cluster-look.ts'
import type { LivingMap } from './map-parts.ts'

/**
 * Points that crowd are put together from what the tiles in view brought: nothing more is fetched, and no point is counted twice,
 * though tiles hold those at their edges both.
 */
export function connectClusters({ map, props }: LivingMap): void {
  for (const { code, shapeKind } of props.layers) {
    if (shapeKind !== 'point') continue
    let last = ''
    let waiting: ReturnType<typeof setTimeout> | undefined
    const gather = () => {
      if (map.getSource(code) === undefined) return
      const found = new Map<string, { readonly id: number; readonly at: unknown; readonly properties: object }>()
      for (const feature of map.querySourceFeatures(code, { sourceLayer: code }))
        if (feature.geometry.type === 'Point' && typeof feature.id === 'number')
          found.set(String(feature.id), {
            id: feature.id,
            at: feature.geometry.coordinates,
            // Decoded tiles make objects without a prototype, which cannot be handed to the worker.
            properties: { ...feature.properties },
          })
      const now = [...found.keys()].sort().join()
      if (now === last) return
      last = now
      const features = [...found.values()].map(({ id, at, properties }) => ({
        type: 'Feature' as const,
        id,
        properties,
        geometry: { type: 'Point' as const, coordinates: at as [number, number] },
      }))
      map.getSource<GeoJSONSource>(clusterSource(code))?.setData({ type: 'FeatureCollection', features })
    }
    const soon = () => {
      clearTimeout(waiting)
      waiting = setTimeout(gather, 120)
    }
    map.on('moveend', soon)
    map.on('sourcedata', (event) => {
      if (event.sourceId === code) soon()
    })
  }
}

export function addClusterSource({ map }: Pick<LivingMap, 'map'>, code: string): void {
  map.addSource(clusterSource(code), {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
    cluster: true,
    clusterRadius: CLUSTER_RADIUS,
    clusterMaxZoom: CLUSTER_MAX_ZOOM,
  })
}

/** Comes so near that what was together stands apart. False where one feature was hit. */
export function openCluster(map: LivingMap['map'], hit: MapGeoJSONFeature): boolean {
  const number: unknown = hit.properties.cluster_id
  if (typeof number !== 'number' || hit.geometry.type !== 'Point') return false
  const [lng, lat] = hit.geometry.coordinates as [number, number]
  void map
    .getSource<GeoJSONSource>(hit.source)
    ?.getClusterExpansionZoom(number)
    .then((zoom) => map.jumpTo({ center: [lng, lat], zoom }))
  return true
}
