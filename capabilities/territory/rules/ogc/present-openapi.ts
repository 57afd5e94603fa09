import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import { CRS_LIST } from './crs.ts'
import { FILTER_LANGUAGES, MOST_ITEMS, RESULT_TYPES, USUAL_ITEMS } from './items-request.ts'
import { GEOJSON, JSON_TYPE, type PresentedLayer, SCHEMA_OF, SCHEMA_TYPE } from './present.ts'
import { tilePaths } from './present-tiles.ts'

const string = (format?: string) => ({ type: 'string', ...(format === undefined ? {} : { format }) })

/** OpenAPI 3.0, as the standard's class `oas30` wants it; written by hand: other documents of the house are 3.1. */
export function presentOpenApi(title: Text, server: string, layers: readonly PresentedLayer[], locale: Locale): object {
  const es = locale === 'es'
  const json = (type = JSON_TYPE) => ({ content: { [type]: { schema: { type: 'object' } } } })
  const answer = (words: string, type?: string) => ({
    '200': { description: words, ...json(type) },
    '400': {
      description: es ? 'La solicitud no se entiende' : 'The request cannot be understood',
      ...json('application/problem+json'),
    },
    '404': { description: es ? 'No existe' : 'It does not exist', ...json('application/problem+json') },
  })
  const format = { name: 'f', in: 'query', schema: { type: 'string', enum: ['json', 'html'] } }
  const crs = {
    name: 'crs',
    in: 'query',
    schema: { type: 'string', format: 'uri', enum: CRS_LIST.map(({ uri }) => uri) },
  }
  const query = (name: string, schema: object, description: string, rest: object = {}) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
    ...rest,
  })
  const page = [
    query(
      'limit',
      { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: USUAL_ITEMS },
      es ? 'Cuántos a la vez' : 'How many at once',
      { style: 'form', explode: false },
    ),
    query(
      'after',
      { type: 'integer', minimum: 0 },
      es ? 'Número del último de la página anterior' : 'Number of the last one of the page before',
    ),
    query('offset', { type: 'integer', minimum: 0 }, es ? 'Cuántos se saltan' : 'How many are left out first'),
    query('bbox', { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } }, es ? 'Rectángulo' : 'Box', {
      style: 'form',
      explode: false,
    }),
    query('bbox-crs', string('uri'), es ? 'Sistema del rectángulo' : 'System of the box'),
    query('datetime', string(), es ? 'Fecha o intervalo' : 'Date or interval', { style: 'form', explode: false }),
    query('filter', string(), es ? 'Filtro en CQL2 (texto)' : 'Filter in CQL2 text'),
    query(
      'filter-lang',
      { type: 'string', enum: FILTER_LANGUAGES, default: 'cql2-text' },
      es ? 'Lenguaje del filtro' : 'Language of the filter',
    ),
    query(
      'filter-crs',
      string('uri'),
      es ? 'Sistema de las coordenadas del filtro' : 'System of the coordinates in the filter',
    ),
    crs,
    // By reference, because that is how GDAL finds out that it may count by it.
    { $ref: '#/components/parameters/resultType' },
    format,
  ]
  const resultType = query(
    'resultType',
    { type: 'string', enum: RESULT_TYPES, default: 'results' },
    es
      ? '«hits»: solo cuántos objetos hay (numberMatched), todos contados'
      : '“hits”: only how many features there are (numberMatched), all of them counted',
  )
  const get = (operationId: string, summary: string, parameters: readonly object[], responses: object) => ({
    get: { operationId, summary, tags: [es ? 'Capas' : 'Layers'], parameters, responses },
  })
  const perLayer = Object.fromEntries(
    layers.flatMap((layer) => [
      [
        `/collections/${layer.code}/items`,
        get(
          `items-${layer.code}`,
          say(layer.title, locale),
          [...page, ...layer.fields.map(({ name, type, title: words }) => query(name, SCHEMA_OF[type], words))],
          answer(es ? 'Objetos' : 'Features', GEOJSON),
        ),
      ],
      [
        `/collections/${layer.code}/items/{featureId}`,
        get(
          `item-${layer.code}`,
          say(layer.title, locale),
          [{ name: 'featureId', in: 'path', required: true, schema: { type: 'integer' } }, crs, format],
          answer(es ? 'Un objeto' : 'A feature', GEOJSON),
        ),
      ],
    ]),
  )
  const collectionId = {
    name: 'collectionId',
    in: 'path',
    required: true,
    schema: { type: 'string', enum: layers.map(({ code }) => code) },
  }
  return {
    openapi: '3.0.3',
    info: {
      title: es ? `Capas abiertas · ${say(title, 'es')}` : `Open layers · ${say(title, 'en')}`,
      version: '1.0.0',
      description: es
        ? 'OGC API Features, partes 1, 2 y 3; OGC API Tiles, parte 1.'
        : 'OGC API Features, parts 1, 2 and 3; OGC API Tiles, part 1.',
    },
    servers: [{ url: server }],
    components: { parameters: { resultType } },
    paths: {
      '/': get('landing', es ? 'Entrada' : 'Landing page', [format], answer(es ? 'Entrada' : 'Landing page')),
      '/conformance': get('conformance', es ? 'Con qué cumple' : 'What it conforms to', [format], answer('conformsTo')),
      '/collections': get('collections', es ? 'Capas' : 'Layers', [format], answer(es ? 'Capas' : 'Layers')),
      '/collections/{collectionId}': get(
        'collection',
        es ? 'Una capa' : 'A layer',
        [collectionId, format],
        answer(es ? 'Una capa' : 'A layer'),
      ),
      '/collections/{collectionId}/queryables': get(
        'queryables',
        es ? 'Atributos por los que se filtra' : 'Attributes to filter by',
        [collectionId],
        answer(es ? 'Esquema' : 'Schema', SCHEMA_TYPE),
      ),
      ...perLayer,
      ...tilePaths(collectionId, locale),
    },
  }
}
