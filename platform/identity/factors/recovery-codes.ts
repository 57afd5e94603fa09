import { createHash, randomInt } from 'node:crypto'

/** Without I, L, O and U: what is read aloud or from paper is not mistaken (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
export const CODES_AT_ONCE = 10

/** Ten codes of 80 random bits, `ABCD-EFGH-JKMN-PQRS`: as hard to guess as a session, so a plain hash keeps them. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES_AT_ONCE }, () => {
    const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    return letters.match(/.{4}/g)?.join('-') ?? letters
  })
}

/** As it was made, whatever dashes, blanks and letters it was typed with; undefined when it can be none. */
export function asRecoveryCode(typed: string): string | undefined {
  const bare = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  return bare.length === LENGTH && [...bare].every((letter) => LETTERS.includes(letter)) ? bare : undefined
}

export function recoveryCodeHash(code: string): string {
  return createHash('sha256')
    .update(`recovery:${asRecoveryCode(code) ?? ''}`)
    .digest('hex')
}
