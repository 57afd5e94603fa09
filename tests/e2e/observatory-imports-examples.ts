import { figurePaths } from '../../capabilities/observatory/imports-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

const NOBODYS = '01999999-0000-7000-8000-000000000000'

/** Batches of figures, and where a table is brought. */
export const OBSERVATORY_IMPORT_PAGES: ExamplesByRoute = {
  '/t/observatorio': () => [
    { title: 'batches of figures', path: figurePaths.batches(), as: 'administracion' },
    { title: 'batches, for who reads', path: figurePaths.batches(), as: 'lectura' },
  ],
  '/t/observatorio/lotes/:id': ({ brought }) => [
    { title: 'a batch that waits for review', path: figurePaths.batch(brought.waiting), as: 'planificacion.sim' },
    { title: 'a batch, for who reads', path: figurePaths.batch(brought.waiting), as: 'lectura' },
    { title: 'no such batch', path: figurePaths.batch(NOBODYS), as: 'lectura', status: 404 },
  ],
  '/t/observatorio/traer': () => [
    { title: 'a table of figures is brought', path: figurePaths.bring(), as: 'planificacion.sim' },
    { title: 'a table, for who may not bring one', path: figurePaths.bring(), as: 'lectura', status: 403 },
  ],
  '/t/observatorio/traer/:id': ({ brought }) => [
    { title: 'a table that waits to be understood', path: figurePaths.import(brought.table), as: 'planificacion.sim' },
    { title: 'no such table', path: figurePaths.import(NOBODYS), as: 'lectura', status: 404 },
  ],
}
