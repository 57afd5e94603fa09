import { z } from 'zod'
import { say } from '../../../kernel/text.ts'
import { CSV_TYPE } from '../../../platform/documents/csv.ts'
import { writeWorkbook } from '../../../platform/documents/workbook.ts'
import { refusalPage, troublePage } from '../../../platform/web/answers.tsx'
import type { WebContext } from '../../../platform/web/page.tsx'
import type { Route } from '../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import type { IndicatorAnswer } from '../data/catalogue-queries.ts'
import { placeProfileQuery } from '../data/catalogue-queries.ts'
import { citationOf, indicatorOf } from '../pages/public/catalogue/catalogue-routes.tsx'
import { OBSERVATORY_WORDS } from '../pages/public/catalogue/words.ts'
import { csvOf, fileHeaders, fileName, XLSX_TYPE } from './figure-files.ts'
import { figuresWorkbook } from './figures-workbook.ts'
import { type OpenFigure, openFigures } from './open-figures.ts'

function figuresOf(c: WebContext, { cells, places, batches, indicator }: IndicatorAnswer): readonly OpenFigure[] {
  const unit = say(indicator.sheet.content.unit, c.get('locale'))
  return openFigures(cells, places, batches, () => unit)
}

async function csv(c: WebContext): Promise<Response> {
  const answer = await indicatorOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const figures = figuresOf(c, answer)
  return c.body(csvOf(figures), 200, fileHeaders(fileName(answer.indicator.code, figures, 'csv'), CSV_TYPE))
}

async function json(c: WebContext): Promise<Response> {
  const answer = await indicatorOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const figures = figuresOf(c, answer)
  const { code, sheet, theme } = answer.indicator
  const body = {
    indicator: { code, theme: theme.code, title: sheet.title, sheet: sheet.number, ...sheet.content },
    demonstration: figures.some(({ demonstration }) => demonstration),
    citation: citationOf(c, answer),
    licence: 'CC-BY-4.0',
    figures,
  }
  return c.body(
    JSON.stringify(body),
    200,
    fileHeaders(fileName(code, figures, 'json'), 'application/json; charset=utf-8'),
  )
}

async function xlsx(c: WebContext): Promise<Response> {
  const answer = await indicatorOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const figures = figuresOf(c, answer)
  const locale = c.get('locale')
  const words = OBSERVATORY_WORDS[locale]
  const { code, sheet } = answer.indicator
  const demo = figures.some(({ demonstration }) => demonstration)
  const made = await writeWorkbook(
    figuresWorkbook(figures, {
      title: say(sheet.title, locale),
      language: locale,
      created: c.get('ctx').now,
      notes: [
        [words.indicator, say(sheet.title, locale)],
        ...(demo ? [[words.demo, words.demoNotice] as const] : []),
        [words.definition, say(sheet.content.definition, locale)],
        [words.formula, say(sheet.content.formula, locale)],
        [words.unit, say(sheet.content.unit, locale)],
        [words.sources, sheet.content.sources.map((source) => say(source, locale)).join('; ')],
        [words.limitations, say(sheet.content.limitations, locale)],
        [words.cite, citationOf(c, answer)],
      ],
    }),
  )
  if (!made.ok) return refusalPage(c, 422, made.refusal)
  return c.body(new Uint8Array(made.value), 200, fileHeaders(fileName(code, figures, 'xlsx'), XLSX_TYPE))
}

async function placeCsv(c: WebContext): Promise<Response> {
  const code = c.req.param('place') ?? ''
  const found = await c.get('services').runner.query(placeProfileQuery, c.get('ctx'), { code })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const { cells, places, batches, indicators } = found.value
  const units = new Map(indicators.map((each) => [each.code, say(each.sheet.content.unit, c.get('locale'))] as const))
  const figures = openFigures(cells, places, batches, (indicator) => units.get(indicator) ?? '')
  return c.body(csvOf(figures), 200, fileHeaders(fileName(code, figures, 'csv'), CSV_TYPE))
}

const asked = z.object({ publicado: z.string().max(10).optional() })
const file = (path: string, handle: Route['handle'], query: z.ZodType = asked): Route => ({
  method: 'GET',
  path,
  permission: READ_OBSERVATORY,
  weight: 'export',
  query,
  handle,
})

export const indicatorFileRoutes: readonly Route[] = [
  file('/observatorio/indicadores/:indicator/datos.csv', csv),
  file('/observatorio/indicadores/:indicator/datos.xlsx', xlsx),
  file('/observatorio/indicadores/:indicator/datos.json', json),
  file('/observatorio/lugares/:place/datos.csv', placeCsv, z.object({})),
]
