import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { indexQuery, indicesQuery } from '../data/indices-queries.ts'
import { INDEX } from '../data/indices-store.ts'
import { indexFileRoutes } from '../exports/indices-files.ts'
import { indicesCommandLine } from '../indices-command-line.ts'
import { indexFiles } from '../indices-deployment.ts'
import { indexPaths } from '../indices-paths.ts'
import { indexRoutes } from '../pages/public/indices/index-routes.tsx'
import { statisticsCommandLine } from '../statistics-command-line.ts'

/** Composite indices as data: definitions, their computation, robustness; statistics over given data. */
export const indicesPart: ManifestPart = {
  // Addresses that end in a file before those that take any word there.
  routes: [...indexFileRoutes, ...indexRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Índices compuestos', en: 'Composite indices' },
      path: indexPaths.indices(),
      permission: READ_OBSERVATORY,
      order: 85,
      foot: true,
    },
  ],
  queries: [indicesQuery, indexQuery],
  records: [
    {
      kind: INDEX,
      title: { es: 'Versión de un índice compuesto', en: 'Version of a composite index' },
      field: (name) => (name === 'edition' ? { title: { es: 'Versión', en: 'Version' } } : undefined),
    },
  ],
  commandLine: [...indicesCommandLine, ...statisticsCommandLine],
  deploymentFiles: [indexFiles],
}
