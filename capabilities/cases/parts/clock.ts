import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { clockCommandLine } from '../clock-command-line.ts'

/** The clock of a case: terms, suspensions, due dates, explained day by day. */
export const clockPart: ManifestPart = {
  commandLine: clockCommandLine,
}
