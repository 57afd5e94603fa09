import * as oidc from 'openid-client'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'

/** The institution's provider of identities, as who runs the platform names it (OIDC_…). */
export interface ProviderSettings {
  /** `https://…`; plain http is for this machine's own address alone. */
  readonly issuer: string
  readonly clientId: string
  /** Without one the platform is a public client: the proof of possession (PKCE) stands alone. */
  readonly clientSecret: string | undefined
  /** What people call it: «Cuenta del Gobierno». */
  readonly title: string
}

/** What is remembered on the server while somebody is at the provider; the answer must fit it. */
export interface Asked {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** When the person had to prove it there anew: how old, in seconds, that may be on return. */
  readonly maxAge?: number | undefined
}

/** Who the provider says somebody is. `email` only if the provider vouches for it. */
export interface ProviderPerson {
  readonly issuer: string
  readonly subject: string
  readonly email: string | undefined
}

export type ProviderRefusal = Refusal<'provider_away' | 'provider_declined' | 'provider_mismatch'>

/** Code flow of OpenID Connect Core 1.0 (3.1) with PKCE (RFC 7636), state and nonce; no database, nothing remembered here. */
export interface IdentityProvider {
  readonly title: string
  readonly issuer: string
  /** Where to send the person. `again`: the provider asks them to prove it anew, although it knows them. */
  ask(redirectUri: string, again: boolean): Promise<Result<{ address: string; asked: Asked }, ProviderRefusal>>
  /** What came back: `address` is the whole address at which the person arrived. */
  answer(address: URL, asked: Asked): Promise<Result<ProviderPerson, ProviderRefusal>>
}

const TIMEOUT_SECONDS = 8
/** How fresh a proof must be that was asked for anew; clocks and typing included. */
const FRESH_SECONDS = 300

export function createIdentityProvider(
  settings: ProviderSettings,
  onTrouble: (error: unknown) => void = () => {},
): IdentityProvider {
  let known: Promise<oidc.Configuration> | undefined

  /** What the provider says of itself, asked for once; what failed is asked for again by the next person. */
  function configuration(): Promise<oidc.Configuration> {
    known ??= discover(settings).catch((error) => {
      known = undefined
      throw error
    })
    return known
  }

  return {
    title: settings.title,
    issuer: settings.issuer,

    async ask(redirectUri, again) {
      try {
        const config = await configuration()
        const verifier = oidc.randomPKCECodeVerifier()
        const asked = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
        const address = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: 'openid email',
          state: asked.state,
          nonce: asked.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(again ? { prompt: 'login', max_age: '0' } : {}),
        })
        return {
          ok: true,
          value: { address: address.href, asked: again ? { ...asked, maxAge: FRESH_SECONDS } : asked },
        }
      } catch (error) {
        onTrouble(error)
        return refuse(away(settings.title))
      }
    },

    async answer(address, asked) {
      try {
        const config = await configuration()
        const tokens = await oidc.authorizationCodeGrant(config, address, {
          expectedState: asked.state,
          expectedNonce: asked.nonce,
          pkceCodeVerifier: asked.verifier,
          idTokenExpected: true,
          ...(asked.maxAge === undefined ? {} : { maxAge: asked.maxAge }),
        })
        const claims = tokens.claims()
        if (claims === undefined) return refuse(mismatch(settings.title))
        const vouched =
          emailOf(claims) ??
          (claims.email === undefined
            ? await emailFromUserInfo(config, tokens.access_token, claims.sub, onTrouble)
            : undefined)
        return { ok: true, value: { issuer: claims.iss, subject: claims.sub, email: vouched } }
      } catch (error) {
        const refusal = refusalOf(error, settings.title)
        if (refusal.kind !== 'provider_declined') onTrouble(error)
        return refuse(refusal)
      }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  const address = new URL(issuer)
  return oidc.discovery(
    address,
    clientId,
    undefined,
    clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      // The signature of what the provider says is checked, although it comes by a connection of our own.
      execute: [oidc.enableNonRepudiationChecks, ...(address.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
    },
  )
}

/** Some providers tell the address only when asked for it, not in what they signed. */
async function emailFromUserInfo(
  config: oidc.Configuration,
  accessToken: string,
  subject: string,
  onTrouble: (error: unknown) => void,
): Promise<string | undefined> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return undefined
  try {
    return emailOf(await oidc.fetchUserInfo(config, accessToken, subject))
  } catch (error) {
    // Without an address, who is linked already is still known.
    onTrouble(error)
    return undefined
  }
}

/** An address that anybody may have written into a profile says nothing of whose it is (Core 1.0, 5.1 `email_verified`). */
export function emailOf(claims: Readonly<Record<string, unknown>>): string | undefined {
  const { email, email_verified: verified } = claims
  return typeof email === 'string' && email !== '' && verified === true ? email : undefined
}

/** Only what could not be asked at all is trouble of the provider's; an answer that does not fit is not to be believed. */
function refusalOf(error: unknown, title: string): ProviderRefusal {
  if (error instanceof oidc.AuthorizationResponseError) return AWAY.has(error.error) ? away(title) : declined(title)
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? away(title) : mismatch(title)
  if (error instanceof oidc.ClientError)
    return UNREACHABLE.has(error.code ?? '') && !isDefinite(error) ? away(title) : mismatch(title)
  return error instanceof TypeError ? away(title) : mismatch(title)
}

/** RFC 6749, 4.1.2.1: the provider's own trouble, as it names it. */
const AWAY: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable'])
const UNREACHABLE: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** Answered, and with a no. */
function isDefinite(error: oidc.ClientError): boolean {
  return error.cause instanceof Response && error.cause.status >= 400 && error.cause.status < 500
}

function away(title: string): ProviderRefusal {
  return {
    kind: 'provider_away',
    message: {
      es: `${title} no responde en este momento. Intente de nuevo en unos minutos o ingrese con su usuario y contraseña de aquí, si los tiene.`,
      en: `${title} does not answer at the moment. Try again in a few minutes, or sign in with your user name and password of this platform if you have them.`,
    },
  }
}

function declined(title: string): ProviderRefusal {
  return {
    kind: 'provider_declined',
    message: {
      es: `El ingreso con ${title} no se completó. Puede intentarlo de nuevo.`,
      en: `Signing in with ${title} was not completed. You may try again.`,
    },
  }
}

function mismatch(title: string): ProviderRefusal {
  return {
    kind: 'provider_mismatch',
    message: {
      es: `Lo que ${title} respondió no corresponde a lo que se le preguntó desde este navegador, y no se abrió ninguna sesión. Empiece de nuevo.`,
      en: `What ${title} answered does not fit what was asked from this browser, and no session was opened. Start again.`,
    },
  }
}
