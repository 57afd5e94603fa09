import { Secret, TOTP } from 'otpauth'

/** What every application that shows codes understands: SHA-1, six digits, thirty seconds (RFC 6238, section 5.2). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Clocks may differ by one step to either side. */
const STEPS_OFF = 1
const SECRET_BYTES = 20

export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What the square holds that the application reads. */
export function otpauthAddress(secret: string, login: string, issuer: string): string {
  return new TOTP({ ...FORM, issuer, label: login, secret: Secret.fromBase32(secret) }).toString()
}

/** The key in groups of four, for who types it. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}

export function isTotpCode(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/**
 * The step that a code stands for, when it is right at this instant and later than the last one that was accepted: a code
 * that somebody looked at over a shoulder is spent.
 */
export function stepOfCode(
  secret: string,
  code: string,
  now: string,
  lastStep: number | undefined,
): number | undefined {
  // The library compares bytes of equal number only: six letters with accents are more than six.
  if (!isTotpCode(code)) return undefined
  const timestamp = Date.parse(now)
  const token = { ...FORM, secret: Secret.fromBase32(secret) }
  const off = TOTP.validate({ ...token, token: code, timestamp, window: STEPS_OFF })
  if (off === null) return undefined
  const step = TOTP.counter({ period: FORM.period, timestamp }) + off
  return lastStep !== undefined && step <= lastStep ? undefined : step
}

/** The code that an application shows at an instant. */
export function codeAt(secret: string, now: string): string {
  return TOTP.generate({ ...FORM, secret: Secret.fromBase32(secret), timestamp: Date.parse(now) })
}
