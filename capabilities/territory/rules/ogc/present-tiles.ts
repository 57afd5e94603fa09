import { type Locale, say } from '../../../../kernel/text.ts'
import { MAX_ZOOM, MIN_ZOOM } from '../tiles/tile-grid.ts'
import { boxOnWeb } from '../tiles/web-mercator.ts'
import { JSON_TYPE, type Link, type PresentedLayer, SCHEMA_OF } from './present.ts'
import { tileLimits, WEB_MERCATOR_CRS, WEB_MERCATOR_QUAD, WEB_MERCATOR_QUAD_URI } from './tile-matrix.ts'

const MVT = 'application/vnd.mapbox-vector-tile'
const TILING_SCHEME = 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme'

/** Classes of OGC API Tiles, part 1 (OGC 20-057), and of the definition of the grid (OGC 17-083r4), that are served. */
export const TILES_CONFORM_TO: readonly string[] = [
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/tms/2.0/conf/tilematrixset',
  'http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset',
]

export interface TileAddresses {
  tilesets(code: string): string
  tileset(code: string): string
  /** With `{tileMatrix}`, `{tileRow}` and `{tileCol}` in it. */
  tileTemplate(code: string): string
  readonly grids: string
  readonly grid: string
  tiles(code: string): string
}

function self(href: string, locale: Locale): Link {
  return { href, rel: 'self', type: JSON_TYPE, title: locale === 'es' ? 'Este documento' : 'This document' }
}

function head(layer: PresentedLayer, locale: Locale) {
  return {
    title: say(layer.title, locale),
    dataType: 'vector',
    crs: WEB_MERCATOR_CRS,
    tileMatrixSetURI: WEB_MERCATOR_QUAD_URI,
  }
}

function gridLink(at: TileAddresses, locale: Locale): Link {
  const title = locale === 'es' ? 'Cuadrícula de las teselas' : 'Grid of the tiles'
  return { href: at.grid, rel: TILING_SCHEME, type: JSON_TYPE, title }
}

/** The tilesets of a layer: one. */
export function presentTilesets(layer: PresentedLayer, at: TileAddresses, locale: Locale): object {
  return {
    links: [self(at.tilesets(layer.code), locale)],
    tilesets: [
      {
        ...head(layer, locale),
        links: [
          {
            href: at.tileset(layer.code),
            rel: 'self',
            type: JSON_TYPE,
            title: locale === 'es' ? 'Teselas vectoriales de la capa' : 'Vector tiles of the layer',
          },
          gridLink(at, locale),
        ] satisfies Link[],
      },
    ],
  }
}

const DIMENSION: Readonly<Record<string, number>> = { point: 0, line: 1, polygon: 2 }

/** What stands in the tiles of a layer, where there are any, and how one is asked for. */
export function presentTileset(layer: PresentedLayer, at: TileAddresses, locale: Locale): object {
  const es = locale === 'es'
  const { code, extent } = layer
  return {
    ...head(layer, locale),
    description: say(layer.description, locale),
    tileMatrixSetLimits: tileLimits(extent === undefined ? undefined : boxOnWeb(extent)),
    ...(extent === undefined
      ? {}
      : {
          boundingBox: {
            lowerLeft: [extent[0], extent[1]],
            upperRight: [extent[2], extent[3]],
            crs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
          },
        }),
    layers: [
      {
        id: code,
        title: say(layer.title, locale),
        dataType: 'vector',
        geometryDimension: DIMENSION[layer.shapeKind] ?? 2,
        minTileMatrix: String(MIN_ZOOM),
        maxTileMatrix: String(MAX_ZOOM),
        propertiesSchema: {
          type: 'object',
          properties: Object.fromEntries(
            layer.fields.map(({ name, title, type }) => [name, { title, ...SCHEMA_OF[type] }]),
          ),
        },
      },
    ],
    links: [
      self(at.tileset(code), locale),
      {
        href: at.tileTemplate(code),
        rel: 'item',
        type: MVT,
        templated: true,
        title: es ? 'Una tesela' : 'A tile',
      },
      gridLink(at, locale),
      { href: at.tiles(code), rel: 'describedby', type: JSON_TYPE, title: 'TileJSON' },
    ],
  }
}

/** The grids by which tiles are cut: one. */
export function presentGrids(at: TileAddresses, locale: Locale): object {
  return {
    links: [self(at.grids, locale)],
    tileMatrixSets: [
      {
        id: WEB_MERCATOR_QUAD,
        title: 'Google Maps Compatible for the World',
        uri: WEB_MERCATOR_QUAD_URI,
        crs: WEB_MERCATOR_CRS,
        links: [
          {
            href: at.grid,
            rel: 'self',
            type: JSON_TYPE,
            title: locale === 'es' ? 'Definición de la cuadrícula' : 'Definition of the grid',
          },
        ],
      },
    ],
  }
}

/** The part of the OpenAPI definition about tiles; operations are known by how their names end (OGC 20-057, class `oas30`). */
export function tilePaths(collectionId: object, locale: Locale): Readonly<Record<string, object>> {
  const es = locale === 'es'
  const path = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })
  const grid = path('tileMatrixSetId', { type: 'string', enum: [WEB_MERCATOR_QUAD] })
  const whole = { type: 'integer', minimum: 0 }
  const get = (operationId: string, summary: string, parameters: readonly object[], type = JSON_TYPE) => ({
    get: {
      operationId,
      summary,
      tags: [es ? 'Teselas' : 'Tiles'],
      parameters,
      responses: {
        '200': {
          description: summary,
          content: { [type]: { schema: type === MVT ? { type: 'string', format: 'binary' } : { type: 'object' } } },
        },
        ...(type === MVT ? { '204': { description: es ? 'Allí no hay nada' : 'Nothing is there' } } : {}),
        '404': { description: es ? 'No existe' : 'It does not exist' },
      },
    },
  })
  return {
    '/tileMatrixSets': get('grids.getTileMatrixSetsList', es ? 'Cuadrículas' : 'Grids', []),
    '/tileMatrixSets/{tileMatrixSetId}': get('grids.getTileMatrixSet', es ? 'Una cuadrícula' : 'A grid', [grid]),
    '/collections/{collectionId}/tiles': get(
      'layers.collection.vector.getTileSetsList',
      es ? 'Teselas de una capa' : 'Tilesets of a layer',
      [collectionId],
    ),
    '/collections/{collectionId}/tiles/{tileMatrixSetId}': get(
      'layers.collection.vector.getTileSet',
      es ? 'Qué hay en las teselas' : 'What stands in the tiles',
      [collectionId, grid],
    ),
    '/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}': get(
      'layers.collection.vector.getTile',
      es ? 'Una tesela' : 'A tile',
      [
        collectionId,
        grid,
        path('tileMatrix', { type: 'string' }),
        path('tileRow', whole),
        path('tileCol', whole),
        { name: 'f', in: 'query', schema: { type: 'string', enum: ['mvt'] } },
      ],
      MVT,
    ),
  }
}
