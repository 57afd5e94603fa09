import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { refilledAfter } from '../../../platform/search/follow.ts'
import { DEFINITION_PUBLISHED } from '../cases-events.ts'
import { catalogueQuery, definitionQuery } from '../data/definitions.ts'
import { procedureSearch } from '../data/search-source.ts'
import { definitionsCommandLine } from '../definitions-command-line.ts'
import { definitionFiles } from '../definitions-deployment.ts'
import { definitionPaths } from '../definitions-paths.ts'
import { definitionRecords } from '../definitions-records.ts'
import { definitionRoutes } from '../pages/public/definitions/definition-routes.tsx'
import { READ_CATALOGUE } from '../permissions.ts'

/** Definitions of procedures: versioned data, checked, and their guide for the public. */
export const definitionsPart: ManifestPart = {
  permissions: [READ_CATALOGUE],
  routes: definitionRoutes,
  menu: [
    {
      area: 'portal',
      title: { es: 'Trámites', en: 'Procedures' },
      path: definitionPaths.catalogue(),
      permission: READ_CATALOGUE,
      order: 75,
    },
  ],
  queries: [catalogueQuery, definitionQuery],
  publishes: [{ ...DEFINITION_PUBLISHED, title: { es: 'Se publicó un trámite', en: 'A procedure was published' } }],
  subscribes: [refilledAfter(DEFINITION_PUBLISHED, procedureSearch)],
  search: [procedureSearch],
  deploymentFiles: [definitionFiles],
  records: definitionRecords,
  commandLine: definitionsCommandLine,
}
