import { MANIFESTS } from '../../app/manifests.ts'
import { planningPaths } from '../../capabilities/planning/paths.ts'
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
  /** An upload that waits to be accepted: a new plan, one with differences, one whose unit is not known. */
  readonly waitingImport: string
  /** A letter that a demonstration keeps instead of sending it, and the job that wrote it. */
  readonly letter: string
  readonly job: string
  /** An account, as administrators see it. */
  readonly account: string
  /** An entry of the history, and the person whom it is about. */
  readonly entry: string
  readonly person: string
}

/** What a route gives that is no page; tests of that format look inside. */
export interface FileExample {
  readonly path: string
  readonly as?: Login
  /** Beginning of its media type. */
  readonly type: string
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
  '/medidas/:id/:year': () => [{ title: 'a measure', path: planningPaths.measure('planning.months_reported', YEAR) }],

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
    { title: 'activities by fund', path: planningPaths.by('funding_source', YEAR), as: 'planificacion.scdu' },
    { title: 'activities by nothing known', path: '/t/por/nada', as: 'direccion', status: 404 },
  ],
  '/t/poa/:year/:unit/revision': () => [
    { title: 'checks of a plan', path: planningPaths.checks(YEAR, UNIT), as: 'planificacion.scdu' },
  ],
  '/t/poa/:year/:unit/gantt': () => [
    { title: 'timetable', path: planningPaths.gantt(YEAR, UNIT), as: 'planificacion.scdu' },
  ],
  '/t/actividades/:id/avance/:month': ({ activity }) => [
    { title: 'report a month', path: `/t/actividades/${activity}/avance/10`, as: 'planificacion.scdu' },
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
  '/t/importar': () => [{ title: 'upload a plan', path: planningPaths.imports(), as: 'administracion' }],
  '/t/importar/:id': ({ waitingImport }) => [
    { title: 'preview of an import with differences', path: waitingImport, as: 'administracion' },
  ],
}

/** Every GET route that answers something else; what must first be made is looked at by the test that makes it. */
const FILES: Readonly<
  Record<
    string,
    | FileExample
    | 'by history.e2e.test.ts'
    | 'by report.e2e.test.ts'
    | 'by notices.e2e.test.ts'
    | 'by uploads.e2e.test.ts'
  >
> = {
  '/api/openapi.json': { path: '/api/openapi.json', type: 'application/json' },
  '/api/v1/planes/:year': { path: planningPaths.yearJson(YEAR), type: 'application/json' },
  '/api/v1/planes/:year/unidades/:unit': { path: planningPaths.poaJson(YEAR, UNIT), type: 'application/json' },
  '/planes/:year/unidades/:unit/matriz.xlsx': {
    path: planningPaths.poaWorkbook(YEAR, UNIT),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  '/planes/:year/unidades/:unit/matriz.pdf': { path: planningPaths.poaPdf(YEAR, UNIT), type: 'application/pdf' },
  '/salud/vivo': { path: '/salud/vivo', type: 'application/json' },
  '/salud/listo': { path: '/salud/listo', type: 'application/json' },
  '/api/historial/cabezas.json': 'by history.e2e.test.ts',
  '/api/historial/cabezas.csv': 'by history.e2e.test.ts',
  '/t/evidencias/:id': 'by report.e2e.test.ts',
  '/t/evidencias/:id/miniatura': 'by uploads.e2e.test.ts',
  '/t/envios/:id': 'by uploads.e2e.test.ts',
  '/t/correo/:id/html': 'by notices.e2e.test.ts',
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
  return [...Object.keys(PAGES), ...Object.keys(FILES)]
}

export function pageExamples(site: Site): readonly PageExample[] {
  return [...Object.values(PAGES).flatMap((pages) => pages(site)), ...ELSEWHERE]
}

/** One of each template: the first example of each route. */
export function templateExamples(site: Site): readonly PageExample[] {
  return [...Object.values(PAGES).flatMap((pages) => pages(site).slice(0, 1)), ...ELSEWHERE]
}

export function fileExamples(): readonly FileExample[] {
  return Object.values(FILES).filter((file) => typeof file !== 'string')
}
