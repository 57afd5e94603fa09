import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext, WorkspaceContent } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { type RequestAnswer, requestQuery } from '../../../data/reprogramming-queries.ts'
import { planningPaths } from '../../../paths.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { REPROGRAMMING_WORDS } from './words.ts'

/** Loads the request of the address and hands it to the page. */
export async function openRequest(
  c: WebContext,
  draw: (answer: RequestAnswer) => Response | Promise<Response>,
  query: typeof requestQuery = requestQuery,
): Promise<Response> {
  const found = await c.get('services').runner.query(query, c.get('ctx'), c.req.param('id') ?? '')
  if (found.ok) return draw(found.value)
  return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
}

/** Where a page of a request stands: under its plan. */
export function requestFrame(c: WebContext, { request }: RequestAnswer): Pick<WorkspaceContent, 'breadcrumbs'> {
  const locale = c.get('locale')
  const words = REPROGRAMMING_WORDS[locale]
  const { year, unit } = request
  return {
    breadcrumbs: [
      { title: `${unit.code} ${year}`, href: localPath(locale, planningPaths.matrix(year, unit.code)) },
      { title: words.requests, href: localPath(locale, reprogrammingPaths.ofPlan(year, unit.code)) },
      { title: words.request(request.number), href: localPath(locale, reprogrammingPaths.request(request.id)) },
    ],
  }
}
