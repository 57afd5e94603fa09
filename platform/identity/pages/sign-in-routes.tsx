import { z } from 'zod'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../web/form.ts'
import { deleteOwnCookie, readOwnCookie } from '../../web/own-cookie.ts'
import { ownPath } from '../../web/own-path.ts'
import { portalPage, type WebContext } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { PROVE_IDENTITY } from '../factors/permissions.ts'
import { finishWithCode, START_AGAIN, secondStepOf } from '../factors/second-step.ts'
import { OWN_SESSION } from '../permissions.ts'
import { SESSION_COOKIE, tokenHash } from '../session.ts'
import { closeSession } from '../sessions/commands.ts'
import { signInPaths } from '../sessions/paths.ts'
import { type Entered, type HalfWay, signIn } from '../sign-in.ts'
import { browserOf, forgetHalfWay, keepEntered, keepHalfWay, readHalfWay } from './entry-cookies.ts'
import { otherWays } from './other-ways.tsx'
import { SecondStepPage } from './second-step-page.tsx'
import { SignInPage, type SignInPageProps } from './sign-in-page.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

const back = z.string().max(500).optional()
const signInForm = z.object({ login: z.string().max(200), password: z.string().max(500), volver: back })
const codeForm = z.object({ code: z.string().max(100), volver: back })

function showSignIn(
  c: WebContext,
  typed: Readonly<Record<string, string>> = {},
  errors: SignInPageProps['errors'] = [],
  status: 200 | 422 | 429 = 200,
): Response | Promise<Response> {
  const locale = c.get('locale')
  return portalPage(c, {
    title: SIGN_IN_WORDS[locale].title,
    status,
    body: (
      <SignInPage
        locale={locale}
        action={localPath(locale, signInPaths.signIn())}
        csrf={csrfOf(c)}
        typed={typed}
        errors={errors}
        back={typed.volver ?? c.req.query('volver')}
        demo={c.get('services').demoAccounts}
      >
        {otherWays(c, 'enter', typed.volver ?? c.req.query('volver'), { passkeys: true, providers: true })}
      </SignInPage>
    ),
  })
}

/** Who is in and enters again, as somebody else perhaps, sends a form of the session that is about to end. */
function csrfOf(c: WebContext): string | undefined {
  return c.get('csrf') === '' ? undefined : c.get('csrf')
}

async function postSignIn(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(signInForm, await c.req.formData(), locale)
  if (!form.ok) return showSignIn(c, form.typed, form.errors, 422)
  const { runner, entrance } = c.get('services')
  const { login, password, volver } = form.value
  const result = await signIn(entrance.database, runner, c.get('ctx'), { login, password, ...browserOf(c) })
  if (result.ok) return goOn(c, result.value, volver)
  const status = result.refusal.kind === 'too_many_attempts' ? 429 : 422
  return showSignIn(c, form.typed, [errorOfRefusal(result.refusal, locale)], status)
}

/** Into the workspace, or to the second step. */
export function goOn(c: WebContext, progress: Entered | HalfWay, volver: string | undefined): Response {
  const locale = c.get('locale')
  if (progress.step === 'second') {
    keepHalfWay(c, progress.token)
    return c.redirect(localPath(locale, signInPaths.secondStep(volver)), 303)
  }
  keepEntered(c, progress)
  return c.redirect(ownPath(volver, localPath(locale, progress.staff ? '/t' : '/t/cuenta')), 303)
}

async function showSecondStep(
  c: WebContext,
  volver: string | undefined = c.req.query('volver'),
  errors: SignInPageProps['errors'] = [],
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const locale = c.get('locale')
  const token = readHalfWay(c)
  const step = token === undefined ? undefined : await secondStepOf(c.get('services').entrance, c.get('ctx'), token)
  if (step === undefined) return startAgain(c, volver)
  return portalPage(c, {
    title: SIGN_IN_WORDS[locale].stepTitle,
    status,
    body: (
      <SecondStepPage locale={locale} csrf={csrfOf(c)} step={step} back={volver} errors={errors}>
        {otherWays(c, 'step', volver, { passkeys: step.passkeys, providers: false })}
      </SecondStepPage>
    ),
  })
}

/** The password must be given again: said on the page where it is. */
export function startAgain(c: WebContext, volver: string | undefined): Response {
  forgetHalfWay(c)
  setFlash(c, 'warning', START_AGAIN.message)
  return c.redirect(localPath(c.get('locale'), signInPaths.signIn(volver)), 303)
}

async function postSecondStep(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(codeForm, await c.req.formData(), locale)
  if (!form.ok) return showSecondStep(c, form.typed.volver, form.errors, 422)
  const token = readHalfWay(c)
  const { code, volver } = form.value
  if (token === undefined) return startAgain(c, volver)
  const { runner, entrance } = c.get('services')
  const done = await finishWithCode(entrance, runner, c.get('ctx'), token, code, browserOf(c))
  if (done.ok) return goOn(c, done.value, volver)
  if (done.refusal.kind === 'start_again') return startAgain(c, volver)
  const status = done.refusal.kind === 'too_many_attempts' ? 429 : 422
  return showSecondStep(c, volver, [errorOfRefusal(done.refusal, locale)], status)
}

async function postSignOut(c: WebContext): Promise<Response> {
  const token = readOwnCookie(c, SESSION_COOKIE)
  const { runner } = c.get('services')
  if (token !== undefined)
    await runner.command(closeSession, c.get('ctx'), { tokenHash: tokenHash(token) }, { address: c.get('address') })
  deleteOwnCookie(c, SESSION_COOKIE)
  // What forms kept on the device at their person's wish goes with the session: the next one there may be somebody else.
  c.header('clear-site-data', '"storage"')
  setFlash(c, 'info', { es: SIGN_IN_WORDS.es.signedOut, en: SIGN_IN_WORDS.en.signedOut })
  return c.redirect(localPath(c.get('locale'), '/'), 303)
}

export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: '/acceso', permission: PROVE_IDENTITY, handle: (c) => showSignIn(c) },
  {
    method: 'POST',
    path: '/acceso',
    permission: PROVE_IDENTITY,
    weight: 'sign_in',
    form: signInForm,
    handle: postSignIn,
  },
  { method: 'GET', path: '/acceso/paso', permission: PROVE_IDENTITY, handle: (c) => showSecondStep(c) },
  {
    method: 'POST',
    path: '/acceso/paso',
    permission: PROVE_IDENTITY,
    weight: 'sign_in',
    form: codeForm,
    handle: postSecondStep,
  },
  { method: 'POST', path: '/salir', permission: OWN_SESSION, form: NO_FIELDS, handle: postSignOut },
]
