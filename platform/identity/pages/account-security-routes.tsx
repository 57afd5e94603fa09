import { isId } from '../../../kernel/ids.ts'
import { refusalPage, troublePage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { NO_FIELDS } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { accountFactors, resetFactors } from '../factors/commands.ts'
import { RESET_FACTORS } from '../factors/permissions.ts'
import { identityPaths } from '../paths.ts'
import { signInPaths } from '../sessions/paths.ts'
import { ACCOUNT_SECURITY_WORDS, AccountSecurityPage } from './account-security-page.tsx'

async function show(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const accountId = c.req.param('id') ?? ''
  if (!isId(accountId)) return troublePage(c, 404, 'not_found')
  const { runner, institution } = c.get('services')
  const found = await runner.query(accountFactors, c.get('ctx'), { accountId })
  if (!found.ok) return refusalPage(c, 404, found.refusal)
  const words = ACCOUNT_SECURITY_WORDS[locale]
  return workspacePage(c, {
    title: words.title,
    breadcrumbs: [
      { title: words.people, href: localPath(locale, identityPaths.people()) },
      { title: found.value.login, href: localPath(locale, identityPaths.person(accountId)) },
      { title: words.title },
    ],
    body: <AccountSecurityPage locale={locale} zone={institution.zone} csrf={c.get('csrf')} account={found.value} />,
  })
}

async function reset(c: WebContext): Promise<Response> {
  const accountId = c.req.param('id') ?? ''
  const { runner } = c.get('services')
  const done = await runner.command(resetFactors, c.get('ctx'), { accountId }, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 404, done.refusal)
  setFlash(c, 'success', { es: ACCOUNT_SECURITY_WORDS.es.done, en: ACCOUNT_SECURITY_WORDS.en.done })
  return c.redirect(localPath(c.get('locale'), signInPaths.ofAccount(accountId)), 303)
}

export const accountSecurityRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/personas/:id/seguridad', permission: RESET_FACTORS, handle: show },
  {
    method: 'POST',
    path: '/t/personas/:id/seguridad',
    permission: RESET_FACTORS,
    sensitive: true,
    form: NO_FIELDS,
    handle: reset,
  },
]
