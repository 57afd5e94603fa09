import { z } from 'zod'
import { say, type Text } from '../../../kernel/text.ts'
import { refusalPage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import {
  confirmCodes,
  type OwnFactors,
  ownFactors,
  removeCodes,
  renewRecoveryCodes,
  startCodes,
} from '../factors/commands.ts'
import { OWN_FACTORS } from '../factors/permissions.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../factors/recovery-codes.ts'
import { newTotpSecret, otpauthAddress, stepOfCode } from '../factors/totp-codes.ts'
import { PasskeySection } from '../passkeys/passkey-section.tsx'
import { OWN_SESSION } from '../permissions.ts'
import { endOwnSessions, ownSessions } from '../sessions/commands.ts'
import { deviceWords } from '../sessions/device-words.ts'
import { signInPaths } from '../sessions/paths.ts'
import { ProviderSection } from '../single-sign-on/provider-section.tsx'
import { ACCOUNT_WORDS } from './account-words.ts'
import { RecoveryCodesPage, SetUpCodesPage, type SetUpCodesPageProps } from './codes-pages.tsx'
import { SecurityPage } from './security-page.tsx'
import { SECURITY_WORDS } from './security-words.ts'
import { SESSION_WORDS, SessionsPage } from './sessions-page.tsx'
import { partyOf } from './site-address.ts'

function crumbs(c: WebContext, ...titles: readonly { readonly title: string; readonly href?: string }[]) {
  const locale = c.get('locale')
  return [{ title: ACCOUNT_WORDS[locale].title, href: localPath(locale, '/t/cuenta') }, ...titles]
}

async function showSessions(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner, institution } = c.get('services')
  const found = await runner.query(ownSessions, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const { title } = SESSION_WORDS[locale]
  return workspacePage(c, {
    title,
    breadcrumbs: crumbs(c, { title }),
    body: <SessionsPage locale={locale} zone={institution.zone} csrf={c.get('csrf')} sessions={found.value} />,
  })
}

const endForm = z.object({ id: z.uuid().optional() })

async function postSessions(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(endForm, await c.req.formData(), locale)
  const { runner } = c.get('services')
  const input = form.ok ? form.value : { id: form.typed.id }
  const done = await runner.command(endOwnSessions, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) setFlash(c, 'warning', done.refusal.message)
  else setFlash(c, 'success', input.id === undefined ? of(SESSION_WORDS, 'endedAll') : of(SESSION_WORDS, 'ended'))
  return c.redirect(localPath(locale, signInPaths.sessions()), 303)
}

async function showSecurity(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { runner, institution } = c.get('services')
  const found = await runner.query(ownFactors, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const { title } = SECURITY_WORDS[locale]
  return workspacePage(c, {
    title,
    breadcrumbs: crumbs(c, { title }),
    body: (
      <SecurityPage
        locale={locale}
        zone={institution.zone}
        csrf={c.get('csrf')}
        factors={found.value}
        sleeping={sleepingOf(c)}
      >
        <PasskeySection
          locale={locale}
          zone={institution.zone}
          csrf={c.get('csrf')}
          passkeys={found.value.passkeys}
          device={deviceWords(c.req.header('user-agent'), locale)}
          available={partyOf(c) !== undefined}
        />
        <ProviderSection
          locale={locale}
          zone={institution.zone}
          csrf={c.get('csrf')}
          linked={found.value.providers}
          provider={c.get('services').entrance.provider?.title}
        />
      </SecurityPage>
    ),
  })
}

function sleepingOf(c: WebContext) {
  const { who } = c.get('ctx')
  return typeof who === 'string' ? [] : (who.sleepingRoles ?? [])
}

/** A new secret, sealed before the command sees it. It counts when a code has been written. */
async function postStart(c: WebContext): Promise<Response> {
  const ctx = c.get('ctx')
  const { runner, entrance } = c.get('services')
  if (typeof ctx.who === 'string') return toSecurity(c)
  const sealedSecret = entrance.vault.seal(newTotpSecret(), ctx.who.accountId)
  const done = await runner.command(startCodes, ctx, { sealedSecret }, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, 409, done.refusal)
  return c.redirect(localPath(c.get('locale'), signInPaths.codes()), 303)
}

async function showSetUp(c: WebContext, errors: SetUpCodesPageProps['errors'] = []): Promise<Response> {
  const locale = c.get('locale')
  const { institution } = c.get('services')
  const waiting = await unconfirmedOf(c)
  if (waiting === undefined) return toSecurity(c)
  const { secret, factors } = waiting
  const words = SECURITY_WORDS[locale]
  return workspacePage(c, {
    title: words.setUpTitle,
    status: errors.length === 0 ? 200 : 422,
    breadcrumbs: crumbs(
      c,
      { title: words.title, href: localPath(locale, signInPaths.security()) },
      { title: words.setUpTitle },
    ),
    body: (
      <SetUpCodesPage
        locale={locale}
        csrf={c.get('csrf')}
        login={factors.login}
        secret={secret}
        address={otpauthAddress(secret, factors.login, `Trama ${institution.id.toUpperCase()}`)}
        errors={errors}
      />
    ),
  })
}

/** The secret that waits for its first code; none when there is nothing to confirm or the server's own secret changed. */
async function unconfirmedOf(
  c: WebContext,
): Promise<{ readonly secret: string; readonly sealed: string; readonly factors: OwnFactors } | undefined> {
  const ctx = c.get('ctx')
  const { runner, entrance } = c.get('services')
  if (typeof ctx.who === 'string') return undefined
  const found = await runner.query(ownFactors, ctx, null)
  const sealed = found.ok ? found.value.unconfirmed : undefined
  if (!found.ok || sealed === undefined) return undefined
  const secret = entrance.vault.open(sealed, ctx.who.accountId)
  return secret === undefined ? undefined : { secret, sealed, factors: found.value }
}

const codeForm = z.object({ code: z.string().max(40) })

async function postSetUp(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const form = readForm(codeForm, await c.req.formData(), locale)
  if (!form.ok) return showSetUp(c, form.errors)
  const waiting = await unconfirmedOf(c)
  if (waiting === undefined) return toSecurity(c)
  const step = stepOfCode(waiting.secret, form.value.code.replace(/\s/g, ''), ctx.now, undefined)
  if (step === undefined) return showSetUp(c, [{ field: 'code', message: say(WRONG_CODE, locale) }])
  const codes = newRecoveryCodes()
  const input = { sealedSecret: waiting.sealed, step, codeHashes: codes.map(recoveryCodeHash) }
  const done = await c.get('services').runner.command(confirmCodes, ctx, input, { address: c.get('address') })
  if (!done.ok) return showSetUp(c, [errorOfRefusal(done.refusal, locale)])
  return showCodes(c, codes)
}

async function postRecoveryCodes(c: WebContext): Promise<Response> {
  const codes = newRecoveryCodes()
  const input = { codeHashes: codes.map(recoveryCodeHash) }
  const { runner } = c.get('services')
  const done = await runner.command(renewRecoveryCodes, c.get('ctx'), input, { address: c.get('address') })
  return done.ok ? showCodes(c, codes) : refusalPage(c, 409, done.refusal)
}

/** No redirect: a secret that is shown once must not be kept anywhere in between. */
function showCodes(c: WebContext, codes: readonly string[]): Response | Promise<Response> {
  const locale = c.get('locale')
  const words = SECURITY_WORDS[locale]
  return workspacePage(c, {
    title: words.shownOnce,
    breadcrumbs: crumbs(
      c,
      { title: words.title, href: localPath(locale, signInPaths.security()) },
      { title: words.shownOnce },
    ),
    body: <RecoveryCodesPage locale={locale} codes={codes} />,
  })
}

async function postRemove(c: WebContext): Promise<Response> {
  const { runner } = c.get('services')
  const done = await runner.command(removeCodes, c.get('ctx'), {}, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, 409, done.refusal)
  setFlash(c, 'success', of(SECURITY_WORDS, 'codesAreOff'))
  return toSecurity(c)
}

function toSecurity(c: WebContext): Response {
  return c.redirect(localPath(c.get('locale'), signInPaths.security()), 303)
}

function of<K extends string>(words: Readonly<Record<'es' | 'en', Readonly<Record<K, unknown>>>>, key: K): Text {
  return { es: String(words.es[key]), en: String(words.en[key]) }
}

const WRONG_CODE: Text = {
  es: 'El código no es el que la aplicación muestra ahora. Revise también que la hora del teléfono sea la correcta.',
  en: 'This is not the code that the application shows now. Check too that the telephone’s clock is right.',
}

export const securityRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/cuenta/sesiones', permission: OWN_SESSION, handle: showSessions },
  { method: 'POST', path: '/t/cuenta/sesiones', permission: OWN_SESSION, form: endForm, handle: postSessions },
  { method: 'GET', path: '/t/cuenta/seguridad', permission: OWN_FACTORS, handle: showSecurity },
  {
    method: 'POST',
    path: '/t/cuenta/seguridad/codigos/nuevo',
    permission: OWN_FACTORS,
    sensitive: true,
    form: NO_FIELDS,
    handle: postStart,
  },
  {
    method: 'GET',
    path: '/t/cuenta/seguridad/codigos',
    permission: OWN_FACTORS,
    sensitive: true,
    handle: (c) => showSetUp(c),
  },
  {
    method: 'POST',
    path: '/t/cuenta/seguridad/codigos',
    permission: OWN_FACTORS,
    sensitive: true,
    weight: 'sign_in',
    form: codeForm,
    handle: postSetUp,
  },
  {
    method: 'POST',
    path: '/t/cuenta/seguridad/codigos/quitar',
    permission: OWN_FACTORS,
    sensitive: true,
    form: NO_FIELDS,
    handle: postRemove,
  },
  {
    method: 'POST',
    path: '/t/cuenta/seguridad/recuperacion',
    permission: OWN_FACTORS,
    sensitive: true,
    form: NO_FIELDS,
    handle: postRecoveryCodes,
  },
]
