import type { ComponentChildren } from 'preact'
import { say } from '../../../../../kernel/text.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath, withQuery } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import {
  type ItemsAnswer,
  itemQuery,
  itemsQuery,
  type OpenLayer,
  openLayerQuery,
  openLayersQuery,
} from '../../../data/ogc-queries.ts'
import { placesPaths } from '../../../places-paths.ts'
import { READ_GROUND } from '../../../places-permissions.ts'
import { CRS84, crsOf } from '../../../rules/ogc/crs.ts'
import {
  CONFORMS_TO,
  GEOJSON,
  JSON_TYPE,
  type Link,
  OPENAPI_TYPE,
  presentCollection,
  presentLanding,
  presentQueryables,
  SCHEMA_TYPE,
  selfLinks,
} from '../../../rules/ogc/present.ts'
import { presentOpenApi } from '../../../rules/ogc/present-openapi.ts'
import { TILES_CONFORM_TO } from '../../../rules/ogc/present-tiles.ts'
import { featureText } from './feature-text.ts'
import { CollectionsBody, DocumentBody, ItemBody, ItemsBody, OGC_WORDS } from './ogc-pages.tsx'
import { addressesOf, data, originOf, refused, strangeParameter, wantsPage, whereComputable } from './ogc-request.ts'

type Answer = Response | Promise<Response>

function page(c: WebContext, title: string, body: ComponentChildren, width: 'text' | 'wide' = 'text'): Answer {
  const locale = c.get('locale')
  const home = { title: OGC_WORDS[locale].landing, href: localPath(locale, placesPaths.ogc()) }
  return portalPage(c, { title, width, breadcrumbs: home.title === title ? [{ title }] : [home, { title }], body })
}

/** A document that says and leads; the same as data and as a page. */
function said(
  c: WebContext,
  document: { readonly links?: readonly Link[] },
  words: {
    readonly title: string
    readonly lead?: string
    readonly address?: string
    readonly lines?: readonly string[]
  },
  type: string = JSON_TYPE,
): Answer {
  if (!wantsPage(c)) return data(c, document, type)
  const body = <DocumentBody locale={c.get('locale')} {...words} links={document.links ?? []} />
  return page(c, words.title, body)
}

function landing(c: WebContext): Answer {
  const strange = strangeParameter(c)
  if (strange !== undefined) return refused(c, strange)
  const locale = c.get('locale')
  const at = addressesOf(c)
  const words = OGC_WORDS[locale]
  const document = presentLanding(c.get('services').institution.title, at, locale)
  return said(c, document, { title: words.landing, lead: words.lead, address: at.landing })
}

function conformance(c: WebContext): Answer {
  const strange = strangeParameter(c)
  if (strange !== undefined) return refused(c, strange)
  const locale = c.get('locale')
  const links = selfLinks(addressesOf(c).conformance, JSON_TYPE, locale)
  const all = [...CONFORMS_TO, ...TILES_CONFORM_TO]
  return said(c, { conformsTo: all, links } as { links: readonly Link[] }, {
    title: OGC_WORDS[locale].conformance,
    lines: all,
  })
}

async function layersOf(c: WebContext): Promise<readonly OpenLayer[] | Response> {
  const found = await c.get('services').runner.query(openLayersQuery, c.get('ctx'), undefined)
  return found.ok ? found.value : refused(c, found.refusal)
}

async function definition(c: WebContext): Promise<Response> {
  const strange = strangeParameter(c)
  if (strange !== undefined) return refused(c, strange)
  const layers = await layersOf(c)
  if (layers instanceof Response) return layers
  const locale = c.get('locale')
  const at = addressesOf(c)
  if (wantsPage(c))
    return said(
      c,
      { links: selfLinks(at.api, OPENAPI_TYPE, locale) },
      {
        title: OGC_WORDS[locale].api,
        lead: OGC_WORDS[locale].apiLead,
        address: at.landing,
        lines: layers.map(({ code }) => at.items(code)),
      },
    )
  return data(c, presentOpenApi(c.get('services').institution.title, at.landing, layers, locale), OPENAPI_TYPE)
}

async function collections(c: WebContext): Promise<Response> {
  const strange = strangeParameter(c)
  if (strange !== undefined) return refused(c, strange)
  const layers = await layersOf(c)
  if (layers instanceof Response) return layers
  const locale = c.get('locale')
  if (wantsPage(c))
    return page(c, OGC_WORDS[locale].collections, <CollectionsBody locale={locale} layers={layers} />, 'wide')
  const at = addressesOf(c)
  return data(
    c,
    {
      links: selfLinks(at.collections, JSON_TYPE, locale),
      crs: [CRS84.uri],
      collections: layers.map((layer) => presentCollection(layer, at, locale)),
    },
    JSON_TYPE,
  )
}

/** The layer of the address, or the answer that there is none. */
export async function withLayer(c: WebContext, answer: (layer: OpenLayer) => Answer): Promise<Response> {
  const strange = strangeParameter(c)
  if (strange !== undefined) return refused(c, strange)
  const code = c.req.param('layer') ?? ''
  const found = await c.get('services').runner.query(openLayerQuery, c.get('ctx'), { code })
  return found.ok ? answer(found.value) : refused(c, found.refusal)
}

const collection = (c: WebContext) =>
  withLayer(c, (layer) => {
    const locale = c.get('locale')
    const title = say(layer.title, locale)
    return said(c, presentCollection(layer, addressesOf(c), locale), { title, lead: say(layer.description, locale) })
  })

const queryables = (c: WebContext) =>
  withLayer(c, (layer) =>
    data(c, presentQueryables(layer, addressesOf(c).queryables(layer.code), c.get('locale')), SCHEMA_TYPE),
  )

async function items(c: WebContext): Promise<Response> {
  const code = c.req.param('layer') ?? ''
  return whereComputable(c, async () => {
    const query = c.req.queries()
    const found = await c.get('services').runner.query(itemsQuery, c.get('ctx'), { code, query })
    if (!found.ok) return refused(c, found.refusal)
    const next = nextOf(c, found.value)
    if (!wantsPage(c)) return itemsData(c, found.value, next)
    const locale = c.get('locale')
    const body = <ItemsBody locale={locale} answer={found.value} next={next} />
    return page(c, OGC_WORDS[locale].items(say(found.value.layer.title, locale)), body, 'wide')
  })
}

/** Where the page after this one is: behind the number of the last feature, so that what comes and goes moves nothing. */
function nextOf(c: WebContext, { features, more }: ItemsAnswer): string | undefined {
  const last = features.at(-1)
  if (!more || last === undefined) return undefined
  const { searchParams, pathname } = new URL(c.req.url)
  searchParams.delete('offset')
  searchParams.set('after', String(last.number))
  return `${originOf(c)}${pathname}?${searchParams}`
}

function itemsData(c: WebContext, answer: ItemsAnswer, next: string | undefined): Response {
  const { layer, features, request, matched } = answer
  const locale = c.get('locale')
  const { pathname, search } = new URL(c.req.url)
  const here = `${originOf(c)}${pathname}`
  const es = locale === 'es'
  const links: readonly Link[] = [
    { href: `${here}${search}`, rel: 'self', type: GEOJSON, title: es ? 'Este documento' : 'This document' },
    {
      href: withQuery(here, { ...c.req.query(), f: 'html' }),
      rel: 'alternate',
      type: 'text/html',
      title: es ? 'Este documento como página' : 'This document as a page',
    },
    {
      href: addressesOf(c).collection(layer.code),
      rel: 'collection',
      type: JSON_TYPE,
      title: say(layer.title, locale),
    },
    ...(next === undefined ? [] : [{ href: next, rel: 'next', type: GEOJSON, title: OGC_WORDS[locale].next }]),
  ]
  const head = {
    type: 'FeatureCollection',
    timeStamp: c.get('ctx').now,
    ...(matched === undefined ? {} : { numberMatched: matched }),
    numberReturned: features.length,
    links,
  }
  // Shapes come from the database as text and are passed on as they are.
  const text = `${JSON.stringify(head).slice(0, -1)},"features":[${features.map((each) => featureText(each)).join(',')}]}`
  return data(c, text, GEOJSON, { 'content-crs': `<${request.crs.uri}>` })
}

async function item(c: WebContext): Promise<Response> {
  const strange = strangeParameter(c, ['crs'])
  if (strange !== undefined) return refused(c, strange)
  const asked = c.req.query('crs')
  const crs = asked === undefined ? CRS84 : crsOf(asked)
  if (crs === undefined)
    return refused(c, {
      kind: 'bad_parameter',
      field: 'crs',
      message: { es: 'No se da en ese sistema de referencia.', en: 'It is not given in that reference system.' },
    })
  const text = c.req.param('feature') ?? ''
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  const code = c.req.param('layer') ?? ''
  const found = await c.get('services').runner.query(itemQuery, c.get('ctx'), { code, number, crs })
  if (!found.ok) return refused(c, found.refusal)
  const { layer, feature } = found.value
  const locale = c.get('locale')
  if (wantsPage(c)) {
    const title = OGC_WORDS[locale].item(say(layer.title, locale), feature.number)
    return page(c, title, <ItemBody locale={locale} layer={layer} feature={feature} />)
  }
  const at = addressesOf(c)
  const links: readonly Link[] = [
    ...selfLinks(`${at.items(code)}/${feature.number}`, GEOJSON, locale),
    { href: at.collection(code), rel: 'collection', type: JSON_TYPE, title: say(layer.title, locale) },
  ]
  return data(c, featureText(feature, links), GEOJSON, { 'content-crs': `<${crs.uri}>` })
}

export function route(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, permission: READ_GROUND, weight: 'api', handle }
}

/** OGC API Features for every public layer. What is asked is checked by the rules of the standard, in words. */
export const ogcRoutes: readonly Route[] = [
  route('/ogc', landing),
  route('/ogc/conformance', conformance),
  route('/ogc/api', definition),
  route('/ogc/collections', collections),
  route('/ogc/collections/:layer', collection),
  route('/ogc/collections/:layer/queryables', queryables),
  route('/ogc/collections/:layer/items', items),
  route('/ogc/collections/:layer/items/:feature', item),
]
