import { tilesPaths } from '../../capabilities/territory/tiles-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

const HERE = { zoom: '12', latitude: '13.70000', longitude: '-89.20000' }

/** The map and the page of a feature. */
export const MAP_PAGES: ExamplesByRoute = {
  '/mapa': () => [
    { title: 'the map', path: tilesPaths.map(false) },
    { title: 'the map of a layer at a place', path: tilesPaths.map(false, { layers: 'espacios-publicos', ...HERE }) },
    { title: 'the map without a layer', path: tilesPaths.map(false, { layers: '-' }) },
    { title: 'a place found on the map', path: '/mapa?ir=cuscatlan' },
    { title: 'nothing found on the map', path: '/mapa?ir=xyzxyz' },
    { title: 'coordinates typed to the map', path: '/mapa?ir=13.6929%2C+-89.2182' },
  ],
  '/t/mapa': () => [{ title: 'the map in the workspace', path: tilesPaths.map(true), as: 'lectura' }],
  '/mapa/:layer/:number': () => [
    { title: 'a feature of a layer', path: tilesPaths.featurePage('municipios', 1) },
    { title: 'no such feature', path: tilesPaths.featurePage('municipios', 999_999), status: 404 },
  ],
}

export const MAP_FILES: Readonly<Record<string, FileExample>> = {
  '/teselas/:layer/:z/:x/:y{[0-9]+\\.mvt}': {
    path: tilesPaths.tile('municipios', 10, 258, 472),
    type: 'application/vnd.mapbox-vector-tile',
  },
  '/teselas/:file{[^/]+\\.json}': { path: tilesPaths.tileJson('municipios'), type: 'application/json' },
  '/teselas/:layer/objetos.json': {
    path: tilesPaths.inView('municipios', { bbox: '-89.4,13.5,-89,13.9' }),
    type: 'application/json',
  },
  '/teselas/:layer/objetos/:file{[0-9]+\\.json}': {
    path: tilesPaths.feature('municipios', 1),
    type: 'application/json',
  },
}
