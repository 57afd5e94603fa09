import { z } from 'zod'
import type { Refusal } from '../../../kernel/result.ts'
import type { FieldError } from '../../../ui/form/form-state.ts'
import { refusalPage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, readForm } from '../../web/form.ts'
import { readOwnCookie, setOwnCookie } from '../../web/own-cookie.ts'
import { portalPage, type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { DEVICE_COOKIE, DEVICE_DAYS } from '../lock-out.ts'
import { ownAccount } from '../own-account.ts'
import { identityPaths } from '../paths.ts'
import {
  changeOwnPassword,
  changePasswordForm,
  linkHolder,
  newPassword,
  passwordByLink,
} from '../people/choose-password.ts'
import type { LinkPurpose } from '../people/links.ts'
import { askRecovery, recoveryForm } from '../people/recover.ts'
import { confirm, register, registrationForm, waitingRegistration } from '../people/register.ts'
import { ENTRANCE, OWN_ACCOUNT } from '../permissions.ts'
import { newSessionToken } from '../session.ts'
import {
  ChoosePasswordPage,
  ConfirmPage,
  type EntranceProps,
  LinkOverPage,
  OwnPasswordPage,
  RecoverPage,
  RegisterPage,
} from './entrance-pages.tsx'
import { ENTRANCE_WORDS } from './entrance-words.ts'

const SIGN_IN = '/acceso'

function view(c: WebContext, typed: EntranceProps['typed'] = {}, errors: readonly FieldError[] = []): EntranceProps {
  const csrf = c.get('csrf')
  return { locale: c.get('locale'), csrf: csrf === '' ? undefined : csrf, typed, errors }
}

function statusOf(errors: readonly FieldError[]): 200 | 422 {
  return errors.length === 0 ? 200 : 422
}

/** The browser's secret, kept or made: who has just shown who they are goes on to sign in from it. */
function deviceOf(c: WebContext): string {
  const device = readOwnCookie(c, DEVICE_COOKIE) ?? newSessionToken()
  setOwnCookie(c, DEVICE_COOKIE, device, { httpOnly: true, maxAge: DEVICE_DAYS * 24 * 3600 })
  return device
}

interface LinkPage {
  readonly purpose: LinkPurpose
  readonly path: string
  title(c: WebContext): string
  lead(c: WebContext, name: string): string
  button(c: WebContext): string
  over(c: WebContext): { readonly says: string; readonly action: { readonly href: string; readonly title: string } }
  done(words: (typeof ENTRANCE_WORDS)['es'], login: string): string
}

const wordsOf = (c: WebContext) => ENTRANCE_WORDS[c.get('locale')]

const INVITATION_PAGE: LinkPage = {
  purpose: 'invitation',
  path: '/invitacion',
  title: (c) => wordsOf(c).invitationTitle,
  lead: (c, name) => wordsOf(c).invitationLead(name),
  button: (c) => wordsOf(c).accept,
  over: (c) => ({
    says: wordsOf(c).invitationOver,
    action: { href: localPath(c.get('locale'), SIGN_IN), title: wordsOf(c).toSignIn },
  }),
  done: (words, login) => words.accepted(login),
}

const RECOVERY_PAGE: LinkPage = {
  purpose: 'recovery',
  path: '/recuperar',
  title: (c) => wordsOf(c).chooseTitle,
  lead: (c) => wordsOf(c).chooseLead,
  button: (c) => wordsOf(c).choose,
  over: (c) => ({
    says: wordsOf(c).recoveryOver,
    action: { href: localPath(c.get('locale'), identityPaths.recover()), title: wordsOf(c).askAgain },
  }),
  done: (words, login) => words.chosen(login),
}

async function showLink(c: WebContext, page: LinkPage, errors: readonly FieldError[] = []): Promise<Response> {
  const locale = c.get('locale')
  const token = c.req.param('token') ?? ''
  const program = { ...c.get('ctx'), who: 'system' } as const
  const holder = await c.get('services').runner.query(linkHolder, program, { token, purpose: page.purpose })
  if (!holder.ok) return overPage(c, holder.refusal, page.over(c))
  const action = localPath(locale, `${page.path}/${token}`)
  return portalPage(c, {
    title: page.title(c),
    status: statusOf(errors),
    body: (
      <ChoosePasswordPage
        {...view(c, {}, errors)}
        action={action}
        title={page.title(c)}
        lead={page.lead(c, holder.value.name)}
        button={page.button(c)}
        login={holder.value.login}
      />
    ),
  })
}

function overPage(c: WebContext, refusal: Refusal, over: ReturnType<LinkPage['over']>): Response | Promise<Response> {
  if (refusal.kind !== 'link_over') return refusalPage(c, 403, refusal)
  return portalPage(c, {
    title: wordsOf(c).linkOverTitle,
    status: 404,
    body: <LinkOverPage locale={c.get('locale')} {...over} />,
  })
}

const newPasswordForm = z.object(newPassword)

async function postLink(c: WebContext, page: LinkPage): Promise<Response> {
  const locale = c.get('locale')
  const token = c.req.param('token') ?? ''
  const form = readForm(newPasswordForm, await c.req.formData(), locale)
  if (!form.ok) return showLink(c, page, form.errors)
  const asked = { token, purpose: page.purpose, ...form.value, device: deviceOf(c), address: c.get('address') }
  const done = await passwordByLink(c.get('services').runner, c.get('ctx'), asked)
  if (!done.ok) return showLink(c, page, [errorOfRefusal(done.refusal, locale)])
  const { login } = done.value
  setFlash(c, 'success', { es: page.done(ENTRANCE_WORDS.es, login), en: page.done(ENTRANCE_WORDS.en, login) })
  return c.redirect(localPath(locale, SIGN_IN), 303)
}

function showRecover(c: WebContext, typed: EntranceProps['typed'] = {}, errors: readonly FieldError[] = []) {
  const said = c.req.query('enviado') === 'si'
  return portalPage(c, {
    title: wordsOf(c).recoverTitle,
    status: statusOf(errors),
    body: <RecoverPage {...view(c, typed, errors)} said={said} />,
  })
}

async function postRecover(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(recoveryForm, await c.req.formData(), locale)
  if (!form.ok) return showRecover(c, form.typed, form.errors)
  const program = { ...c.get('ctx'), who: 'system' } as const
  const done = await c
    .get('services')
    .runner.command(askRecovery, program, { ...form.value, locale }, { address: c.get('address') })
  if (!done.ok) return showRecover(c, form.typed, [errorOfRefusal(done.refusal, locale)])
  return c.redirect(localPath(locale, '/recuperar?enviado=si'), 303)
}

function showRegister(c: WebContext, typed: EntranceProps['typed'] = {}, errors: readonly FieldError[] = []) {
  const said = c.req.query('enviado') === 'si'
  return portalPage(c, {
    title: wordsOf(c).registerTitle,
    status: statusOf(errors),
    body: <RegisterPage {...view(c, typed, errors)} said={said} />,
  })
}

async function postRegister(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(registrationForm, await c.req.formData(), locale)
  if (!form.ok) return showRegister(c, form.typed, form.errors)
  const done = await register(c.get('services').runner, c.get('ctx'), form.value, c.get('address'))
  if (!done.ok) return showRegister(c, form.typed, [errorOfRefusal(done.refusal, locale)])
  return c.redirect(localPath(locale, '/registro?enviado=si'), 303)
}

async function showConfirm(c: WebContext, errors: readonly FieldError[] = []): Promise<Response> {
  const locale = c.get('locale')
  const token = c.req.param('token') ?? ''
  const program = { ...c.get('ctx'), who: 'system' } as const
  const waiting = await c.get('services').runner.query(waitingRegistration, program, { token })
  const words = wordsOf(c)
  if (!waiting.ok) {
    const action = { href: localPath(locale, identityPaths.register()), title: words.registerTitle }
    return overPage(c, waiting.refusal, { says: words.registrationOver, action })
  }
  return portalPage(c, {
    title: words.confirmTitle,
    status: statusOf(errors),
    body: (
      <ConfirmPage
        {...view(c, {}, errors)}
        action={localPath(locale, `/registro/${token}`)}
        name={waiting.value.name}
      />
    ),
  })
}

const confirmForm = z.object({ password: z.string().max(1000) })

async function postConfirm(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const token = c.req.param('token') ?? ''
  const form = readForm(confirmForm, await c.req.formData(), locale)
  if (!form.ok) return showConfirm(c, form.errors)
  const asked = { token, ...form.value, device: deviceOf(c), address: c.get('address') }
  const done = await confirm(c.get('services').runner, c.get('ctx'), asked)
  if (!done.ok) return showConfirm(c, [errorOfRefusal(done.refusal, locale)])
  const { login } = done.value
  setFlash(c, 'success', { es: ENTRANCE_WORDS.es.accepted(login), en: ENTRANCE_WORDS.en.accepted(login) })
  return c.redirect(localPath(locale, SIGN_IN), 303)
}

async function showOwnPassword(c: WebContext, errors: readonly FieldError[] = []): Promise<Response> {
  const found = await c.get('services').runner.query(ownAccount, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: wordsOf(c).ownTitle,
    status: statusOf(errors),
    body: <OwnPasswordPage {...view(c, {}, errors)} login={found.value.login} />,
  })
}

async function postOwnPassword(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(changePasswordForm, await c.req.formData(), locale)
  if (!form.ok) return showOwnPassword(c, form.errors)
  const done = await changeOwnPassword(c.get('services').runner, c.get('ctx'), form.value, c.get('address'))
  if (!done.ok) return showOwnPassword(c, [errorOfRefusal(done.refusal, locale)])
  setFlash(c, 'success', { es: ENTRANCE_WORDS.es.changed, en: ENTRANCE_WORDS.en.changed })
  return c.redirect(localPath(locale, identityPaths.account()), 303)
}

/** What guesses a secret is counted like signing in, by all processes together. */
const weight = 'sign_in'
const permission = ENTRANCE

export const entranceRoutes: readonly Route[] = [
  { method: 'GET', path: '/invitacion/:token', permission, weight, handle: (c) => showLink(c, INVITATION_PAGE) },
  {
    method: 'POST',
    path: '/invitacion/:token',
    permission,
    weight,
    form: newPasswordForm,
    handle: (c) => postLink(c, INVITATION_PAGE),
  },
  { method: 'GET', path: '/recuperar', permission, handle: (c) => showRecover(c) },
  { method: 'POST', path: '/recuperar', permission, weight, form: recoveryForm, handle: postRecover },
  { method: 'GET', path: '/recuperar/:token', permission, weight, handle: (c) => showLink(c, RECOVERY_PAGE) },
  {
    method: 'POST',
    path: '/recuperar/:token',
    permission,
    weight,
    form: newPasswordForm,
    handle: (c) => postLink(c, RECOVERY_PAGE),
  },
  { method: 'GET', path: '/registro', permission, handle: (c) => showRegister(c) },
  { method: 'POST', path: '/registro', permission, weight, form: registrationForm, handle: postRegister },
  { method: 'GET', path: '/registro/:token', permission, weight, handle: (c) => showConfirm(c) },
  { method: 'POST', path: '/registro/:token', permission, weight, form: confirmForm, handle: postConfirm },
  { method: 'GET', path: '/t/cuenta/clave', permission: OWN_ACCOUNT, handle: (c) => showOwnPassword(c) },
  {
    method: 'POST',
    path: '/t/cuenta/clave',
    permission: OWN_ACCOUNT,
    weight,
    form: changePasswordForm,
    handle: postOwnPassword,
  },
]
