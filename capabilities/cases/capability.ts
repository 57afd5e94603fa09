import type { Change } from '../../platform/capability/command.ts'
import type { Manifest } from '../../platform/capability/manifest.ts'
import { joinParts, type ManifestPart } from '../../platform/capability/manifest-part.ts'
import { loadCases } from './data/load-cases.ts'
import { loadMadeGroups } from './data/load-made-groups.ts'
import { loadPhrases } from './data/phrases.ts'
import { checkDefinitionFiles } from './definitions-deployment.ts'
import { clockPart } from './parts/clock.ts'
import { countAgainPart } from './parts/count-again.ts'
import { definitionsPart } from './parts/definitions.ts'
import { editorPart } from './parts/editor.ts'
import { filingPart } from './parts/filing.ts'
import { pastPart } from './parts/past.ts'
import { registerPart } from './parts/register.ts'
import { staffPart } from './parts/staff.ts'

const PARTS: readonly ManifestPart[] = [
  clockPart,
  definitionsPart,
  editorPart,
  filingPart,
  countAgainPart,
  staffPart,
  registerPart,
  pastPart,
]

/** The case engine: what every procedure has in common, whatever it is about. */
export const cases: Manifest = {
  id: 'cases',
  title: { es: 'Expedientes', en: 'Cases' },
  schema: 'cases',
  permissions: [],
  ...joinParts(PARTS),
  checkPack: checkDefinitionFiles,
  async loadPack(...args) {
    const changes: Change[] = []
    for (const load of [loadCases, loadPhrases, loadMadeGroups]) {
      const loaded = await load(...args)
      if (!loaded.ok) return loaded
      changes.push(...loaded.value)
    }
    return { ok: true, value: changes }
  },
}
