import type { FieldWords } from '../../../platform/audit/record-kind.ts'
import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { placesFile } from '../../../platform/packs/places.ts'
import { drawnGeography } from '../data/drawn-queries.ts'
import { PLACE, recordPlaceState } from '../data/edit-places.ts'
import { geographyQuery, groundQuery, placeQuery, sharesQuery } from '../data/ground-queries.ts'
import { layerPicture } from '../data/layer-picture.ts'
import { itemQuery, itemsQuery, layerPieceQuery, openLayerQuery, openLayersQuery } from '../data/ogc-queries.ts'
import { reExpressQuery } from '../data/re-express-query.ts'
import { shapesFromLayer, takeShapesFromLayer } from '../data/take-shapes.ts'
import { demoLayersFile } from '../demo-layers-deployment.ts'
import { layerFileRoutes } from '../exports/layer-files.ts'
import { layerPageRoutes } from '../pages/public/ogc/layer-pages.tsx'
import { ogcRoutes } from '../pages/public/ogc/ogc-routes.tsx'
import { ogcTilesRoutes } from '../pages/public/ogc/ogc-tiles-routes.ts'
import { placesDataRoutes } from '../pages/public/places/places-data.ts'
import { placesRoutes } from '../pages/public/places/places-routes.tsx'
import { wordOf } from '../pages/public/places/places-tables.tsx'
import { CERTAINTY, SHAPE_STATUS } from '../pages/public/places/places-words.ts'
import { reExpressionRoutes } from '../pages/public/re-expression/re-expression-routes.tsx'
import { staffPlaceRoutes } from '../pages/staff/places/place-routes.tsx'
import { shapesRoutes } from '../pages/staff/places/shapes-routes.tsx'
import { geographiesFile } from '../places-deployment.ts'
import { placesPaths } from '../places-paths.ts'
import { PLACES_PERMISSIONS, READ_GROUND } from '../places-permissions.ts'

const PLACE_FIELDS: Readonly<Record<string, FieldWords>> = {
  name: { title: { es: 'Nombre', en: 'Name' } },
  population: { title: { es: 'Población', en: 'Population' } },
  populationYear: { title: { es: 'Año de la población', en: 'Year of the population' } },
  populationCertainty: {
    title: { es: 'Certeza de la población', en: 'Certainty of the population' },
    say: (value, locale) => wordOf(CERTAINTY, String(value), locale),
  },
  areaKm2: { title: { es: 'Superficie (km²)', en: 'Area (km²)' } },
  limits: {
    title: { es: 'Límites', en: 'Limits' },
    say: (value, locale) => wordOf(SHAPE_STATUS, String(value), locale),
  },
  drawnSquareMetres: { title: { es: 'Superficie dibujada (m²)', en: 'Area drawn (m²)' } },
  source: { title: { es: 'Fuente', en: 'Source' } },
  validFrom: { title: { es: 'Vale desde', en: 'Holds since' } },
}

/** Places that know their history, and the first layers of a demonstration. */
export const placesPart: ManifestPart = {
  permissions: PLACES_PERMISSIONS,
  // Addresses that end in a file before those that take any word there.
  routes: [
    ...reExpressionRoutes,
    ...layerFileRoutes,
    ...layerPageRoutes,
    ...placesDataRoutes,
    ...placesRoutes,
    ...ogcRoutes,
    ...ogcTilesRoutes,
    ...shapesRoutes,
    ...staffPlaceRoutes,
  ],
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
  commands: [recordPlaceState, takeShapesFromLayer],
  queries: [
    drawnGeography,
    layerPicture,
    shapesFromLayer,
    groundQuery,
    geographyQuery,
    placeQuery,
    sharesQuery,
    reExpressQuery,
    openLayersQuery,
    openLayerQuery,
    itemsQuery,
    itemQuery,
    layerPieceQuery,
  ],
  records: [
    { kind: PLACE, title: { es: 'Lugar', en: 'Place' }, field: (name) => PLACE_FIELDS[name] },
    {
      kind: 'territory.geography',
      title: { es: 'División territorial', en: 'Geography' },
    },
  ],
  deploymentFiles: [placesFile, geographiesFile, demoLayersFile],
}
