import type { Manifest } from '../../platform/capability/manifest.ts'
import { joinParts, type ManifestPart } from '../../platform/capability/manifest-part.ts'
import { checkCalculationFiles } from './calculation-deployment.ts'
import { loadObservatory } from './data/load-observatory.ts'
import { checkIndexFiles } from './indices-deployment.ts'
import { calculationPart } from './parts/calculation.ts'
import { cataloguePart } from './parts/catalogue.ts'
import { deliveriesPart } from './parts/deliveries.ts'
import { explorerPart } from './parts/explorer.ts'
import { importsPart } from './parts/imports.ts'
import { indicesPart } from './parts/indices.ts'
import { openPart } from './parts/open.ts'
import { publicationsPart } from './parts/publications.ts'
import { registersPart } from './parts/registers.ts'
import { requestsPart } from './parts/requests.ts'
import { sheetsPart } from './parts/sheets.ts'
import { statisticsPart } from './parts/statistics.ts'
import { storiesPart } from './parts/stories.ts'

const PARTS: readonly ManifestPart[] = [
  openPart,
  cataloguePart,
  calculationPart,
  explorerPart,
  indicesPart,
  importsPart,
  requestsPart,
  deliveriesPart,
  statisticsPart,
  registersPart,
  sheetsPart,
  publicationsPart,
  storiesPart,
]

/** Indicators with their methodology, the store of their figures, and what anybody may see, compare and take of them. */
export const observatory: Manifest = {
  id: 'observatory',
  title: { es: 'Observatorio', en: 'Observatory' },
  schema: 'observatory',
  permissions: [],
  ...joinParts(PARTS),
  checkPack: (pack) => checkCalculationFiles(pack) ?? checkIndexFiles(pack),
  loadPack: loadObservatory,
}
