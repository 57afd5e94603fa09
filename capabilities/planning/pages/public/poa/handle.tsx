import { say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { moneyQuery } from '../../../data/money-query.ts'
import { pageWords } from '../../plan/page-words.ts'
import { hrefs } from '../../plan/plan-view.ts'
import { type Asked, withYearOfPath } from '../request.ts'
import { PoaMoney } from './money-part.tsx'
import { MissingPoaPage, PoaPage } from './poa-page.tsx'
import { poaWords } from './words.ts'

async function answer(c: WebContext, { view, problem }: Asked): Promise<Response> {
  const code = c.req.param('unit')?.toLowerCase()
  const unit = view.plan.units.find((each) => each.code.toLowerCase() === code)
  const poa = view.plan.poas.find((each) => each.head.unit.code.toLowerCase() === code)
  const title = poa?.head.unit.title ?? unit?.title
  if (title === undefined) return troublePage(c, 404, 'not_found')
  const { locale, plan } = view
  const shared = {
    title: `${say(title, locale)} · ${pageWords(locale).plan(plan.year)}`,
    width: 'wide',
    description: poaWords(locale).description(say(title, locale), plan.year),
    breadcrumbs: [
      { title: pageWords(locale).plan(plan.year), href: hrefs.year(view) },
      { title: pageWords(locale).units, href: `${hrefs.year(view)}#planes` },
      { title: say(title, locale) },
    ],
  } as const
  if (poa !== undefined) {
    const matrix = c.req.query('vista') === 'matriz'
    const money = await c.get('services').runner.query(moneyQuery, c.get('ctx'), { year: plan.year })
    return portalPage(c, {
      ...shared,
      body: (
        <>
          <PoaPage view={view} poa={poa} matrix={matrix} problem={problem} />
          {money.ok ? <PoaMoney view={view} answer={money.value} unitCode={poa.head.unit.code} /> : null}
        </>
      ),
    })
  }
  return unit === undefined
    ? troublePage(c, 404, 'not_found')
    : portalPage(c, { ...shared, body: <MissingPoaPage view={view} unit={unit} /> })
}

/** A unit's plan of a year. */
export const poaHandler = (c: WebContext) => withYearOfPath(c, (asked) => answer(c, asked))
