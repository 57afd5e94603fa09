import { mayDo } from '../../capability/permission.ts'
import { portalPage, type WebContext } from '../../web/page.tsx'
import type { Route } from '../../web/route.ts'
import { healthPaths } from '../paths.ts'
import { SEE_HOW_IT_RUNS, SEE_WHETHER_IT_RUNS } from '../permissions.ts'
import { HealthPage } from './health-page.tsx'
import { HEALTH_WORDS } from './health-words.ts'

async function showHealth(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { watch, institution } = c.get('services')
  const report = (await watch?.health.report()) ?? { ready: true, checks: [] }
  const details =
    watch !== undefined && mayDo(c.get('ctx').who, SEE_HOW_IT_RUNS)
      ? { work: await watch.work(), since: watch.since, restarts: watch.usage().restarts }
      : undefined
  // The page itself is in order whatever it tells; who asks by program asks the other two.
  return portalPage(c, {
    title: HEALTH_WORDS[locale].title,
    body: <HealthPage locale={locale} zone={institution.zone} report={report} details={details} />,
  })
}

function live(c: WebContext): Response {
  c.header('cache-control', 'no-store')
  return c.json({ status: 'live' })
}

/** Names of parts and whether they answer; nothing of what they are, where they are or why they do not. */
async function ready(c: WebContext): Promise<Response> {
  c.header('cache-control', 'no-store')
  const report = await c.get('services').watch?.health.report()
  if (report === undefined) return c.json({ status: 'ready', checks: {} })
  const checks = Object.fromEntries(report.checks.map(({ id, ok }) => [id, ok ? 'up' : 'down']))
  return c.json({ status: report.ready ? 'ready' : 'not_ready', checks }, report.ready ? 200 : 503)
}

export const healthRoutes: readonly Route[] = [
  { method: 'GET', path: healthPaths.page, permission: SEE_WHETHER_IT_RUNS, handle: showHealth },
  { method: 'GET', path: healthPaths.live, permission: SEE_WHETHER_IT_RUNS, handle: live },
  { method: 'GET', path: healthPaths.ready, permission: SEE_WHETHER_IT_RUNS, handle: ready },
]
