import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { openDatasetsQuery } from '../data/open-datasets-query.ts'
import { openRoutes } from '../exports/open-routes.ts'

/** What programs read: the API, SDMX and the catalogue of datasets. */
export const openPart: ManifestPart = { routes: openRoutes, queries: [openDatasetsQuery] }
