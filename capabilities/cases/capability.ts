import type { Manifest } from '../../platform/capability/manifest.ts'
import { joinParts, type ManifestPart } from '../../platform/capability/manifest-part.ts'
import { loadCases } from './data/load-cases.ts'
import { checkDefinitionFiles } from './definitions-deployment.ts'
import { clockPart } from './parts/clock.ts'
import { definitionsPart } from './parts/definitions.ts'
import { editorPart } from './parts/editor.ts'
import { filingPart } from './parts/filing.ts'

const PARTS: readonly ManifestPart[] = [clockPart, definitionsPart, editorPart, filingPart]

/** The case engine: what every procedure has in common, whatever it is about. */
export const cases: Manifest = {
  id: 'cases',
  title: { es: 'Expedientes', en: 'Cases' },
  schema: 'cases',
  permissions: [],
  ...joinParts(PARTS),
  checkPack: checkDefinitionFiles,
  loadPack: loadCases,
}
