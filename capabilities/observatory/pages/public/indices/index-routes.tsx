import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { type IndexAnswer, indexQuery, indexRobustnessQuery, indicesQuery } from '../../../data/indices-queries.ts'
import { chosenYear, scorePlaces } from '../../../rules/indices/scores.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { indexPage } from './index-frame.tsx'
import { IndexPage } from './index-page.tsx'
import { INDEX_WORDS } from './index-words.ts'
import { IndicesPage } from './indices-page.tsx'
import { MethodPage } from './method-page.tsx'
import { RobustnessPage } from './robustness-page.tsx'
import { TreePage } from './tree-page.tsx'

async function indices(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(indicesQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  return observatoryPage(c, {
    title: INDEX_WORDS[locale].title,
    description: INDEX_WORDS[locale].lead,
    body: <IndicesPage locale={locale} editions={found.value} />,
  })
}

function askedOf(c: WebContext) {
  const version = c.req.query('version')
  return { code: c.req.param('index') ?? '', version: version === '' ? undefined : version }
}

/** The index of the address with what is published of what feeds it. */
export async function answerOf(c: WebContext): Promise<IndexAnswer | undefined> {
  const found = await c.get('services').runner.query(indexQuery, c.get('ctx'), askedOf(c))
  return found.ok ? found.value : undefined
}

/** The year of the address where there are data of it, else the latest. */
export function yearIn(c: WebContext, { prepared, places, cells }: IndexAnswer) {
  const { years, ...chosen } = chosenYear(prepared, places, cells, c.req.query('anio'))
  return { ...chosen, years: years.map((year) => ({ year })) }
}

async function index(c: WebContext): Promise<Response> {
  const answer = await answerOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { prepared, places, cells } = answer
  const { year, years: known, wrongYear } = yearIn(c, answer)
  const years = known.map((each) => ({ year: each.year, scores: scorePlaces(prepared, places, cells, each.year) }))
  const { definition } = prepared
  return indexPage(c, definition, {
    title: say(definition.title, locale),
    body: (
      <IndexPage
        locale={locale}
        answer={answer}
        years={years}
        now={years.find((each) => each.year === year)}
        wrongYear={wrongYear}
      />
    ),
  })
}

async function method(c: WebContext): Promise<Response> {
  const answer = await answerOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { definition } = answer.prepared
  return indexPage(c, definition, {
    title: INDEX_WORDS[locale].methodOf(say(definition.title, locale)),
    below: true,
    body: <MethodPage locale={locale} answer={answer} zone={c.get('services').institution.zone} />,
  })
}

async function place(c: WebContext): Promise<Response> {
  const answer = await answerOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { prepared, places, cells } = answer
  const { year, years } = yearIn(c, answer)
  const all = scorePlaces(prepared, places, cells, year)
  const scored = all.find((each) => each.place.code === c.req.param('place'))
  if (scored === undefined) return troublePage(c, 404, 'not_found')
  const { definition } = prepared
  return indexPage(c, definition, {
    title: `${say(definition.title, locale)}: ${INDEX_WORDS[locale].treeOf(scored.place.name, year)}`,
    below: true,
    body: (
      <TreePage
        locale={locale}
        answer={answer}
        scored={scored}
        year={year}
        years={years}
        ranked={all.filter(({ rank }) => rank !== undefined).length}
      />
    ),
  })
}

async function solidity(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(indexRobustnessQuery, c.get('ctx'), {
    ...askedOf(c),
    shownYear: c.req.query('anio'),
  })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { answer, year, years, robustness } = found.value
  const { definition } = answer.prepared
  return indexPage(c, definition, {
    title: INDEX_WORDS[locale].robustnessOf(say(definition.title, locale)),
    below: true,
    body: (
      <RobustnessPage
        locale={locale}
        answer={answer}
        year={year}
        years={years.map((each) => ({ year: each }))}
        found={robustness}
        places={new Map(answer.places.map((each) => [each.code, each] as const))}
      />
    ),
  })
}

const version = z.string().max(40).optional()
export const versionQuery = z.object({ version })
export const yearQuery = z.object({ anio: z.string().max(10).optional(), version })

function route(path: string, handle: Route['handle'], more: Partial<Route> = {}): Route {
  return { method: 'GET', path, permission: READ_OBSERVATORY, handle, ...more }
}

export const indexRoutes: readonly Route[] = [
  route('/observatorio/indices', indices),
  route('/observatorio/indices/:index', index, { query: yearQuery }),
  route('/observatorio/indices/:index/metodo', method, { query: versionQuery }),
  // Hundreds of runs where nobody asked since the last publication: counted like a search.
  route('/observatorio/indices/:index/solidez', solidity, { query: yearQuery, weight: 'search' }),
  route('/observatorio/indices/:index/lugares/:place', place, { query: yearQuery }),
]
