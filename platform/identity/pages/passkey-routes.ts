import { z } from 'zod'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { setFlash } from '../../web/flash.ts'
import { NO_FIELDS, readForm } from '../../web/form.ts'
import type { WebContext } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import { problem } from '../../web/problem.ts'
import type { Route } from '../../web/route.ts'
import { confirmWith } from '../factors/confirm.ts'
import { OWN_FACTORS, PROVE_IDENTITY } from '../factors/permissions.ts'
import { finishSecondStep, START_AGAIN, secondStepOf } from '../factors/second-step.ts'
import { askForPasskey, askToMake, makePasskey, passkeyProof } from '../passkeys/ceremony.ts'
import { removePasskey, renamePasskey } from '../passkeys/commands.ts'
import type { RelyingParty } from '../passkeys/relying-party.ts'
import { OWN_SESSION } from '../permissions.ts'
import { signInPaths } from '../sessions/paths.ts'
import { enter } from '../sign-in.ts'
import { goBack } from './confirm-routes.tsx'
import { browserOf, readHalfWay } from './entry-cookies.ts'
import { goOn, startAgain } from './sign-in-routes.tsx'
import { partyOf } from './site-address.ts'

const back = z.string().max(2000).optional()
/** `paso`: it is the second step of an account whose password was right. */
const askForm = z.object({ volver: back, paso: z.literal('1').optional() })
const answerForm = askForm.extend({ response: z.string().max(40_000) })
const confirmForm = z.object({ volver: back, response: z.string().max(40_000) })
const makeForm = z.object({ name: z.string().max(60), response: z.string().max(40_000) })
const nameForm = z.object({ name: z.string().max(60) })

/** Data for a script of ours: nobody else's, and not kept. */
function question(c: WebContext, options: object): Response {
  return c.json(options, 200, { 'cache-control': 'no-store' })
}

/** What cannot be shown at a field is said at the top of the page from which it was asked. */
function sayAt(c: WebContext, refusal: Refusal, path: string): Response {
  setFlash(c, 'refusal', refusal.message)
  return c.redirect(localPath(c.get('locale'), path), 303)
}

async function ask(c: WebContext): Promise<Response> {
  const form = readForm(askForm, await c.req.formData(), c.get('locale'))
  const party = partyOf(c)
  if (party === undefined) return problem(c, 409, NO_PARTY)
  const { entrance } = c.get('services')
  const ctx = c.get('ctx')
  if (!form.ok || form.value.paso === undefined)
    return question(c, await askForPasskey(entrance, ctx, party, undefined))
  const token = readHalfWay(c)
  const step = token === undefined ? undefined : await secondStepOf(entrance, ctx, token)
  if (step === undefined) return problem(c, 409, START_AGAIN)
  return question(c, await askForPasskey(entrance, ctx, party, step.account.id))
}

async function answer(c: WebContext): Promise<Response> {
  const form = readForm(answerForm, await c.req.formData(), c.get('locale'))
  const { volver, paso } = form.typed
  const party = partyOf(c)
  const here = paso === '1' ? signInPaths.secondStep(volver) : signInPaths.signIn(volver)
  if (!form.ok || party === undefined) return sayAt(c, party === undefined ? NO_PARTY : NO_ANSWER, here)
  const { response } = form.value
  return paso === '1' ? finishStep(c, party, response, volver) : open(c, party, response, volver)
}

/** By itself: the passkey asked for a finger, a face or a PIN, and stands for name, password and second step. */
async function open(
  c: WebContext,
  party: RelyingParty,
  response: string,
  volver: string | undefined,
): Promise<Response> {
  const { entrance, runner } = c.get('services')
  const ctx = c.get('ctx')
  const judged = await passkeyProof(entrance, ctx, party, response, undefined)
  if (!judged.ok) return sayAt(c, judged.refusal, signInPaths.signIn(volver))
  const { accountId, proof } = judged.value
  const entered = await enter(runner, ctx, accountId, [proof], browserOf(c))
  return entered.ok ? goOn(c, entered.value, volver) : sayAt(c, entered.refusal, signInPaths.signIn(volver))
}

async function finishStep(
  c: WebContext,
  party: RelyingParty,
  response: string,
  volver: string | undefined,
): Promise<Response> {
  const { entrance, runner } = c.get('services')
  const ctx = c.get('ctx')
  const token = readHalfWay(c)
  const step = token === undefined ? undefined : await secondStepOf(entrance, ctx, token)
  if (token === undefined || step === undefined) return startAgain(c, volver)
  const judged = await passkeyProof(entrance, ctx, party, response, step.account.id)
  if (!judged.ok) return sayAt(c, judged.refusal, signInPaths.secondStep(volver))
  const entered = await finishSecondStep(entrance, runner, ctx, token, judged.value.proof, browserOf(c))
  return entered.ok ? goOn(c, entered.value, volver) : startAgain(c, volver)
}

async function askToConfirm(c: WebContext): Promise<Response> {
  const { who } = c.get('ctx')
  const party = partyOf(c)
  if (party === undefined || typeof who === 'string') return problem(c, 409, NO_PARTY)
  return question(c, await askForPasskey(c.get('services').entrance, c.get('ctx'), party, who.accountId))
}

async function confirm(c: WebContext): Promise<Response> {
  const form = readForm(confirmForm, await c.req.formData(), c.get('locale'))
  const here = signInPaths.confirm(form.typed.volver)
  const done = form.ok ? await proven(c, form.value.response) : refuse(NO_ANSWER)
  return done.ok ? goBack(c, done.value.token, form.typed.volver) : sayAt(c, done.refusal, here)
}

async function proven(c: WebContext, response: string): Promise<Result<{ readonly token: string }, Refusal>> {
  const { entrance, runner } = c.get('services')
  const ctx = c.get('ctx')
  const party = partyOf(c)
  if (party === undefined || typeof ctx.who === 'string') return refuse(NO_PARTY)
  const judged = await passkeyProof(entrance, ctx, party, response, ctx.who.accountId)
  return judged.ok ? confirmWith(runner, ctx, judged.value.proof, c.get('address')) : judged
}

async function askForNew(c: WebContext): Promise<Response> {
  const party = partyOf(c)
  if (party === undefined) return problem(c, 409, NO_PARTY)
  const { entrance, institution } = c.get('services')
  const asked = await askToMake(entrance, c.get('ctx'), party, institution.title.es)
  return asked.ok ? question(c, asked.value) : problem(c, 409, asked.refusal)
}

async function make(c: WebContext): Promise<Response> {
  const form = readForm(makeForm, await c.req.formData(), c.get('locale'))
  const party = partyOf(c)
  const { entrance, runner } = c.get('services')
  if (party === undefined) return sayAt(c, NO_PARTY, signInPaths.security())
  if (!form.ok) return sayAt(c, form.typed.name?.trim() === '' ? NO_NAME : NO_ANSWER, signInPaths.security())
  const made = { text: form.value.response, name: form.value.name }
  const done = await makePasskey(entrance, runner, c.get('ctx'), party, made, c.get('address'))
  return told(c, done, { es: 'La llave de acceso quedó registrada.', en: 'The passkey is registered.' })
}

async function rename(c: WebContext): Promise<Response> {
  const form = readForm(nameForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return sayAt(c, NO_NAME, signInPaths.security())
  const input = { id: c.req.param('id'), name: form.value.name }
  const done = await c.get('services').runner.command(renamePasskey, c.get('ctx'), input, { address: c.get('address') })
  return told(c, done, { es: 'El nombre quedó guardado.', en: 'The name is saved.' })
}

async function remove(c: WebContext): Promise<Response> {
  const input = { id: c.req.param('id') }
  const done = await c.get('services').runner.command(removePasskey, c.get('ctx'), input, { address: c.get('address') })
  return told(c, done, {
    es: 'La llave de acceso ya no abre su cuenta.',
    en: 'The passkey no longer opens your account.',
  })
}

function told(c: WebContext, done: Result<unknown, Refusal>, words: { es: string; en: string }): Response {
  if (!done.ok) return sayAt(c, done.refusal, signInPaths.security())
  setFlash(c, 'success', words)
  return c.redirect(localPath(c.get('locale'), signInPaths.security()), 303)
}

const NO_PARTY: Refusal<'no_passkeys_here'> = {
  kind: 'no_passkeys_here',
  message: {
    es: 'En esta dirección no se pueden usar llaves de acceso: hace falta abrir la plataforma por su nombre y con https.',
    en: 'Passkeys cannot be used at this address: the platform has to be opened by its name and with https.',
  },
}

const NO_ANSWER: Refusal<'passkey_unasked'> = {
  kind: 'passkey_unasked',
  message: {
    es: 'No llegó la respuesta de la llave de acceso. Intente de nuevo.',
    en: 'The answer of the passkey did not arrive. Try again.',
  },
}

const NO_NAME: Refusal<'no_name'> = {
  kind: 'no_name',
  message: {
    es: 'Póngale a la llave de acceso un nombre de 60 letras o menos, para reconocerla después.',
    en: 'Give the passkey a name of 60 letters or fewer, to recognise it later.',
  },
}

const signing = { method: 'POST', permission: PROVE_IDENTITY, weight: 'sign_in' } as const
const confirming = { method: 'POST', permission: OWN_SESSION, weight: 'sign_in' } as const
const own = { method: 'POST', permission: OWN_FACTORS } as const

export const passkeyRoutes: readonly Route[] = [
  { ...signing, path: '/acceso/llave/opciones', form: askForm, handle: ask },
  { ...signing, path: '/acceso/llave', form: answerForm, handle: answer },
  { ...confirming, path: '/t/confirmar/llave/opciones', form: NO_FIELDS, handle: askToConfirm },
  { ...confirming, path: '/t/confirmar/llave', form: confirmForm, handle: confirm },
  { ...own, path: '/t/cuenta/seguridad/llaves/opciones', sensitive: true, form: NO_FIELDS, handle: askForNew },
  { ...own, path: '/t/cuenta/seguridad/llaves', sensitive: true, form: makeForm, handle: make },
  { ...own, path: '/t/cuenta/seguridad/llaves/:id/nombre', form: nameForm, handle: rename },
  { ...own, path: '/t/cuenta/seguridad/llaves/:id/quitar', sensitive: true, form: NO_FIELDS, handle: remove },
]
