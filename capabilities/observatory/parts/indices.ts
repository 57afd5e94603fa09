import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { indicesCommandLine } from '../indices-command-line.ts'
import { indexFiles } from '../indices-deployment.ts'

/** Composite indices as data: definitions, their computation, robustness. */
export const indicesPart: ManifestPart = {
  commandLine: indicesCommandLine,
  deploymentFiles: [indexFiles],
}
