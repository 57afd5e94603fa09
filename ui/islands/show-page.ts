import { CONTENT_EVENT } from './mount.ts'

/**
 * Shows a page that a script has fetched as if it had been navigated to, without asking for it a second time: what it
 * says once (the outcome of an action) is not lost.
 */
export function showPage(html: string, address: string): void {
  const next = new DOMParser().parseFromString(html, 'text/html')
  if (next.querySelector('main') === null) {
    location.reload()
    return
  }
  if (address !== '' && address !== location.href) history.pushState(null, '', address)
  document.title = next.title
  document.body.replaceWith(next.body)
  loadMissingScripts(next)
  document.dispatchEvent(new CustomEvent(CONTENT_EVENT))
  const focus = document.querySelector<HTMLElement>('.error-summary') ?? document.querySelector('main')
  focus?.focus()
  focus?.scrollIntoView()
}

function loadMissingScripts(next: Document): void {
  const loaded = new Set([...document.querySelectorAll<HTMLScriptElement>('script[src]')].map((script) => script.src))
  for (const wanted of next.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')) {
    const absolute = new URL(wanted.getAttribute('src') ?? '', location.href).href
    if (loaded.has(absolute)) continue
    const script = document.createElement('script')
    script.type = 'module'
    script.src = absolute
    document.head.append(script)
  }
}
