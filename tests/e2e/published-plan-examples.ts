import { alignmentPaths } from '../../capabilities/planning/alignment-paths.ts'
import { outPaths } from '../../capabilities/planning/out-paths.ts'
import { planningPaths } from '../../capabilities/planning/paths.ts'
import { reprogrammingPaths } from '../../capabilities/planning/reprogramming-paths.ts'
import { reviewPaths } from '../../capabilities/planning/review-paths.ts'
import { riskPaths } from '../../capabilities/planning/risk-paths.ts'
import { type ExamplesByRoute, UNIT, YEAR } from './page-example.ts'

/** Of the plans, for anybody. */
export const PUBLISHED_PLAN_PAGES: ExamplesByRoute = {
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
  '/medidas/:id/:year': () => [
    { title: 'a measure', path: planningPaths.measure('planning.months_reported', YEAR) },
    { title: 'a measure that feeds indicators', path: planningPaths.measure('planning.months_done', YEAR) },
  ],
  '/planes/:year/unidades/:unit/versiones': () => [
    { title: 'versions of a plan, for anybody', path: reprogrammingPaths.publicVersions(YEAR, UNIT) },
    { title: 'a plan with its baseline alone', path: reprogrammingPaths.publicVersions(YEAR, 'UTH', { version: 1 }) },
  ],
  '/planes/:year/cortes/:quarter': () => [
    { title: 'a signed snapshot', path: reviewPaths.snapshot(YEAR, 2) },
    { title: 'a snapshot that was not taken', path: reviewPaths.snapshot(YEAR, 4), status: 404 },
  ],
  '/planes/:year/cortes/:quarter/diferencias': () => [
    { title: 'a snapshot beside today', path: reviewPaths.snapshotDifferences(YEAR, 2) },
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
  '/riesgos': () => [
    { title: 'risks, for anybody', path: riskPaths.public() },
    { title: 'risks of a cell', path: riskPaths.public({ cell: '4-3', moment: 'before' }) },
  ],
}
