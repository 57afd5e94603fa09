import { say } from '../../../../../kernel/text.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { decidedOfPlan } from '../../../data/reprogramming-queries.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { askedNumber, VersionsView, versionsTitle } from '../../plan/versions-view.tsx'
import { PoaHead } from '../matrix-page.tsx'
import { staffPoaPage } from './poa-page.tsx'

/** The versions of a plan in the workspace. */
export function showVersions(c: WebContext): Response | Promise<Response> {
  return staffPoaPage(c, reprogrammingPaths.versions, async (year, poa) => {
    const { view } = year
    const { head } = poa
    const decided = await c.get('services').runner.query(decidedOfPlan, c.get('ctx'), head.id)
    return {
      title: `${versionsTitle(view.locale)} · ${say(head.unit.title, view.locale)} · ${head.year}`,
      body: (
        <>
          <PoaHead view={view} poa={poa} current="versions" />
          <VersionsView
            view={view}
            poa={poa}
            decided={decided.ok ? decided.value : []}
            asked={{
              version: askedNumber(c.req.query('version')),
              from: askedNumber(c.req.query('desde')),
              to: askedNumber(c.req.query('hasta')),
            }}
            pathOf={(asked) => reprogrammingPaths.versions(head.year, head.unit.code, asked)}
          />
        </>
      ),
    }
  })
}
