import { pastPaths } from '../../capabilities/cases/past-paths.ts'
import { staffPaths } from '../../capabilities/cases/staff-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const NOWHERE = '01999999-0000-7000-8000-000000000000'

/** What the office does with filed cases, and what anybody may ask of a document. */
export const STAFF_CASE_PAGES: ExamplesByRoute = {
  '/t/expedientes': () => [
    { title: 'the inbox, of all', path: staffPaths.inbox({ ver: 'all' }), as: 'administracion' },
    { title: 'the inbox of a unit', path: staffPaths.inbox(), as: 'planificacion.scdu' },
    { title: 'the inbox, narrowed to nothing', path: staffPaths.inbox({ busca: 'xyzzy', ver: 'all' }), as: 'lectura' },
    { title: 'cases that ended', path: staffPaths.inbox({ ver: 'ended' }), as: 'lectura' },
  ],
  '/t/carga-de-expedientes': () => [{ title: 'the workload', path: staffPaths.workload(), as: 'direccion' }],
  '/t/expedientes/:id': ({ cases }) => [
    { title: 'a case, for who works on it', path: staffPaths.case(cases.open), as: 'administracion' },
    { title: 'a resolved case', path: staffPaths.case(cases.resolved), as: 'administracion' },
    { title: 'a case, for who reads', path: staffPaths.case(cases.deciding), as: 'lectura' },
    { title: 'no such case', path: staffPaths.case(NOWHERE), as: 'lectura', status: 404 },
  ],
  '/t/expedientes/:id/resolucion': ({ cases }) => [
    { title: 'a resolution to be drafted', path: staffPaths.resolution(cases.deciding), as: 'administracion' },
    { title: 'nothing left to decide', path: staffPaths.resolution(cases.resolved), as: 'administracion', status: 404 },
  ],
  '/t/expedientes/:id/inspeccion': ({ cases }) => [
    { title: 'a record of inspection', path: staffPaths.inspect(cases.deciding), as: 'administracion' },
  ],
  '/t/estadisticas-de-tramites': () => [
    { title: 'a year of cases', path: staffPaths.statistics(2019), as: 'direccion' },
    { title: 'a year without cases', path: staffPaths.statistics(2001), as: 'lectura' },
  ],
  '/t/anteriores': () => [
    { title: 'past cases, and bringing a file', path: pastPaths.list(), as: 'administracion' },
    { title: 'past cases, for who reads', path: pastPaths.list({ busca: '0012' }), as: 'lectura' },
  ],
  '/t/anteriores/archivos/:id': () => [
    { title: 'no such file of past cases', path: pastPaths.import(NOWHERE), as: 'administracion', status: 404 },
  ],
  '/registro-de-permisos': () => [
    { title: 'the register of permits', path: staffPaths.register() },
    { title: 'the register of one municipality', path: staffPaths.register({ anio: '2019', municipio: 'apopa' }) },
    { title: 'a year in which nothing was authorised', path: staffPaths.register({ anio: '2001' }) },
    { title: 'a further page of the register', path: staffPaths.register({ pagina: '2' }) },
  ],
  '/verificar': () => [{ title: 'verifying a document', path: staffPaths.verify() }],
  '/verificar/:code': ({ cases }) => [
    { title: 'a document that was issued', path: staffPaths.verified(cases.code) },
    { title: 'a code of no document', path: staffPaths.verified('0000-0000-0000'), status: 404 },
  ],
}

export const STAFF_CASE_FILES: Readonly<Record<string, FileExample>> = {
  '/registro-de-permisos/datos.csv': { path: staffPaths.registerData('csv'), type: 'text/csv' },
  '/registro-de-permisos/datos.xlsx': { path: staffPaths.registerData('xlsx'), type: WORKBOOK },
  '/t/lista-de-expedientes.csv': { path: staffPaths.list('csv', { ver: 'all' }), type: 'text/csv', as: 'lectura' },
  '/t/lista-de-expedientes.xlsx': { path: staffPaths.list('xlsx', { ver: 'ended' }), type: WORKBOOK, as: 'lectura' },
  '/t/lista-de-expedientes.json': { path: staffPaths.list('json'), type: 'application/json', as: 'lectura' },
  '/registro-de-permisos/totales.csv': { path: staffPaths.registerTotals('csv'), type: 'text/csv' },
  '/registro-de-permisos/totales.xlsx': { path: staffPaths.registerTotals('xlsx'), type: WORKBOOK },
  '/registro-de-permisos/totales.json': { path: staffPaths.registerTotals('json'), type: 'application/json' },
  '/registro-de-permisos/datos.json': { path: staffPaths.registerData('json'), type: 'application/json' },
}
