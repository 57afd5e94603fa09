import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'

/** Who we are to a passkey: it is bound to the host's name and answers no other (WebAuthn level 3, 5.1.2). */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** Undefined under a bare address: browsers make passkeys for names alone (`localhost` is one). */
export function relyingPartyOf(origin: string): RelyingParty | undefined {
  const { hostname, protocol, origin: plain } = new URL(origin)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined
  if (protocol !== 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')) return undefined
  return { id: hostname, origin: plain }
}

/** A credential as the browser names it: enough to be asked for, not to be used. */
export interface KnownCredential {
  readonly credentialId: string
  readonly transports: readonly string[]
}

/** What is kept of a passkey to recognise it. */
export interface StoredPasskey extends KnownCredential {
  readonly publicKey: string
  readonly counter: number
}

export interface NewPasskey extends StoredPasskey {
  /** Kept by the device's maker for all devices of the person. */
  readonly backedUp: boolean
}

export interface Assertion {
  readonly counter: number
  /** The device asked for a finger, a face or a PIN: two factors in one. */
  readonly userVerified: boolean
}

export type PasskeyRefusal = Refusal<'passkey_wrong' | 'passkey_copied'>

/** Time for who first has to find the telephone (milliseconds); what is remembered on the server lives as long. */
export const CEREMONY_MINUTES = 5
const TIMEOUT = CEREMONY_MINUTES * 60_000

/** EdDSA, ES256, RS256: what every device speaks (RFC 9053). Named here, so that Node's trial algorithms are not asked for. */
const ALGORITHMS = [-8, -7, -257]

/**
 * What the browser needs to make one. It must be found without a name (a discoverable credential), so that it opens the account
 * by itself, and it must ask for a finger, a face or a PIN. Which device it is made by, nobody is told (attestation "none").
 */
export async function creationOptions(
  party: RelyingParty,
  owner: { readonly accountId: Id; readonly login: string; readonly name: string; readonly institution: string },
  known: readonly KnownCredential[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: owner.institution,
    rpID: party.id,
    userName: owner.login,
    userDisplayName: owner.name,
    // Says nothing of the person to who reads the device (WebAuthn level 3, 14.6.1).
    userID: handleOf(owner.accountId),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: TIMEOUT,
    excludeCredentials: known.map(descriptor),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What the browser needs to ask for one: any that was made here, or, as a second step, one of these. */
export async function requestOptions(
  party: RelyingParty,
  allowed?: readonly KnownCredential[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: party.id,
    timeout: TIMEOUT,
    userVerification: 'required',
    ...(allowed === undefined ? {} : { allowCredentials: allowed.map(descriptor) }),
  })
}

/** Judges what the browser made. `challenge`: the one given for it, which is used up already. */
export async function checkCreation(
  party: RelyingParty,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Result<NewPasskey, PasskeyRefusal>> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return refuse(WRONG)
    const { credential, credentialBackedUp } = registrationInfo
    return {
      ok: true,
      value: {
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        backedUp: credentialBackedUp,
      },
    }
  } catch {
    // The library throws on everything that does not fit, and every such answer means the same to us.
    return refuse(WRONG)
  }
}

/**
 * Judges what a passkey signed. One whose counter does not go forward is a copy, or has one (WebAuthn level 3, 6.1.1): it is
 * refused until it has been taken from the account.
 */
export async function checkAssertion(
  party: RelyingParty,
  challenge: string,
  response: AuthenticationResponseJSON,
  stored: StoredPasskey & { readonly accountId: Id },
): Promise<Result<Assertion, PasskeyRefusal>> {
  const handle = response.response.userHandle
  if (handle !== undefined && handle !== Buffer.from(handleOf(stored.accountId)).toString('base64url'))
    return refuse(WRONG)
  try {
    // Judged below, so that a copy is told from an answer that does not fit.
    const uncounted = {
      id: stored.credentialId,
      publicKey: Uint8Array.from(Buffer.from(stored.publicKey, 'base64url')),
    }
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { ...uncounted, counter: 0 },
      requireUserVerification: true,
    })
    if (!verified) return refuse(WRONG)
    const { newCounter, userVerified } = authenticationInfo
    return goesForward(stored.counter, newCounter)
      ? { ok: true, value: { counter: newCounter, userVerified } }
      : refuse(COPIED)
  } catch {
    return refuse(WRONG)
  }
}

/** Devices that do not count say 0 for ever. */
export function goesForward(before: number, now: number): boolean {
  return now > before || (before === 0 && now === 0)
}

/** For which challenge it was made: its own claim, which leads to what we remember and is then compared. */
export function challengeIn(response: { readonly response: { readonly clientDataJSON: string } }): string | undefined {
  try {
    const text = Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8')
    const said = z.object({ challenge: z.string().min(16).max(200) }).safeParse(JSON.parse(text))
    return said.success ? said.data.challenge : undefined
  } catch {
    return undefined
  }
}

const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/)
const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).transform(() => ({})),
}

const creationSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(16_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
})

const assertionSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(8000),
    userHandle: base64url(200).nullish(),
  }),
})

/** What the browser's own `toJSON` wrote; undefined when it is anything else. */
export function readCreation(text: string): RegistrationResponseJSON | undefined {
  const read = creationSchema.safeParse(parsed(text))
  if (!read.success) return undefined
  const { response, ...rest } = read.data
  const { transports, ...made } = response
  return { ...rest, response: { ...made, ...(transports === undefined ? {} : { transports }) } }
}

export function readAssertion(text: string): AuthenticationResponseJSON | undefined {
  const read = assertionSchema.safeParse(parsed(text))
  if (!read.success) return undefined
  const { response, ...rest } = read.data
  const { userHandle, ...signed } = response
  return { ...rest, response: { ...signed, ...(userHandle == null ? {} : { userHandle }) } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function descriptor({ credentialId, transports }: KnownCredential) {
  return { id: credentialId, transports: [...transports] }
}

function handleOf(accountId: Id): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(accountId.replaceAll('-', ''), 'hex'))
}

const WRONG: PasskeyRefusal = {
  kind: 'passkey_wrong',
  message: {
    es: 'Esa llave de acceso no sirvió: no es de esta cuenta, o la pregunta ya había vencido. Intente de nuevo.',
    en: 'That passkey did not serve: it is not of this account, or the question had run out. Try again.',
  },
}

const COPIED: PasskeyRefusal = {
  kind: 'passkey_copied',
  message: {
    es: 'Esa llave de acceso parece copiada y no se acepta. Ingrese de otra forma, quítela de su cuenta y avise a quien administra la plataforma.',
    en: 'That passkey seems to have been copied and is not accepted. Sign in in another way, take it from your account and tell the administrators of the platform.',
  },
}
