import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { openRoutes } from '../exports/open-routes.ts'

/** What programs read: the API, SDMX and the catalogue of datasets. */
export const openPart: ManifestPart = { routes: openRoutes }
