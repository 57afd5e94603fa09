import { say, type Text } from '../../../../kernel/text.ts'
import type { Periodicity } from '../../model.ts'
import type { LdLiteral, LdNode, LdValue, Prefixes } from './json-ld.ts'

/** A file of a dataset, or an address that answers with it. */
export interface Distribution {
  readonly title: string
  readonly address: string
  readonly mediaType: string
  /** Code of the file-type list of the European Union, where it has one. */
  readonly fileType?: string | undefined
}

export interface Dataset {
  readonly code: string
  readonly title: Text
  readonly description: Text
  readonly keywords: readonly Text[]
  /** Years; of a layer its day. */
  readonly first?: string | undefined
  readonly last?: string | undefined
  readonly issued?: string | undefined
  readonly modified?: string | undefined
  readonly periodicity?: Periodicity | undefined
  readonly contact?: Text | undefined
  readonly sources: readonly Text[]
  readonly demo: boolean
  readonly page: string
  /** An address; absent where nobody has said one. */
  readonly licence: string | undefined
  /** West, south, east, north. */
  readonly extent?: readonly [number, number, number, number] | undefined
  readonly files: readonly Distribution[]
}

export interface DataService {
  readonly address: string
  readonly title: Text
  readonly description: string
}

export const PREFIXES: Prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
export const OPEN_LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
// Controlled lists that DCAT-AP asks for where they have a word (its section 11).
const AUTHORITY = 'http://publications.europa.eu/resource/authority'
const LANGUAGES = ['SPA', 'ENG'] as const
const FREQUENCY: Readonly<Record<Periodicity, string>> = {
  year: 'ANNUAL',
  half: 'ANNUAL_2',
  quarter: 'QUARTERLY',
  month: 'MONTHLY',
  day: 'DAILY',
  once: 'NEVER',
}

const both = ({ es, en }: Text): readonly LdLiteral[] => [
  { '@value': es, '@language': 'es' },
  ...(en === undefined ? [] : [{ '@value': en, '@language': 'en' }]),
]
const said = (text: string, type?: string): readonly LdLiteral[] => [
  type === undefined ? { '@value': text } : { '@value': text, '@type': type },
]
/** What stands elsewhere, with what it is: who reads only this document may check the kind of thing that is pointed to. */
const thing = (id: string, type: string): readonly LdNode[] => [{ '@id': id, '@type': [type] }]
const concept = (list: string, code: string) => `${AUTHORITY}/${list}/${code}`

const conceptNode = (id: string, name: Text): LdNode => ({
  '@id': id,
  '@type': ['skos:Concept'],
  'skos:prefLabel': both(name),
})
/** Under which everything of a metropolitan area stands. */
const THEME = conceptNode(concept('data-theme', 'REGI'), { es: 'Regiones y ciudades', en: 'Regions and cities' })
const STAYS = conceptNode(concept('planned-availability', 'STABLE'), { es: 'estable', en: 'stable' })
const LOCAL_AUTHORITY = conceptNode('http://purl.org/adms/publishertype/LocalAuthority', {
  es: 'Autoridad local',
  en: 'Local Authority',
})

/** DCAT 3 as DCAT-AP 3.0 profiles it: a dataset for each indicator and each open layer, a distribution for each file of it. */
export function catalogueGraph(
  datasets: readonly Dataset[],
  services: readonly DataService[],
  about: {
    readonly address: string
    readonly home: string
    readonly institution: Text
    readonly title: Text
    readonly description: Text
  },
): LdNode {
  const publisher: LdNode = {
    '@id': `${about.address}#quien-publica`,
    '@type': ['foaf:Agent'],
    'foaf:name': both(about.institution),
    'dct:type': [LOCAL_AUTHORITY],
  }
  const stamps = datasets.flatMap(({ modified }) => (modified === undefined ? [] : [modified])).sort()
  const [newest, oldest] = [stamps.at(-1), datasets.flatMap(({ issued }) => issued ?? []).sort()[0]]
  return {
    '@id': about.address,
    '@type': ['dcat:Catalog'],
    'dct:title': both(about.title),
    'dct:description': both(about.description),
    'dct:publisher': [publisher],
    'dct:license': thing(OPEN_LICENCE, 'dct:LicenseDocument'),
    'dct:language': LANGUAGES.flatMap((code) => thing(concept('language', code), 'dct:LinguisticSystem')),
    'foaf:homepage': thing(about.home, 'foaf:Document'),
    ...(oldest === undefined ? {} : { 'dct:issued': said(instant(oldest), 'xsd:dateTime') }),
    ...(newest === undefined ? {} : { 'dct:modified': said(instant(newest), 'xsd:dateTime') }),
    'dcat:dataset': datasets.map((dataset) => datasetNode(dataset, publisher)),
    'dcat:service': services.map(
      (service): LdNode => ({
        '@id': `${service.address}#servicio`,
        '@type': ['dcat:DataService'],
        'dct:title': both(service.title),
        'dcat:endpointURL': thing(service.address, 'rdfs:Resource'),
        'dcat:endpointDescription': thing(service.description, 'rdfs:Resource'),
        'dct:publisher': [publisher],
      }),
    ),
  }
}

function datasetNode(dataset: Dataset, publisher: LdNode): LdNode {
  const { first, last, issued, modified, periodicity, contact, extent } = dataset
  const id = `${dataset.page}#datos`
  return {
    '@id': id,
    '@type': ['dcat:Dataset'],
    'dct:identifier': said(dataset.code),
    'dct:title': both(dataset.title),
    'dct:description': both(dataset.demo ? demonstration(dataset.description) : dataset.description),
    'dct:publisher': [publisher],
    'dcat:keyword': dataset.keywords.flatMap(both),
    'dcat:theme': [THEME],
    'dct:accessRights': thing(concept('access-right', 'PUBLIC'), 'dct:RightsStatement'),
    'dct:language': LANGUAGES.flatMap((code) => thing(concept('language', code), 'dct:LinguisticSystem')),
    ...(issued === undefined ? {} : { 'dct:issued': said(instant(issued), 'xsd:dateTime') }),
    ...(modified === undefined ? {} : { 'dct:modified': said(instant(modified), 'xsd:dateTime') }),
    ...(periodicity === undefined
      ? {}
      : { 'dct:accrualPeriodicity': thing(concept('frequency', FREQUENCY[periodicity]), 'dct:Frequency') }),
    ...(contact === undefined
      ? {}
      : {
          'dcat:contactPoint': [
            { '@type': ['vcard:Kind', 'vcard:Organization'], 'vcard:fn': said(say(contact, 'es')) },
          ],
        }),
    ...(dataset.sources.length === 0
      ? {}
      : {
          'dct:provenance': dataset.sources.map(
            (source): LdNode => ({ '@type': ['dct:ProvenanceStatement'], 'rdfs:label': both(source) }),
          ),
        }),
    ...(first === undefined || last === undefined ? {} : { 'dct:temporal': [spanNode(first, last)] }),
    ...(extent === undefined ? {} : { 'dct:spatial': [boxNode(extent)] }),
    'dcat:landingPage': thing(dataset.page, 'foaf:Document'),
    'dcat:distribution': dataset.files.map((file) => distributionNode(file, dataset)),
  }
}

function distributionNode(file: Distribution, { licence, modified }: Dataset): LdNode {
  return {
    '@id': `${file.address}#distribucion`,
    '@type': ['dcat:Distribution'],
    'dct:title': said(file.title),
    'dcatap:availability': [STAYS],
    'dcat:accessURL': thing(file.address, 'rdfs:Resource'),
    'dcat:downloadURL': thing(file.address, 'rdfs:Resource'),
    'dcat:mediaType': thing(`https://www.iana.org/assignments/media-types/${file.mediaType}`, 'dct:MediaType'),
    ...(file.fileType === undefined
      ? {}
      : { 'dct:format': thing(concept('file-type', file.fileType), 'dct:MediaTypeOrExtent') }),
    ...(licence === undefined ? {} : { 'dct:license': thing(licence, 'dct:LicenseDocument') }),
    ...(modified === undefined ? {} : { 'dct:modified': said(instant(modified), 'xsd:dateTime') }),
  }
}

function spanNode(first: string, last: string): LdNode {
  const year = (text: string): readonly LdValue[] => said(text.slice(0, 4), 'xsd:gYear')
  return { '@type': ['dct:PeriodOfTime'], 'dcat:startDate': year(first), 'dcat:endDate': year(last) }
}

function boxNode([west, south, east, north]: readonly [number, number, number, number]): LdNode {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const wkt = `POLYGON((${ring.map((point) => point.map((each) => each.toFixed(5)).join(' ')).join(', ')}))`
  return {
    '@type': ['dct:Location'],
    'dcat:bbox': said(wkt, 'http://www.opengis.net/ont/geosparql#wktLiteral'),
  }
}

/** As XML Schema writes an instant. */
function instant(stamp: string): string {
  return new Date(stamp).toISOString()
}

function demonstration({ es, en }: Text): Text {
  return {
    es: `[Cifras de demostración: no miden nada] ${es}`,
    ...(en === undefined ? {} : { en: `[Figures of a demonstration: they measure nothing] ${en}` }),
  }
}
