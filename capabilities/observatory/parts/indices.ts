import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import {
  discardIndex,
  INDEX_DRAFT,
  indexChangesQuery,
  indexWorkQuery,
  publishIndex,
  saveIndex,
  writableIndexQuery,
} from '../data/index-drafts.ts'
import { indexQuery, indexRobustnessQuery, indicesQuery } from '../data/indices-queries.ts'
import { INDEX } from '../data/indices-store.ts'
import { indexFileRoutes } from '../exports/indices-files.ts'
import { indicesCommandLine } from '../indices-command-line.ts'
import { indexFiles } from '../indices-deployment.ts'
import { indexPaths, indexWorkPaths } from '../indices-paths.ts'
import { WRITE_INDICES } from '../indices-permissions.ts'
import { indexRoutes } from '../pages/public/indices/index-routes.tsx'
import { indexWorkRoutes } from '../pages/staff/indices/index-work-routes.tsx'
import { statisticsCommandLine } from '../statistics-command-line.ts'

/** Composite indices as data: definitions, their computation, robustness; statistics over given data. */
export const indicesPart: ManifestPart = {
  permissions: [WRITE_INDICES],
  // Addresses that end in a file before those that take any word there.
  routes: [...indexFileRoutes, ...indexRoutes, ...indexWorkRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Índices compuestos', en: 'Composite indices' },
      path: indexPaths.indices(),
      permission: READ_OBSERVATORY,
      order: 85,
      foot: true,
    },
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Método de los índices', en: 'Methods of the indices' },
      path: indexWorkPaths.indices(),
      permission: WRITE_INDICES,
      order: 26,
    },
  ],
  commands: [saveIndex, publishIndex, discardIndex],
  queries: [indicesQuery, indexQuery, indexRobustnessQuery, indexWorkQuery, writableIndexQuery, indexChangesQuery],
  records: [
    {
      kind: INDEX,
      title: { es: 'Versión de un índice compuesto', en: 'Version of a composite index' },
      field: (name) => (name === 'edition' ? { title: { es: 'Versión', en: 'Version' } } : undefined),
    },
    { kind: INDEX_DRAFT, title: { es: 'Borrador de un índice compuesto', en: 'Draft of a composite index' } },
  ],
  commandLine: [...indicesCommandLine, ...statisticsCommandLine],
  deploymentFiles: [indexFiles],
}
