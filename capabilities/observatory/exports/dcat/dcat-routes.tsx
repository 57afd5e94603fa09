import { accepts } from 'hono/accepts'
import { troublePage } from '../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import { placesPaths } from '../../../territory/contract.ts'
import { observatoryPaths } from '../../catalogue-paths.ts'
import { READ_OBSERVATORY } from '../../catalogue-permissions.ts'
import { openDatasetsQuery } from '../../data/open-datasets-query.ts'
import { openPaths } from '../../open-paths.ts'
import { observatoryPage } from '../../pages/public/catalogue/observatory-frame.tsx'
import { DatasetsPage } from '../../pages/public/open/datasets-page.tsx'
import { OPEN_WORDS } from '../../pages/public/open/open-words.ts'
import { catalogueGraph, type Dataset, PREFIXES } from './catalogue-graph.ts'
import { datasetsOf } from './datasets.ts'
import { jsonLd, turtle } from './json-ld.ts'

type Format = 'jsonld' | 'ttl'
const TYPES: Readonly<Record<Format, string>> = {
  jsonld: 'application/ld+json',
  ttl: 'text/turtle; charset=utf-8',
}

async function datasets(c: WebContext): Promise<readonly Dataset[] | undefined> {
  const found = await c.get('services').runner.query(openDatasetsQuery, c.get('ctx'), undefined)
  return found.ok ? datasetsOf(found.value, (path) => new URL(path, c.req.url).href) : undefined
}

async function graph(c: WebContext, format: Format): Promise<Response> {
  const open = await datasets(c)
  if (open === undefined) return troublePage(c, 404, 'not_found')
  const whole = (path: string) => new URL(path, c.req.url).href
  const { es, en } = OPEN_WORDS
  const made = catalogueGraph(
    open,
    [
      { address: whole('/api/v1'), title: { es: es.api, en: en.api }, description: whole('/api/openapi.json') },
      {
        address: whole(placesPaths.ogc()),
        title: { es: es.ogc, en: en.ogc },
        description: whole(placesPaths.ogcApi()),
      },
    ],
    {
      address: whole(openPaths.catalogue()),
      home: whole(observatoryPaths.home()),
      institution: c.get('services').institution.title,
      title: { es: es.title, en: en.title },
      description: { es: es.lead, en: en.lead },
    },
  )
  return c.body(format === 'ttl' ? await turtle(made, PREFIXES) : jsonLd(made, PREFIXES), 200, {
    'content-type': TYPES[format],
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  })
}

/** One address for people and programs: what is sent is what the caller says to understand (RFC 9110, 12.5.1). */
async function negotiated(c: WebContext): Promise<Response> {
  const best = accepts(c, {
    header: 'Accept',
    supports: ['text/html', 'application/ld+json', 'text/turtle'],
    default: 'text/html',
  })
  const answer = best === 'text/html' ? await forPeople(c) : await graph(c, best === 'text/turtle' ? 'ttl' : 'jsonld')
  answer.headers.append('vary', 'accept')
  return answer
}

async function forPeople(c: WebContext): Promise<Response> {
  const open = await datasets(c)
  if (open === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const words = OPEN_WORDS[locale]
  for (const format of ['jsonld', 'ttl'] as const)
    c.header('link', `<${openPaths.dcat(format)}>; rel="alternate"; type="${TYPES[format].split(';')[0]}"`, {
      append: true,
    })
  return observatoryPage(c, {
    title: words.title,
    description: words.lead,
    body: <DatasetsPage locale={locale} datasets={open} local={(path) => localPath(locale, path)} />,
  })
}

const route = (path: string, handle: Route['handle'], weight?: Route['weight']): Route => ({
  method: 'GET',
  path,
  permission: READ_OBSERVATORY,
  ...(weight === undefined ? {} : { weight }),
  handle,
})

/** The catalogue of everything that is open. */
export const dcatRoutes: readonly Route[] = [
  route('/observatorio/catalogo.jsonld', (c) => graph(c, 'jsonld'), 'export'),
  route('/observatorio/catalogo.ttl', (c) => graph(c, 'ttl'), 'export'),
  route(openPaths.catalogue(), negotiated),
]
