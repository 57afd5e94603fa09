import { registerPaths, registerWorkPaths } from '../../capabilities/observatory/registers-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

const NOBODYS = '01999999-0000-7000-8000-000000000000'
const CRIMES = 'hechos-delictivos'

/** Registers that feed the observatory: what is published of them, and how they are kept. */
export const OBSERVATORY_REGISTER_PAGES: ExamplesByRoute = {
  '/observatorio/registros': () => [{ title: 'registers', path: registerPaths.registers() }],
  '/observatorio/registros/:register': () => [
    { title: 'a register of events', path: registerPaths.register(CRIMES) },
    { title: 'a register of weights', path: registerPaths.register('relleno-sanitario', '2018') },
    { title: 'a register of visits', path: registerPaths.register('visitas-espacio-publico') },
    { title: 'a register of values', path: registerPaths.register('valor-de-suelo') },
    { title: 'a year of which a register has nothing', path: registerPaths.register(CRIMES, '1999') },
    { title: 'no such register', path: registerPaths.register('unicornios'), status: 404 },
  ],
  '/observatorio/registros/:register/superficie': () => [
    { title: 'a surface of land values', path: registerPaths.surface('valor-de-suelo') },
    { title: 'a surface by distance', path: registerPaths.surface('valor-de-suelo', { method: 'idw', power: '3' }) },
    { title: 'too few values for a surface', path: registerPaths.surface('valor-de-suelo', { use: 'industria' }) },
    { title: 'a surface of what has none', path: registerPaths.surface(CRIMES), status: 404 },
  ],
  '/t/observatorio/registros': () => [
    { title: 'registers at work', path: registerWorkPaths.registers(), as: 'planificacion.sim' },
    { title: 'registers, for who may not see them', path: registerWorkPaths.registers(), as: 'lectura', status: 403 },
  ],
  '/t/observatorio/registros/:register': () => [
    { title: 'records of a register', path: registerWorkPaths.records(CRIMES), as: 'planificacion.sim' },
    {
      title: 'records that nobody has',
      path: registerWorkPaths.records(CRIMES, { search: 'unicornio', month: '2019-03' }),
      as: 'direccion',
    },
    {
      title: 'records of no register',
      path: registerWorkPaths.records('unicornios'),
      as: 'planificacion.sim',
      status: 404,
    },
  ],
  '/t/observatorio/registros/:register/traer': () => [
    { title: 'a table of a register is brought', path: registerWorkPaths.bring(CRIMES), as: 'planificacion.sim' },
  ],
  '/t/observatorio/registros/:register/nueva': () => [
    { title: 'a record is written down', path: registerWorkPaths.add('valor-de-suelo'), as: 'planificacion.sim' },
    { title: 'a weight is written down', path: registerWorkPaths.add('relleno-sanitario'), as: 'planificacion.sim' },
  ],
  '/t/observatorio/entregas/:id': ({ brought }) => [
    {
      title: 'a delivery that waits to be understood',
      path: registerWorkPaths.lot(brought.lot),
      as: 'planificacion.sim',
    },
    { title: 'no such delivery', path: registerWorkPaths.lot(NOBODYS), as: 'planificacion.sim', status: 404 },
  ],
  '/t/observatorio/anotaciones/:id': ({ brought }) => [
    { title: 'a record of a register', path: registerWorkPaths.record(brought.record), as: 'planificacion.sim' },
    { title: 'no such record', path: registerWorkPaths.record(NOBODYS), as: 'planificacion.sim', status: 404 },
  ],
}

export const OBSERVATORY_REGISTER_FILES: Readonly<Record<string, FileExample>> = {
  '/observatorio/registros/:register/cifras.csv': { path: registerPaths.figures(CRIMES), type: 'text/csv' },
  '/observatorio/registros/:register/superficie.geojson': {
    path: registerPaths.surfaceData('valor-de-suelo'),
    type: 'application/geo+json',
  },
  '/observatorio/registros/:register/puntos.csv': { path: registerPaths.points(CRIMES), type: 'text/csv' },
}
