import { createHash, verify, X509Certificate } from 'node:crypto'
import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  CMSVersion,
  ContentInfo,
  DigestAlgorithmIdentifier,
  DigestAlgorithmIdentifiers,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  id_data,
  id_signedData,
  SignatureAlgorithmIdentifier,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
} from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { Certificate } from '@peculiar/asn1-x509'
import type { DocumentSigner } from './signer.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const RSA = '1.2.840.113549.1.1.1'
const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

/** Signature beside the content (RFC 5652), with what PAdES asks of its baseline: the certificate is signed too. */
export function signDetached(content: Uint8Array, signer: DocumentSigner): Uint8Array {
  const certificate = AsnConvert.parse(signer.certificate.raw, Certificate)
  const { issuer, serialNumber } = certificate.tbsCertificate
  const digest = new DigestAlgorithmIdentifier({ algorithm: SHA256 })
  const attributes = [
    new Attribute({ attrType: CONTENT_TYPE, attrValues: [oid(id_data)] }),
    new Attribute({ attrType: MESSAGE_DIGEST, attrValues: [octets(sha256(content))] }),
    new Attribute({ attrType: SIGNING_CERTIFICATE_V2, attrValues: [signingCertificate(signer.certificate.raw)] }),
  ].sort(byEncoding)
  const signedData = new SignedData({
    version: CMSVersion.v1,
    digestAlgorithms: new DigestAlgorithmIdentifiers([digest]),
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: id_data }),
    certificates: new CertificateSet([new CertificateChoices({ certificate })]),
    signerInfos: new SignerInfos([
      new SignerInfo({
        version: CMSVersion.v1,
        sid: new SignerIdentifier({ issuerAndSerialNumber: new IssuerAndSerialNumber({ issuer, serialNumber }) }),
        digestAlgorithm: digest,
        signedAttrs: attributes,
        signatureAlgorithm:
          signer.algorithm === 'rsa'
            ? new SignatureAlgorithmIdentifier({ algorithm: RSA, parameters: null })
            : new SignatureAlgorithmIdentifier({ algorithm: ECDSA_SHA256 }),
        signature: new OctetString(signer.sign(setOf(attributes))),
      }),
    ]),
  })
  const info = new ContentInfo({ contentType: id_signedData, content: AsnConvert.serialize(signedData) })
  return new Uint8Array(AsnConvert.serialize(info))
}

/** The certificate of who signed, when the signature is that of this content; undefined when anything differs. */
export function verifyDetached(content: Uint8Array, der: Uint8Array): X509Certificate | undefined {
  const info = AsnConvert.parse(der, ContentInfo)
  if (info.contentType !== id_signedData) return undefined
  const data = AsnConvert.parse(info.content, SignedData)
  const [signerInfo] = data.signerInfos
  const chosen = data.certificates?.find(({ certificate }) => {
    const wanted = signerInfo?.sid.issuerAndSerialNumber?.serialNumber
    return (
      certificate !== undefined &&
      wanted !== undefined &&
      Buffer.from(certificate.tbsCertificate.serialNumber).equals(Buffer.from(wanted))
    )
  })?.certificate
  if (signerInfo?.signedAttrs === undefined || chosen === undefined) return undefined
  const said = signerInfo.signedAttrs.find(({ attrType }) => attrType === MESSAGE_DIGEST)?.attrValues[0]
  if (said === undefined || !Buffer.from(said).equals(Buffer.from(octets(sha256(content))))) return undefined
  const x509 = new X509Certificate(Buffer.from(AsnConvert.serialize(chosen)))
  const signature = new Uint8Array(signerInfo.signature.buffer)
  return verify('sha256', setOf(signerInfo.signedAttrs), x509.publicKey, signature) ? x509 : undefined
}

/** The attributes as they are signed: a SET OF in the order of their encodings (DER). */
function setOf(attributes: readonly Attribute[]): Uint8Array {
  const parts = [...attributes].sort(byEncoding).map(encoded)
  return tagged(0x31, Buffer.concat(parts))
}

/** SEQUENCE { SEQUENCE { SEQUENCE { OCTET STRING } } }: one certificate by its SHA-256 (RFC 5035). */
function signingCertificate(raw: Uint8Array): ArrayBuffer {
  const hash = new Uint8Array(octets(sha256(raw)))
  return bufferOf(tagged(0x30, tagged(0x30, tagged(0x30, hash))))
}

function octets(bytes: Uint8Array): ArrayBuffer {
  return bufferOf(tagged(0x04, bytes))
}

function oid(dotted: string): ArrayBuffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest.flatMap(base128)]
  return bufferOf(tagged(0x06, Uint8Array.from(bytes)))
}

function base128(value: number): number[] {
  const groups = [value & 0x7f]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift((rest & 0x7f) | 0x80)
  return groups
}

function tagged(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content
  const head =
    length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Uint8Array.from(head), content])
}

function encoded(attribute: Attribute): Buffer {
  return Buffer.from(AsnConvert.serialize(attribute))
}

function byEncoding(a: Attribute, b: Attribute): number {
  return Buffer.compare(encoded(a), encoded(b))
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
