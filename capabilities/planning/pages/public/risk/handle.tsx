import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { publicRisksQuery } from '../../../data/risk-queries.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { riskPaths } from '../../../risk-paths.ts'
import { riskChoice } from '../../plan/risk/risk-choice.ts'
import { riskWords } from '../../plan/risk/risk-words.ts'
import { PublicRisksPage } from './risks-page.tsx'

async function showRisks(c: WebContext): Promise<Response> {
  const ctx = c.get('ctx')
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(publicRisksQuery, ctx, undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const words = riskWords(locale)
  const choice = riskChoice((name) => c.req.query(name))
  return portalPage(c, {
    title: words.catalogue,
    description: words.publicLead,
    width: 'wide',
    body: <PublicRisksPage view={{ ...found.value, locale, today: ctx.today, choice, path: riskPaths.public }} />,
  })
}

export const publicRiskRoutes: readonly Route[] = [
  { method: 'GET', path: '/riesgos', permission: READ_PUBLIC, handle: showRisks },
]
