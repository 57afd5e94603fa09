import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { alignmentPaths, COLUMN_WORDS } from '../../../alignment-paths.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { FLOW_COLUMNS } from '../../../rules/alignment/flow.ts'
import { coverageWords } from '../../plan/coverage/coverage-words.ts'
import { FlowBody } from '../../plan/flow/flow-page.tsx'
import { flowView } from '../../plan/flow/flow-view.ts'
import { flowWords } from '../../plan/flow/flow-words.ts'
import { CutOffBar } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { hrefs } from '../../plan/plan-view.ts'
import { type Asked, withYearOfPath } from '../request.ts'

function show(c: WebContext, { view, problem }: Asked): Response | Promise<Response> {
  const { locale, plan } = view
  const words = flowWords(locale)
  const through = FLOW_COLUMNS.flatMap((column) => {
    const key = c.req.query(COLUMN_WORDS[column])
    return key === undefined || key === '' ? [] : [{ column, key }]
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
          path={alignmentPaths.flow(plan.year)}
          hidden={Object.fromEntries(through.map(({ column, key }) => [COLUMN_WORDS[column], key]))}
          problem={problem}
        />
        <p>
          <a href={localPath(locale, alignmentPaths.public(plan.year, {}, view.cutOff))}>
            {coverageWords(locale).title}
          </a>
        </p>
        <FlowBody shown={flowView(view, through)} />
      </>
    ),
  })
}

export const flowRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/planes/:year/flujo',
    permission: READ_PUBLIC,
    handle: (c) => withYearOfPath(c, (asked) => show(c, asked)),
  },
]
