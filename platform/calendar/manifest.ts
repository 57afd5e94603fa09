import type { Manifest } from '../capability/manifest.ts'
import { calendarFiles } from './calendar-schema.ts'
import { checkCalendars } from './check-calendars.ts'
import { calendarQuery, calendarsQuery } from './data/calendars.ts'
import { enterDecree, withdrawDecree } from './data/edit-calendar.ts'
import { loadCalendars } from './data/load-calendars.ts'
import { CALENDAR_CHANGED } from './events.ts'
import { calendarRoutes } from './pages/calendar-routes.tsx'
import { calendarPaths } from './paths.ts'
import { EDIT_CALENDARS, READ_CALENDARS, SEE_CALENDARS } from './permissions.ts'
import { calendarRecords } from './records.ts'

/** Which days are worked, by jurisdiction, and the decrees that change it. */
export const calendar: Manifest = {
  id: 'calendar',
  title: { es: 'Días hábiles', en: 'Working days' },
  permissions: [READ_CALENDARS, SEE_CALENDARS, EDIT_CALENDARS],
  routes: calendarRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'administration',
      title: { es: 'Días hábiles', en: 'Working days' },
      path: calendarPaths.list(),
      permission: SEE_CALENDARS,
      order: 890,
    },
  ],
  commands: [enterDecree, withdrawDecree],
  queries: [calendarsQuery, calendarQuery],
  publishes: [
    {
      ...CALENDAR_CHANGED,
      title: { es: 'Cambió un calendario de días hábiles', en: 'A calendar of working days changed' },
    },
  ],
  records: calendarRecords,
  deploymentFiles: [calendarFiles],
  checkPack: checkCalendars,
  loadPack: loadCalendars,
}
