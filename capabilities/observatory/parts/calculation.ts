import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { calculationQuery } from '../data/calculation-query.ts'
import { calculationRoutes } from '../pages/public/calculation/calculation-routes.tsx'

/** Figures that are computed from other figures, and how. */
export const calculationPart: ManifestPart = { routes: calculationRoutes, queries: [calculationQuery] }
