import { alignmentPaths } from '../../capabilities/planning/alignment-paths.ts'
import { editPaths } from '../../capabilities/planning/edit-paths.ts'
import { indicatorPaths } from '../../capabilities/planning/indicators-paths.ts'
import { moneyPaths } from '../../capabilities/planning/money-paths.ts'
import { planningPaths } from '../../capabilities/planning/paths.ts'
import { reprogrammingPaths } from '../../capabilities/planning/reprogramming-paths.ts'
import { reviewPaths } from '../../capabilities/planning/review-paths.ts'
import { riskPaths } from '../../capabilities/planning/risk-paths.ts'
import { ALL_UNITS, viewPaths } from '../../capabilities/planning/views-paths.ts'
import { type ExamplesByRoute, UNIT, YEAR } from './page-example.ts'

/** Of the plans, for who works on them. */
export const PLAN_WORK_PAGES: ExamplesByRoute = {
  '/t/calendario': () => [
    {
      title: 'the calendar of one’s own unit',
      path: viewPaths.calendar({ year: YEAR, month: 9 }),
      as: 'planificacion.scdu',
    },
    {
      title: 'the calendar of all units as a list',
      path: viewPaths.calendar({ year: YEAR, whole: true, unit: ALL_UNITS, kind: 'metas' }),
      as: 'lectura',
    },
  ],
  '/t/anios': () => [
    { title: 'a year against one without plans', path: viewPaths.years({ year: YEAR }), as: 'lectura' },
  ],
  '/t/poa/:year/:unit/siguiente': () => [
    {
      title: 'before the plan of the next year is started',
      path: viewPaths.nextYear(YEAR, UNIT),
      as: 'planificacion.scdu',
    },
    {
      title: 'the next year of another unit',
      path: viewPaths.nextYear(YEAR, UNIT),
      as: 'planificacion.sim',
      status: 403,
    },
  ],
  '/t/control': () => [
    { title: 'the control matrix', path: viewPaths.control({ year: YEAR }), as: 'direccion' },
    {
      title: 'the control matrix, most silent first',
      path: viewPaths.control({ year: YEAR, order: 'late', direction: 'desc' }),
      as: 'direccion',
    },
    { title: 'the results of a unit', path: viewPaths.control({ year: YEAR, unit: UNIT }), as: 'direccion' },
    { title: 'the control matrix of who may not', path: viewPaths.control({ year: YEAR }), as: 'lectura', status: 403 },
  ],
  '/t/tablero': () => [
    { title: 'board of units', path: planningPaths.board(YEAR), as: 'direccion' },
    { title: 'board refused', path: planningPaths.board(YEAR), as: 'lectura', status: 403 },
  ],
  '/t/poa': () => [{ title: 'list of plans', path: '/t/poa', as: 'lectura' }],
  '/t/poa/:year/:unit': () => [
    { title: 'matrix of the own unit', path: planningPaths.matrix(YEAR, UNIT), as: 'planificacion.scdu' },
    { title: 'matrix of another unit', path: planningPaths.matrix(YEAR, 'UAIPT'), as: 'planificacion.scdu' },
  ],
  '/t/por/:by': () => [
    { title: 'activities by post', path: planningPaths.by('responsible', YEAR), as: 'direccion' },
    { title: 'activities by strategic objective', path: planningPaths.by('objective', YEAR), as: 'lectura' },
    { title: 'activities by fund', path: planningPaths.by('funding_source', YEAR), as: 'planificacion.scdu' },
    { title: 'activities by municipality', path: planningPaths.by('place', YEAR), as: 'planificacion.scdu' },
    { title: 'activities by nothing known', path: '/t/por/nada', as: 'direccion', status: 404 },
  ],
  '/t/poa/:year/:unit/editar': () => [
    { title: 'sheet of months', path: editPaths.sheet(YEAR, UNIT), as: 'planificacion.scdu' },
    {
      title: 'sheet of what an approved plan programmes',
      path: editPaths.sheet(YEAR, UNIT, 'programmed'),
      as: 'planificacion.scdu',
    },
    { title: 'sheet of another unit', path: editPaths.sheet(YEAR, 'UAIPT'), as: 'planificacion.scdu', status: 403 },
    { title: 'sheet of a unit without a plan', path: editPaths.sheet(YEAR, 'AI'), as: 'administracion', status: 404 },
  ],
  '/t/poa/:year/:unit/filas': () => [
    { title: 'lines of an approved plan', path: editPaths.lines(YEAR, UNIT), as: 'planificacion.scdu' },
    // The site's preparation takes over a plan of this unit: where plans begin as drafts, it is one.
    { title: 'lines of another plan', path: editPaths.lines(YEAR, 'SIM'), as: 'administracion' },
  ],
  '/t/elementos/:id/editar': ({ activity }) => [
    { title: 'correct an element', path: editPaths.element(activity), as: 'planificacion.scdu' },
    {
      title: 'correct an element of another unit',
      path: editPaths.element(activity),
      as: 'planificacion.sim',
      status: 403,
    },
    { title: 'correct no element', path: '/t/elementos/nada/editar', as: 'administracion', status: 404 },
  ],
  '/t/poa/:year/:unit/revision': () => [
    { title: 'checks of a plan', path: planningPaths.checks(YEAR, UNIT), as: 'planificacion.scdu' },
  ],
  '/t/poa/:year/:unit/aprobacion': () => [
    { title: 'an approved plan', path: reprogrammingPaths.approval(YEAR, UNIT), as: 'direccion' },
  ],
  '/t/poa/:year/:unit/reprogramaciones': () => [
    { title: 'requests of a plan', path: reprogrammingPaths.ofPlan(YEAR, UNIT), as: 'planificacion.scdu' },
    { title: 'no requests of a plan', path: reprogrammingPaths.ofPlan(YEAR, 'UTH'), as: 'lectura' },
  ],
  '/t/poa/:year/:unit/versiones': () => [
    { title: 'versions of a plan', path: reprogrammingPaths.versions(YEAR, UNIT, { version: 1 }), as: 'lectura' },
  ],
  '/t/reprogramaciones': () => [
    { title: 'reprogrammings of a year', path: reprogrammingPaths.ofYear(YEAR), as: 'direccion' },
  ],
  '/t/revision-de-planes/:year': () => [
    { title: 'checks of a year', path: reprogrammingPaths.yearChecks(YEAR), as: 'direccion' },
    {
      title: 'checks of a year, filtered to nothing',
      path: reprogrammingPaths.yearChecks(YEAR, { check: 'names_a_person', unit: 'UTH' }),
      as: 'lectura',
    },
  ],
  '/t/reprogramaciones/:id': ({ reprogramming }) => [
    { title: 'a request to be decided', path: reprogramming.submitted, as: 'direccion' },
    { title: 'a request in draft', path: reprogramming.draft, as: 'administracion' },
    { title: 'an approved request', path: reprogramming.approved, as: 'planificacion.scdu' },
    { title: 'no request', path: '/t/reprogramaciones/nada', as: 'direccion', status: 404 },
  ],
  '/t/reprogramaciones/:id/actividades/:element': ({ reprogramming }) => [
    { title: 'other months of an activity', path: reprogramming.activity, as: 'administracion' },
  ],
  '/t/reprogramaciones/:id/nueva-actividad': ({ reprogramming }) => [
    { title: 'a new activity', path: `${reprogramming.draft}/nueva-actividad`, as: 'administracion' },
  ],
  '/t/reprogramaciones/:id/indicadores/:element': ({ reprogramming }) => [
    { title: 'another target of an indicator', path: reprogramming.indicator, as: 'administracion' },
  ],
  '/t/poa/:year/:unit/anulaciones': () => [
    {
      title: 'what a plan cancels, for who decides',
      path: planningPaths.cancellations(YEAR, UNIT),
      as: 'direccion',
    },
    { title: 'what a plan cancels', path: planningPaths.cancellations(YEAR, 'UAIPT'), as: 'lectura' },
  ],
  '/t/elementos/:id/anulacion': ({ activity }) => [
    { title: 'cancel an activity', path: planningPaths.cancellation(activity), as: 'direccion' },
    { title: 'who cancels in an approved plan', path: planningPaths.cancellation(activity), as: 'planificacion.scdu' },
    {
      title: 'cancelling refused',
      path: planningPaths.cancellation(activity),
      as: 'lectura',
      status: 403,
    },
  ],
  '/t/poa/:year/:unit/gantt': () => [
    { title: 'timetable', path: planningPaths.gantt(YEAR, UNIT), as: 'planificacion.scdu' },
    { title: 'timetable by objective', path: viewPaths.gantt(YEAR, UNIT, 'objective'), as: 'lectura' },
  ],
  '/t/actividades/:id/avance/:month': ({ activity }) => [
    { title: 'report a month', path: `/t/actividades/${activity}/avance/10`, as: 'planificacion.scdu' },
  ],
  '/t/indicadores': () => [
    { title: 'indicators of the own unit', path: indicatorPaths.list(YEAR), as: 'planificacion.scdu' },
    { title: 'indicators of a unit', path: indicatorPaths.list(YEAR, 'SDSE'), as: 'direccion' },
    { title: 'indicators of a unit that is not there', path: '/t/indicadores?unidad=nada', as: 'lectura', status: 404 },
  ],
  '/t/indicadores/:id': ({ indicator }) => [
    {
      title: 'an indicator, for who looks after it',
      path: indicatorPaths.indicator(indicator),
      as: 'planificacion.scdu',
    },
    { title: 'an indicator, for a reader', path: indicatorPaths.indicator(indicator), as: 'lectura' },
    { title: 'no indicator', path: '/t/indicadores/nada', as: 'lectura', status: 404 },
  ],
  '/t/indicadores/:id/terminos': ({ indicator }) => [
    { title: 'terms of an indicator', path: indicatorPaths.terms(indicator), as: 'planificacion.scdu' },
  ],
  '/t/indicadores/:id/lecturas/:period': ({ indicator }) => [
    { title: 'record a reading', path: indicatorPaths.reading(indicator, `${YEAR}-12`), as: 'planificacion.scdu' },
    { title: 'correct a reading', path: indicatorPaths.reading(indicator, `${YEAR}-03`), as: 'planificacion.scdu' },
    {
      title: 'a reading in no period',
      path: indicatorPaths.reading(indicator, 'ayer'),
      as: 'planificacion.scdu',
      status: 404,
    },
  ],
  '/t/revisiones': () => [{ title: 'reviews of a year', path: reviewPaths.reviews(YEAR), as: 'direccion' }],
  '/t/revisiones/:year/:quarter': () => [
    { title: 'a review under way', path: reviewPaths.review(YEAR, 3), as: 'planificacion.scdu' },
    { title: 'a signed review', path: reviewPaths.review(YEAR, 2), as: 'direccion' },
    { title: 'a review that is not open', path: reviewPaths.review(YEAR, 4), as: 'administracion' },
    { title: 'a review of no quarter', path: '/t/revisiones/2019/5', as: 'lectura', status: 404 },
  ],
  '/t/revisiones/:year/:quarter/reunion': () => [
    { title: 'a meeting to write down', path: reviewPaths.meeting(YEAR, 3), as: 'direccion' },
  ],
  '/t/revisiones/:year/:quarter/acta': () => [
    { title: 'minutes of a review', path: reviewPaths.minutes(YEAR, 2), as: 'lectura' },
    { title: 'minutes of a meeting not held', path: reviewPaths.minutes(YEAR, 3), as: 'lectura' },
  ],
  '/t/acuerdos': () => [
    { title: 'agreements', path: reviewPaths.agreements(), as: 'lectura' },
    {
      title: 'no agreements of that kind',
      path: reviewPaths.agreements({ state: 'done', unit: 'UTH' }),
      as: 'lectura',
    },
  ],
  '/t/acuerdos/:id': ({ agreement }) => [
    { title: 'an agreement', path: agreement, as: 'direccion' },
    { title: 'no agreement', path: '/t/acuerdos/nada', as: 'lectura', status: 404 },
  ],
  '/t/informar/:year/:unit/:month': () => [
    {
      title: 'a month of a unit to report',
      path: planningPaths.reportUnitMonth(YEAR, UNIT, 10),
      as: 'planificacion.scdu',
    },
    { title: 'a month of a unit to read', path: planningPaths.reportUnitMonth(YEAR, UNIT, 3), as: 'lectura' },
    { title: 'a month that there is not', path: '/t/informar/2019/scdu/13', as: 'lectura', status: 404 },
  ],
  '/t/dinero': () => [
    { title: 'money and progress', path: moneyPaths.money(YEAR), as: 'direccion' },
    { title: 'money refused', path: moneyPaths.money(YEAR), as: 'lectura', status: 403 },
  ],
  '/t/dinero/montos': () => [
    { title: 'amounts of a unit', path: moneyPaths.rows(YEAR, { kind: 'spent', unit: UNIT }), as: 'lectura' },
    { title: 'amounts of nothing', path: moneyPaths.rows(YEAR, { source: 'nada' }), as: 'lectura' },
  ],
  '/t/poa/:year/:unit/dinero': () => [
    { title: 'money of the own unit', path: moneyPaths.poa(YEAR, UNIT), as: 'planificacion.scdu' },
    { title: 'money of another unit', path: moneyPaths.poa(YEAR, 'UAIPT'), as: 'lectura' },
  ],
  '/t/actividades/:id/dinero': ({ activity }) => [
    { title: 'money of an activity, for who writes it', path: moneyPaths.activity(activity), as: 'planificacion.scdu' },
    { title: 'money of an activity', path: moneyPaths.activity(activity), as: 'lectura' },
    { title: 'money of no activity', path: '/t/actividades/nada/dinero', as: 'lectura', status: 404 },
  ],
  '/t/poa/:year/:unit/autoevaluacion': () => [
    { title: 'what a unit says of itself', path: moneyPaths.assessments(YEAR, UNIT), as: 'planificacion.scdu' },
    { title: 'what another unit says of itself', path: moneyPaths.assessments(YEAR, 'UTH', '2019-Q1'), as: 'lectura' },
  ],
  '/t/alineacion': () => [
    { title: 'coverage of a policy', path: alignmentPaths.staff({ catalogue: 'pmdet' }), as: 'direccion' },
    { title: 'coverage from the plan', path: alignmentPaths.staff({ way: 'plan' }), as: 'planificacion.scdu' },
  ],
  '/t/elementos/:id/alineacion': ({ activity }) => [
    {
      title: 'what an element contributes to',
      path: alignmentPaths.element(activity, 'agua'),
      as: 'planificacion.scdu',
    },
  ],
  '/t/riesgos': () => [
    { title: 'risk catalogue', path: riskPaths.list(), as: 'direccion' },
    { title: 'risks with nothing found', path: riskPaths.list({ status: 'closed' }), as: 'lectura' },
  ],
  '/t/riesgos/nuevo': () => [
    { title: 'a new risk', path: riskPaths.create(), as: 'administracion' },
    { title: 'a new risk refused', path: riskPaths.create(), as: 'lectura', status: 403 },
  ],
  '/t/riesgos/coincidencias': () => [
    { title: 'risks of the plans to link', path: riskPaths.matches(), as: 'direccion' },
  ],
  '/t/riesgos/:id': ({ risk }) => [
    { title: 'a risk', path: `${risk}?buscar=tramites`, as: 'direccion' },
    { title: 'a risk, for who reads', path: risk, as: 'lectura' },
    { title: 'no risk', path: '/t/riesgos/nada', as: 'lectura', status: 404 },
  ],
  '/t/riesgos/:id/editar': ({ risk }) => [{ title: 'a risk to correct', path: `${risk}/editar`, as: 'direccion' }],
  '/t/importar': () => [{ title: 'upload a plan', path: planningPaths.imports(), as: 'administracion' }],
  '/t/importar/:id': ({ waitingImport }) => [
    { title: 'preview of an import with differences', path: waitingImport, as: 'administracion' },
  ],
}
