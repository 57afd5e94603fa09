import { clockPaths } from '../../capabilities/cases/clock-paths.ts'
import { calendarPaths } from '../../platform/calendar/paths.ts'
import { DEFINITION_FILES, DEFINITION_PAGES } from './cases-definitions-examples.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

const TERM = '?largo=10&unidad=working_days&calendario=opamss&presentada=2019-04-03'
const OBSERVED = `${TERM}&hecho=observacion&dia=2019-04-09&cuanto=&responder=10`

/** Procedures, the calendars of working days, and the page where anybody counts a term. */
export const CLOCK_PAGES: ExamplesByRoute = {
  ...DEFINITION_PAGES,
  '/plazos': () => [
    { title: 'a term to be counted', path: clockPaths.clock() },
    {
      title: 'a term over Holy Week, observed and answered',
      path: clockPaths.clock(`${OBSERVED}&hecho=respuesta&dia=2019-04-17&cuanto=&al=2019-04-24`),
    },
    { title: 'a term that is suspended', path: clockPaths.clock(`${OBSERVED}&al=2019-04-12`) },
    { title: 'a term that cannot be counted', path: clockPaths.clock('?largo=diez&presentada=ayer'), status: 422 },
    { title: 'an answer to nothing', path: clockPaths.clock(`${TERM}&hecho=respuesta&dia=2019-04-09`), status: 422 },
  ],
  '/t/dias-habiles': () => [{ title: 'calendars of working days', path: calendarPaths.list(), as: 'lectura' }],
  '/t/dias-habiles/:code': () => [
    { title: 'a calendar, for who keeps it', path: calendarPaths.calendar('opamss', 2019), as: 'administracion' },
    { title: 'a calendar, for who reads', path: calendarPaths.calendar('apopa'), as: 'lectura' },
    { title: 'a calendar of no year', path: `${calendarPaths.calendar('sv')}?anio=ayer`, as: 'lectura' },
    { title: 'no such calendar', path: calendarPaths.calendar('atlantis'), as: 'lectura', status: 404 },
  ],
}

export const CLOCK_FILES: Readonly<Record<string, FileExample | 'by definitions.e2e.test.ts'>> = {
  ...DEFINITION_FILES,
  '/plazos/cuenta.csv': { path: clockPaths.table(OBSERVED), type: 'text/csv' },
  '/plazos/cuenta.ics': { path: clockPaths.calendar(OBSERVED), type: 'text/calendar' },
}
