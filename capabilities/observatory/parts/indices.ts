import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { indicesCommandLine } from '../indices-command-line.ts'
import { indexFiles } from '../indices-deployment.ts'
import { statisticsCommandLine } from '../statistics-command-line.ts'

/** Composite indices as data: definitions, their computation, robustness; statistics over given data. */
export const indicesPart: ManifestPart = {
  commandLine: [...indicesCommandLine, ...statisticsCommandLine],
  deploymentFiles: [indexFiles],
}
