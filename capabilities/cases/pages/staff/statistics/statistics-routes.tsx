import { z } from 'zod'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { registerQuery } from '../../../data/register-query.ts'
import { statisticsQuery } from '../../../data/statistics-query.ts'
import { READ_CASES } from '../../../staff-permissions.ts'
import { StatisticsPage } from './statistics-page.tsx'
import { STATISTICS_WORDS } from './statistics-words.ts'

const asked = z.object({ anio: z.string().optional() })

async function showStatistics(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const now = Number(ctx.today.slice(0, 4))
  const typed = Number(c.req.query('anio'))
  const year = Number.isInteger(typed) && typed >= 1990 && typed <= now ? typed : now
  const { runner } = c.get('services')
  const found = await runner.query(statisticsQuery, ctx, { year })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const register = await runner.query(registerQuery, ctx, { size: 1 })
  const years = [...new Set([now, year, ...(register.ok ? register.value.years : [])])].sort((a, b) => b - a)
  return workspacePage(c, {
    title: STATISTICS_WORDS[locale].title,
    body: <StatisticsPage statistics={found.value} years={years} locale={locale} />,
  })
}

export const statisticsRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/estadisticas-de-tramites', permission: READ_CASES, query: asked, handle: showStatistics },
]
