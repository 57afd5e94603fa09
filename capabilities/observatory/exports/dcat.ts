import { say, type Text } from '../../../kernel/text.ts'

interface Dataset {
  readonly code: string
  readonly title: Text
  readonly description: Text
  readonly theme: Text
  readonly first: string
  readonly last: string
  readonly demo: boolean
  readonly page: string
  readonly files: readonly { readonly title: string; readonly address: string; readonly mediaType: string }[]
}

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

const both = ({ es, en }: Text) => [
  { '@value': es, '@language': 'es' },
  ...(en === undefined ? [] : [{ '@value': en, '@language': 'en' }]),
]

/** DCAT 2 catalogue in JSON-LD: a dataset for each indicator, a distribution for each file of it. */
export function dcatCatalogue(
  datasets: readonly Dataset[],
  { address, institution, title }: { readonly address: string; readonly institution: Text; readonly title: Text },
) {
  const publisher = { '@type': 'foaf:Organization', 'foaf:name': say(institution, 'es') }
  return {
    '@context': CONTEXT,
    '@id': address,
    '@type': 'dcat:Catalog',
    'dct:title': both(title),
    'dct:description': both(title),
    'dct:publisher': publisher,
    'dct:license': { '@id': LICENCE },
    'dcat:dataset': datasets.map((dataset) => ({
      '@id': `${dataset.page}#datos`,
      '@type': 'dcat:Dataset',
      'dct:identifier': dataset.code,
      'dct:title': both(dataset.title),
      'dct:description': both(dataset.demo ? demonstration(dataset.description) : dataset.description),
      'dct:publisher': publisher,
      'dcat:keyword': both(dataset.theme),
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': { '@value': dataset.first.slice(0, 4), '@type': 'xsd:gYear' },
        'dcat:endDate': { '@value': dataset.last.slice(0, 4), '@type': 'xsd:gYear' },
      },
      'dcat:landingPage': { '@id': dataset.page },
      'dcat:distribution': dataset.files.map((file) => ({
        '@type': 'dcat:Distribution',
        'dct:title': file.title,
        'dcat:accessURL': { '@id': file.address },
        'dcat:downloadURL': { '@id': file.address },
        'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${file.mediaType}` },
        'dct:license': { '@id': LICENCE },
      })),
    })),
  }
}

function demonstration({ es, en }: Text): Text {
  return {
    es: `[Cifras de demostración: no miden nada] ${es}`,
    ...(en === undefined ? {} : { en: `[Figures of a demonstration: they measure nothing] ${en}` }),
  }
}
