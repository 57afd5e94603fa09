import { z } from 'zod'
import { errorOfRefusal, readForm } from '../../web/form.ts'
import { ownPath } from '../../web/own-path.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { confirmWithCode, confirmWithPassword, waysOf } from '../factors/confirm.ts'
import { OWN_SESSION } from '../permissions.ts'
import { ConfirmPage, type ConfirmPageProps } from './confirm-page.tsx'
import { browserOf, keepRenewed } from './entry-cookies.ts'
import { otherWays } from './other-ways.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

const confirmForm = z.object({
  password: z.string().max(500).optional(),
  code: z.string().max(100).optional(),
  volver: z.string().max(2000).optional(),
})

async function showConfirm(
  c: WebContext,
  volver: string | undefined = c.req.query('volver'),
  errors: ConfirmPageProps['errors'] = [],
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const locale = c.get('locale')
  const { who } = c.get('ctx')
  if (typeof who === 'string') return c.redirect(localPath(locale, '/acceso'), 303)
  const ways = await waysOf(c.get('services').entrance, who.accountId)
  return workspacePage(c, {
    title: SIGN_IN_WORDS[locale].confirmTitle,
    status,
    body: (
      <ConfirmPage locale={locale} csrf={c.get('csrf')} ways={ways} back={volver} errors={errors}>
        {otherWays(c, 'confirm', volver, ways)}
      </ConfirmPage>
    ),
  })
}

async function postConfirm(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(confirmForm, await c.req.formData(), locale)
  if (!form.ok) return showConfirm(c, form.typed.volver, form.errors, 422)
  const { password, code, volver } = form.value
  const { runner, entrance } = c.get('services')
  const ctx = c.get('ctx')
  const missing = { field: form.typed.code === undefined ? 'password' : 'code', message: MISSING[locale] }
  if (password === undefined && code === undefined) return showConfirm(c, volver, [missing], 422)
  const done =
    code === undefined
      ? await confirmWithPassword(entrance, runner, ctx, password ?? '', browserOf(c))
      : await confirmWithCode(entrance, runner, ctx, code, browserOf(c))
  if (done.ok) return goBack(c, done.value.token, volver)
  const status = done.refusal.kind === 'too_many_attempts' ? 429 : 422
  return showConfirm(c, volver, [errorOfRefusal(done.refusal, locale)], status)
}

/** To the page from which the person came, in the session's new token. */
export function goBack(c: WebContext, token: string, volver: string | undefined): Response {
  keepRenewed(c, token)
  return c.redirect(ownPath(volver, localPath(c.get('locale'), '/t')), 303)
}

const MISSING = { es: 'Falta este dato.', en: 'This is missing.' } as const

export const confirmRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/confirmar', permission: OWN_SESSION, handle: (c) => showConfirm(c) },
  {
    method: 'POST',
    path: '/t/confirmar',
    permission: OWN_SESSION,
    weight: 'sign_in',
    form: confirmForm,
    handle: postConfirm,
  },
]
