import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto'

/** Who signs documents of the institution: a key that never leaves it, and the certificate that goes into each document. */
export interface DocumentSigner {
  /** As people read it in the signature: the certificate's common name. */
  readonly name: string
  /** Made by ourselves to try with; vouches for nobody, and every page and document says so. */
  readonly development: boolean
  readonly certificate: X509Certificate
  /** RSA or ECDSA over SHA-256. */
  sign(bytes: Uint8Array): Uint8Array
  readonly algorithm: 'rsa' | 'ecdsa'
}

/** Stands in the subject of certificates that we made ourselves. */
export const DEVELOPMENT_UNIT = 'Trama development without validity'

export function signerOf(keyPem: string, certificatePem: string): DocumentSigner {
  const key: KeyObject = createPrivateKey(keyPem)
  const certificate = new X509Certificate(certificatePem)
  if (!certificate.checkPrivateKey(key)) throw new Error('The key of the signature does not belong to its certificate.')
  return {
    name: nameIn(certificate),
    development: certificate.subject.includes(DEVELOPMENT_UNIT),
    certificate,
    algorithm: key.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa',
    sign: (bytes) => sign('sha256', bytes, key),
  }
}

export function nameIn(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject
}
