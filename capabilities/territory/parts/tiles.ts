import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { mapFeaturePage, mapPage } from '../data/map-page.ts'
import { countSquares, keepSquaresJob } from '../data/squares-job.ts'
import { featuresInView, layerExtent, mapFeature } from '../data/tiles-features.ts'
import { dropTouchedTiles, layerTile, oneLayer } from '../data/tiles-kept.ts'
import { exportTilesCommand } from '../exports/export-tiles.ts'
import { basemapRoutes } from '../pages/public/map/basemap-routes.ts'
import { mapRoutes } from '../pages/public/map/map-routes.tsx'
import { tileRoutes } from '../pages/public/map/tile-routes.ts'
import { tilesPaths } from '../tiles-paths.ts'
import { READ_OPEN_MAP, READ_STAFF_MAP, TILES_PERMISSIONS } from '../tiles-permissions.ts'

/** Tiles of every layer, and the map. */
export const tilesPart: ManifestPart = {
  permissions: TILES_PERMISSIONS,
  routes: [...mapRoutes, ...tileRoutes, ...basemapRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Mapa', en: 'Map' },
      path: tilesPaths.map(false),
      lookingFor: (words) => tilesPaths.mapAt(false, words),
      permission: READ_OPEN_MAP,
      order: 60,
    },
    {
      area: 'workspace',
      group: 'territory',
      title: { es: 'Mapa', en: 'Map' },
      path: tilesPaths.map(true),
      lookingFor: (words) => tilesPaths.mapAt(true, words),
      permission: READ_STAFF_MAP,
      order: 40,
    },
  ],
  queries: [mapPage, mapFeaturePage, oneLayer, layerTile, featuresInView, mapFeature, layerExtent],
  subscribes: [dropTouchedTiles, countSquares],
  jobs: [keepSquaresJob],
  commandLine: [exportTilesCommand],
}
