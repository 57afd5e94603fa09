import { say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import type { StoredInstrument } from '../../../data/load-year.ts'
import { publicYear } from '../../../data/public-queries.ts'
import { pageWords } from '../../plan/page-words.ts'
import { titleOfInstrument } from '../../plan/plan-index.ts'
import { hrefs, type PlanView, planView } from '../../plan/plan-view.ts'
import { type Asked, readerOf, withYear, withYearOfPath } from '../request.ts'
import { PeiPage } from './pei-page.tsx'
import { peiWords } from './words.ts'

async function answer(c: WebContext, { view, problem }: Asked): Promise<Response> {
  const { pei } = view.plan
  if (pei === undefined) return troublePage(c, 404, 'not_found')
  const title = say(titleOfInstrument(pei), view.locale)
  return portalPage(c, {
    title,
    description: peiWords(view.locale).description,
    width: 'wide',
    breadcrumbs: [{ title: pageWords(view.locale).plan(view.plan.year), href: hrefs.year(view) }, { title }],
    body: <PeiPage view={view} pei={pei} years={await yearsOf(c, view, pei)} problem={problem} />,
  })
}

/** Each year of the strategic plan that has plans, at its own cut-off; the one in view at the cut-off in view. */
async function yearsOf(c: WebContext, view: PlanView, pei: StoredInstrument): Promise<readonly PlanView[]> {
  const years: PlanView[] = []
  for (const year of [...view.years].sort((one, other) => one - other)) {
    if (year < pei.fromYear || year > pei.toYear) continue
    if (year === view.plan.year) years.push(view)
    else {
      const found = await c.get('services').runner.query(publicYear, c.get('ctx'), { year })
      if (found.ok) years.push(planView(found.value, readerOf(c)))
    }
  }
  return years
}

/** The strategic plan as the newest year shows it, and as any year within it does. */
export const peiHandlers = {
  newest: (c: WebContext) => withYear(c, undefined, (asked) => answer(c, asked)),
  ofYear: (c: WebContext) => withYearOfPath(c, (asked) => answer(c, asked)),
} as const
