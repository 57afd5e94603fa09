import { deliveryPaths } from '../../capabilities/observatory/deliveries-paths.ts'
import { requestPaths } from '../../capabilities/observatory/requests-paths.ts'
import { sheetPaths } from '../../capabilities/observatory/sheets-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

const NOBODYS = '01999999-0000-7000-8000-000000000000'

/** Data asked of institutions, and keys with which their programs deliver them, and the sheets of what is asked. */
export const OBSERVATORY_REQUEST_PAGES: ExamplesByRoute = {
  '/t/observatorio/solicitudes': () => [
    { title: 'requests of data', path: requestPaths.requests(), as: 'administracion' },
    { title: 'requests of data, for who reads', path: requestPaths.requests(), as: 'lectura' },
  ],
  '/t/observatorio/solicitudes/nueva': () => [
    { title: 'data are asked for', path: requestPaths.ask(), as: 'planificacion.sim' },
    { title: 'data, for who may not ask for them', path: requestPaths.ask(), as: 'lectura', status: 403 },
  ],
  '/t/observatorio/solicitudes/:id': ({ brought }) => [
    { title: 'a request of data', path: requestPaths.request(brought.request), as: 'planificacion.sim' },
    { title: 'a request of data, for who reads', path: requestPaths.request(brought.request), as: 'lectura' },
    { title: 'no such request of data', path: requestPaths.request(NOBODYS), as: 'lectura', status: 404 },
  ],
  '/t/observatorio/llaves': () => [
    { title: 'keys for delivering figures', path: deliveryPaths.keys(), as: 'administracion' },
    { title: 'keys, for who may not give them', path: deliveryPaths.keys(), as: 'lectura', status: 403 },
  ],
  '/t/observatorio/fichas': () => [{ title: 'methodology sheets', path: sheetPaths.sheets(), as: 'planificacion.sim' }],
  '/t/observatorio/fichas/:indicator': () => [
    { title: 'a sheet that computes', path: sheetPaths.sheet('population_density'), as: 'planificacion.sim' },
    { title: 'a sheet, for who reads', path: sheetPaths.sheet('population'), as: 'lectura' },
    { title: 'a sheet of no indicator', path: sheetPaths.sheet('atlantis'), as: 'lectura', status: 404 },
  ],
}
