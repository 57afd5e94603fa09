import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { alignmentPaths, type CoverageChoice } from '../../../alignment-paths.ts'
import { alignmentQuery } from '../../../data/alignment-queries.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { CoverageBody } from '../../plan/coverage/coverage-page.tsx'
import { coverageView } from '../../plan/coverage/coverage-view.ts'
import { coverageWords } from '../../plan/coverage/coverage-words.ts'
import { CutOffBar } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { hrefs } from '../../plan/plan-view.ts'
import { type Asked, withYearOfPath } from '../request.ts'

/** What of the coverage the address asks for. */
export function coverageChoice(c: WebContext): CoverageChoice {
  const catalogue = c.req.query('catalogo')
  return {
    ...(catalogue === undefined || catalogue === '' ? {} : { catalogue }),
    ...(c.req.query('desde') === 'plan' ? { way: 'plan' as const } : {}),
  }
}

async function show(c: WebContext, { view, problem }: Asked): Promise<Response> {
  const { locale, plan } = view
  const found = await c.get('services').runner.query(alignmentQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const words = coverageWords(locale)
  const choice = coverageChoice(c)
  const shown = coverageView(view, found.value, {
    choice,
    href: (other) => localPath(locale, alignmentPaths.public(plan.year, other, view.cutOff)),
    alignHref: () => undefined,
  })
  return portalPage(c, {
    title: words.title,
    description: words.lead,
    width: 'wide',
    breadcrumbs: [{ title: pageWords(locale).plan(plan.year), href: hrefs.year(view) }, { title: words.title }],
    body: (
      <>
        <PageHead eyebrow={pageWords(locale).plan(plan.year)} title={words.title} lead={words.lead} />
        <CutOffBar
          view={view}
          path={alignmentPaths.public(plan.year)}
          hidden={{
            ...(choice.catalogue === undefined ? {} : { catalogo: choice.catalogue }),
            ...(choice.way === 'plan' ? { desde: 'plan' } : {}),
          }}
          problem={problem}
        />
        <p>
          <a href={localPath(locale, alignmentPaths.flow(plan.year, [], view.cutOff))}>{words.flow}</a>
        </p>
        <CoverageBody shown={shown} />
      </>
    ),
  })
}

export const publicAlignmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/planes/:year/alineacion',
    permission: READ_PUBLIC,
    handle: (c) => withYearOfPath(c, (asked) => show(c, asked)),
  },
]
