import { z } from 'zod'
import type { Refusal, Result } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { CSV_START, CSV_TYPE, csvLine } from '../../../../../platform/documents/csv.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { type ExplorerAnswer, explorerQuery } from '../../../data/explorer-query.ts'
import { fileHeaders } from '../../../exports/figure-files.ts'
import type { StatisticAnswer, StatisticRefusal } from '../../../rules/territorial/answer.ts'
import { READS, statisticOver } from '../../../rules/territorial/compute.ts'
import { type PlaceSeries, yearsOf } from '../../../rules/territorial/place-series.ts'
import { type StatisticAsked, statisticNamed, statisticsPaths } from '../../../statistics-paths.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { plainValue, StatisticPage, StatisticsPage } from './statistics-page.tsx'
import { STATISTIC_TITLES, STATISTICS_WORDS } from './statistics-words.ts'

const year = z
  .string()
  .regex(/^(\d{4})?$/)
  .optional()
const code = z.string().max(100).optional()
const askedQuery = z.object({ indicador: code, otro: code, desde: year, hasta: year })
const said = (text: string | undefined) => (text === '' ? undefined : text)

interface Found {
  readonly asked: StatisticAsked
  readonly answer: ExplorerAnswer
  readonly years: readonly string[]
  readonly result: Result<StatisticAnswer, StatisticRefusal>
}

/** What is asked, read out of the address and computed; undefined where there is no such question. */
async function find(c: WebContext): Promise<Result<Found, Refusal> | undefined> {
  const kind = statisticNamed(c.req.param('statistic'))
  const query = askedQuery.safeParse(c.req.query())
  if (kind === undefined || !query.success) return undefined
  const { indicador, otro, desde, hasta } = query.data
  const reads = READS[kind]
  const [indicator, other] = [said(indicador), reads.second ? said(otro) : undefined]
  const codes = [...(indicator === undefined ? [] : [indicator]), ...(other === undefined ? [] : [other])]
  const answer = await c.get('services').runner.query(explorerQuery, c.get('ctx'), { codes })
  if (!answer.ok) return answer
  const [first, second] = answer.value.chosen.map(
    ({ indicator: { sheet }, cells }): PlaceSeries => ({
      title: sheet.title,
      aggregation: sheet.content.aggregation,
      cells,
    }),
  )
  const years = first === undefined ? [] : yearsOf(first)
  const asked: StatisticAsked = {
    kind,
    indicator: answer.value.chosen[0]?.indicator.code,
    other,
    from: said(desde) ?? years[0],
    to: said(hasta) ?? years.at(-1),
  }
  const drawn = answer.value.drawn?.places ?? []
  const beside = new Map(drawn.map((place) => [place.code, place.beside] as const))
  const result =
    first === undefined
      ? ({ ok: false, refusal: { kind: 'nothing_to_count', message: { es: '', en: '' } } } as const)
      : statisticOver(kind, {
          first,
          second,
          places: answer.value.places,
          from: asked.from ?? '',
          to: asked.to ?? '',
          beside: (place) => beside.get(place) ?? [],
        })
  return { ok: true, value: { asked, answer: answer.value, years, result } }
}

function refused(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusal.kind === 'no_indicator' ? troublePage(c, 404, 'not_found') : refusalPage(c, 400, refusal)
}

async function page(c: WebContext): Promise<Response> {
  const found = await find(c)
  if (found === undefined) return troublePage(c, 404, 'not_found')
  if (!found.ok) return refused(c, found.refusal)
  const locale = c.get('locale')
  const { asked, answer, years, result } = found.value
  const { title, lead } = STATISTIC_TITLES[asked.kind]
  return observatoryPage(c, {
    title: say(title, locale),
    description: say(lead, locale),
    above: [{ title: STATISTICS_WORDS[locale].title, href: localPath(locale, statisticsPaths.statistics()) }],
    body: (
      <StatisticPage
        locale={locale}
        asked={asked}
        answer={answer}
        years={years}
        found={result.ok ? result.value : say(result.refusal.message, locale)}
      />
    ),
  })
}

/** The table with its arithmetic; what is made up says so in each line. */
async function csv(c: WebContext): Promise<Response> {
  const found = await find(c)
  if (found === undefined) return troublePage(c, 404, 'not_found')
  if (!found.ok) return refused(c, found.refusal)
  const { answer, asked, result } = found.value
  if (!result.ok) return refused(c, result.refusal)
  const demo = answer.batches.some((batch) => batch.demo)
  const { columns, rows } = result.value
  const lines = [
    csvLine(['place', 'place_name', ...columns.map(({ key }) => key), 'arithmetic', 'demonstration']),
    ...rows.map(({ place, values, arithmetic }) =>
      csvLine([place.code, place.name, ...values.map(plainValue), arithmetic, demo]),
    ),
  ]
  const name = `${asked.kind}-${asked.indicator}${demo ? '-demostracion' : ''}.csv`
  return c.body(CSV_START + lines.join(''), 200, fileHeaders(name, CSV_TYPE))
}

export const statisticsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: statisticsPaths.statistics(),
    permission: READ_OBSERVATORY,
    handle: (c) => {
      const locale = c.get('locale')
      const words = STATISTICS_WORDS[locale]
      return observatoryPage(c, {
        title: words.title,
        description: words.lead,
        body: <StatisticsPage locale={locale} />,
      })
    },
  },
  {
    method: 'GET',
    path: '/observatorio/estadistica/:statistic/datos.csv',
    permission: READ_OBSERVATORY,
    weight: 'export',
    params: z.object({ statistic: z.string().max(40) }),
    query: askedQuery,
    handle: csv,
  },
  {
    method: 'GET',
    path: '/observatorio/estadistica/:statistic',
    permission: READ_OBSERVATORY,
    params: z.object({ statistic: z.string().max(40) }),
    query: askedQuery,
    handle: page,
  },
]
