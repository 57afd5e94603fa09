import type { Manifest } from '../../platform/capability/manifest.ts'
import { joinParts, type ManifestPart } from '../../platform/capability/manifest-part.ts'
import { clockPart } from './parts/clock.ts'

const PARTS: readonly ManifestPart[] = [clockPart]

/** The case engine: what every procedure has in common, whatever it is about. */
export const cases: Manifest = {
  id: 'cases',
  title: { es: 'Expedientes', en: 'Cases' },
  permissions: [],
  ...joinParts(PARTS),
}
