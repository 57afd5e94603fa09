import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { featuresInView, layerExtent, mapFeature } from '../data/tiles-features.ts'
import { dropTouchedTiles, layerTile, oneLayer } from '../data/tiles-kept.ts'
import { mapLayers } from '../data/tiles-layers.ts'
import { tileRoutes } from '../pages/public/map/tile-routes.ts'
import { TILES_PERMISSIONS } from '../tiles-permissions.ts'

/** Tiles of every layer, and the map. */
export const tilesPart: ManifestPart = {
  permissions: TILES_PERMISSIONS,
  routes: tileRoutes,
  queries: [mapLayers, oneLayer, layerTile, featuresInView, mapFeature, layerExtent],
  subscribes: [dropTouchedTiles],
}
