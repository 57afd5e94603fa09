import { isMissing } from '../../../kernel/missing.ts'
import { CSV_START, CSV_TYPE, csvLine } from '../../../platform/documents/csv.ts'
import { troublePage } from '../../../platform/web/answers.tsx'
import type { WebContext } from '../../../platform/web/page.tsx'
import type { Route } from '../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { isDemo } from '../pages/public/indices/index-frame.tsx'
import { answerOf, versionQuery, yearIn, yearQuery } from '../pages/public/indices/index-routes.tsx'
import { placeAnswer } from '../rules/indices/answer.ts'
import { scorePlaces, yearsOf } from '../rules/indices/scores.ts'

function headers(name: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  }
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** The definition whole: what `trama index compute` takes. */
async function definition(c: WebContext): Promise<Response> {
  const answer = await answerOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const { code, version } = answer.prepared.definition
  const body = JSON.stringify(answer.prepared.definition, null, 2)
  return c.body(body, 200, headers(`${code}-${version}.json`, JSON_TYPE))
}

/** Every level of every place in a year, in the form of `trama index compute --json`. */
async function data(c: WebContext): Promise<Response> {
  const answer = await answerOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const { prepared, places, cells } = answer
  const { year } = yearIn(c, answer)
  const { code, version, title, method, levels } = prepared.definition
  const body = {
    format: 1,
    demonstration: isDemo(answer),
    definition: { code, version, title, method, levels },
    results: scorePlaces(prepared, places, cells, year).map(({ place, values, tree }) =>
      placeAnswer({ place: place.name, period: year, values }, tree),
    ),
  }
  const name = `${code}-${year}${body.demonstration ? '-demostracion' : ''}.json`
  return c.body(JSON.stringify(body), 200, headers(name, JSON_TYPE))
}

const COLUMNS = [
  'index',
  'version',
  'place',
  'place_code',
  'year',
  'value',
  'missing',
  'band',
  'arithmetic',
  'geometric',
  'coverage',
  'measured',
  'indicators',
  'demonstration',
]

/** The figure of every place and year, with the other mean and the coverage. */
async function table(c: WebContext): Promise<Response> {
  const answer = await answerOf(c)
  if (answer === undefined) return troublePage(c, 404, 'not_found')
  const { prepared, places, cells } = answer
  const { code, version } = prepared.definition
  const demo = isDemo(answer)
  const lines = yearsOf(cells).flatMap((year) =>
    scorePlaces(prepared, places, cells, year).map(({ place, tree: { root, band } }) => {
      const number = (value: typeof root.value) => (isMissing(value) ? '' : String(value))
      return csvLine([
        code,
        version,
        place.name,
        place.code,
        year,
        number(root.value),
        isMissing(root.value) ? root.value.missing : '',
        band?.key ?? '',
        number(root.arithmetic),
        number(root.geometric),
        String(root.coverage.percent),
        String(root.coverage.measured),
        String(root.coverage.of),
        demo ? 'yes' : 'no',
      ])
    }),
  )
  return c.body(
    CSV_START + csvLine(COLUMNS) + lines.join(''),
    200,
    headers(`${code}${demo ? '-demostracion' : ''}.csv`, CSV_TYPE),
  )
}

function file(path: string, handle: Route['handle'], more: Partial<Route> = {}): Route {
  return { method: 'GET', path, permission: READ_OBSERVATORY, weight: 'export', handle, ...more }
}

export const indexFileRoutes: readonly Route[] = [
  file('/observatorio/indices/:index/definicion.json', definition, { query: versionQuery }),
  file('/observatorio/indices/:index/datos.json', data, { query: yearQuery }),
  file('/observatorio/indices/:index/datos.csv', table, { query: versionQuery }),
]
