import { say } from '../../../../../kernel/text.ts'
import type { Measure } from '../../../../../platform/measures/measure.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { publicMeasure } from '../../../data/public-queries.ts'
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

/** The page of every measure given, by id and year; `?lectura=` opens a captured reading as it was. */
export function measureRoute(measures: readonly Measure[]): Route {
  const query = publicMeasure(measures)
  return {
    method: 'GET',
    path: '/medidas/:id/:year',
    permission: READ_PUBLIC,
    handle: async (c: WebContext) => {
      const year = yearOf(c.req.param('year'))
      const asked = askedCutOff(c)
      if (year === undefined) return troublePage(c, 404, 'not_found')
      const found = await c.get('services').runner.query(query, c.get('ctx'), {
        id: c.req.param('id') ?? '',
        year,
        cutOff: asked.cutOff,
        reading: c.req.query('lectura'),
        filters: filtersAsked(c),
      })
      if (!found.ok)
        return found.refusal.kind === 'forbidden'
          ? refusalPage(c, 403, found.refusal)
          : troublePage(c, 404, 'not_found')
      const locale = c.get('locale')
      const title = say(found.value.measure.title, locale)
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
            answer={found.value}
            problem={asked.problem}
          />
        ),
      })
    },
  }
}
