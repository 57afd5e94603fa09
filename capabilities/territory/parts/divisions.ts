import type { FieldWords } from '../../../platform/audit/record-kind.ts'
import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { refilledAfter } from '../../../platform/search/follow.ts'
import { divisionsQuery, zoneSources } from '../data/division-queries.ts'
import { makeGrid, makeZones } from '../data/make-division.ts'
import { MEASURED_PAIR, measureShares } from '../data/measure-shares.ts'
import { placeSearch } from '../data/search-source.ts'
import { demoDivisionsFile } from '../divisions-deployment.ts'
import { divisionPaths } from '../divisions-paths.ts'
import { DIVIDE_GROUND, DIVISION_PERMISSIONS } from '../divisions-permissions.ts'
import { GROUND_CHANGED } from '../events.ts'
import { divisionsRoutes } from '../pages/staff/divisions/divisions-routes.tsx'
import { makeDivisionRoutes } from '../pages/staff/divisions/make-routes.tsx'

const FIELDS: Readonly<Record<string, FieldWords>> = {
  pairs: { title: { es: 'Partes', en: 'Parts' } },
  slivers: { title: { es: 'Astillas sin contar', en: 'Slivers not counted' } },
  findings: { title: { es: 'Lo que no suma', en: 'What does not add up' } },
  source: { title: { es: 'Cómo', en: 'How' } },
}

/** Divisions that no law makes, grids and zones of a layer, and what share of one division lies in another as measured. */
export const divisionsPart: ManifestPart = {
  permissions: DIVISION_PERMISSIONS,
  routes: [...divisionsRoutes, ...makeDivisionRoutes],
  menu: [
    {
      area: 'workspace',
      group: 'territory',
      title: { es: 'Divisiones', en: 'Divisions' },
      path: divisionPaths.divisions(),
      permission: DIVIDE_GROUND,
      order: 60,
    },
  ],
  commands: [makeGrid, makeZones, measureShares],
  queries: [divisionsQuery, zoneSources],
  publishes: [
    { ...GROUND_CHANGED, title: { es: 'Cambió una división o un lugar', en: 'A division or a place changed' } },
  ],
  subscribes: [refilledAfter(GROUND_CHANGED, placeSearch)],
  search: [placeSearch],
  records: [
    {
      kind: MEASURED_PAIR,
      title: { es: 'Correspondencia medida', en: 'Measured correspondence' },
      field: (name) => FIELDS[name],
    },
  ],
  deploymentFiles: [demoDivisionsFile],
}
