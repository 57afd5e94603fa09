import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { explorerQuery } from '../data/explorer-query.ts'
import { explorerRoutes } from '../pages/public/explorer/explorer-routes.tsx'

/** Figures as anybody wants to see them, from one configuration in the address. */
export const explorerPart: ManifestPart = {
  routes: explorerRoutes,
  queries: [explorerQuery],
}
