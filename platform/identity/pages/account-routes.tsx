import { refusalPage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, readForm } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { chooseLanguage, languageForm, ownAccount } from '../own-account.ts'
import { identityPaths } from '../paths.ts'
import { OWN_ACCOUNT } from '../permissions.ts'
import { AccountPage, type AccountPageProps } from './account-page.tsx'
import { ACCOUNT_SECTIONS } from './account-sections.ts'
import { ACCOUNT_WORDS } from './account-words.ts'

async function showAccount(c: WebContext, errors: AccountPageProps['errors'] = []): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(ownAccount, ctx, null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: ACCOUNT_WORDS[locale].title,
    status: errors.length === 0 ? 200 : 422,
    body: (
      <AccountPage
        locale={locale}
        csrf={c.get('csrf')}
        today={ctx.today}
        account={found.value}
        sections={ACCOUNT_SECTIONS}
        errors={errors}
      />
    ),
  })
}

async function postLanguage(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(languageForm, await c.req.formData(), locale)
  if (!form.ok) return showAccount(c, form.errors)
  const { runner } = c.get('services')
  const done = await runner.command(chooseLanguage, c.get('ctx'), form.value, { address: c.get('address') })
  if (!done.ok) return showAccount(c, [errorOfRefusal(done.refusal, locale)])
  setFlash(c, 'success', { es: ACCOUNT_WORDS.es.saved, en: ACCOUNT_WORDS.en.saved })
  return c.redirect(localPath(locale, identityPaths.account()), 303)
}

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/cuenta', permission: OWN_ACCOUNT, handle: (c) => showAccount(c) },
  { method: 'POST', path: '/t/cuenta', permission: OWN_ACCOUNT, form: languageForm, handle: postLanguage },
]
