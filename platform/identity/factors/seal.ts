import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Keeps short secrets in the database in a form that the database alone cannot read: AES-256-GCM under a key derived from the
 * server's secret (RFC 5869), bound to whose it is, so that one sealed value cannot be put in another's place.
 */
export interface Vault {
  seal(plain: string, owner: string): string
  /** Undefined when it was sealed under another secret, for another owner, or altered. */
  open(sealed: string, owner: string): string | undefined
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'

export function createVault(serverSecret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', serverSecret, 'trama', 'identity: what proves who somebody is', 32))
  return {
    seal(plain, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${VERSION}.${sealed.toString('base64url')}`
    },
    open(sealed, owner) {
      const [version, text] = sealed.split('.')
      const bytes = Buffer.from(text ?? '', 'base64url')
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
  }
}
