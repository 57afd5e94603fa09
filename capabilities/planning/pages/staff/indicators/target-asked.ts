import type { WebContext } from '../../../../../platform/web/page.tsx'

/** `?meta=2`: the second of several targets. */
export function targetAsked(c: WebContext): number | undefined {
  const text = c.req.query('meta') ?? ''
  return /^[1-9]\d?$/.test(text) ? Number(text) - 1 : undefined
}
