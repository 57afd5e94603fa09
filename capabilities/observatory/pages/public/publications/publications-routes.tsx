import { z } from 'zod'
import { civilDateAt } from '../../../../../kernel/civil.ts'
import { say } from '../../../../../kernel/text.ts'
import { icalendar } from '../../../../../platform/calendar/icalendar.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { calendarQuery } from '../../../data/calendar.ts'
import type { Announcement } from '../../../data/calendar-store.ts'
import {
  lastPublishedQuery,
  type Publication,
  publicationQuery,
  publicationsQuery,
} from '../../../data/publications.ts'
import { type WrittenEdition, writtenEditionsQuery } from '../../../data/written-editions.ts'
import { rss } from '../../../exports/rss.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { isOpen } from '../../../rules/publications/calendar.ts'
import { type Expected, expectedNext } from '../../../rules/publications/expected.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { announcedNews } from './announced-news.ts'
import { PublicationPage, PublicationsPage } from './publications-page.tsx'
import { PUBLICATION_WORDS } from './publications-words.ts'
import { writtenNews } from './written-news.ts'

const MOST = 100
/** The part of the page of publications that says what is announced. */
const calendarAnchor = () => `${publicationPaths.publications()}#anunciado`

async function published(c: WebContext): Promise<readonly Publication[]> {
  const found = await c.get('services').runner.query(publicationsQuery, c.get('ctx'), { limit: MOST })
  return found.ok ? found.value : []
}

async function announced(c: WebContext): Promise<readonly Announcement[]> {
  const { runner, institution } = c.get('services')
  const found = await runner.query(calendarQuery, c.get('ctx'), { zone: institution.zone })
  return found.ok ? found.value : []
}

async function writtenEditions(c: WebContext): Promise<readonly WrittenEdition[]> {
  const found = await c.get('services').runner.query(writtenEditionsQuery, c.get('ctx'), { limit: MOST })
  return found.ok ? found.value : []
}

/** Of what has no announced day; where there is one, that is what is said. */
async function expected(c: WebContext, said: readonly Announcement[]): Promise<readonly Expected[]> {
  const { runner, institution } = c.get('services')
  const found = await runner.query(lastPublishedQuery, c.get('ctx'), { zone: institution.zone })
  const open = new Set(said.filter(isOpen).map(({ indicator }) => indicator.code))
  return found.ok ? expectedNext(found.value.filter(({ code }) => !open.has(code))) : []
}

async function list(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const words = PUBLICATION_WORDS[locale]
  const { zone } = c.get('services').institution
  const said = await announced(c)
  const props = { publications: await published(c), announced: said, expected: await expected(c, said) }
  return observatoryPage(c, {
    title: words.title,
    description: words.lead,
    body: <PublicationsPage locale={locale} zone={zone} today={c.get('ctx').today} {...props} />,
  })
}

async function one(c: WebContext): Promise<Response> {
  const number = Number(c.req.param('number'))
  if (!Number.isInteger(number) || number < 1 || number > 2_000_000_000) return troublePage(c, 404, 'not_found')
  const { runner, institution } = c.get('services')
  const found = await runner.query(publicationQuery, c.get('ctx'), { number })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  return observatoryPage(c, {
    title: found.value.publication.batch.title,
    above: [{ title: PUBLICATION_WORDS[locale].title, href: localPath(locale, publicationPaths.publications()) }],
    body: <PublicationPage locale={locale} zone={institution.zone} answer={found.value} />,
  })
}

function whole(c: WebContext, path: string): string {
  return new URL(localPath(c.get('locale'), path), c.req.url).href
}

async function feed(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const words = PUBLICATION_WORDS[locale]
  const demo = (made: boolean) => (made ? `[${OBSERVATORY_WORDS[locale].demoMark}] ` : '')
  const days = (await announced(c)).flatMap((each) => announcedNews(each, locale, whole(c, calendarAnchor())))
  const news = (await published(c)).flatMap(({ batch, indicators }) =>
    batch.publishedAt === undefined
      ? []
      : [
          {
            id: `urn:uuid:${batch.id}`,
            title: `${demo(batch.demo)}${batch.title}`,
            address: whole(c, publicationPaths.publication(batch.number)),
            description: `${indicators.map(({ title }) => say(title, locale)).join('; ')}. ${words.source}: ${batch.source}`,
            at: batch.publishedAt,
          },
        ],
  )
  const written = (await writtenEditions(c)).map((each) => writtenNews(each, locale, (path) => whole(c, path)))
  const items = [...news, ...days, ...written].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  const text = rss(items.slice(0, MOST), {
    title: words.title,
    description: words.lead,
    address: whole(c, publicationPaths.publications()),
    self: whole(c, publicationPaths.feed()),
    language: locale,
  })
  return c.body(text, 200, open('application/rss+xml; charset=utf-8'))
}

async function calendar(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const words = PUBLICATION_WORDS[locale]
  const { institution } = c.get('services')
  const past = (await published(c)).flatMap(({ batch }) =>
    batch.publishedAt === undefined
      ? []
      : [
          {
            uid: `${batch.id}@trama`,
            on: civilDateAt(batch.publishedAt, institution.zone),
            summary: `${words.published}: ${batch.title}`,
            description: batch.source,
            url: whole(c, publicationPaths.publication(batch.number)),
          },
        ],
  )
  const said = await announced(c)
  const days = said.filter(isOpen).map(({ id, indicator, period, dates, demo }) => ({
    // The same when its day is moved: calendar programs move their entry.
    uid: `${id}@trama`,
    on: dates.at(-1)?.on ?? c.get('ctx').today,
    summary: `${demo ? `[${OBSERVATORY_WORDS[locale].demoMark}] ` : ''}${words.announcedFor(say(indicator.title, locale), period)}`,
    description: dates.at(-1)?.reason ?? '',
    url: whole(c, calendarAnchor()),
  }))
  const next = (await expected(c, said)).map(({ on, indicators }) => ({
    uid: `expected-${on}-${indicators.length}@trama`,
    on,
    summary: words.expected(
      indicators
        .slice(0, 3)
        .map(({ title }) => say(title, locale))
        .join('; ') + (indicators.length > 3 ? ` ${words.more(indicators.length - 3)}` : ''),
    ),
    description: indicators.map(({ title }) => say(title, locale)).join('; '),
    url: whole(c, observatoryPaths.home()),
  }))
  const text = icalendar({
    name: `${words.title} · ${say(institution.title, locale)}`,
    zone: institution.zone,
    language: locale,
    // The day, not the moment: what has not changed is the same text.
    stamp: `${c.get('ctx').today}T00:00:00Z`,
    events: [...past, ...days, ...next],
  })
  return c.body(text, 200, open('text/calendar; charset=utf-8'))
}

const open = (type: string) => ({
  'content-type': type,
  'cache-control': 'no-cache',
  'access-control-allow-origin': '*',
})

const route = (path: string, handle: Route['handle'], more: Partial<Route> = {}): Route => ({
  method: 'GET',
  path,
  permission: READ_OBSERVATORY,
  handle,
  ...more,
})

export const publicationRoutes: readonly Route[] = [
  route(publicationPaths.feed(), feed, { weight: 'export' }),
  route(publicationPaths.calendar(), calendar, { weight: 'export' }),
  route(publicationPaths.publications(), list),
  route('/observatorio/publicaciones/:number', one, { params: z.object({ number: z.string().max(12) }) }),
]
