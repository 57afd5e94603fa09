import { observedImport, observedRefusal, recordRefusedImport } from '../data/out-refused-import.ts'
import { observationRoutes } from '../pages/staff/out/observation-routes.ts'
import type { ManifestPart } from './manifest-part.ts'

/** What leaves the house: annotated files, the control matrix, books, open data, calendars. */
export const outPart: ManifestPart = {
  routes: [...observationRoutes],
  commands: [recordRefusedImport],
  queries: [observedImport, observedRefusal],
}
