import { layerPaths } from '../../capabilities/territory/layers-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

/** Of the layers, for the staff. */
export const TERRITORY_LAYER_PAGES: ExamplesByRoute = {
  '/t/capas': () => [
    { title: 'layers, for who keeps them', path: layerPaths.layers(), as: 'administracion' },
    { title: 'layers, for who reads', path: layerPaths.layers(), as: 'lectura' },
  ],
  '/t/capas/nueva': ({ layers }) => [
    { title: 'bringing a layer’s file', path: layerPaths.newImport(), as: 'planificacion.scdu' },
    { title: 'bringing a file for a layer', path: layerPaths.newImport(layers.code), as: 'administracion' },
    { title: 'bringing a file, for who may not', path: layerPaths.newImport(), as: 'lectura', status: 403 },
  ],
  '/t/capas/importaciones/:id': ({ layers }) => [
    { title: 'a layer’s file that was read, with findings', path: layers.read, as: 'administracion' },
    { title: 'a layer’s file that lacks an answer', path: layers.asking, as: 'administracion' },
    { title: 'a layer’s file, for who may not', path: layers.read, as: 'lectura', status: 403 },
    { title: 'an import that is none', path: '/t/capas/importaciones/nada', as: 'administracion', status: 404 },
  ],
  '/t/capas/importaciones/:id/observaciones/:rule': ({ layers }) => [
    { title: 'all that a rule found', path: `${layers.read}/observaciones/invalid`, as: 'administracion' },
    { title: 'what no rule found', path: `${layers.read}/observaciones/nada`, as: 'administracion', status: 404 },
  ],
  '/t/capas/:code': ({ layers }) => [
    { title: 'a layer, for who keeps it', path: layerPaths.layer(layers.code), as: 'administracion' },
    { title: 'a layer, for who reads', path: layerPaths.layer(layers.code), as: 'lectura' },
    { title: 'a layer that is none', path: layerPaths.layer('nada'), as: 'lectura', status: 404 },
  ],
  '/t/capas/:code/estilo': ({ layers }) => [
    { title: 'how a layer is drawn', path: layerPaths.style(layers.code), as: 'administracion' },
    {
      title: 'a legend that is proposed',
      path: `${layerPaths.style('uso-de-suelo')}?kind=classes&field=pisos_max&count=4`,
      as: 'administracion',
    },
    { title: 'a style, for who may not', path: layerPaths.style(layers.code), as: 'lectura', status: 403 },
  ],
  '/t/capas/:code/datos': ({ layers }) => [
    { title: 'what a layer says of itself', path: layerPaths.editLayer(layers.code), as: 'administracion' },
    { title: 'its texts, for who may not', path: layerPaths.editLayer(layers.code), as: 'lectura', status: 403 },
  ],
}
