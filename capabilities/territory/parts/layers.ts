import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { refilledAfter } from '../../../platform/search/follow.ts'
import { applyImport } from '../data/apply-import.ts'
import { editLayer, exceptFindings, retireLayer } from '../data/edit-layer.ts'
import { findingsQuery, importQuery, layerQuery, layersQuery, rejectedQuery } from '../data/layer-queries.ts'
import { layerSearch } from '../data/search-source.ts'
import { cancelImport } from '../data/start-import.ts'
import { styleLayer, styleQuery } from '../data/style-layer.ts'
import { LAYER_CHANGED } from '../events.ts'
import { beginImport, readImportAgain, repairOfImport, takeOfImport, workOnImport } from '../imports/import-job.ts'
import { importJobCancelled } from '../imports/import-job-cancelled.ts'
import { layersCommandLine } from '../layers-command-line.ts'
import { LAYER_FILES } from '../layers-file-use.ts'
import { layerPaths } from '../layers-paths.ts'
import { LAYER_PERMISSIONS, SEE_LAYERS } from '../layers-permissions.ts'
import { layerRecords } from '../layers-records.ts'
import { layerImportRoutes } from '../pages/staff/layers/import-routes.tsx'
import { layerRoutes } from '../pages/staff/layers/layer-routes.tsx'
import { styleRoutes } from '../pages/staff/layers/style-routes.tsx'

/** Layers: files are brought in, read, checked and taken; what a layer says of itself, and who sees it. */
export const layersPart: ManifestPart = {
  permissions: LAYER_PERMISSIONS,
  routes: [...layerImportRoutes, ...layerRoutes, ...styleRoutes],
  menu: [
    {
      area: 'workspace',
      group: 'territory',
      title: { es: 'Capas', en: 'Layers' },
      path: layerPaths.layers(),
      permission: SEE_LAYERS,
      order: 50,
    },
  ],
  commands: [
    beginImport,
    readImportAgain,
    repairOfImport,
    exceptFindings,
    takeOfImport,
    applyImport,
    cancelImport,
    editLayer,
    styleLayer,
    retireLayer,
  ],
  queries: [layersQuery, layerQuery, styleQuery, importQuery, findingsQuery, rejectedQuery],
  publishes: [{ ...LAYER_CHANGED, title: { es: 'Cambió una capa', en: 'A layer changed' } }],
  subscribes: [importJobCancelled, refilledAfter(LAYER_CHANGED, layerSearch)],
  search: [layerSearch],
  jobs: [workOnImport],
  fileUses: [LAYER_FILES],
  records: layerRecords,
  commandLine: layersCommandLine,
}
