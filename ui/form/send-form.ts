export type FormSent =
  | { readonly is: 'done'; readonly to: string }
  | { readonly is: 'lost' }
  /** The answer is a page of its own, with what was typed and what is wrong. */
  | { readonly is: 'refused' }

/** Sends a form from the page, which stays where it is whatever becomes of the line. Its address answers with `afterForm`. */
export async function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): Promise<FormSent> {
  // Where the browser knows that there is no line it need not be tried.
  if (!navigator.onLine) return { is: 'lost' }
  try {
    const answer = await fetch(form.getAttribute('action') ?? location.href, {
      method: 'POST',
      body: new FormData(form, submitter),
      headers: { accept: 'application/json' },
    })
    if (answer.status >= 500) return { is: 'lost' }
    if (!answer.ok || !(answer.headers.get('content-type') ?? '').includes('json')) return { is: 'refused' }
    const { to } = (await answer.json()) as { readonly to?: unknown }
    return typeof to === 'string' ? { is: 'done', to } : { is: 'refused' }
  } catch {
    return { is: 'lost' }
  }
}

/** Goes there, and draws the page anew where it is the one already shown. */
export function goTo(to: string): void {
  const target = new URL(to, location.href)
  const same = target.pathname === location.pathname && target.search === location.search
  location.assign(to)
  if (same && target.hash !== '') location.reload()
}
