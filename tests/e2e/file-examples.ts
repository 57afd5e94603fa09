import { outPaths } from '../../capabilities/planning/out-paths.ts'
import { planningPaths } from '../../capabilities/planning/paths.ts'
import { reviewPaths } from '../../capabilities/planning/review-paths.ts'
import { placesPaths } from '../../capabilities/territory/places-paths.ts'
import { CLOCK_FILES } from './cases-clock-examples.ts'
import { RECEIPT_FILES, STATUS_CLOCK } from './cases-filing-examples.ts'
import { STAFF_CASE_FILES } from './cases-staff-examples.ts'
import type { Login } from './harness.ts'
import { OBSERVATORY_FILES } from './observatory-catalogue-examples.ts'
import { OBSERVATORY_EXPLORER_FILES } from './observatory-explorer-examples.ts'
import { INDEX_FILES } from './observatory-indices-examples.ts'
import { OBSERVATORY_PUBLICATION_FILES } from './observatory-publications-examples.ts'
import { OBSERVATORY_REGISTER_FILES } from './observatory-registers-examples.ts'
import { OBSERVATORY_STATISTICS_FILES } from './observatory-statistics-examples.ts'
import { TERRITORY_DRAWING_FILES } from './territory-drawing-examples.ts'
import { RE_EXPRESSED } from './territory-places-plan-examples.ts'
import { MAP_FILES } from './territory-tiles-examples.ts'

/** What a route gives that is no page; tests of that format look inside. */
export interface FileExample {
  readonly path: string
  readonly as?: Login
  /** Beginning of its media type. */
  readonly type: string
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const YEAR = 2019
const UNIT = 'SCDU'

/** Every GET route that answers something else; what must first be made is looked at by the test that makes it. */
const FILES: Readonly<
  Record<
    string,
    | FileExample
    | 'by history.e2e.test.ts'
    | 'by indicators.e2e.test.ts'
    | 'by report.e2e.test.ts'
    | 'by notices.e2e.test.ts'
    | 'by definitions.e2e.test.ts'
    | 'by uploads.e2e.test.ts'
    | 'by out.e2e.test.ts'
    | 'by layers.e2e.test.ts'
    | 'by basemap.e2e.test.ts'
    | 'by case-work.e2e.test.ts'
    | 'by filing.e2e.test.ts'
  >
> = {
  ...MAP_FILES,
  '/teselas-base/:z/:x/:y{[0-9]+\\.mvt}': 'by basemap.e2e.test.ts',
  ...CLOCK_FILES,
  '/estado/:number/plazo.json': STATUS_CLOCK,
  ...RECEIPT_FILES,
  ...STAFF_CASE_FILES,
  '/t/expedientes/:id/documentos/:file': 'by case-work.e2e.test.ts',
  '/t/expedientes/:id/fotografias/:file': 'by case-work.e2e.test.ts',
  '/t/expedientes/:id/resoluciones/:file': 'by case-work.e2e.test.ts',
  '/expedientes/:id/documentos/:document': 'by filing.e2e.test.ts',
  ...TERRITORY_DRAWING_FILES,
  ...OBSERVATORY_FILES,
  ...OBSERVATORY_STATISTICS_FILES,
  ...OBSERVATORY_PUBLICATION_FILES,
  ...INDEX_FILES,
  ...OBSERVATORY_REGISTER_FILES,
  ...OBSERVATORY_EXPLORER_FILES,
  '/territorio/:geography/lugares.csv': { path: placesPaths.placesTable('amss'), type: 'text/csv' },
  '/territorio/:geography/correspondencia.csv': {
    path: placesPaths.sharesTable('municipalities-from-2024'),
    type: 'text/csv',
  },
  '/api/v1/territorio': { path: placesPaths.apiGeographies(), type: 'application/json' },
  '/api/v1/otra-division': { path: RE_EXPRESSED, type: 'application/json' },
  '/api/v1/territorio/:geography': { path: placesPaths.apiGeography('amss'), type: 'application/json' },
  '/capas/:layer/datos.geojson': {
    path: placesPaths.layerFile('municipios', 'geojson'),
    type: 'application/geo+json',
  },
  '/capas/:layer/datos.csv': { path: placesPaths.layerFile('municipios', 'csv'), type: 'text/csv' },
  '/capas/:layer/datos.gpkg': {
    path: placesPaths.layerFile('municipios', 'gpkg'),
    type: 'application/geopackage+sqlite3',
  },
  '/ogc/collections/:layer/queryables': {
    path: placesPaths.queryables('municipios'),
    type: 'application/schema+json',
  },
  '/ogc/tileMatrixSets': { path: placesPaths.grids(), type: 'application/json' },
  '/ogc/tileMatrixSets/:grid': { path: placesPaths.grid(), type: 'application/json' },
  '/ogc/collections/:layer/tiles': { path: placesPaths.tilesets('municipios'), type: 'application/json' },
  '/ogc/collections/:layer/tiles/:grid': { path: placesPaths.tileset('municipios'), type: 'application/json' },
  '/ogc/collections/:layer/tiles/:grid/:matrix/:row/:col': {
    path: `${placesPaths.tileset('municipios')}/10/472/258`,
    type: 'application/vnd.mapbox-vector-tile',
  },
  '/t/capas/importaciones/:id/rechazados.csv': 'by layers.e2e.test.ts',
  '/t/capas/importaciones/:id/rechazados.geojson': 'by layers.e2e.test.ts',
  '/api/openapi.json': { path: '/api/openapi.json', type: 'application/json' },
  '/api/v1/planes/:year': { path: planningPaths.yearJson(YEAR), type: 'application/json' },
  '/api/v1/planes/:year/unidades/:unit': { path: planningPaths.poaJson(YEAR, UNIT), type: 'application/json' },
  '/planes/:year/unidades/:unit/matriz.xlsx': {
    path: planningPaths.poaWorkbook(YEAR, UNIT),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  '/planes/:year/unidades/:unit/matriz.pdf': { path: planningPaths.poaPdf(YEAR, UNIT), type: 'application/pdf' },
  '/planes/:year/cortes/:quarter/contenido.json': {
    path: reviewPaths.snapshotJson(YEAR, 1),
    type: 'application/json',
  },
  '/t/revisiones/:year/:quarter/acta.pdf': {
    path: reviewPaths.minutesPdf(YEAR, 1),
    as: 'lectura',
    type: 'application/pdf',
  },
  '/salud/vivo': { path: '/salud/vivo', type: 'application/json' },
  '/salud/listo': { path: '/salud/listo', type: 'application/json' },
  '/api/historial/cabezas.json': 'by history.e2e.test.ts',
  '/api/historial/cabezas.csv': 'by history.e2e.test.ts',
  '/planes/:year/control.xlsx': { path: outPaths.control(YEAR), type: XLSX },
  '/planes/:year/unidades/:unit/control.xlsx': { path: outPaths.control(YEAR, UNIT), type: XLSX },
  '/planes/:year/avance.csv': { path: outPaths.table('avance', 'csv', YEAR), type: 'text/csv' },
  '/planes/:year/avance.json': { path: outPaths.table('avance', 'json', YEAR), type: 'application/json' },
  '/planes/:year/meses.csv': { path: outPaths.table('meses', 'csv', YEAR), type: 'text/csv' },
  '/planes/:year/meses.json': { path: outPaths.table('meses', 'json', YEAR), type: 'application/json' },
  '/planes/:year/dinero.csv': { path: outPaths.table('dinero', 'csv', YEAR), type: 'text/csv' },
  '/planes/:year/dinero.json': { path: outPaths.table('dinero', 'json', YEAR), type: 'application/json' },
  '/planes/:year/unidades/:unit/dinero.csv': { path: outPaths.table('dinero', 'csv', YEAR, UNIT), type: 'text/csv' },
  '/planes/:year/unidades/:unit/dinero.json': {
    path: outPaths.table('dinero', 'json', YEAR, UNIT),
    type: 'application/json',
  },
  '/planes/:year/lecturas.csv': { path: outPaths.table('lecturas', 'csv', YEAR), type: 'text/csv' },
  '/planes/:year/lecturas.json': { path: outPaths.table('lecturas', 'json', YEAR), type: 'application/json' },
  '/planes/:year/unidades/:unit/avance.csv': { path: outPaths.table('avance', 'csv', YEAR, UNIT), type: 'text/csv' },
  '/planes/:year/unidades/:unit/avance.json': {
    path: outPaths.table('avance', 'json', YEAR, UNIT),
    type: 'application/json',
  },
  '/planes/:year/unidades/:unit/meses.csv': { path: outPaths.table('meses', 'csv', YEAR, UNIT), type: 'text/csv' },
  '/planes/:year/unidades/:unit/meses.json': {
    path: outPaths.table('meses', 'json', YEAR, UNIT),
    type: 'application/json',
  },
  '/planes/:year/unidades/:unit/lecturas.csv': {
    path: outPaths.table('lecturas', 'csv', YEAR, UNIT),
    type: 'text/csv',
  },
  '/planes/:year/unidades/:unit/lecturas.json': {
    path: outPaths.table('lecturas', 'json', YEAR, UNIT),
    type: 'application/json',
  },
  '/medidas/:id/:year/registros.csv': {
    path: planningPaths.measureTable('planning.money_spent', YEAR),
    type: 'text/csv',
  },
  '/elementos/:id/datos.csv': 'by out.e2e.test.ts',
  '/elementos/:id/datos.json': 'by out.e2e.test.ts',
  '/planes/:year/libros/:book/libro.pdf': 'by out.e2e.test.ts',
  '/calendario/:token/fechas.ics': 'by out.e2e.test.ts',
  '/api/v1/planes': { path: outPaths.apiYears(), type: 'application/json' },
  '/api/v1/planes/:year/unidades': { path: outPaths.apiUnits(YEAR), type: 'application/json' },
  '/api/v1/planes/:year/elementos': { path: outPaths.apiElements(YEAR), type: 'application/json' },
  '/api/v1/elementos/:id': 'by out.e2e.test.ts',
  '/api/v1/planes/:year/reportes': { path: outPaths.apiReports(YEAR), type: 'application/json' },
  '/api/v1/planes/:year/lecturas': { path: outPaths.apiReadings(YEAR), type: 'application/json' },
  '/api/v1/planes/:year/calculos/:key': {
    path: outPaths.apiFigure(YEAR, 'institution:institution'),
    type: 'application/json',
  },
  '/t/importar/:id/observaciones.xlsx': 'by out.e2e.test.ts',
  '/t/importar/rechazos/:id/observaciones.xlsx': 'by out.e2e.test.ts',
  '/t/evidencias/:id': 'by report.e2e.test.ts',
  '/t/evidencias/:id/lugar-indicado': 'by report.e2e.test.ts',
  '/t/indicadores/evidencias/:id': 'by indicators.e2e.test.ts',
  '/t/evidencias/:id/miniatura': 'by uploads.e2e.test.ts',
  '/t/envios/:id': 'by uploads.e2e.test.ts',
  '/t/correo/:id/html': 'by notices.e2e.test.ts',
}

export function routesOfFiles(): readonly string[] {
  return Object.keys(FILES)
}

export function fileExamples(): readonly FileExample[] {
  return Object.values(FILES).filter((file) => typeof file !== 'string')
}
