import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { setFlash } from '../../web/flash.ts'
import { NO_FIELDS } from '../../web/form.ts'
import { deleteOwnCookie, readOwnCookie, setOwnCookie } from '../../web/own-cookie.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { confirmWith } from '../factors/confirm.ts'
import { OWN_FACTORS, PROVE_IDENTITY } from '../factors/permissions.ts'
import { OWN_SESSION } from '../permissions.ts'
import { signInPaths } from '../sessions/paths.ts'
import { afterFirstStep } from '../sign-in.ts'
import { linkIdentity, unlinkIdentity } from '../single-sign-on/commands.ts'
import type { ProviderPerson } from '../single-sign-on/provider.ts'
import {
  comeBack,
  type Errand,
  leaveFor,
  offerLink,
  offerOf,
  type Purpose,
  recognise,
  VISIT_MINUTES,
} from '../single-sign-on/visit.ts'
import { goBack } from './confirm-routes.tsx'
import { browserOf } from './entry-cookies.ts'
import { LINK_WORDS, LinkPage } from './link-page.tsx'
import { goOn } from './sign-in-routes.tsx'
import { wholeAddress } from './site-address.ts'

/** While somebody is at the provider, and until they agree to link what they have shown there. */
const COOKIE = 'trama_visit'
const LONGEST = 100
const backQuery = z.object({ volver: z.string().max(2000).optional() })

function keepVisit(c: WebContext, token: string): void {
  setOwnCookie(c, COOKIE, token, { httpOnly: true, maxAge: VISIT_MINUTES * 60 })
}

function readVisit(c: WebContext): string {
  return readOwnCookie(c, COOKIE)?.slice(0, LONGEST) ?? ''
}

function sayAt(c: WebContext, refusal: Refusal, path: string): Response {
  setFlash(c, 'refusal', refusal.message)
  return c.redirect(localPath(c.get('locale'), path), 303)
}

/** From where an errand began, to say there why it failed. */
function pageOf({ purpose, volver }: Pick<Errand, 'purpose' | 'volver'>): string {
  if (purpose === 'enter') return signInPaths.signIn(volver)
  return purpose === 'confirm' ? signInPaths.confirm(volver) : signInPaths.security()
}

/** The provider knows one address of ours, whatever the language. */
function returnAddress(c: WebContext): string {
  return wholeAddress(c, 'es', signInPaths.providerReturn())
}

function leave(purpose: Purpose) {
  return async (c: WebContext): Promise<Response> => {
    const ctx = c.get('ctx')
    const volver = backQuery.safeParse(c.req.query()).data?.volver
    const accountId = typeof ctx.who === 'string' || purpose === 'enter' ? undefined : ctx.who.accountId
    const errand: Errand = { purpose, volver, locale: c.get('locale'), accountId }
    const sent = await leaveFor(c.get('services').entrance, ctx, errand, returnAddress(c))
    if (!sent.ok) return sayAt(c, sent.refusal, pageOf(errand))
    keepVisit(c, sent.value.token)
    return c.redirect(sent.value.address, 303)
  }
}

async function arrive(c: WebContext): Promise<Response> {
  const { entrance } = c.get('services')
  const address = new URL(returnAddress(c))
  address.search = new URL(c.req.url).search
  const returned = await comeBack(entrance, c.get('ctx'), readVisit(c), address)
  deleteOwnCookie(c, COOKIE)
  if (returned === undefined) return sayAt(c, NOTHING_BEGUN, signInPaths.signIn())
  const { errand, person } = returned
  c.set('locale', errand.locale)
  if (!person.ok) return sayAt(c, person.refusal, pageOf(errand))
  if (errand.purpose === 'enter') return enterAs(c, errand, person.value)
  const { who } = c.get('ctx')
  // The session in which it began has ended, or is somebody else's by now.
  if (typeof who === 'string' || who.accountId !== errand.accountId)
    return sayAt(c, NOTHING_BEGUN, signInPaths.signIn())
  return errand.purpose === 'confirm'
    ? confirmAs(c, errand, who.accountId, person.value)
    : offer(c, who.accountId, person.value)
}

async function enterAs(c: WebContext, errand: Errand, person: ProviderPerson): Promise<Response> {
  const { entrance, runner } = c.get('services')
  const ctx = c.get('ctx')
  const known = await recognise(entrance, runner, ctx, person, c.get('address'))
  if (!known.ok) return sayAt(c, known.refusal, pageOf(errand))
  const { accountId, proof } = known.value
  const progress = await afterFirstStep(entrance.database, runner, ctx, accountId, proof, browserOf(c))
  return progress.ok ? goOn(c, progress.value, errand.volver) : sayAt(c, progress.refusal, pageOf(errand))
}

async function confirmAs(c: WebContext, errand: Errand, accountId: Id, person: ProviderPerson): Promise<Response> {
  const { entrance, runner } = c.get('services')
  const ctx = c.get('ctx')
  // Only what was linked before is asked: a confirmation links nothing.
  const known = await recognise(entrance, runner, ctx, { ...person, email: undefined }, c.get('address'))
  if (!known.ok || known.value.accountId !== accountId) return sayAt(c, SOMEBODY_ELSE, pageOf(errand))
  const done = await confirmWith(runner, ctx, known.value.proof, c.get('address'))
  return done.ok ? goBack(c, done.value.token, errand.volver) : sayAt(c, done.refusal, pageOf(errand))
}

/** Shown to the person before it counts: who came back may have been signed in there as somebody else. */
async function offer(c: WebContext, accountId: Id, person: ProviderPerson): Promise<Response> {
  keepVisit(c, await offerLink(c.get('services').entrance, c.get('ctx'), accountId, person))
  return c.redirect(localPath(c.get('locale'), signInPaths.agreeToLink()), 303)
}

async function showOffer(c: WebContext): Promise<Response> {
  const { entrance } = c.get('services')
  const ctx = c.get('ctx')
  const locale = c.get('locale')
  if (typeof ctx.who === 'string') return c.redirect(localPath(locale, '/acceso'), 303)
  const offered = await offerOf(entrance, ctx, ctx.who.accountId, readVisit(c), false)
  if (offered === undefined || entrance.provider === undefined) return sayAt(c, NOTHING_BEGUN, signInPaths.security())
  return workspacePage(c, {
    title: LINK_WORDS[locale].title,
    body: <LinkPage locale={locale} csrf={c.get('csrf')} provider={entrance.provider.title} offer={offered} />,
  })
}

async function agree(c: WebContext): Promise<Response> {
  const { entrance, runner } = c.get('services')
  const ctx = c.get('ctx')
  if (typeof ctx.who === 'string') return c.redirect(localPath(c.get('locale'), '/acceso'), 303)
  const offered = await offerOf(entrance, ctx, ctx.who.accountId, readVisit(c), true)
  deleteOwnCookie(c, COOKIE)
  if (offered === undefined) return sayAt(c, NOTHING_BEGUN, signInPaths.security())
  const { issuer, subject } = offered
  const done = await runner.command(linkIdentity, ctx, { issuer, subject }, { address: c.get('address') })
  if (!done.ok) return sayAt(c, done.refusal, signInPaths.security())
  setFlash(c, 'success', { es: LINK_WORDS.es.linked, en: LINK_WORDS.en.linked })
  return c.redirect(localPath(c.get('locale'), signInPaths.security()), 303)
}

async function unlink(c: WebContext): Promise<Response> {
  const { runner } = c.get('services')
  const input = { id: c.req.param('id') }
  const done = await runner.command(unlinkIdentity, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) return sayAt(c, done.refusal, signInPaths.security())
  setFlash(c, 'success', { es: LINK_WORDS.es.unlinked, en: LINK_WORDS.en.unlinked })
  return c.redirect(localPath(c.get('locale'), signInPaths.security()), 303)
}

const NOTHING_BEGUN: Refusal<'nothing_begun'> = {
  kind: 'nothing_begun',
  message: {
    es: 'Eso no se empezó en este navegador, ya se usó o tardó más de diez minutos. Empiece de nuevo.',
    en: 'That was not begun in this browser, was used already or took more than ten minutes. Start again.',
  },
}

const SOMEBODY_ELSE: Refusal<'somebody_else'> = {
  kind: 'somebody_else',
  message: {
    es: 'La identidad con la que volvió no es la que está vinculada con su cuenta.',
    en: 'The identity that you came back with is not the one that is linked to your account.',
  },
}

export const providerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/acceso/institucion',
    permission: PROVE_IDENTITY,
    weight: 'sign_in',
    query: backQuery,
    handle: leave('enter'),
  },
  { method: 'GET', path: '/acceso/institucion/vuelta', permission: PROVE_IDENTITY, weight: 'sign_in', handle: arrive },
  {
    method: 'GET',
    path: '/t/confirmar/institucion',
    permission: OWN_SESSION,
    weight: 'sign_in',
    query: backQuery,
    handle: leave('confirm'),
  },
  {
    method: 'GET',
    path: '/t/cuenta/seguridad/institucion',
    permission: OWN_FACTORS,
    sensitive: true,
    weight: 'sign_in',
    handle: leave('link'),
  },
  { method: 'GET', path: '/t/cuenta/seguridad/institucion/vincular', permission: OWN_FACTORS, handle: showOffer },
  {
    method: 'POST',
    path: '/t/cuenta/seguridad/institucion/vincular',
    permission: OWN_FACTORS,
    form: NO_FIELDS,
    handle: agree,
  },
  {
    method: 'POST',
    path: '/t/cuenta/seguridad/institucion/:id/quitar',
    permission: OWN_FACTORS,
    sensitive: true,
    form: NO_FIELDS,
    handle: unlink,
  },
]
