import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { STATE_IDS } from '../../../rules/states.ts'
import { pageWords } from '../../plan/page-words.ts'
import { hrefs } from '../../plan/plan-view.ts'
import { type Asked, withYearOfPath } from '../request.ts'
import { type FollowChoice, FollowPage } from './follow-page.tsx'
import { followWords } from './words.ts'

function answer(c: WebContext, { view, problem }: Asked): Response | Promise<Response> {
  const { locale, plan } = view
  const text = followWords(locale)
  const asked = c.req.query('estado') ?? ''
  const state = STATE_IDS.find((each) => each === asked)
  const unit = (c.req.query('unidad') ?? '').toLowerCase()
  const choice: FollowChoice = {
    what: c.req.query('que') === 'resultados' ? 'results' : 'activities',
    state,
    unit: plan.units.some((each) => each.code.toLowerCase() === unit) ? unit : undefined,
  }
  const wrongState = asked !== '' && state === undefined
  const title = text.title(choice.what)
  return portalPage(c, {
    title,
    description: text.description,
    width: 'wide',
    breadcrumbs: [{ title: pageWords(locale).plan(plan.year), href: hrefs.year(view) }, { title }],
    body: <FollowPage view={view} choice={choice} wrongState={wrongState} problem={problem} />,
  })
}

/** The list behind each count of the year's page. */
export const followHandler = (c: WebContext) => withYearOfPath(c, (asked) => answer(c, asked))
