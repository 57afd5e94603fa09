import { reportMonths } from '../data/report-months.ts'
import type { ManifestPart } from './manifest-part.ts'

/** The matrix edited where people look at it. */
export const edit: ManifestPart = {
  commands: [reportMonths],
}
