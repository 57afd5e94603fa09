import type { WebContext } from './page.tsx'

/**
 * Where a saved form leads. Browsers are sent there; a form that was sent from within its page (`SteadyForm`) is told the
 * address instead, because following it there would use up what is said once on the next page.
 */
export function afterForm(c: WebContext, to: string): Response {
  const wantsData = (c.req.header('accept') ?? '').startsWith('application/json')
  return wantsData ? c.json({ to }) : c.redirect(to, 303)
}
