/** Digits and letters that are not taken for one another when read aloud (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `7K2M-QX4P`: the beginning of a hash as a person reads it from paper and types it. */
export function readableCode(digest: Uint8Array): string {
  const letters = Array.from({ length: 8 }, (_, i) => ALPHABET[(digest[i] ?? 0) % 32] ?? '').join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
