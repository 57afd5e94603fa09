import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Extension,
  Extensions,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import { DEVELOPMENT_UNIT } from './signer.ts'

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11'
const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'
const ORGANIZATIONAL_UNIT = '2.5.4.11'
const TEN_YEARS = 3650 * 86_400_000

export interface KeyAndCertificate {
  readonly key: string
  readonly certificate: string
}

/** A key and a certificate signed by itself, to try signatures with. Its subject says that it is worth nothing. */
export function developmentCertificate(institution: string, from: Date): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const name = nameOf([
    [COMMON_NAME, `${institution} (certificado de desarrollo)`],
    [ORGANIZATION, institution],
    [ORGANIZATIONAL_UNIT, DEVELOPMENT_UNIT],
  ])
  const algorithm = new AlgorithmIdentifier({ algorithm: SHA256_WITH_RSA, parameters: null })
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: name,
    subject: name,
    validity: new Validity({ notBefore: from, notAfter: new Date(from.getTime() + TEN_YEARS) }),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo),
    extensions: new Extensions([
      new Extension({
        extnID: id_ce_keyUsage,
        critical: true,
        extnValue: new OctetString(
          AsnConvert.serialize(new KeyUsage(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation)),
        ),
      }),
    ]),
  })
  const certificate = new Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: signed(tbs, privateKey),
  })
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem(new Uint8Array(AsnConvert.serialize(certificate))),
  }
}

function signed(tbs: TBSCertificate, key: KeyObject): ArrayBuffer {
  return new Uint8Array(sign('sha256', new Uint8Array(AsnConvert.serialize(tbs)), key)).buffer
}

function nameOf(parts: readonly (readonly [type: string, value: string])[]): Name {
  return new Name(
    parts.map(
      ([type, utf8String]) =>
        new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })]),
    ),
  )
}

/** Positive and not padded: an INTEGER whose first byte is between 1 and 127. */
function serialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 1
  return bytes.buffer
}

function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
