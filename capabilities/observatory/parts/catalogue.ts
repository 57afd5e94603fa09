import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { refilledAfter } from '../../../platform/search/follow.ts'
import { batchesFile, indicatorsFiles, observationFiles, themesFile } from '../catalogue-deployment.ts'
import { observatoryPaths } from '../catalogue-paths.ts'
import { CATALOGUE_PERMISSIONS, READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { catalogueQuery, indicatorQuery, observedPlacesQuery, placeProfileQuery } from '../data/catalogue-queries.ts'
import { INDICATOR } from '../data/load-catalogue.ts'
import { observatorySearch } from '../data/search-source.ts'
import { BATCH } from '../data/store-cells.ts'
import { demoObservatoryFile } from '../demo-deployment.ts'
import { CATALOGUE_CHANGED, FIGURES_PUBLISHED } from '../events.ts'
import { indicatorFileRoutes } from '../exports/indicator-files.ts'
import { figuresAtPlace } from '../pages/public/catalogue/at-place.ts'
import { catalogueRoutes } from '../pages/public/catalogue/catalogue-routes.tsx'

/** Indicators and their sheets, the store of figures, and the pages that show what is published. */
export const cataloguePart: ManifestPart = {
  permissions: CATALOGUE_PERMISSIONS,
  // Addresses that end in a file before those that take any word there.
  routes: [...indicatorFileRoutes, ...catalogueRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Observatorio', en: 'Observatory' },
      path: observatoryPaths.home(),
      permission: READ_OBSERVATORY,
      order: 50,
    },
  ],
  queries: [catalogueQuery, indicatorQuery, observedPlacesQuery, placeProfileQuery],
  atPlaces: [figuresAtPlace],
  publishes: [
    {
      ...CATALOGUE_CHANGED,
      title: {
        es: 'Cambió lo que el observatorio mide o cuenta',
        en: 'What the observatory measures or tells changed',
      },
    },
  ],
  // The first figures of a place bring its page «in figures».
  subscribes: [
    refilledAfter(CATALOGUE_CHANGED, observatorySearch),
    refilledAfter(FIGURES_PUBLISHED, observatorySearch),
  ],
  search: [observatorySearch],
  records: [
    { kind: INDICATOR, title: { es: 'Indicador del observatorio', en: 'Indicator of the observatory' } },
    { kind: BATCH, title: { es: 'Lote de cifras', en: 'Batch of figures' } },
  ],
  deploymentFiles: [themesFile, indicatorsFiles, batchesFile, observationFiles, demoObservatoryFile],
}
