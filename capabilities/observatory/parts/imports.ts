import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { batchesQuery, batchQuery, discardBatch, publishBatch, reviewBatch } from '../data/batches.ts'
import { FIGURE_IMPORT, importQuery, mapImport, startImport, takeImport } from '../data/figure-imports.ts'
import { readMeasure } from '../data/read-measure.ts'
import { FIGURES_PUBLISHED } from '../events.ts'
import { FIGURE_FILES } from '../imports-file-use.ts'
import { figurePaths } from '../imports-paths.ts'
import { IMPORTS_PERMISSIONS, SEE_BATCHES } from '../imports-permissions.ts'
import { OBSERVATORY_MEASURES } from '../measures.ts'
import { importRoutes } from '../pages/staff/imports/imports-routes.tsx'

/** Figures come in batches: brought by one person, reviewed and published by others, corrected by later ones. */
export const importsPart: ManifestPart = {
  permissions: IMPORTS_PERMISSIONS,
  routes: importRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Cifras del observatorio', en: 'Figures of the observatory' },
      path: figurePaths.batches(),
      permission: SEE_BATCHES,
      order: 10,
    },
  ],
  commands: [startImport, mapImport, takeImport, reviewBatch, publishBatch, discardBatch, readMeasure],
  queries: [importQuery, batchesQuery, batchQuery],
  publishes: [
    {
      ...FIGURES_PUBLISHED,
      title: { es: 'Se publicaron cifras del observatorio', en: 'Figures of the observatory were published' },
    },
  ],
  measures: OBSERVATORY_MEASURES,
  fileUses: [FIGURE_FILES],
  records: [{ kind: FIGURE_IMPORT, title: { es: 'Tabla de cifras traída', en: 'Table of figures brought' } }],
}
