import { z } from 'zod'
import { civilDateAt, parseCivilDate } from '../../../../../kernel/civil.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import {
  catalogueQuery,
  type IndicatorAnswer,
  indicatorQuery,
  observedPlacesQuery,
  placeProfileQuery,
} from '../../../data/catalogue-queries.ts'
import { citation } from '../../../rules/catalogue/citation.ts'
import { endOfDay } from '../../../rules/catalogue/end-of-day.ts'
import { indicatorView } from '../../../rules/catalogue/indicator-view.ts'
import { HomePage, IndicatorsTable } from './home-page.tsx'
import { IndicatorPage } from './indicator-page.tsx'
import { observatoryPage, themeLink } from './observatory-frame.tsx'
import { PlacePage } from './place-page.tsx'
import { OBSERVATORY_WORDS } from './words.ts'

async function home(c: WebContext): Promise<Response> {
  const { runner } = c.get('services')
  const search = (c.req.query('q') ?? '').trim().slice(0, 100)
  const found = await runner.query(catalogueQuery, c.get('ctx'), { search })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const places = await runner.query(observedPlacesQuery, c.get('ctx'), undefined)
  const locale = c.get('locale')
  const words = OBSERVATORY_WORDS[locale]
  return observatoryPage(c, {
    title: words.title,
    description: words.lead,
    body: <HomePage locale={locale} catalogue={found.value} places={places.ok ? places.value : []} search={search} />,
  })
}

async function theme(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(catalogueQuery, c.get('ctx'), {})
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const own = found.value.themes.find(({ code }) => code === c.req.param('theme'))
  if (own === undefined) return troublePage(c, 404, 'not_found')
  return observatoryPage(c, {
    title: say(own.title, locale),
    body: (
      <>
        <PageHead title={say(own.title, locale)} lead={<Spoken text={own.description} locale={locale} />} />
        <IndicatorsTable locale={locale} rows={found.value.indicators.filter((each) => each.theme.code === own.code)} />
      </>
    ),
  })
}

/** What the address asks of an indicator; the day on which it is told is checked, the rest is looked up. */
export function askedOf(c: WebContext) {
  const text = c.req.query('publicado') ?? ''
  const on = text === '' ? undefined : parseCivilDate(text)
  const short = (name: string) => c.req.query(name)?.slice(0, 200) || undefined
  return {
    asked: { period: short('periodo'), breakdown: short('desglose'), place: short('lugar'), on },
    wrongDay: text !== '' && on === undefined,
  }
}

/** An indicator as the address asks for it. */
export async function indicatorOf(c: WebContext): Promise<IndicatorAnswer | undefined> {
  const { runner, institution } = c.get('services')
  const { on } = askedOf(c).asked
  const found = await runner.query(indicatorQuery, c.get('ctx'), {
    code: c.req.param('indicator') ?? '',
    publishedBy: on === undefined ? undefined : endOfDay(on, institution.zone),
  })
  return found.ok ? found.value : undefined
}

/** The whole address, as it is cited. */
export function citationOf(c: WebContext, answer: IndicatorAnswer): string {
  const { institution } = c.get('services')
  const locale = c.get('locale')
  const { on } = askedOf(c).asked
  const newest = answer.batches[0]?.publishedAt
  const path = observatoryPaths.indicator(answer.indicator.code, { on })
  return citation(
    {
      institution: say(institution.title, locale),
      title: say(answer.indicator.sheet.title, locale),
      published: on ?? (newest === undefined ? c.get('ctx').today : civilDateAt(newest, institution.zone)),
      address: new URL(localPath(locale, path), c.req.url).href,
      demo: answer.batches.some(({ demo }) => demo),
    },
    locale,
  )
}

async function indicator(c: WebContext): Promise<Response> {
  const answer = await indicatorOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { asked, wrongDay } = askedOf(c)
  const { sheet } = answer.indicator
  const view = indicatorView(answer.cells, answer.places, sheet.content, asked)
  return observatoryPage(c, {
    title: say(sheet.title, locale),
    description: say(sheet.content.definition, locale),
    above: [themeLink(answer.indicator.theme, locale)],
    body: (
      <IndicatorPage
        locale={locale}
        answer={answer}
        view={view}
        asked={asked}
        zone={c.get('services').institution.zone}
        citation={citationOf(c, answer)}
        wrongDay={wrongDay}
      />
    ),
  })
}

async function place(c: WebContext): Promise<Response> {
  const code = c.req.param('place') ?? ''
  const found = await c.get('services').runner.query(placeProfileQuery, c.get('ctx'), { code })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  return observatoryPage(c, {
    title: OBSERVATORY_WORDS[locale].profile(found.value.place.name),
    body: <PlacePage locale={locale} profile={found.value} />,
  })
}

const day = z.string().max(10)
const viewQuery = z.object({
  periodo: z.string().max(10).optional(),
  desglose: z.string().max(200).optional(),
  lugar: z.string().max(100).optional(),
  publicado: day.optional(),
})

function route(path: string, handle: Route['handle'], query?: z.ZodType): Route {
  return { method: 'GET', path, permission: READ_OBSERVATORY, handle, ...(query === undefined ? {} : { query }) }
}

export const catalogueRoutes: readonly Route[] = [
  route('/observatorio', home, z.object({ q: z.string().max(100).optional() })),
  route('/observatorio/temas/:theme', theme),
  route('/observatorio/indicadores/:indicator', indicator, viewQuery),
  route('/observatorio/lugares/:place', place),
]
