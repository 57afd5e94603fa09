import { z } from 'zod'
import { say } from '../../../kernel/text.ts'
import { CSV_TYPE } from '../../../platform/documents/csv.ts'
import { troublePage } from '../../../platform/web/answers.tsx'
import { openJson } from '../../../platform/web/json-answer.ts'
import type { WebContext } from '../../../platform/web/page.tsx'
import { problem } from '../../../platform/web/problem.ts'
import type { Route } from '../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { catalogueQuery, NO_INDICATOR } from '../data/catalogue-queries.ts'
import { openPaths } from '../open-paths.ts'
import { indicatorOf } from '../pages/public/catalogue/catalogue-routes.tsx'
import { dcatRoutes } from './dcat/dcat-routes.tsx'
import { fileHeaders, fileName } from './figure-files.ts'
import { type OpenFigure, openFigures } from './open-figures.ts'
import { sdmxCsv, sdmxJson } from './sdmx.ts'

const text = z.strictObject({ es: z.string(), en: z.string().optional() })
const listed = z.strictObject({
  code: z.string(),
  title: text,
  definition: text,
  unit: text,
  theme: z.string(),
  first: z.string().optional(),
  last: z.string().optional(),
  places: z.number().int(),
  demonstration: z.boolean().describe('Con cifras de demostración / with figures of a demonstration'),
})
const figure = z.strictObject({
  indicator: z.string(),
  geography: z.string(),
  place: z.string(),
  place_name: z.string(),
  period: z.string(),
  breakdown: z.string(),
  value: z.number().nullable(),
  missing: z.string().nullable().describe('Por qué no hay valor / why there is no value'),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  unit: z.string(),
  status: z.string().describe('CL_OBS_STATUS de SDMX / of SDMX'),
  revision: z.number().int(),
  batch: z.number().int(),
  published_at: z.string(),
  source: z.string(),
  demonstration: z.boolean(),
})

async function list(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(catalogueQuery, c.get('ctx'), {})
  if (!found.ok) return problem(c, 403, found.refusal)
  return openJson(c, {
    indicators: found.value.indicators.map(
      ({ code, theme, sheet, coverage }): z.infer<typeof listed> => ({
        code,
        title: sheet.title,
        definition: sheet.content.definition,
        unit: sheet.content.unit,
        theme: theme.code,
        ...(coverage === undefined ? {} : { first: coverage.first, last: coverage.last }),
        places: coverage?.places ?? 0,
        demonstration: coverage?.demo ?? false,
      }),
    ),
  })
}

type Answered = NonNullable<Awaited<ReturnType<typeof indicatorOf>>>

function figuresOf(c: WebContext, { cells, places, batches, indicator }: Answered): readonly OpenFigure[] {
  const unit = say(indicator.sheet.content.unit, c.get('locale'))
  return openFigures(cells, places, batches, () => unit)
}

async function one(c: WebContext): Promise<Response> {
  const answer = await indicatorOf(c)
  if (answer === undefined) return problem(c, 404, NO_INDICATOR)
  const { code, sheet } = answer.indicator
  return openJson(c, { code, title: sheet.title, sheet: sheet.number, figures: figuresOf(c, answer) })
}

async function csv(c: WebContext): Promise<Response> {
  const answer = await indicatorOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const figures = figuresOf(c, answer)
  return c.body(sdmxCsv(figures), 200, fileHeaders(fileName(`${answer.indicator.code}-sdmx`, figures, 'csv'), CSV_TYPE))
}

async function json(c: WebContext): Promise<Response> {
  const answer = await indicatorOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { code, sheet } = answer.indicator
  const figures = figuresOf(c, answer)
  const message = sdmxJson(figures, { title: say(sheet.title, locale), prepared: c.get('ctx').now, locale })
  const type = 'application/vnd.sdmx.data+json;version=2.0.0'
  return c.body(JSON.stringify(message), 200, fileHeaders(fileName(`${code}-sdmx`, figures, 'json'), type))
}

const published = z.object({
  publicado: z.string().max(10).optional().describe('Como se publicó ese día / as published on that day'),
})
const route = (path: string, handle: Route['handle'], more: Partial<Route>): Route => ({
  method: 'GET',
  path,
  permission: READ_OBSERVATORY,
  handle,
  ...more,
})

/** What programs read. */
export const openRoutes: readonly Route[] = [
  route('/observatorio/indicadores/:indicator/sdmx.csv', csv, { weight: 'export', query: published }),
  route('/observatorio/indicadores/:indicator/sdmx.json', json, { weight: 'export', query: published }),
  ...dcatRoutes,
  route(openPaths.indicators(), list, {
    weight: 'api',
    api: {
      title: { es: 'Indicadores del observatorio', en: 'Indicators of the observatory' },
      explanation: {
        es: 'Qué indicadores hay, qué miden y de qué años se ha publicado algo.',
        en: 'Which indicators there are, what they measure and of which years something is published.',
      },
      answer: z.strictObject({ indicators: z.array(listed) }),
      example: openPaths.indicators(),
      problems: {},
    },
  }),
  route('/api/v1/observatorio/indicadores/:indicator', one, {
    weight: 'api',
    params: z.object({ indicator: z.string().max(100).describe('Código del indicador / code of the indicator') }),
    query: published,
    api: {
      title: { es: 'Cifras de un indicador', en: 'Figures of an indicator' },
      explanation: {
        es: 'Todas las cifras publicadas, por lugar, período y desglose. Lo que falta viene con su razón; lo que es demostración lo dice.',
        en: 'All published figures, by place, period and breakdown. What is missing comes with its reason; what is a demonstration says so.',
      },
      answer: z.strictObject({ code: z.string(), title: text, sheet: z.number().int(), figures: z.array(figure) }),
      example: openPaths.indicator('area'),
      problems: { no_indicator: NO_INDICATOR.message },
    },
  }),
]
