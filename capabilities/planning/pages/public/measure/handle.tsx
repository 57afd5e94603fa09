import type { Refusal } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import type { Measure } from '../../../../../platform/measures/measure.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { type MeasureAnswer, publicMeasure } from '../../../data/public-queries.ts'
import { measureCsv } from '../../../exports/measure-csv.ts'
import { sendFile } from '../../../exports/send-file.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { pageWords } from '../../plan/page-words.ts'
import { askedCutOff, yearOf } from '../request.ts'
import { MeasurePage } from './measure-page.tsx'
import { measureWords } from './words.ts'

/** `?unidad=` and `?indicador=`: some of its records alone. */
function filtersAsked(c: WebContext): Record<string, string> {
  const [unit, indicator] = [c.req.query('unidad'), c.req.query('indicador')]
  return { ...(unit === undefined ? {} : { unit }), ...(indicator === undefined ? {} : { indicator }) }
}

/** The page of every measure given, by id and year, and its records as a table; `?lectura=` opens a captured reading as it was. */
export function measureRoutes(measures: readonly Measure[]): readonly Route[] {
  const query = publicMeasure(measures)
  const ask = (c: WebContext, year: number) =>
    c.get('services').runner.query(query, c.get('ctx'), {
      id: c.req.param('id') ?? '',
      year,
      cutOff: askedCutOff(c).cutOff,
      reading: c.req.query('lectura'),
      filters: filtersAsked(c),
    })
  return [
    {
      method: 'GET',
      path: '/medidas/:id/:year',
      permission: READ_PUBLIC,
      handle: async (c: WebContext) => {
        const year = yearOf(c.req.param('year'))
        if (year === undefined) return troublePage(c, 404, 'not_found')
        const found = await ask(c, year)
        return found.ok ? measurePage(c, year, found.value) : notFound(c, found.refusal)
      },
    },
    {
      method: 'GET',
      path: '/medidas/:id/:year/registros.csv',
      permission: READ_PUBLIC,
      weight: 'export',
      handle: async (c: WebContext) => {
        const year = yearOf(c.req.param('year'))
        if (year === undefined) return troublePage(c, 404, 'not_found')
        const found = await ask(c, year)
        if (!found.ok) return notFound(c, found.refusal)
        const { measure, reading } = found.value
        const name = `${measure.id}-${year}-al-${reading.asOf}.csv`
        return sendFile(c, { name, format: 'csv', bytes: measureCsv(found.value) })
      },
    },
  ]
}

function notFound(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusal.kind === 'forbidden' ? refusalPage(c, 403, refusal) : troublePage(c, 404, 'not_found')
}

function measurePage(c: WebContext, year: number, answer: MeasureAnswer): Response | Promise<Response> {
  const locale = c.get('locale')
  const title = say(answer.measure.title, locale)
  return portalPage(c, {
    title,
    description: measureWords(locale).description,
    width: 'wide',
    breadcrumbs: [
      { title: pageWords(locale).plan(year), href: localPath(locale, planningPaths.year(year)) },
      { title },
    ],
    body: (
      <MeasurePage
        locale={locale}
        today={c.get('ctx').today}
        year={year}
        answer={answer}
        table={localPath(
          locale,
          planningPaths.measureTable(answer.measure.id, year, {
            corte: answer.reading.asOf,
            lectura: c.req.query('lectura'),
            unidad: c.req.query('unidad'),
            indicador: c.req.query('indicador'),
          }),
        )}
        problem={askedCutOff(c).problem}
      />
    ),
  })
}
