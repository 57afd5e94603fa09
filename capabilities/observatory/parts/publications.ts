import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { demoCalendarFile } from '../calendar-deployment.ts'
import { calendarPaths } from '../calendar-paths.ts'
import { KEEP_CALENDAR } from '../calendar-permissions.ts'
import {
  announceFigures,
  announcementQuery,
  calendarQuery,
  calendarWorkQuery,
  moveAnnounced,
  takeBackAnnounced,
} from '../data/calendar.ts'
import { ANNOUNCEMENT } from '../data/calendar-store.ts'
import { lastPublishedQuery, publicationQuery, publicationsQuery } from '../data/publications.ts'
import { writtenEditionsQuery } from '../data/written-editions.ts'
import { publicationRoutes } from '../pages/public/publications/publications-routes.tsx'
import { calendarRoutes } from '../pages/staff/calendar/calendar-routes.tsx'

/** What was published and when, which dates are announced, with feeds of it. */
export const publicationsPart: ManifestPart = {
  permissions: [KEEP_CALENDAR],
  menu: [
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Calendario de publicación', en: 'Calendar of publication' },
      path: calendarPaths.calendar(),
      permission: KEEP_CALENDAR,
      order: 27,
    },
  ],
  // Addresses that end in a file before those that take any word there.
  routes: [...publicationRoutes, ...calendarRoutes],
  commands: [announceFigures, moveAnnounced, takeBackAnnounced],
  queries: [
    publicationsQuery,
    publicationQuery,
    lastPublishedQuery,
    calendarQuery,
    calendarWorkQuery,
    announcementQuery,
    writtenEditionsQuery,
  ],
  records: [
    { kind: ANNOUNCEMENT, title: { es: 'Fecha de publicación anunciada', en: 'Announced date of publication' } },
  ],
  deploymentFiles: [demoCalendarFile],
}
