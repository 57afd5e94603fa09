import { type StatisticAsked, statisticsPaths } from '../../capabilities/observatory/statistics-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

const asked = (title: string, given: StatisticAsked) => ({ title, path: statisticsPaths.statistic(given) })

/** Questions that are asked of published series. */
export const OBSERVATORY_STATISTICS_PAGES: ExamplesByRoute = {
  '/observatorio/estadistica': () => [{ title: 'which questions there are', path: statisticsPaths.statistics() }],
  '/observatorio/estadistica/:statistic': () => [
    asked('a location quotient', { kind: 'quotient', indicator: 'crimes_reported', other: 'population' }),
    asked('shift-share of a rate', { kind: 'shift-share', indicator: 'poverty_rate', from: '2010', to: '2019' }),
    asked('concentration', { kind: 'concentration', indicator: 'landfill_tonnes' }),
    asked('inequality', { kind: 'inequality', indicator: 'internet_access', to: '2015' }),
    asked('a pattern on the map', { kind: 'moran', indicator: 'homicide_rate' }),
    asked('land against people', { kind: 'land', indicator: 'built_up_area', other: 'population' }),
    asked('a question that lacks something', { kind: 'land' }),
    { title: 'no such question', path: '/observatorio/estadistica/alquimia', status: 404 },
    { ...asked('an indicator that is none', { kind: 'moran', indicator: 'atlantis' }), status: 404 },
  ],
}

export const OBSERVATORY_STATISTICS_FILES: Readonly<Record<string, FileExample>> = {
  '/observatorio/estadistica/:statistic/datos.csv': {
    path: statisticsPaths.data({ kind: 'moran', indicator: 'homicide_rate' }),
    type: 'text/csv',
  },
}
