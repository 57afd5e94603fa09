import jsonld from 'jsonld'
import { Parser, Writer } from 'n3'
import { describe, expect, it } from 'vitest'
import { complaintsOfShapes } from '../../../../tests/standards/dcat.ts'
import { catalogueGraph, type Dataset, OPEN_LICENCE, PREFIXES } from './catalogue-graph.ts'
import { addressOfLicence } from './datasets.ts'
import { jsonLd, type LdNode, turtle } from './json-ld.ts'

// Its types are of an older edition.
const canonize = jsonld.canonize as unknown as (document: unknown, options: object) => Promise<string>
const NORMAL = { algorithm: 'RDFC-1.0', format: 'application/n-quads' }

const HERE = 'https://trama.example'
const INDICATOR: Dataset = {
  code: 'poverty_rate',
  title: { es: 'Tasa de pobreza', en: 'Poverty rate' },
  description: { es: 'Hogares «bajo la línea»\nde pobreza: "todos"' },
  keywords: [{ es: 'Pobreza' }],
  first: '2007',
  last: '2019-Q2',
  issued: '2019-07-01 10:00:00+00',
  modified: '2020-01-01 10:00:00+00',
  periodicity: 'year',
  contact: { es: 'Unidad de información' },
  sources: [{ es: 'Encuesta de hogares' }],
  demo: true,
  page: `${HERE}/observatorio/indicadores/poverty_rate`,
  licence: OPEN_LICENCE,
  files: [{ title: 'CSV', address: `${HERE}/datos.csv`, mediaType: 'text/csv', fileType: 'CSV' }],
}
const LAYER: Dataset = {
  code: 'parks',
  title: { es: 'Parques' },
  description: { es: 'Parques' },
  keywords: [{ es: 'territorio' }],
  sources: [],
  demo: false,
  page: `${HERE}/capas/parks`,
  licence: undefined,
  extent: [-89.4, 13.5, -89, 14],
  files: [{ title: 'GeoJSON', address: `${HERE}/parks.geojson`, mediaType: 'application/geo+json' }],
}
const ABOUT = {
  address: `${HERE}/observatorio/catalogo`,
  home: `${HERE}/observatorio`,
  institution: { es: 'Oficina' },
  title: { es: 'Datos abiertos' },
  description: { es: 'Lo que hay' },
}
const graph = (datasets: readonly Dataset[] = [INDICATOR, LAYER]) =>
  catalogueGraph(
    datasets,
    [{ address: `${HERE}/api/v1`, title: { es: 'API' }, description: `${HERE}/api/openapi.json` }],
    ABOUT,
  )

describe('the catalogue of datasets', () => {
  it('is what DCAT-AP asks for', async () => {
    expect(await complaintsOfShapes(await turtle(graph(), PREFIXES))).toEqual([])
  })

  it.each([
    ['a dataset without a title', 'dcat:dataset', 'dct:title', 'http://purl.org/dc/terms/title'],
    ['a dataset without files', 'dcat:dataset', 'dcat:distribution', 'http://www.w3.org/ns/dcat#distribution'],
    ['a service without an address', 'dcat:service', 'dcat:endpointURL', 'http://www.w3.org/ns/dcat#endpointURL'],
  ])('would not be with %s', async (_, list, property, complained) => {
    const whole = graph()
    const [first, ...others] = whole[list] as readonly LdNode[]
    const { [property]: _gone, ...rest } = first as LdNode
    const broken = { ...whole, [list]: [rest, ...others] } as LdNode
    expect((await complaintsOfShapes(await turtle(broken, PREFIXES))).join('\n')).toContain(complained)
  })

  it('says the same in JSON-LD and in Turtle', async () => {
    const quads = new Parser().parse(await turtle(graph(), PREFIXES))
    const lines = new Writer({ format: 'N-Quads' }).quadsToString(quads)
    const fromTurtle = await canonize(lines, { ...NORMAL, inputFormat: 'application/n-quads' })
    const fromJson = await canonize(JSON.parse(jsonLd(graph(), PREFIXES)), NORMAL)
    expect(fromTurtle.split('\n').length).toBeGreaterThan(60)
    expect(fromTurtle).toBe(fromJson)
  })

  it('says of made-up figures that they are', async () => {
    expect(await turtle(graph(), PREFIXES)).toContain('[Cifras de demostración: no miden nada] Hogares')
  })

  it.each([
    ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC-BY-SA 4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
    ['CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['https://example.org/licence', 'https://example.org/licence'],
    ['uso interno', undefined],
  ])('knows the licence %s as %s', (words, address) => {
    expect(addressOfLicence(words)).toBe(address)
  })
})
