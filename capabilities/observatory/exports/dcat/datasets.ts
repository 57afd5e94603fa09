import type { OpenLayer } from '../../../territory/contract.ts'
import { placesPaths } from '../../../territory/contract.ts'
import { DATA_FORMATS, observatoryPaths } from '../../catalogue-paths.ts'
import type { OpenDatasets } from '../../data/open-datasets-query.ts'
import { openPaths } from '../../open-paths.ts'
import { XLSX_TYPE } from '../figure-files.ts'
import { type Dataset, type Distribution, OPEN_LICENCE } from './catalogue-graph.ts'

const FILES = {
  csv: { mediaType: 'text/csv', fileType: 'CSV' },
  xlsx: { mediaType: XLSX_TYPE, fileType: 'XLSX' },
  json: { mediaType: 'application/json', fileType: 'JSON' },
} as const
const LAYER_FILES = {
  geojson: { mediaType: 'application/geo+json', fileType: 'GEOJSON' },
  csv: { mediaType: 'text/csv', fileType: 'CSV' },
  gpkg: { mediaType: 'application/geopackage+sqlite3', fileType: 'GPKG' },
} as const

/** What is open, as datasets with their files; `whole` makes an address that others can follow. */
export function datasetsOf({ indicators, layers }: OpenDatasets, whole: (path: string) => string): readonly Dataset[] {
  return [
    ...indicators.flatMap((each): readonly Dataset[] => {
      const { code, theme, sheet, coverage } = each
      if (coverage === undefined) return []
      return [
        {
          code,
          title: sheet.title,
          description: sheet.content.definition,
          keywords: [theme.title],
          first: coverage.first,
          last: coverage.last,
          issued: coverage.issued,
          modified: coverage.modified,
          periodicity: sheet.content.periodicity,
          contact: sheet.content.contact,
          sources: sheet.content.sources,
          demo: coverage.demo,
          page: whole(observatoryPaths.indicator(code)),
          licence: OPEN_LICENCE,
          files: indicatorFiles(code, whole),
        },
      ]
    }),
    ...layers.map((layer) => layerDataset(layer, whole)),
  ]
}

function indicatorFiles(code: string, whole: (path: string) => string): readonly Distribution[] {
  return [
    ...DATA_FORMATS.map((format) => ({
      title: format.toUpperCase(),
      address: whole(observatoryPaths.indicatorData(code, format)),
      ...FILES[format],
    })),
    { title: 'SDMX-CSV', address: whole(openPaths.sdmxCsv(code)), mediaType: 'text/csv', fileType: 'CSV' },
    {
      title: 'SDMX-JSON',
      address: whole(openPaths.sdmxJson(code)),
      mediaType: 'application/vnd.sdmx.data+json',
      fileType: 'JSON',
    },
  ]
}

function layerDataset(layer: OpenLayer, whole: (path: string) => string): Dataset {
  const { code, title, description, dataDate, changedAt, source, demo, extent, licence } = layer
  const place = { es: 'territorio', en: 'territory' }
  return {
    code,
    title,
    // A layer that nobody has described yet is still called something.
    description: description.es === '' ? title : description,
    keywords: [place],
    first: dataDate,
    last: dataDate,
    modified: changedAt,
    sources: source === '' ? [] : [{ es: source }],
    demo,
    page: whole(placesPaths.layer(code)),
    licence: addressOfLicence(licence),
    extent,
    files: (['geojson', 'csv', 'gpkg'] as const).map((format) => ({
      title: format === 'gpkg' ? 'GeoPackage' : format === 'geojson' ? 'GeoJSON' : 'CSV',
      address: whole(placesPaths.layerFile(code, format)),
      ...LAYER_FILES[format],
    })),
  }
}

const CREATIVE_COMMONS = /^CC[ -]?(BY(?:-SA)?|0)[ -](\d\.\d)$/i

/** Licences of layers are words of whoever brought them; those that have an address get it. */
export function addressOfLicence(words: string): string | undefined {
  const known = CREATIVE_COMMONS.exec(words.trim())
  if (known === null) return /^https?:\/\/\S+$/.test(words) ? words : undefined
  const [, kind = '', version] = known
  return kind === '0'
    ? `https://creativecommons.org/publicdomain/zero/${version}/`
    : `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`
}
