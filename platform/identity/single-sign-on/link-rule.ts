import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'

/** What is known here of somebody whom the provider vouches for. */
export interface Vouched {
  /** The account to which this identity was linked before. */
  readonly linkedTo: { readonly identityId: Id; readonly accountId: Id } | undefined
  /** The address that the provider vouches for. */
  readonly email: string | undefined
  /** Open accounts of whoever has that address. */
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  readonly accountId: Id
  /** Another identity of this provider's leads to it already. */
  readonly linked: boolean
  /** It asks for more than a password, so more than an address must be shown to come near it. */
  readonly asksSecondStep: boolean
}

export type Whose =
  | { readonly by: 'link'; readonly identityId: Id; readonly accountId: Id }
  | { readonly by: 'email'; readonly accountId: Id }

export type LinkRefusal = Refusal<'provider_unverified' | 'provider_unknown' | 'provider_link_yourself'>

/**
 * Which account an identity opens. Once linked, by what the provider never gives to anybody else (its subject); the first time,
 * by an address that it vouches for, if that leads to one account alone and no other person of the provider's has come that way
 * before: addresses are given anew when people leave (OpenID Connect Core 1.0, 5.7).
 */
export function whoseIs({ linkedTo, email, candidates }: Vouched, title: string): Result<Whose, LinkRefusal> {
  if (linkedTo !== undefined) return { ok: true, value: { by: 'link', ...linkedTo } }
  if (email === undefined) return refuse(unverified(title))
  const [only, ...others] = candidates
  if (only === undefined) return refuse(unknown(title))
  if (others.length > 0 || only.linked || only.asksSecondStep) return refuse(linkYourself(title))
  return { ok: true, value: { by: 'email', accountId: only.accountId } }
}

function unverified(title: string): LinkRefusal {
  return {
    kind: 'provider_unverified',
    message: {
      es: `${title} sabe quién es usted, pero no confirma su correo, y aquí no hay ninguna cuenta vinculada con esa identidad. Ingrese con su usuario y contraseña y vincúlela en «Mi cuenta».`,
      en: `${title} knows who you are but does not vouch for your e-mail address, and no account here is linked to that identity. Sign in with your user name and password and link it in “My account”.`,
    },
  }
}

function unknown(title: string): LinkRefusal {
  return {
    kind: 'provider_unknown',
    message: {
      es: `Su identidad de ${title} es correcta, pero aquí no hay ninguna cuenta con ese correo. Pida una a quien administra la plataforma.`,
      en: `Your identity at ${title} is right, but there is no account with that e-mail address here. Ask an administrator for one.`,
    },
  }
}

function linkYourself(title: string): LinkRefusal {
  return {
    kind: 'provider_link_yourself',
    message: {
      es: `Su cuenta no se vincula sola con ${title}. Ingrese como siempre y vincúlela en «Mi cuenta», en «Seguridad».`,
      en: `Your account is not linked to ${title} by itself. Sign in as always and link it in “My account”, under “Security”.`,
    },
  }
}
