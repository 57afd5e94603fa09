import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** A device that makes and uses one passkey as a browser would hand it over; what it says can be made wrong on purpose. */
export interface SoftwarePasskey {
  create(options: PublicKeyCredentialCreationOptionsJSON, as?: Bearing): RegistrationResponseJSON
  sign(options: PublicKeyCredentialRequestOptionsJSON, as?: Bearing): AuthenticationResponseJSON
}

/** As whom and how the device answers, where it is not as it should be. */
export interface Bearing {
  readonly origin?: string
  readonly challenge?: string
  /** Without asking for a finger, a face or a PIN. */
  readonly unverified?: boolean
  /** Sets the counter; otherwise it goes up by one with each use. */
  readonly counter?: number
  readonly userHandle?: string
  /** Signed by another key than the one that was shown. */
  readonly impostor?: boolean
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const ATTESTED = 0x40

export function softwarePasskey(origin: string): SoftwarePasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  let userHandle = ''

  function authenticatorData(rpId: string, flags: number, as: Bearing): Buffer {
    counter = as.counter ?? counter + 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const verified = as.unverified === true ? 0 : USER_VERIFIED
    return Buffer.concat([sha256(rpId), Buffer.from([flags | USER_PRESENT | verified]), count])
  }

  function clientData(type: string, challenge: string, as: Bearing): Buffer {
    const said = { type, challenge: as.challenge ?? challenge, origin: as.origin ?? origin, crossOrigin: false }
    return Buffer.from(JSON.stringify(said))
  }

  const head = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  } as const

  return {
    create({ rp, user, challenge }, as = {}) {
      userHandle = user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const data = Buffer.concat([
        authenticatorData(rp.id ?? '', ATTESTED, as),
        Buffer.alloc(16),
        length,
        id,
        coseKey(publicKey),
      ])
      const attestation = new Map<string, string | Map<string, string> | Uint8Array<ArrayBuffer>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', Uint8Array.from(data)],
      ])
      return {
        ...head,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, as).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
          transports: ['internal'],
        },
      }
    },

    sign({ rpId, challenge }, as = {}) {
      const data = authenticatorData(rpId ?? '', 0, as)
      const client = clientData('webauthn.get', challenge, as)
      const key = as.impostor === true ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey
      return {
        ...head,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', Buffer.concat([data, sha256(client)]), key).toString('base64url'),
          userHandle: as.userHandle ?? userHandle,
        },
      }
    },
  }
}

function sha256(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The public half as COSE writes it (RFC 9053, 7.1): ES256 on P-256. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
  const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ])
  return Buffer.from(isoCBOR.encode(key))
}
