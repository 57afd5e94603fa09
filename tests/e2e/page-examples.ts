import { MANIFESTS } from '../../app/manifests.ts'
import { alignmentPaths } from '../../capabilities/planning/alignment-paths.ts'
import { editPaths } from '../../capabilities/planning/edit-paths.ts'
import { indicatorPaths } from '../../capabilities/planning/indicators-paths.ts'
import { outPaths } from '../../capabilities/planning/out-paths.ts'
import { planningPaths } from '../../capabilities/planning/paths.ts'
import { reprogrammingPaths } from '../../capabilities/planning/reprogramming-paths.ts'
import { reviewPaths } from '../../capabilities/planning/review-paths.ts'
import { riskPaths } from '../../capabilities/planning/risk-paths.ts'
import { ALL_UNITS, viewPaths } from '../../capabilities/planning/views-paths.ts'
import { routesOfFiles } from './file-examples.ts'
import type { Login } from './harness.ts'

/** A page to look at: the address of a route's example, as whom, and what it must answer. */
export interface PageExample {
  readonly title: string
  readonly path: string
  readonly as?: Login
  readonly status?: number
}

/** Addresses that only the running demonstration knows. */
export interface Site {
  /** One of each kind of element that the demonstration's plans hold. */
  readonly elements: ReadonlyMap<string, string>
  /** "How is this computed": one of each kind of figure, and one of each kind that has no value. */
  readonly figures: ReadonlyMap<string, string>
  /** An activity of SCDU. */
  readonly activity: string
  /** An indicator of SCDU that is counted. */
  readonly indicator: string
  /** An upload that waits to be accepted: a new plan, one with differences, one whose unit is not known. */
  readonly waitingImport: string
  /** Requests to reprogramme, and the forms of one in draft. */
  readonly reprogramming: {
    readonly draft: string
    readonly activity: string
    readonly indicator: string
    readonly approved: string
    readonly submitted: string
  }
  /** An agreement of a review that is still open. */
  readonly agreement: string
  /** A letter that a demonstration keeps instead of sending it, and the job that wrote it. */
  readonly letter: string
  readonly job: string
  /** An account, as administrators see it. */
  readonly account: string
  /** An entry of the history, and the person whom it is about. */
  readonly entry: string
  readonly person: string
  /** A risk of the catalogue. */
  readonly risk: string
}

interface Examples {
  readonly pages: (site: Site) => readonly PageExample[]
}

const YEAR = 2019
const UNIT = 'SCDU'

/** Every GET route that answers a page, by its pattern as the manifests write it. */
const PAGES: Readonly<Record<string, Examples['pages']>> = {
  '/': () => [{ title: 'home of the portal', path: '/' }],
  '/planes/:year': () => [
    { title: 'a year at another cut-off', path: planningPaths.year(YEAR, '2019-01-31') },
    { title: 'a year at a cut-off that is no date', path: '/planes/2019?corte=ayer' },
    { title: 'a year that has no plan', path: '/planes/1999', status: 404 },
  ],
  '/pei': () => [{ title: 'the strategic plan', path: '/pei' }],
  '/planes/:year/pei': () => [{ title: 'the strategic plan of a year', path: planningPaths.pei(YEAR) }],
  '/planes/:year/seguimiento': () => [
    {
      title: 'results of a state',
      path: planningPaths.follow(YEAR, { what: 'results', state: 'behind' }),
    },
    {
      title: 'activities of a state and unit',
      path: planningPaths.follow(YEAR, { what: 'activities', state: 'full', unit: UNIT }),
    },
    {
      title: 'no activities of a state and unit',
      path: planningPaths.follow(YEAR, { what: 'activities', state: 'no_demand', unit: 'UTH' }),
    },
  ],
  '/planes/:year/unidades/:unit': () => [
    { title: 'a plan to read', path: planningPaths.poa(YEAR, UNIT) },
    { title: 'a plan as its matrix', path: planningPaths.poaMatrix(YEAR, UNIT) },
    { title: 'a unit without a plan', path: planningPaths.poa(YEAR, 'AI') },
  ],
  '/planes/:year/datos': () => [{ title: 'data and downloads of a year', path: outPaths.data(YEAR) }],
  '/planes/:year/libros/:book': () => [
    { title: 'a book of the year', path: outPaths.book('plan-de-accion', YEAR) },
    { title: 'no such book', path: outPaths.book('novela', YEAR), status: 404 },
  ],
  '/t/cuenta/calendario': () => [{ title: 'the own calendar', path: outPaths.calendar(), as: 'planificacion.scdu' }],
  '/planes/:year/calculo/:key': ({ figures }) =>
    [...figures].map(([kind, path]) => ({ title: `how a figure is computed: ${kind}`, path })),
  '/elementos/:id': ({ elements }) => [...elements].map(([kind, path]) => ({ title: `an element: ${kind}`, path })),
  '/elementos/:id/historial': ({ activity }) => [
    { title: 'history of an activity', path: planningPaths.elementHistory(activity) },
    { title: 'history of an activity, for the staff', path: planningPaths.elementHistory(activity), as: 'lectura' },
    { title: 'an activity as it was', path: planningPaths.elementHistory(activity, '2100-01-01') },
    { title: 'an activity on a day that is none', path: planningPaths.elementHistory(activity, 'ayer') },
    { title: 'history of no element', path: '/elementos/nada/historial', status: 404 },
  ],
  '/historial': () => [{ title: 'daily heads of the history', path: '/historial' }],
  '/medidas/:id/:year': () => [
    { title: 'a measure', path: planningPaths.measure('planning.months_reported', YEAR) },
    { title: 'a measure that feeds indicators', path: planningPaths.measure('planning.months_done', YEAR) },
  ],

  '/api': () => [{ title: 'open data', path: '/api' }],
  '/t/permisos': () => [
    { title: 'who may what', path: '/t/permisos', as: 'administracion' },
    { title: 'what a role may', path: '/t/permisos?funcion=unit_planner', as: 'administracion' },
    {
      title: 'why an account may or may not',
      path: '/t/permisos?cuenta=planificacion.scdu',
      as: 'administracion',
    },
    { title: 'an account that is not there', path: '/t/permisos?cuenta=nadie', as: 'administracion', status: 404 },
  ],
  '/acceso': () => [{ title: 'sign in', path: '/acceso?volver=%2Ft' }],
  // Who has no step open is led back to where signing in begins; the step itself is looked at by factors.e2e.test.ts.
  // Without a provider its addresses say so on the page from which they are reached; single-sign-on.e2e.test.ts has one.
  '/acceso/institucion': () => [{ title: 'sign in by a provider that is not there', path: '/acceso/institucion' }],
  '/acceso/institucion/vuelta': () => [
    { title: 'back from a provider without having left', path: '/acceso/institucion/vuelta?code=x&state=y' },
  ],
  '/t/confirmar/institucion': () => [
    { title: 'confirm by a provider that is not there', path: '/t/confirmar/institucion', as: 'lectura' },
  ],
  '/t/cuenta/seguridad/institucion': () => [
    { title: 'link to a provider that is not there', path: '/t/cuenta/seguridad/institucion', as: 'lectura' },
  ],
  '/t/cuenta/seguridad/institucion/vincular': () => [
    { title: 'nothing to link', path: '/t/cuenta/seguridad/institucion/vincular', as: 'lectura' },
  ],
  '/acceso/paso': () => [{ title: 'second step without a first', path: '/acceso/paso' }],
  '/t/cuenta/sesiones': () => [{ title: 'own sessions', path: '/t/cuenta/sesiones', as: 'lectura' }],
  '/t/cuenta/seguridad': () => [{ title: 'security of the own account', path: '/t/cuenta/seguridad', as: 'lectura' }],
  // Nothing to confirm leads back to the page before it; the square is looked at by factors.e2e.test.ts.
  '/t/cuenta/seguridad/codigos': () => [
    { title: 'codes without having asked for them', path: '/t/cuenta/seguridad/codigos', as: 'lectura' },
  ],
  '/t/confirmar': () => [{ title: 'confirm who one is', path: '/t/confirmar?volver=%2Ft', as: 'lectura' }],
  '/buscar': () => [
    { title: 'search, nothing asked', path: '/buscar' },
    { title: 'search with hits', path: '/buscar?q=tramites' },
    { title: 'search without hits', path: '/buscar?q=zanahoria' },
  ],
  '/diseno': () => [{ title: 'design system', path: '/diseno' }],

  '/t': () => [
    { title: 'workspace of a planner', path: '/t', as: 'planificacion.scdu' },
    { title: 'workspace without a unit', path: '/t', as: 'lectura' },
  ],
  '/t/buscar': () => [{ title: 'search in the workspace', path: '/t/buscar?q=tramites', as: 'lectura' }],
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
  '/planes/:year/unidades/:unit/versiones': () => [
    { title: 'versions of a plan, for anybody', path: reprogrammingPaths.publicVersions(YEAR, UNIT) },
    { title: 'a plan with its baseline alone', path: reprogrammingPaths.publicVersions(YEAR, 'UTH', { version: 1 }) },
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
  '/planes/:year/cortes/:quarter': () => [
    { title: 'a signed snapshot', path: reviewPaths.snapshot(YEAR, 2) },
    { title: 'a snapshot that was not taken', path: reviewPaths.snapshot(YEAR, 4), status: 404 },
  ],
  '/planes/:year/cortes/:quarter/diferencias': () => [
    { title: 'a snapshot beside today', path: reviewPaths.snapshotDifferences(YEAR, 2) },
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
  '/t/avisos': () => [
    { title: 'notices', path: '/t/avisos', as: 'planificacion.sim' },
    { title: 'no notices', path: '/t/avisos', as: 'lectura' },
  ],
  '/t/avisos/preferencias': () => [
    { title: 'which notices to get', path: '/t/avisos/preferencias', as: 'planificacion.scdu' },
  ],
  '/t/correo': () => [
    { title: 'mailbox of the demonstration', path: '/t/correo', as: 'administracion' },
    { title: 'mailbox refused', path: '/t/correo', as: 'direccion', status: 403 },
  ],
  '/t/correo/:id': ({ letter }) => [{ title: 'a letter', path: letter, as: 'administracion' }],
  '/t/personas': () => [
    { title: 'people', path: '/t/personas', as: 'administracion' },
    {
      title: 'people of an office that nobody is of',
      path: '/t/personas?oficina=ACU&q=zanahoria',
      as: 'administracion',
    },
    { title: 'people refused', path: '/t/personas', as: 'direccion', status: 403 },
  ],
  '/t/personas/invitar': () => [{ title: 'invite a person', path: '/t/personas/invitar', as: 'administracion' }],
  '/t/personas/:id': ({ account }) => [{ title: 'a person', path: account, as: 'administracion' }],
  '/t/personas/:id/seguridad': ({ account }) => [
    { title: 'with what an account is entered', path: `${account}/seguridad`, as: 'administracion' },
  ],
  '/invitacion/:token': () => [{ title: 'an invitation that is over', path: '/invitacion/nada', status: 404 }],
  '/recuperar': () => [
    { title: 'recover the password', path: '/recuperar' },
    { title: 'recover the password, said', path: '/recuperar?enviado=si' },
  ],
  '/recuperar/:token': () => [{ title: 'a recovery that is over', path: '/recuperar/nada', status: 404 }],
  '/registro': () => [
    { title: 'ask for an account', path: '/registro' },
    { title: 'ask for an account, said', path: '/registro?enviado=si' },
  ],
  '/registro/:token': () => [{ title: 'a registration that is over', path: '/registro/nada', status: 404 }],
  '/t/cuenta/sustitucion': () => [{ title: 'substitutions', path: '/t/cuenta/sustitucion', as: 'lectura' }],
  '/t/cuenta/clave': () => [{ title: 'own password', path: '/t/cuenta/clave', as: 'planificacion.scdu' }],
  '/t/cuenta': () => [{ title: 'own account', path: '/t/cuenta', as: 'planificacion.scdu' }],
  '/t/trabajos': () => [
    { title: 'jobs', path: '/t/trabajos', as: 'administracion' },
    { title: 'jobs set aside', path: '/t/trabajos?estado=apartados', as: 'administracion' },
  ],
  '/t/trabajos/:id': ({ job }) => [{ title: 'a job', path: job, as: 'administracion' }],
  '/salud': () => [
    { title: 'state of the service', path: '/salud' },
    { title: 'state of the service, for who runs it', path: '/salud', as: 'administracion' },
  ],
  '/t/historial': () => [
    { title: 'history', path: '/t/historial', as: 'administracion' },
    { title: 'history, nothing found', path: '/t/historial?persona=nadie', as: 'administracion' },
    { title: 'history refused', path: '/t/historial', as: 'direccion', status: 403 },
  ],
  '/t/historial/comprobacion': () => [
    { title: 'verification of the history', path: '/t/historial/comprobacion', as: 'administracion' },
  ],
  '/t/historial/:seq': ({ entry }) => [
    { title: 'the loading of the deployment', path: '/t/historial/1', as: 'administracion' },
    { title: 'an entry of the history', path: entry, as: 'administracion' },
    { title: 'no entry', path: '/t/historial/999999', as: 'administracion', status: 404 },
  ],
  '/t/cuenta/mis-datos': () => [
    { title: 'my data', path: '/t/cuenta/mis-datos', as: 'lectura' },
    { title: 'my data, with a correction asked for', path: '/t/cuenta/mis-datos', as: 'administracion' },
  ],
  '/t/datos-personales': () => [
    { title: 'corrections, readings and times', path: '/t/datos-personales', as: 'administracion' },
    { title: 'personal data refused', path: '/t/datos-personales', as: 'direccion', status: 403 },
  ],
  '/t/datos-personales/mostrar/:person/:field': ({ person }) => [
    {
      title: 'why a sensitive value is needed',
      path: `/t/datos-personales/mostrar/${person}/email`,
      as: 'administracion',
    },
    {
      title: 'a value that is not sensitive',
      path: `/t/datos-personales/mostrar/${person}/name`,
      as: 'administracion',
      status: 404,
    },
  ],
  '/planes/:year/alineacion': () => [
    { title: 'what the plan contributes to', path: alignmentPaths.public(YEAR) },
    { title: 'what the plan contributes to, from the plan', path: alignmentPaths.public(YEAR, { way: 'plan' }) },
  ],
  '/planes/:year/flujo': () => [
    { title: 'the plan as a flow', path: alignmentPaths.flow(YEAR) },
    { title: 'the flow of a fund', path: alignmentPaths.flow(YEAR, [{ column: 'fund', key: 'aacid' }]) },
    { title: 'the flow of nothing', path: alignmentPaths.flow(YEAR, [{ column: 'unit', key: 'nada' }]) },
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
  '/riesgos': () => [
    { title: 'risks, for anybody', path: riskPaths.public() },
    { title: 'risks of a cell', path: riskPaths.public({ cell: '4-3', moment: 'before' }) },
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

/** Pages that are no route: what is not there. */
const ELSEWHERE: readonly PageExample[] = [
  { title: 'not found', path: '/no-existe', status: 404 },
  { title: 'not found in the workspace', path: '/t/no-existe', as: 'lectura', status: 404 },
]

/** Patterns of the GET routes of all rooms, as mounted. */
export function getRoutes(): readonly string[] {
  return MANIFESTS.flatMap((manifest) => manifest.routes ?? [])
    .filter((route) => route.method === 'GET')
    .map((route) => route.path)
}

export function routesWithExamples(): readonly string[] {
  return [...Object.keys(PAGES), ...routesOfFiles()]
}

export function pageExamples(site: Site): readonly PageExample[] {
  return [...Object.values(PAGES).flatMap((pages) => pages(site)), ...ELSEWHERE]
}

/** One of each template: the first example of each route. */
export function templateExamples(site: Site): readonly PageExample[] {
  return [...Object.values(PAGES).flatMap((pages) => pages(site).slice(0, 1)), ...ELSEWHERE]
}
