import type { Locale } from '../../../../../kernel/text.ts'

const ES = {
  title: 'Catálogo de datos',
  lead: 'Todo lo que el observatorio y el territorio publican para quien quiera usarlo: indicadores con sus cifras y capas del mapa, con sus archivos y su licencia.',
  dataset: 'Conjunto de datos',
  years: 'Años',
  updated: 'Actualizado',
  licence: 'Licencia',
  noLicence: 'sin indicar',
  files: 'Archivos',
  programs: 'Para programas',
  programsLead: 'Las mismas cifras, sin abrir una página:',
  api: 'API de datos abiertos',
  apiNote: 'todas las consultas, con su descripción OpenAPI',
  ogc: 'Capas del territorio (OGC API)',
  ogcNote: 'objetos geográficos y teselas, para programas de mapas',
  jsonld: 'Catálogo DCAT en JSON-LD',
  ttl: 'Catálogo DCAT en Turtle',
  dcatNote: 'esta lista en el perfil DCAT-AP, para portales de datos que la cosechan',
  file: (kind: string, dataset: string) => `${kind} de ${dataset}`,
}

const EN: typeof ES = {
  title: 'Data catalogue',
  lead: 'Everything that the observatory and the territory publish for anybody to use: indicators with their figures and layers of the map, with their files and licence.',
  dataset: 'Dataset',
  years: 'Years',
  updated: 'Updated',
  licence: 'Licence',
  noLicence: 'not stated',
  files: 'Files',
  programs: 'For programs',
  programsLead: 'The same figures, without opening a page:',
  api: 'Open data API',
  apiNote: 'every question, described in OpenAPI',
  ogc: 'Layers of the territory (OGC API)',
  ogcNote: 'features and tiles, for map programs',
  jsonld: 'DCAT catalogue in JSON-LD',
  ttl: 'DCAT catalogue in Turtle',
  dcatNote: 'this list in the DCAT-AP profile, for data portals that harvest it',
  file: (kind, dataset) => `${kind} of ${dataset}`,
}

export const OPEN_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
