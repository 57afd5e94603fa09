import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { planOnMap } from '../../../data/plan-on-map.ts'
import { BINDABLE_MEASURES } from '../../../measures.ts'
import { type Asked, withYear, withYearOfPath } from '../request.ts'
import { yearWords } from './words.ts'
import { YearPage } from './year-page.tsx'

async function answer(c: WebContext, { view, problem }: Asked): Promise<Response> {
  const places = await c.get('services').runner.query(planOnMap, c.get('ctx'), view.plan.year)
  const text = yearWords(view.locale)
  return portalPage(c, {
    title: text.title(view.plan.year),
    description: text.description(view.plan.year),
    width: 'wide',
    body: (
      <YearPage
        view={view}
        measures={BINDABLE_MEASURES}
        places={places.ok ? places.value : undefined}
        problem={problem}
      />
    ),
  })
}

/** The plan of the newest year at the front door, and that of any year. */
export const yearHandlers = {
  newest: (c: WebContext) => withYear(c, undefined, (asked) => answer(c, asked)),
  ofYear: (c: WebContext) => withYearOfPath(c, (asked) => answer(c, asked)),
} as const
