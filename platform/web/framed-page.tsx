import type { ComponentChildren } from 'preact'
import { contentPolicy } from './content-policy.ts'
import { renderDocument } from './document.tsx'
import type { WebContext } from './page.tsx'

/**
 * A page that others show in a frame of theirs: the same for everybody, without forms, menu or anything of a person. The only
 * kind of page that may be framed; who clicks in it leaves the frame.
 */
export function framedPage(
  c: WebContext,
  { title, body }: { readonly title: string; readonly body: ComponentChildren },
): Response | Promise<Response> {
  const { assets } = c.get('services')
  const html = renderDocument({
    assets,
    locale: c.get('locale'),
    title,
    theme: 'auto',
    bodyClass: 'public framed',
    noIndex: true,
    body: <main class="framed-main">{body}</main>,
  })
  c.header('content-security-policy', contentPolicy('*'))
  c.header('cache-control', 'no-cache')
  return c.html(html)
}
