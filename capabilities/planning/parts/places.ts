import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { placeElement, placesOfElement, placesOfYear } from '../data/element-places.ts'
import { planOnMap } from '../data/plan-on-map.ts'
import { placesRoutes } from '../pages/staff/edit/places-routes.tsx'
import { placesDemoFile } from '../places-deployment.ts'

/** In which municipalities results and activities happen. */
export const placesPart: ManifestPart = {
  routes: placesRoutes,
  commands: [placeElement],
  queries: [placesOfYear, placesOfElement, planOnMap],
  deploymentFiles: [placesDemoFile],
}
