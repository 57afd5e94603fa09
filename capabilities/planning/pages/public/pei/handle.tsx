import { say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { titleOfInstrument } from '../../plan/plan-index.ts'
import { hrefs } from '../../plan/plan-view.ts'
import { type Asked, withYear, withYearOfPath } from '../request.ts'
import { PeiPage } from './pei-page.tsx'
import { peiWords } from './words.ts'

function answer(c: WebContext, { view, problem }: Asked): Response | Promise<Response> {
  const { pei } = view.plan
  if (pei === undefined) return troublePage(c, 404, 'not_found')
  const title = say(titleOfInstrument(pei), view.locale)
  return portalPage(c, {
    title,
    description: peiWords(view.locale).description,
    width: 'wide',
    breadcrumbs: [{ title: pageWords(view.locale).plan(view.plan.year), href: hrefs.year(view) }, { title }],
    body: <PeiPage view={view} pei={pei} problem={problem} />,
  })
}

/** The strategic plan as the newest year shows it, and as any year within it does. */
export const peiHandlers = {
  newest: (c: WebContext) => withYear(c, undefined, (asked) => answer(c, asked)),
  ofYear: (c: WebContext) => withYearOfPath(c, (asked) => answer(c, asked)),
} as const
