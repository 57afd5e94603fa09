import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { activitiesAtPlace } from '../data/at-place-query.ts'
import { placeElement, placesOfElement, placesOfYear } from '../data/element-places.ts'
import { planOnMap } from '../data/plan-on-map.ts'
import { plannedAtPlace } from '../pages/plan/at-place.ts'
import { placesRoutes } from '../pages/staff/edit/places-routes.tsx'
import { placesDemoFile } from '../places-deployment.ts'

/** In which municipalities results and activities happen. */
export const placesPart: ManifestPart = {
  routes: placesRoutes,
  commands: [placeElement],
  queries: [placesOfYear, placesOfElement, planOnMap, activitiesAtPlace],
  atPlaces: [plannedAtPlace],
  deploymentFiles: [placesDemoFile],
}
