import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { LOCALES, type Locale } from '../../../kernel/text.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Runner } from '../../capability/runner.ts'
import type { Entrance } from '../entrance.ts'
import type { Proof } from '../factors/proof.ts'
import { peek, remember, take } from '../sessions/pending.ts'
import { linkByEmail, vouchedOf } from './commands.ts'
import { whoseIs } from './link-rule.ts'
import type { ProviderPerson } from './provider.ts'

/** For what somebody goes to the provider: to enter, to confirm inside a session who they are, to link their account. */
const PURPOSES = ['enter', 'confirm', 'link'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface Errand {
  readonly purpose: Purpose
  /** Of who is signed in: the same must come back. */
  readonly accountId: Id | undefined
  readonly volver: string | undefined
  readonly locale: Locale
}

/** Signing in there may take a while: a forgotten password, a telephone in another room. */
export const VISIT_MINUTES = 10

const visitData = z.object({
  purpose: z.enum(PURPOSES),
  volver: z.string().optional(),
  locale: z.enum(LOCALES),
  asked: z.object({
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    maxAge: z.number().optional(),
  }),
})

/** Where to send the person, and the secret that this browser keeps until they are back. */
export async function leaveFor(
  { database, provider }: Entrance,
  ctx: Ctx,
  errand: Errand,
  redirectUri: string,
): Promise<Result<{ readonly address: string; readonly token: string }, Refusal>> {
  if (provider === undefined) return refuse(NO_PROVIDER)
  const sent = await provider.ask(redirectUri, errand.purpose === 'confirm')
  if (!sent.ok) return sent
  const { accountId, ...rest } = errand
  const data = { ...rest, asked: sent.value.asked }
  const token = await remember(database, ctx, { kind: 'provider', accountId, data, minutes: VISIT_MINUTES })
  return { ok: true, value: { address: sent.value.address, token } }
}

export interface Returned {
  readonly errand: Errand
  /** Who the provider says they are, or why it does not. */
  readonly person: Result<ProviderPerson, Refusal>
}

/** What was begun in this browser, used up by coming back; undefined when nothing was, or it took too long. */
export async function comeBack(
  { database, provider }: Entrance,
  ctx: Ctx,
  token: string,
  address: URL,
): Promise<Returned | undefined> {
  const pending = await take(database, ctx, 'provider', token)
  const data = visitData.safeParse(pending?.data).data
  if (pending === undefined || data === undefined || provider === undefined) return undefined
  const { purpose, volver, locale, asked } = data
  return {
    errand: { purpose, volver, locale, accountId: pending.accountId },
    person: await provider.answer(address, asked),
  }
}

/** The account that an identity opens; linked on the way when the rule allows it. */
export async function recognise(
  { database, provider }: Entrance,
  runner: Runner,
  ctx: Ctx,
  person: ProviderPerson,
  address: string,
): Promise<Result<{ readonly accountId: Id; readonly proof: Proof }, Refusal>> {
  const vouched = await database.read({ role: 'trama_app' }, (tx) => vouchedOf(tx, person))
  const whose = whoseIs(vouched, provider?.title ?? person.issuer)
  if (!whose.ok) return whose
  const { accountId } = whose.value
  if (whose.value.by === 'link')
    return { ok: true, value: { accountId, proof: { way: 'provider', identityId: whose.value.identityId } } }
  const { issuer, subject } = person
  const linked = await runner.command(
    linkByEmail,
    { ...ctx, who: 'system' },
    { accountId, issuer, subject },
    { address },
  )
  if (!linked.ok) return linked
  return { ok: true, value: { accountId, proof: { way: 'provider', identityId: linked.value.identityId } } }
}

/** The identity that the person has shown and not yet agreed to link: seen by them before it counts. */
const offerData = z.object({ issuer: z.string(), subject: z.string(), email: z.string().optional() })
export type Offer = z.infer<typeof offerData>

export async function offerLink(
  { database }: Entrance,
  ctx: Ctx,
  accountId: Id,
  { issuer, subject, email }: ProviderPerson,
): Promise<string> {
  const data = { issuer, subject, ...(email === undefined ? {} : { email }) }
  return remember(database, ctx, { kind: 'provider', accountId, data, minutes: VISIT_MINUTES })
}

/** `use`: it is agreed to; otherwise it is only looked at. */
export async function offerOf(
  { database }: Entrance,
  ctx: Ctx,
  accountId: Id,
  token: string,
  use: boolean,
): Promise<Offer | undefined> {
  const pending = use
    ? await take(database, ctx, 'provider', token)
    : await database.read({ role: 'trama_app' }, (tx) => peek(tx, ctx, 'provider', token))
  return pending?.accountId === accountId ? offerData.safeParse(pending.data).data : undefined
}

const NO_PROVIDER: Refusal<'no_provider'> = {
  kind: 'no_provider',
  message: {
    es: 'Aquí no se ingresa con la cuenta de la institución.',
    en: 'The institution’s account is not used to sign in here.',
  },
}
