import { drawingPaths } from '../../capabilities/territory/drawing-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

const LAYER = 'espacios-publicos'

/** Of single features, for the staff. */
export const TERRITORY_DRAWING_PAGES: ExamplesByRoute = {
  '/t/capas/:code/objetos': () => [
    { title: 'features of a layer', path: drawingPaths.features(LAYER), as: 'administracion' },
    {
      title: 'features of a layer, found by words',
      path: drawingPaths.features(LAYER, { words: 'xyzxyz' }),
      as: 'lectura',
    },
    { title: 'features of no layer', path: drawingPaths.features('nada'), as: 'lectura', status: 404 },
  ],
  '/t/capas/:code/objetos/:number{[0-9]+}': ({ layers }) => [
    { title: 'a feature, for who may change it', path: drawingPaths.feature(LAYER, 1), as: 'administracion' },
    { title: 'a feature, for who reads', path: drawingPaths.feature(LAYER, 2), as: 'lectura' },
    { title: 'a feature in metres', path: drawingPaths.feature(LAYER, 1, { system: 'lambert-sirgas' }), as: 'lectura' },
    { title: 'a feature of a layer of the staff', path: drawingPaths.feature(layers.code, 1), as: 'lectura' },
    {
      title: 'a feature before it was there',
      path: drawingPaths.feature(LAYER, 1, { books: '2001-01-01' }),
      as: 'lectura',
    },
    { title: 'no such feature', path: drawingPaths.feature(LAYER, 999_999), as: 'lectura', status: 404 },
  ],
  '/t/capas/:code/objetos/nuevo': () => [
    { title: 'drawing a feature', path: drawingPaths.newFeature(LAYER), as: 'administracion' },
    {
      title: 'a new feature, begun from one that is there',
      path: `${drawingPaths.newFeature(LAYER)}?desde=EP-001`,
      as: 'administracion',
    },
    {
      title: 'a new feature, begun from one of several',
      path: `${drawingPaths.newFeature(LAYER)}?desde=EP&act=find`,
      as: 'administracion',
    },
    { title: 'drawing a feature, for who may not', path: drawingPaths.newFeature(LAYER), as: 'lectura', status: 403 },
  ],
  '/t/capas/:code/objetos/:number{[0-9]+}/forma': () => [
    { title: 'changing a shape', path: drawingPaths.shape(LAYER, 1), as: 'planificacion.scdu' },
    { title: 'changing a shape, for who may not', path: drawingPaths.shape(LAYER, 1), as: 'lectura', status: 403 },
  ],
  '/t/capas/:code/objetos/:number{[0-9]+}/atributos': () => [
    { title: 'changing the data of a feature', path: drawingPaths.attributes(LAYER, 1), as: 'administracion' },
    {
      title: 'changing its data, for who may not',
      path: drawingPaths.attributes(LAYER, 1),
      as: 'lectura',
      status: 403,
    },
  ],
  '/t/capas/:code/objetos/:number{[0-9]+}/retirar': () => [
    { title: 'withdrawing a feature', path: drawingPaths.withdraw(LAYER, 1), as: 'administracion' },
    { title: 'withdrawing it, for who may not', path: drawingPaths.withdraw(LAYER, 1), as: 'lectura', status: 403 },
  ],
  '/t/capas/:code/como-era': () => [
    { title: 'a layer as it was', path: drawingPaths.layerThen(LAYER), as: 'lectura' },
    {
      title: 'a layer before it was there',
      path: drawingPaths.layerThen(LAYER, { ground: '2010-01-01', books: '2010-01-01' }),
      as: 'lectura',
    },
  ],
}

export const TERRITORY_DRAWING_FILES: Readonly<Record<string, FileExample>> = {
  '/t/capas/:code/vecinos.json': {
    path: `${drawingPaths.neighbours(LAYER)}?bbox=-89.4,13.5,-89,13.9`,
    type: 'application/json',
    as: 'administracion',
  },
}
