import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { placesFile } from '../../../platform/packs/places.ts'
import { itemQuery, itemsQuery, layerPieceQuery, openLayerQuery, openLayersQuery } from '../data/ogc-queries.ts'
import { demoLayersFile } from '../demo-layers-deployment.ts'
import { ogcRoutes } from '../pages/public/ogc/ogc-routes.tsx'
import { geographiesFile } from '../places-deployment.ts'
import { PLACES_PERMISSIONS } from '../places-permissions.ts'

/** Places that know their history, and the first layers of a demonstration. */
export const placesPart: ManifestPart = {
  permissions: PLACES_PERMISSIONS,
  routes: ogcRoutes,
  queries: [openLayersQuery, openLayerQuery, itemsQuery, itemQuery, layerPieceQuery],
  records: [
    {
      kind: 'territory.geography',
      title: { es: 'División territorial', en: 'Geography' },
    },
  ],
  deploymentFiles: [placesFile, geographiesFile, demoLayersFile],
}
