import { divisionPaths } from '../../capabilities/territory/divisions-paths.ts'
import { reExpressionPaths } from '../../capabilities/territory/re-expression-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

const BEFORE = 'municipalities-until-2024'
const two = { de: BEFORE, a: 'municipalities-from-2024' }
const table = {
  ...two,
  clase: 'conteo',
  reparto: 'poblacion',
  cobertura: '50',
  valores: 'apopa;12\nnejapa;3\nSanta Tecla;20',
}

/** The same table as data. */
export const RE_EXPRESSED = reExpressionPaths.api(table)

/** Divisions that staff make and measure, and figures told for another division. */
export const TERRITORY_PLACES_PLAN_PAGES: ExamplesByRoute = {
  '/t/divisiones': () => [
    { title: 'divisions and what was measured', path: divisionPaths.divisions(), as: 'administracion' },
    { title: 'divisions of who may not', path: divisionPaths.divisions(), as: 'lectura', status: 403 },
  ],
  '/t/divisiones/cuadricula': () => [{ title: 'a new grid', path: divisionPaths.grid(), as: 'administracion' }],
  '/t/divisiones/de-una-capa': () => [
    { title: 'zones of a layer, before it is chosen', path: divisionPaths.fromLayer(), as: 'administracion' },
    { title: 'zones of a layer', path: divisionPaths.fromLayer('uso-de-suelo'), as: 'administracion' },
    { title: 'zones of no layer', path: divisionPaths.fromLayer('atlantis'), as: 'administracion' },
  ],
  '/otra-division': () => [
    { title: 'figures in another division: nothing chosen', path: reExpressionPaths.page() },
    { title: 'figures in another division: the table to fill', path: reExpressionPaths.page(two) },
    { title: 'figures in another division: a count', path: reExpressionPaths.page(table) },
    {
      title: 'figures in another division: a rate',
      path: reExpressionPaths.page({ ...table, clase: 'tasa', valores: 'apopa;55.5\nnejapa;60' }),
    },
    {
      title: 'figures in another division: what cannot be told from its parts',
      path: reExpressionPaths.page({ ...table, clase: 'otro' }),
    },
    {
      title: 'figures in another division: a table with faults',
      path: reExpressionPaths.page({ ...table, valores: 'apopa;muchos\natlantis;3' }),
    },
  ],
}
