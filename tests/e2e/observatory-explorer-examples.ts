import { explorerPaths } from '../../capabilities/observatory/explorer-paths.ts'
import { type Configuration, START } from '../../capabilities/observatory/rules/explorer/configuration.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

const asked = (more: Partial<Configuration>): Configuration => ({ ...START, indicators: ['poverty_rate'], ...more })

/** The explorer, in each of its views. */
export const OBSERVATORY_EXPLORER_PAGES: ExamplesByRoute = {
  '/observatorio/explorar': () => [
    { title: 'the explorer', path: explorerPaths.explorer() },
    { title: 'a map of a year, near years too', path: explorerPaths.explorer(asked({ to: 2015, tolerance: 2 })) },
    {
      title: 'series of some municipalities',
      path: explorerPaths.explorer(asked({ view: 'series', places: ['apopa', 'nejapa', 'soyapango'] })),
    },
    { title: 'a ranking', path: explorerPaths.explorer(asked({ view: 'ranking' })) },
    {
      title: 'two indicators against each other',
      path: explorerPaths.explorer(asked({ view: 'scatter', indicators: ['poverty_rate', 'mean_years_of_schooling'] })),
    },
    { title: 'a scatter without a second', path: explorerPaths.explorer(asked({ view: 'scatter' })) },
    { title: 'a map for each year', path: explorerPaths.explorer(asked({ view: 'multiples', from: 2014 })) },
    {
      title: 'a table',
      path: explorerPaths.explorer(asked({ view: 'table', compare: { whole: false, target: false } })),
    },
    { title: 'a span without figures', path: explorerPaths.explorer(asked({ from: 1990, to: 1991 })) },
    { title: 'a version that is not known', path: '/observatorio/explorar?v=9', status: 400 },
    {
      title: 'an indicator that is none',
      path: explorerPaths.explorer(asked({ indicators: ['atlantis'] })),
      status: 404,
    },
  ],
  '/observatorio/explorar/marco': () => [
    { title: 'a map in a frame', path: explorerPaths.frame(asked({ to: 2015, tolerance: 2 })) },
    { title: 'a frame without figures', path: explorerPaths.frame(asked({ from: 1990, to: 1991 })) },
  ],
}

const ranked = asked({ view: 'ranking' })
export const OBSERVATORY_EXPLORER_FILES: Readonly<Record<string, FileExample>> = {
  '/observatorio/explorar/datos.csv': { path: explorerPaths.data(ranked, 'csv'), type: 'text/csv' },
  '/observatorio/explorar/datos.xlsx': {
    path: explorerPaths.data(ranked, 'xlsx'),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  '/observatorio/explorar/datos.json': { path: explorerPaths.data(ranked, 'json'), type: 'application/json' },
  '/observatorio/explorar/grafico.svg': { path: explorerPaths.picture(ranked, 'svg'), type: 'image/svg+xml' },
  '/observatorio/explorar/grafico.png': { path: explorerPaths.picture(ranked, 'png'), type: 'image/png' },
}
