import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import type { FieldSpec, FieldType } from '../../model.ts'
import { CRS_LIST, CRS84 } from './crs.ts'

/** What the documents of OGC API Features say, from what is known of the layers. Pure: addresses are given. */
export interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title: string
  readonly hreflang?: string
}

export interface PresentedLayer {
  readonly code: string
  readonly title: Text
  readonly description: Text
  readonly fields: readonly FieldSpec[]
  readonly shapeKind: string
  readonly extent: readonly [number, number, number, number] | undefined
}

export const CONFORMS_TO: readonly string[] = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
  'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables',
  'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters',
  'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter',
  'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter',
  'http://www.opengis.net/spec/cql2/1.0/conf/cql2-text',
  'http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2',
  'http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators',
  'http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison',
  'http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison',
  'http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions',
  'http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus',
  'http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions',
  'http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions',
  'http://www.opengis.net/spec/cql2/1.0/conf/property-property',
  'http://www.opengis.net/spec/cql2/1.0/conf/arithmetic',
]

export const GEOJSON = 'application/geo+json'
export const JSON_TYPE = 'application/json'
export const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.0'
export const SCHEMA_TYPE = 'application/schema+json'
export const HTML = 'text/html'

export interface Addresses {
  readonly landing: string
  readonly conformance: string
  readonly api: string
  readonly collections: string
  collection(code: string): string
  queryables(code: string): string
  items(code: string): string
  /** The open-data entry. */
  entry(code: string): string
  /** OGC API Tiles. */
  tilesets(code: string): string
  readonly grids: string
}

const as = (href: string, format: 'json' | 'html') => `${href}${href.includes('?') ? '&' : '?'}f=${format}`

/** The document itself, and as a page. */
export function selfLinks(href: string, type: string, locale: Locale): readonly Link[] {
  const es = locale === 'es'
  return [
    { href: as(href, 'json'), rel: 'self', type, title: es ? 'Este documento' : 'This document' },
    {
      href: as(href, 'html'),
      rel: 'alternate',
      type: HTML,
      title: es ? 'Este documento como página' : 'This document as a page',
    },
  ]
}

export function presentLanding(title: Text, at: Addresses, locale: Locale): object {
  const es = locale === 'es'
  return {
    title: es ? `Capas abiertas · ${say(title, 'es')}` : `Open layers · ${say(title, 'en')}`,
    description: es
      ? 'Las capas públicas como OGC API Features: para abrir en un programa de mapas, filtrar y descargar.'
      : 'The public layers as OGC API Features: to open in a desktop map program, to filter and to download.',
    links: [
      ...selfLinks(at.landing, JSON_TYPE, locale),
      {
        href: as(at.api, 'json'),
        rel: 'service-desc',
        type: OPENAPI_TYPE,
        title: es ? 'Definición (OpenAPI 3.0)' : 'Definition (OpenAPI 3.0)',
      },
      { href: as(at.api, 'html'), rel: 'service-doc', type: HTML, title: es ? 'Cómo se usa' : 'How it is used' },
      {
        href: as(at.conformance, 'json'),
        rel: 'conformance',
        type: JSON_TYPE,
        title: es ? 'Con qué cumple' : 'What it conforms to',
      },
      { href: as(at.collections, 'json'), rel: 'data', type: JSON_TYPE, title: es ? 'Capas' : 'Layers' },
      {
        href: at.grids,
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes',
        type: JSON_TYPE,
        title: es ? 'Cuadrículas de las teselas' : 'Grids of the tiles',
      },
    ] satisfies Link[],
  }
}

export function presentCollection(layer: PresentedLayer, at: Addresses, locale: Locale): object {
  const es = locale === 'es'
  const { code, extent } = layer
  return {
    id: code,
    title: say(layer.title, locale),
    description: say(layer.description, locale),
    itemType: 'feature',
    ...(extent === undefined ? {} : { extent: { spatial: { bbox: [extent], crs: CRS84.uri } } }),
    crs: CRS_LIST.map(({ uri }) => uri),
    storageCrs: CRS84.uri,
    links: [
      ...selfLinks(at.collection(code), JSON_TYPE, locale),
      { href: as(at.items(code), 'json'), rel: 'items', type: GEOJSON, title: es ? 'Objetos' : 'Features' },
      {
        href: as(at.items(code), 'html'),
        rel: 'items',
        type: HTML,
        title: es ? 'Objetos, como página' : 'Features, as a page',
      },
      {
        href: at.queryables(code),
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
        type: SCHEMA_TYPE,
        title: es ? 'Atributos por los que se filtra' : 'Attributes to filter by',
      },
      { href: at.entry(code), rel: 'describedby', type: HTML, title: es ? 'Ficha de la capa' : 'About the layer' },
      {
        href: at.tilesets(code),
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
        type: JSON_TYPE,
        title: es ? 'Teselas vectoriales' : 'Vector tiles',
      },
    ] satisfies Link[],
  }
}

export const SCHEMA_OF: Readonly<Record<FieldType, object>> = {
  text: { type: 'string' },
  whole: { type: 'integer' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  yes_no: { type: 'boolean' },
}
const SHAPE_OF: Readonly<Record<string, string>> = {
  point: 'geometry-point-or-multipoint',
  line: 'geometry-linestring-or-multilinestring',
  polygon: 'geometry-polygon-or-multipolygon',
}

export function presentQueryables(layer: PresentedLayer, href: string, locale: Locale): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: href,
    type: 'object',
    title: say(layer.title, locale),
    properties: {
      geometry: { 'x-ogc-role': 'primary-geometry', format: SHAPE_OF[layer.shapeKind] ?? 'geometry-any' },
      ...Object.fromEntries(
        layer.fields.map(({ name, title, titleEn, type, unit }) => [
          name,
          {
            title: locale === 'en' ? (titleEn ?? title) : title,
            ...SCHEMA_OF[type],
            ...(unit === undefined ? {} : { 'x-ogc-unit': unit }),
          },
        ]),
      ),
    },
    additionalProperties: false,
  }
}
