import { say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { decidedOfPlan } from '../../../data/reprogramming-queries.ts'
import { planningPaths } from '../../../paths.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { approvalWords } from '../../plan/approval-words.ts'
import { CutOffBar } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { hrefs } from '../../plan/plan-view.ts'
import { askedNumber, VersionsView, versionsTitle } from '../../plan/versions-view.tsx'
import { type Asked, withYearOfPath } from '../request.ts'

async function answer(c: WebContext, { view, problem }: Asked): Promise<Response> {
  const code = c.req.param('unit')?.toLowerCase()
  const poa = view.plan.poas.find(({ head }) => head.unit.code.toLowerCase() === code)
  if (poa === undefined) return troublePage(c, 404, 'not_found')
  const { locale, plan } = view
  const { head } = poa
  const decided = await c.get('services').runner.query(decidedOfPlan, c.get('ctx'), head.id)
  const title = `${versionsTitle(locale)} · ${say(head.unit.title, locale)}`
  const path = reprogrammingPaths.publicVersions(plan.year, head.unit.code)
  return portalPage(c, {
    title: `${title} · ${pageWords(locale).plan(plan.year)}`,
    width: 'wide',
    breadcrumbs: [
      { title: pageWords(locale).plan(plan.year), href: hrefs.year(view) },
      {
        title: say(head.unit.title, locale),
        href: `${locale === 'en' ? '/en' : ''}${planningPaths.poa(plan.year, head.unit.code, view.cutOff)}`,
      },
      { title: versionsTitle(locale) },
    ],
    body: (
      <>
        <PageHead
          eyebrow={`${head.unit.code} · ${plan.year}`}
          title={versionsTitle(locale)}
          lead={<Spoken text={head.unit.title} locale={locale} />}
          marks={<Tag kind={head.status === 'approved' ? 'action' : 'plain'}>{approvalWords(head, locale)}</Tag>}
        />
        <CutOffBar view={view} path={path} problem={problem} />
        <VersionsView
          view={view}
          poa={poa}
          decided={decided.ok ? decided.value : []}
          asked={{
            version: askedNumber(c.req.query('version')),
            from: askedNumber(c.req.query('desde')),
            to: askedNumber(c.req.query('hasta')),
          }}
          pathOf={(asked) => reprogrammingPaths.publicVersions(plan.year, head.unit.code, asked)}
        />
      </>
    ),
  })
}

/** The versions of a unit's plan, for anybody. */
export const versionsHandler = (c: WebContext) => withYearOfPath(c, (asked) => answer(c, asked))
