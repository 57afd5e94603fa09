import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { statisticsRoutes } from '../pages/public/statistics/statistics-routes.tsx'

/** Territorial statistics over any published series, with their arithmetic. */
export const statisticsPart: ManifestPart = { routes: statisticsRoutes }
