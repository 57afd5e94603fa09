import { indexPaths, indexWorkPaths } from '../../capabilities/observatory/indices-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

/** Composite indices: the ranking, the method, a figure opened down to its data, and how well the ranking holds. */
export const INDEX_PAGES: ExamplesByRoute = {
  '/observatorio/indices': () => [{ title: 'the indices', path: indexPaths.indices() }],
  '/observatorio/indices/:index': () => [
    { title: 'an index', path: indexPaths.index('cpi-basic') },
    { title: 'an index of a year', path: indexPaths.index('social-development', '2015') },
    { title: 'an index of a year without data', path: indexPaths.index('vulnerability', '1900') },
    { title: 'no such index', path: indexPaths.index('atlantis'), status: 404 },
  ],
  '/observatorio/indices/:index/metodo': () => [
    { title: 'the method of an index', path: indexPaths.method('cpi-basic') },
    { title: 'a method of our own', path: indexPaths.method('vulnerability') },
    { title: 'a version that never was', path: indexPaths.method('vulnerability', 'atlantis'), status: 404 },
    { title: 'the method of no index', path: indexPaths.method('atlantis'), status: 404 },
  ],
  '/observatorio/indices/:index/solidez': () => [
    { title: 'how well a ranking holds', path: indexPaths.robustness('social-development') },
    { title: 'a ranking of no index', path: indexPaths.robustness('atlantis'), status: 404 },
  ],
  '/observatorio/indices/:index/lugares/:place': () => [
    { title: 'a figure opened', path: indexPaths.place('cpi-basic', 'apopa') },
    { title: 'an index that lacks too much', path: indexPaths.place('cpi-extended', 'nejapa', '2008') },
    { title: 'a figure of no place', path: indexPaths.place('cpi-basic', 'atlantis'), status: 404 },
  ],
  '/t/observatorio/indices': () => [
    { title: 'methods of the indices', path: indexWorkPaths.indices(), as: 'planificacion.sim' },
    { title: 'methods, for who may not decide on them', path: indexWorkPaths.indices(), as: 'lectura', status: 403 },
  ],
  '/t/observatorio/indices/:index': () => [
    { title: 'a method', path: indexWorkPaths.index('cpi-extended'), as: 'planificacion.sim' },
    { title: 'a method with a draft', path: indexWorkPaths.index('vulnerability'), as: 'administracion' },
    { title: 'no method', path: indexWorkPaths.index('atlantis'), as: 'administracion', status: 404 },
  ],
  '/t/observatorio/indices/:index/datos': () => [
    { title: 'what is said of an index', path: indexWorkPaths.about('vulnerability'), as: 'planificacion.sim' },
  ],
  '/t/observatorio/indices/:index/niveles': () => [
    { title: 'levels of an index', path: indexWorkPaths.levels('cpi-basic'), as: 'planificacion.sim' },
  ],
  '/t/observatorio/indices/:index/bandas': () => [
    { title: 'bands of an index', path: indexWorkPaths.bands('cpi-basic'), as: 'planificacion.sim' },
  ],
  '/t/observatorio/indices/:index/pesos/:part': () => [
    { title: 'weights', path: indexWorkPaths.weights('vulnerability', 'vulnerability'), as: 'planificacion.sim' },
    {
      title: 'weights of no level',
      path: indexWorkPaths.weights('vulnerability', 'atlantis'),
      as: 'planificacion.sim',
      status: 404,
    },
  ],
  '/t/observatorio/indices/:index/indicadores/:part': () => [
    {
      title: 'an indicator of an index',
      path: indexWorkPaths.term('social-development', 'homicide_rate'),
      as: 'planificacion.sim',
    },
    {
      title: 'no indicator of an index',
      path: indexWorkPaths.term('social-development', 'atlantis'),
      as: 'planificacion.sim',
      status: 404,
    },
  ],
  '/t/observatorio/indices/:index/agregar/:part': () => [
    {
      title: 'an indicator comes in',
      path: indexWorkPaths.add('social-development', 'health'),
      as: 'planificacion.sim',
    },
  ],
  '/t/observatorio/indices/:index/agregar-nivel/:part': () => [
    { title: 'a level comes in', path: indexWorkPaths.addLevel('cpi-basic', 'cpi-basic'), as: 'planificacion.sim' },
    {
      title: 'a level where none can be',
      path: indexWorkPaths.addLevel('social-development', 'health'),
      as: 'planificacion.sim',
      status: 404,
    },
  ],
  '/t/observatorio/indices/:index/cambios': () => [
    { title: 'what a draft changes', path: indexWorkPaths.changes('vulnerability'), as: 'planificacion.sim' },
    { title: 'no draft', path: indexWorkPaths.changes('cpi-basic'), as: 'planificacion.sim', status: 404 },
  ],
}

export const INDEX_FILES: Readonly<Record<string, FileExample>> = {
  '/observatorio/indices/:index/definicion.json': {
    path: indexPaths.definition('cpi-basic'),
    type: 'application/json',
  },
  '/observatorio/indices/:index/datos.json': { path: indexPaths.data('vulnerability'), type: 'application/json' },
  '/observatorio/indices/:index/datos.csv': { path: indexPaths.table('cpi-basic'), type: 'text/csv' },
}
