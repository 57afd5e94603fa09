import { withQuery } from '../../platform/web/paths.ts'

const layerInAddress = (code: string) => encodeURIComponent(code)

/** Where the map looks, and what it shows: kept in its address. */
export interface MapPlace {
  readonly layers?: string | undefined
  readonly zoom?: string | undefined
  readonly latitude?: string | undefined
  readonly longitude?: string | undefined
}

/** Every address of tiles and the map, without the language prefix. */
export const tilesPaths = {
  /** For the public, and in the workspace with the layers of the staff. */
  map: (staff: boolean, place: MapPlace = {}) =>
    withQuery(staff ? '/t/mapa' : '/mapa', {
      capas: place.layers,
      z: place.zoom,
      lat: place.latitude,
      lng: place.longitude,
    }),
  /** The map, gone to a place by its name, its code or its coordinates. */
  mapAt: (staff: boolean, words: string) => withQuery(tilesPaths.map(staff), { ir: words }),
  /** One feature of a layer, for people. */
  featurePage: (layer: string, number: number) => `/mapa/${layerInAddress(layer)}/${number}`,
  tileJson: (layer: string) => `/teselas/${layerInAddress(layer)}.json`,
  /** As a template: the map fills in the three numbers. */
  tiles: (layer: string) => `/teselas/${layerInAddress(layer)}/{z}/{x}/{y}.mvt`,
  tile: (layer: string, z: number, x: number, y: number) => `/teselas/${layerInAddress(layer)}/${z}/${x}/${y}.mvt`,
  /** The deployment's own archive under the layers, as a template. */
  basemap: () => '/teselas-base/{z}/{x}/{y}.mvt',
  /** Features of a layer in a part of the map: what the list beside it shows. */
  inView: (layer: string, query: { readonly bbox?: string; readonly from?: string } = {}) =>
    withQuery(`/teselas/${layerInAddress(layer)}/objetos.json`, { bbox: query.bbox, desde: query.from }),
  /** One feature with everything that the reader may see of it. */
  feature: (layer: string, number: number) => `/teselas/${layerInAddress(layer)}/objetos/${number}.json`,
} as const
