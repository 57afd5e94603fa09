import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { placesFile } from '../../../platform/packs/places.ts'
import { geographyQuery, groundQuery, placeQuery, sharesQuery } from '../data/ground-queries.ts'
import { itemQuery, itemsQuery, layerPieceQuery, openLayerQuery, openLayersQuery } from '../data/ogc-queries.ts'
import { demoLayersFile } from '../demo-layers-deployment.ts'
import { layerFileRoutes } from '../exports/layer-files.ts'
import { layerPageRoutes } from '../pages/public/ogc/layer-pages.tsx'
import { ogcRoutes } from '../pages/public/ogc/ogc-routes.tsx'
import { placesDataRoutes } from '../pages/public/places/places-data.ts'
import { placesRoutes } from '../pages/public/places/places-routes.tsx'
import { geographiesFile } from '../places-deployment.ts'
import { placesPaths } from '../places-paths.ts'
import { PLACES_PERMISSIONS, READ_GROUND } from '../places-permissions.ts'

/** Places that know their history, and the first layers of a demonstration. */
export const placesPart: ManifestPart = {
  permissions: PLACES_PERMISSIONS,
  // Addresses that end in a file before those that take any word there.
  routes: [...layerFileRoutes, ...layerPageRoutes, ...placesDataRoutes, ...placesRoutes, ...ogcRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Territorio', en: 'Territory' },
      path: placesPaths.ground(),
      permission: READ_GROUND,
      order: 60,
    },
    {
      area: 'portal',
      title: { es: 'Capas abiertas', en: 'Open layers' },
      path: placesPaths.layers(),
      permission: READ_GROUND,
      order: 70,
    },
  ],
  queries: [
    groundQuery,
    geographyQuery,
    placeQuery,
    sharesQuery,
    openLayersQuery,
    openLayerQuery,
    itemsQuery,
    itemQuery,
    layerPieceQuery,
  ],
  records: [
    {
      kind: 'territory.geography',
      title: { es: 'División territorial', en: 'Geography' },
    },
  ],
  deploymentFiles: [placesFile, geographiesFile, demoLayersFile],
}
