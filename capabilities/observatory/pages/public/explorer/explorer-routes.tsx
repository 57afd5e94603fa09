import { z } from 'zod'
import { civilDateAt } from '../../../../../kernel/civil.ts'
import type { Refusal, Result } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { CSV_TYPE } from '../../../../../platform/documents/csv.ts'
import { writeWorkbook } from '../../../../../platform/documents/workbook.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { framedPage } from '../../../../../platform/web/framed-page.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { type ExplorerAnswer, explorerQuery } from '../../../data/explorer-query.ts'
import { explorerPaths } from '../../../explorer-paths.ts'
import { csvOf, fileHeaders, fileName, XLSX_TYPE } from '../../../exports/figure-files.ts'
import { figuresWorkbook } from '../../../exports/figures-workbook.ts'
import { type OpenFigure, openFigures } from '../../../exports/open-figures.ts'
import { picturePng } from '../../../exports/picture/picture-png.ts'
import { pictureSvg } from '../../../exports/picture/picture-svg.ts'
import { citation } from '../../../rules/catalogue/citation.ts'
import { yearOf } from '../../../rules/catalogue/period-number.ts'
import { type Configuration, readConfiguration } from '../../../rules/explorer/configuration.ts'
import { type Explored, explored } from '../../../rules/explorer/explored.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { ExplorerFrame } from './explorer-frame.tsx'
import { beside } from './explorer-keys.ts'
import { ExplorerPage } from './explorer-page.tsx'
import { ExplorerPicture, headingOf } from './explorer-picture.tsx'
import { EXPLORER_WORDS } from './explorer-words.ts'

interface Found {
  readonly config: Configuration
  readonly answer: ExplorerAnswer
  readonly shown: Explored | undefined
}

/** What the address asks for, with its figures. */
async function find(c: WebContext): Promise<Result<Found, Refusal>> {
  const config = readConfiguration(c.req.queries())
  if (!config.ok) return config
  const { indicators, to } = config.value
  const asked = { codes: indicators, toYear: to }
  const answer = await c.get('services').runner.query(explorerQuery, c.get('ctx'), asked)
  if (!answer.ok) return answer
  const codes = answer.value.chosen.map(({ indicator }) => indicator.code)
  const whole = { ...config.value, indicators: codes }
  const sources = answer.value.chosen.map(({ indicator, cells }) => ({ content: indicator.sheet.content, cells }))
  return {
    ok: true,
    value: { config: whole, answer: answer.value, shown: explored(whole, sources, answer.value.places) },
  }
}

function refused(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusal.kind === 'no_indicator' ? troublePage(c, 404, 'not_found') : refusalPage(c, 400, refusal)
}

function absolute(c: WebContext, path: string): string {
  return new URL(localPath(c.get('locale'), path), c.req.url).href
}

function citationOf(c: WebContext, { config, answer }: Found): string {
  const { institution } = c.get('services')
  const locale = c.get('locale')
  const newest = answer.batches[0]?.publishedAt
  return citation(
    {
      institution: say(institution.title, locale),
      title: answer.chosen.map(({ indicator }) => say(indicator.sheet.title, locale)).join(' · '),
      published: newest === undefined ? c.get('ctx').today : civilDateAt(newest, institution.zone),
      address: absolute(c, explorerPaths.explorer(config)),
      demo: answer.batches.some(({ demo }) => demo),
    },
    locale,
  )
}

async function page(c: WebContext): Promise<Response> {
  const found = await find(c)
  if (!found.ok) return refused(c, found.refusal)
  const locale = c.get('locale')
  const words = EXPLORER_WORDS[locale]
  return observatoryPage(c, {
    title: words.title,
    description: words.lead,
    body: (
      <ExplorerPage
        locale={locale}
        {...found.value}
        citation={citationOf(c, found.value)}
        absolute={(path) => absolute(c, path)}
      />
    ),
  })
}

/** The cells behind what is shown: of the places, years and breakdown chosen. */
function figuresOf(c: WebContext, { config, answer }: Found): readonly OpenFigure[] {
  const locale = c.get('locale')
  const shownPlaces = new Set(
    answer.places.filter(({ code }) => config.places.length === 0 || config.places.includes(code)).map(({ id }) => id),
  )
  const cells = answer.chosen
    .flatMap((each) => each.cells)
    .filter(
      ({ placeId, period, breakdown }) =>
        shownPlaces.has(placeId) &&
        breakdown === config.breakdown &&
        yearOf(period) >= (config.from ?? 0) - config.tolerance &&
        yearOf(period) <= (config.to ?? 9999) + config.tolerance,
    )
  const units = new Map(
    answer.chosen.map(({ indicator }) => [indicator.code, say(indicator.sheet.content.unit, locale)] as const),
  )
  return openFigures(cells, answer.places, answer.batches, (code) => units.get(code) ?? '')
}

async function file(c: WebContext, format: 'csv' | 'xlsx' | 'json'): Promise<Response> {
  const found = await find(c)
  if (!found.ok) return refused(c, found.refusal)
  const figures = figuresOf(c, found.value)
  const name = fileName('explorador', figures, format)
  const cited = citationOf(c, found.value)
  const demonstration = figures.some((each) => each.demonstration)
  if (format === 'csv') return c.body(csvOf(figures), 200, fileHeaders(name, CSV_TYPE))
  if (format === 'json') {
    const body = { configuration: found.value.config, demonstration, citation: cited, licence: 'CC-BY-4.0', figures }
    return c.body(JSON.stringify(body), 200, fileHeaders(name, 'application/json; charset=utf-8'))
  }
  const locale = c.get('locale')
  const words = OBSERVATORY_WORDS[locale]
  const made = await writeWorkbook(
    figuresWorkbook(figures, {
      title: EXPLORER_WORDS[locale].title,
      language: locale,
      created: c.get('ctx').now,
      notes: [...(demonstration ? [[words.demo, words.demoNotice] as const] : []), [words.cite, cited]],
    }),
  )
  if (!made.ok) return refusalPage(c, 422, made.refusal)
  return c.body(new Uint8Array(made.value), 200, fileHeaders(name, XLSX_TYPE))
}

/** The picture as a file of its own; undefined where there is none. */
function drawnSvg(c: WebContext, found: Found): string | undefined {
  const { config, answer, shown } = found
  const [first, second] = answer.chosen.map(({ indicator }) => indicator)
  if (shown === undefined || first === undefined) return undefined
  const locale = c.get('locale')
  const props = { locale, config, first, second, shown, drawn: answer.drawn }
  return pictureSvg(<ExplorerPicture {...props} />, {
    title: headingOf({ config, locale, first, second, shown }),
    source: citationOf(c, found),
    demo: answer.batches.some(({ demo }) => demo) ? OBSERVATORY_WORDS[locale].demoMark : undefined,
    ...beside(props),
  })
}

async function picture(c: WebContext, format: 'svg' | 'png'): Promise<Response> {
  const found = await find(c)
  if (!found.ok) return refused(c, found.refusal)
  const svg = drawnSvg(c, found.value)
  if (svg === undefined) return troublePage(c, 404, 'not_found')
  return c.body(format === 'png' ? await picturePng(svg) : svg, 200, {
    'content-type': format === 'png' ? 'image/png' : 'image/svg+xml; charset=utf-8',
    'cache-control': 'no-cache',
    // Nothing in it but what is drawn; and any page may show it.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  })
}

async function framed(c: WebContext): Promise<Response> {
  const found = await find(c)
  if (!found.ok) return refused(c, found.refusal)
  const locale = c.get('locale')
  return framedPage(c, {
    title: EXPLORER_WORDS[locale].title,
    body: (
      <ExplorerFrame
        locale={locale}
        {...found.value}
        citation={citationOf(c, found.value)}
        absolute={(path) => absolute(c, path)}
      />
    ),
  })
}

const word = z.union([z.string().max(2000), z.array(z.string().max(200))]).optional()
const configurationQuery = z.object({
  v: word,
  vista: word,
  indicador: word,
  otro: word,
  lugar: word,
  desde: word,
  hasta: word,
  desglose: word,
  comparar: word,
  tolerancia: word,
})

const route = (path: string, handle: Route['handle'], weight?: Route['weight']): Route => ({
  method: 'GET',
  path,
  permission: READ_OBSERVATORY,
  query: configurationQuery,
  ...(weight === undefined ? {} : { weight }),
  handle,
})

export const explorerRoutes: readonly Route[] = [
  route('/observatorio/explorar/datos.csv', (c) => file(c, 'csv'), 'export'),
  route('/observatorio/explorar/datos.xlsx', (c) => file(c, 'xlsx'), 'export'),
  route('/observatorio/explorar/datos.json', (c) => file(c, 'json'), 'export'),
  route('/observatorio/explorar/grafico.svg', (c) => picture(c, 'svg'), 'export'),
  route('/observatorio/explorar/grafico.png', (c) => picture(c, 'png'), 'export'),
  route('/observatorio/explorar/marco', framed),
  route('/observatorio/explorar', page),
]
