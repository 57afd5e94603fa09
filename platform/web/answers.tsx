import type { Refusal } from '../../kernel/result.ts'
import { say } from '../../kernel/text.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { type ErrorKind, ErrorPage } from '../../ui/feedback/pages.tsx'
import { ownPath } from './own-path.ts'
import { portalPage, type WebContext, workspacePage } from './page.tsx'
import { CONFIRM_PATH, localPath, withQuery } from './paths.ts'
import { isApiAddress, problem } from './problem.ts'

const TITLES: Record<ErrorKind, { es: string; en: string }> = {
  not_found: { es: 'Página no encontrada', en: 'Page not found' },
  forbidden: { es: 'Sin permiso', en: 'Not allowed' },
  error: { es: 'Algo falló', en: 'Something failed' },
  offline: { es: 'Sin conexión', en: 'Offline' },
  busy: { es: 'Muchas solicitudes', en: 'Too many requests' },
  away: { es: 'Sin servicio por un momento', en: 'Not available for a moment' },
  too_long: { es: 'Tardó demasiado', en: 'It took too long' },
}

/** The page of a trouble, in the shell of the part of the house where it happened. */
export function troublePage(
  c: WebContext,
  status: 403 | 404 | 500 | 503,
  kind: ErrorKind,
): Response | Promise<Response> {
  if (asksForData(c)) return problem(c, status, { kind, message: TITLES[kind] })
  const locale = c.get('locale') ?? 'es'
  const reference = c.get('ctx')?.requestId
  const content = {
    title: TITLES[kind][locale],
    status,
    body: <ErrorPage kind={kind} locale={locale} reference={reference} />,
  }
  if (c.get('services') === undefined) return c.text(TITLES[kind][locale], status)
  return inShell(c, content)
}

export type RefusalStatus = 400 | 403 | 404 | 409 | 413 | 414 | 415 | 421 | 422 | 429

/**
 * A refusal as a page of its own: for what a form cannot show. Who must first prove who they are is led to where that is done
 * and from there back to the page on which the act was asked for.
 */
export function refusalPage(c: WebContext, status: RefusalStatus, refusal: Refusal): Response | Promise<Response> {
  const locale = c.get('locale')
  if (refusal.kind === 'step_up_required') return askToConfirm(c, refusal)
  if (asksForData(c)) return problem(c, refusal.kind === 'forbidden' ? 403 : status, refusal)
  if (refusal.kind === 'forbidden' || status === 403) {
    return inShell(c, {
      title: TITLES.forbidden[locale],
      status: 403,
      body: (
        <ErrorPage kind="forbidden" locale={locale} reference={c.get('ctx').requestId}>
          <p>{say(refusal.message, locale)}</p>
        </ErrorPage>
      ),
    })
  }
  if (status === 404) return troublePage(c, 404, 'not_found')
  if (status === 429) {
    return inShell(c, {
      title: TITLES.busy[locale],
      status,
      body: (
        <ErrorPage kind="busy" locale={locale} reference={c.get('ctx').requestId}>
          <p>{say(refusal.message, locale)}</p>
        </ErrorPage>
      ),
    })
  }
  return inShell(c, {
    title: TITLES.error[locale],
    status,
    body: (
      <Notice kind="refusal" locale={locale}>
        {say(refusal.message, locale)}
      </Notice>
    ),
  })
}

/** To the page where a person proves once more who they are; a program is told so. */
export function askToConfirm(c: WebContext, refusal: Refusal): Response {
  if (asksForData(c)) return problem(c, 401, refusal)
  return c.redirect(localPath(c.get('locale'), withQuery(CONFIRM_PATH, { volver: pageOf(c) })), 303)
}

/** The page that stands open: of a form that was sent, the one it was sent from. */
function pageOf(c: WebContext): string {
  const here = localPath(c.get('locale'), c.get('barePath'))
  if (c.req.method === 'GET') return here
  const from = c.req.header('referer')
  if (from === undefined || !URL.canParse(from)) return localPath(c.get('locale'), '/t')
  const { pathname, search } = new URL(from)
  return ownPath(pathname + search, localPath(c.get('locale'), '/t'))
}

/** A program reads it, not a person: the API, and whoever asks for JSON and not for a page. */
function asksForData(c: WebContext): boolean {
  if (isApiAddress(c)) return true
  const accepted = c.req.header('accept') ?? ''
  return /\bapplication\/(problem\+)?json\b/.test(accepted) && !accepted.includes('text/html')
}

function inShell(c: WebContext, content: Parameters<typeof portalPage>[1]): Response | Promise<Response> {
  return c.get('barePath')?.startsWith('/t') && c.get('ctx').who !== 'public'
    ? workspacePage(c, content)
    : portalPage(c, content)
}
