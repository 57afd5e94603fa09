import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { mapFeaturePage, mapPage } from '../../../data/map-page.ts'
import { openBasemap } from '../../../imports/basemap-archive.ts'
import { readCoordinates } from '../../../rules/map/coordinates.ts'
import { viewAsked } from '../../../rules/map/map-view.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { READ_OPEN_MAP, READ_STAFF_MAP } from '../../../tiles-permissions.ts'
import { FeaturePage } from './feature-page.tsx'
import { MapPage } from './map-page.tsx'
import { MAP_WORDS } from './map-words.ts'

const mapQuery = z.object({
  capas: z.string().optional(),
  z: z.string().optional(),
  lat: z.string().optional(),
  lng: z.string().optional(),
  ir: z.string().optional(),
})

/** `capas=a,b` as links write it, or once for each box that is ticked; `-` stands for none, nothing for the map's own choice. */
function layersAsked(c: WebContext): readonly string[] | undefined {
  const said = c.req.queries('capas') ?? []
  return said.length === 0
    ? undefined
    : said.flatMap((each) => each.split(',')).filter((code) => code !== '' && code !== '-')
}

/** A step nearer than a district, where somebody typed the very place. */
const TYPED_PLACE_ZOOM = 16

async function mapAnswer(c: WebContext, staff: boolean): Promise<Response> {
  const locale = c.get('locale')
  const words = (c.req.query('ir') ?? '').slice(0, 80)
  const typed = readCoordinates(words)
  const view = typed === undefined ? viewAsked(c.req.query()) : { centre: typed, zoom: TYPED_PLACE_ZOOM }
  const { file, layers: ground = [] } = c.get('services').basemap ?? {}
  const basemap = file === undefined ? undefined : await openBasemap(file)
  const question = {
    ground,
    layers: layersAsked(c),
    view,
    words: words.trim() === '' || typed !== undefined ? undefined : words,
  }
  const found = await c.get('services').runner.query(mapPage, c.get('ctx'), question)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const title = say(MAP_WORDS.title, locale)
  const body = (
    <MapPage
      answer={found.value}
      locale={locale}
      staff={staff}
      today={c.get('ctx').today}
      words={typed === undefined ? words.trim() : ''}
      marked={typed !== undefined}
      basemap={basemap}
      basemapMissing={file !== undefined && basemap === undefined}
    />
  )
  return staff ? workspacePage(c, { title, body }) : portalPage(c, { title, body, width: 'wide' })
}

async function featureAnswer(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const number = Number(c.req.param('number'))
  const layer = c.req.param('layer') ?? ''
  const staff = c.get('ctx').who !== 'public'
  if (!Number.isInteger(number) || number < 1 || number > 2 ** 31 - 1) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(mapFeaturePage, c.get('ctx'), { layer, number })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const { feature } = found.value
  return portalPage(c, {
    title: feature.title,
    breadcrumbs: [
      {
        href: locale === 'en' ? `/en${tilesPaths.map(false)}` : tilesPaths.map(false),
        title: say(MAP_WORDS.title, locale),
      },
      { title: feature.title },
    ],
    body: <FeaturePage {...found.value} locale={locale} staff={staff} />,
  })
}

/** The map for anybody, the same in the workspace with the layers of the staff, and the page of each feature. */
export const mapRoutes: readonly Route[] = [
  { method: 'GET', path: '/mapa', permission: READ_OPEN_MAP, query: mapQuery, handle: (c) => mapAnswer(c, false) },
  { method: 'GET', path: '/t/mapa', permission: READ_STAFF_MAP, query: mapQuery, handle: (c) => mapAnswer(c, true) },
  {
    method: 'GET',
    path: '/mapa/:layer/:number',
    permission: READ_OPEN_MAP,
    params: z.object({ layer: z.string(), number: z.string() }),
    handle: featureAnswer,
  },
]
