import { MANIFESTS } from '../../app/manifests.ts'
import { CLOCK_PAGES } from './cases-clock-examples.ts'
import { FILING_PAGES } from './cases-filing-examples.ts'
import { STAFF_CASE_PAGES } from './cases-staff-examples.ts'
import { routesOfFiles } from './file-examples.ts'
import { HOUSE_PAGES } from './house-examples.ts'
import { OBSERVATORY_CALCULATION_PAGES } from './observatory-calculation-examples.ts'
import { OBSERVATORY_PAGES } from './observatory-catalogue-examples.ts'
import { OBSERVATORY_EXPLORER_PAGES } from './observatory-explorer-examples.ts'
import { OBSERVATORY_IMPORT_PAGES } from './observatory-imports-examples.ts'
import { INDEX_PAGES } from './observatory-indices-examples.ts'
import { OBSERVATORY_PUBLICATION_PAGES } from './observatory-publications-examples.ts'
import { OBSERVATORY_REGISTER_PAGES } from './observatory-registers-examples.ts'
import { OBSERVATORY_REQUEST_PAGES } from './observatory-requests-examples.ts'
import { OBSERVATORY_STATISTICS_PAGES } from './observatory-statistics-examples.ts'
import type { ExamplesByRoute, PageExample, Site } from './page-example.ts'
import { PLAN_WORK_PAGES } from './plan-work-examples.ts'
import { PUBLISHED_PLAN_PAGES } from './published-plan-examples.ts'
import { TERRITORY_DRAWING_PAGES } from './territory-drawing-examples.ts'
import { TERRITORY_LAYER_PAGES } from './territory-layers-examples.ts'
import { TERRITORY_PLACES_PAGES } from './territory-places-examples.ts'
import { TERRITORY_PLACES_PLAN_PAGES } from './territory-places-plan-examples.ts'
import { MAP_PAGES } from './territory-tiles-examples.ts'

/** Every GET route that answers a page. */
const PAGES: ExamplesByRoute = {
  ...HOUSE_PAGES,
  ...PUBLISHED_PLAN_PAGES,
  ...PLAN_WORK_PAGES,
  ...TERRITORY_PLACES_PAGES,
  ...TERRITORY_PLACES_PLAN_PAGES,
  ...MAP_PAGES,
  ...TERRITORY_LAYER_PAGES,
  ...CLOCK_PAGES,
  ...STAFF_CASE_PAGES,
  ...FILING_PAGES,
  ...TERRITORY_DRAWING_PAGES,
  ...OBSERVATORY_PAGES,
  ...OBSERVATORY_CALCULATION_PAGES,
  ...OBSERVATORY_REQUEST_PAGES,
  ...OBSERVATORY_STATISTICS_PAGES,
  ...OBSERVATORY_PUBLICATION_PAGES,
  ...INDEX_PAGES,
  ...OBSERVATORY_IMPORT_PAGES,
  ...OBSERVATORY_EXPLORER_PAGES,
  ...OBSERVATORY_REGISTER_PAGES,
}

/** Pages that are no route: what is not there. */
const ELSEWHERE: readonly PageExample[] = [
  { title: 'not found', path: '/no-existe', status: 404 },
  { title: 'not found in the workspace', path: '/t/no-existe', as: 'lectura', status: 404 },
]

/** Patterns of the GET routes of all rooms, as mounted. */
export function getRoutes(): readonly string[] {
  return MANIFESTS.flatMap((manifest) => manifest.routes ?? [])
    .filter((route) => route.method === 'GET')
    .map((route) => route.path)
}

export function routesWithExamples(): readonly string[] {
  return [...Object.keys(PAGES), ...routesOfFiles()]
}

export function pageExamples(site: Site): readonly PageExample[] {
  return [...Object.values(PAGES).flatMap((pages) => pages(site)), ...ELSEWHERE]
}

/** One of each template: the first example of each route. */
export function templateExamples(site: Site): readonly PageExample[] {
  return [...Object.values(PAGES).flatMap((pages) => pages(site).slice(0, 1)), ...ELSEWHERE]
}
