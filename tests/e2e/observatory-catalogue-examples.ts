import { observatoryPaths } from '../../capabilities/observatory/catalogue-paths.ts'
import { openPaths } from '../../capabilities/observatory/open-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

/** Themes, indicators with their figures, and municipalities in figures. */
export const OBSERVATORY_PAGES: ExamplesByRoute = {
  '/observatorio': () => [
    { title: 'themes of the observatory', path: observatoryPaths.home() },
    { title: 'indicators that are looked for', path: observatoryPaths.home('desempleo') },
    { title: 'indicators that nobody has', path: observatoryPaths.home('unicornios') },
  ],
  '/observatorio/catalogo': () => [{ title: 'what may be taken', path: openPaths.catalogue() }],
  '/observatorio/temas/:theme': () => [
    { title: 'a theme', path: observatoryPaths.theme('medio-ambiente') },
    { title: 'no such theme', path: observatoryPaths.theme('atlantis'), status: 404 },
  ],
  '/observatorio/indicadores/:indicator': () => [
    { title: 'an indicator', path: observatoryPaths.indicator('unemployment_rate') },
    {
      title: 'an indicator of a year, with a place that stands out',
      path: observatoryPaths.indicator('internet_access', { period: '2015', place: 'apopa' }),
    },
    {
      title: 'an indicator as it was published',
      path: observatoryPaths.indicator('homicide_rate', { on: '2019-07-01' }),
    },
    {
      title: 'an indicator before anything was published',
      path: observatoryPaths.indicator('homicide_rate', { on: '2001-01-01' }),
    },
    { title: 'an indicator with two sheets', path: observatoryPaths.indicator('population') },
    { title: 'an indicator of one year', path: observatoryPaths.indicator('area') },
    { title: 'an indicator on a day that is none', path: observatoryPaths.indicator('area', { on: 'ayer' }) },
    { title: 'no such indicator', path: observatoryPaths.indicator('atlantis'), status: 404 },
  ],
  '/observatorio/lugares/:place': () => [
    { title: 'a municipality in figures', path: observatoryPaths.place('nejapa') },
    { title: 'no such municipality', path: observatoryPaths.place('atlantis'), status: 404 },
  ],
}

export const OBSERVATORY_FILES: Readonly<Record<string, FileExample>> = {
  '/observatorio/indicadores/:indicator/datos.csv': {
    path: observatoryPaths.indicatorData('land_value', 'csv'),
    type: 'text/csv',
  },
  '/observatorio/indicadores/:indicator/datos.xlsx': {
    path: observatoryPaths.indicatorData('land_value', 'xlsx'),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  '/observatorio/indicadores/:indicator/datos.json': {
    path: observatoryPaths.indicatorData('land_value', 'json', { on: '2019-12-31' }),
    type: 'application/json',
  },
  '/observatorio/lugares/:place/datos.csv': { path: observatoryPaths.placeData('nejapa'), type: 'text/csv' },
  '/observatorio/indicadores/:indicator/sdmx.csv': { path: openPaths.sdmxCsv('area'), type: 'text/csv' },
  '/observatorio/indicadores/:indicator/sdmx.json': {
    path: openPaths.sdmxJson('area'),
    type: 'application/vnd.sdmx.data+json',
  },
  '/observatorio/catalogo.jsonld': { path: openPaths.dcat('jsonld'), type: 'application/ld+json' },
  '/observatorio/catalogo.ttl': { path: openPaths.dcat('ttl'), type: 'text/turtle' },
  '/api/v1/observatorio/indicadores': { path: openPaths.indicators(), type: 'application/json' },
  '/api/v1/observatorio/indicadores/:indicator': { path: openPaths.indicator('area'), type: 'application/json' },
}
