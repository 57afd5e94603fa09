import type { Manifest } from '../../platform/capability/manifest.ts'
import { joinParts, type ManifestPart } from '../../platform/capability/manifest-part.ts'
import { loadObservatory } from './data/load-observatory.ts'
import { checkIndexFiles } from './indices-deployment.ts'
import { cataloguePart } from './parts/catalogue.ts'
import { explorerPart } from './parts/explorer.ts'
import { importsPart } from './parts/imports.ts'
import { indicesPart } from './parts/indices.ts'
import { openPart } from './parts/open.ts'
import { publicationsPart } from './parts/publications.ts'
import { statisticsPart } from './parts/statistics.ts'

const PARTS: readonly ManifestPart[] = [
  openPart,
  cataloguePart,
  explorerPart,
  indicesPart,
  importsPart,
  statisticsPart,
  publicationsPart,
]

/** Indicators with their methodology, the store of their figures, and what anybody may see, compare and take of them. */
export const observatory: Manifest = {
  id: 'observatory',
  title: { es: 'Observatorio', en: 'Observatory' },
  schema: 'observatory',
  permissions: [],
  ...joinParts(PARTS),
  checkPack: checkIndexFiles,
  loadPack: loadObservatory,
}
