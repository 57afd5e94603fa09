import { placesPaths } from '../../capabilities/territory/places-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

const BEFORE = 'municipalities-until-2024'
const AFTER = 'municipalities-from-2024'
const page = (path: string) => `${path}${path.includes('?') ? '&' : '?'}f=html`

/** Places, the entries of open layers, and OGC API Features as pages. */
export const TERRITORY_PLACES_PAGES: ExamplesByRoute = {
  '/territorio': () => [{ title: 'the ground and its divisions', path: placesPaths.ground() }],
  '/territorio/:geography': () => [
    { title: 'a division that has ended', path: placesPaths.geography(BEFORE) },
    { title: 'a division before it was in force', path: placesPaths.geography(AFTER, '2019-06-30') },
    { title: 'a division on a day that is none', path: placesPaths.geography(AFTER, 'ayer') },
    { title: 'a grid, page by page', path: placesPaths.geography('cuadricula-2-km') },
    { title: 'zones of a layer, and what was measured', path: placesPaths.geography('zonas-demostracion') },
    { title: 'no such division', path: placesPaths.geography('atlantis'), status: 404 },
  ],
  '/territorio/:geography/:place': () => [
    { title: 'a place', path: placesPaths.place(BEFORE, 'apopa') },
    { title: 'a place where plans happen', path: placesPaths.place(BEFORE, 'nejapa') },
    { title: 'a place of which a part is known', path: placesPaths.place(AFTER, 'la-libertad-este') },
    { title: 'no such place', path: placesPaths.place(BEFORE, 'atlantis'), status: 404 },
  ],
  '/t/territorio/:geography/:place': () => [
    { title: 'something better of a place', path: placesPaths.staffPlace(BEFORE, 'apopa'), as: 'administracion' },
    { title: 'a place of who may not', path: placesPaths.staffPlace(BEFORE, 'apopa'), as: 'lectura', status: 403 },
  ],
  '/t/territorio/:geography/limites': () => [
    {
      title: 'limits that a layer would give',
      path: `${placesPaths.takeShapes(BEFORE)}?capa=municipios`,
      as: 'administracion',
    },
    { title: 'before a layer is chosen', path: placesPaths.takeShapes(BEFORE), as: 'administracion' },
    {
      title: 'a layer without places',
      path: `${placesPaths.takeShapes(BEFORE)}?capa=uso-de-suelo`,
      as: 'administracion',
    },
  ],
  '/capas': () => [{ title: 'open layers', path: placesPaths.layers() }],
  '/capas/:layer': () => [
    { title: 'the entry of a layer', path: placesPaths.layer('uso-de-suelo') },
    { title: 'no such layer', path: placesPaths.layer('atlantis'), status: 404 },
  ],
  '/ogc': () => [{ title: 'the service for programs', path: page(placesPaths.ogc()) }],
  '/ogc/conformance': () => [{ title: 'what the service conforms to', path: page(placesPaths.conformance()) }],
  '/ogc/api': () => [{ title: 'how the service is used', path: page(placesPaths.ogcApi()) }],
  '/ogc/collections': () => [{ title: 'layers of the service', path: page(placesPaths.collections()) }],
  '/ogc/collections/:layer': () => [
    { title: 'a layer of the service', path: page(placesPaths.collection('municipios')) },
  ],
  '/ogc/collections/:layer/items': () => [
    { title: 'features of a layer', path: page(placesPaths.items('municipios', { limit: '5' })) },
    { title: 'a filter that finds nothing', path: page(placesPaths.items('municipios', { filter: "nombre='x'" })) },
  ],
  '/ogc/collections/:layer/items/:feature': () => [
    { title: 'one feature', path: page(placesPaths.item('municipios', 3)) },
  ],
}
