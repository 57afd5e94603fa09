import { withQuery } from '../../platform/web/paths.ts'

const part = (text: string) => encodeURIComponent(text)

/** Addresses of places, of the open-data entry of each layer, and of OGC API Features, without the language prefix. */
export const placesPaths = {
  /** How the ground is divided, now or on a day. */
  ground: () => '/territorio',
  geography: (geography: string, day?: string) => withQuery(`/territorio/${part(geography)}`, { al: day }),
  place: (geography: string, place: string, day?: string) =>
    withQuery(`/territorio/${part(geography)}/${part(place)}`, { al: day }),
  placesTable: (geography: string) => `/territorio/${part(geography)}/lugares.csv`,
  sharesTable: (geography: string) => `/territorio/${part(geography)}/correspondencia.csv`,
  apiGeographies: () => '/api/v1/territorio',
  apiGeography: (geography: string, day?: string) => withQuery(`/api/v1/territorio/${part(geography)}`, { al: day }),
  staffPlace: (geography: string, place: string) => `/t/territorio/${part(geography)}/${part(place)}`,
  takeShapes: (geography: string) => `/t/territorio/${part(geography)}/limites`,

  layers: () => '/capas',
  layer: (code: string) => `/capas/${part(code)}`,
  layerFile: (code: string, format: 'geojson' | 'csv' | 'gpkg') => `/capas/${part(code)}/datos.${format}`,

  ogc: () => '/ogc',
  conformance: () => '/ogc/conformance',
  ogcApi: () => '/ogc/api',
  collections: () => '/ogc/collections',
  collection: (code: string) => `/ogc/collections/${part(code)}`,
  queryables: (code: string) => `/ogc/collections/${part(code)}/queryables`,
  /** OGC API Tiles. */
  tilesets: (code: string) => `/ogc/collections/${part(code)}/tiles`,
  tileset: (code: string) => `/ogc/collections/${part(code)}/tiles/WebMercatorQuad`,
  grids: () => '/ogc/tileMatrixSets',
  grid: () => '/ogc/tileMatrixSets/WebMercatorQuad',
  items: (code: string, query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/ogc/collections/${part(code)}/items`, query),
  item: (code: string, number: number | string) => `/ogc/collections/${part(code)}/items/${number}`,
} as const
