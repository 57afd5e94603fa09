import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { storedBook } from '../data/out-books.ts'
import { calendarOfToken, makeCalendar, ownCalendar, removeCalendar } from '../data/out-calendar.ts'
import { observedImport, observedRefusal, recordRefusedImport } from '../data/out-refused-import.ts'
import { askForBook, makeBook } from '../exports/book-job.ts'
import { elementFileRoutes } from '../exports/element-routes.ts'
import { yearFileRoutes } from '../exports/year-routes.ts'
import { OUT_PERMISSIONS } from '../out-permissions.ts'
import { OUT_RETENTION } from '../out-retention.ts'
import { calendarRoutes } from '../pages/staff/out/calendar-routes.tsx'
import { observationRoutes } from '../pages/staff/out/observation-routes.ts'

/** What leaves the house: annotated files, the control matrix, books, open data, calendars. */
export const outPart: ManifestPart = {
  permissions: OUT_PERMISSIONS,
  routes: [...observationRoutes, ...yearFileRoutes, ...elementFileRoutes, ...calendarRoutes],
  commands: [recordRefusedImport, askForBook, makeCalendar, removeCalendar],
  queries: [observedImport, observedRefusal, storedBook, ownCalendar, calendarOfToken],
  jobs: [makeBook],
  retention: OUT_RETENTION,
}
