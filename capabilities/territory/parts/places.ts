import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { placesFile } from '../../../platform/packs/places.ts'
import { demoLayersFile } from '../demo-layers-deployment.ts'
import { geographiesFile } from '../places-deployment.ts'

/** Places that know their history, and the first layers of a demonstration. */
export const placesPart: ManifestPart = {
  records: [
    {
      kind: 'territory.geography',
      title: { es: 'División territorial', en: 'Geography' },
    },
  ],
  deploymentFiles: [placesFile, geographiesFile, demoLayersFile],
}
