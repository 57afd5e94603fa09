import type { X509Certificate } from 'node:crypto'
import { signDetached, verifyDetached } from './cms.ts'
import { type PdfObjects, readPdfObjects, withEntry } from './pdf-objects.ts'
import type { DocumentSigner } from './signer.ts'

/** Bytes kept for the signature. A chain of certificates may be added to it later without a new document. */
const ROOM = 8192
/** Digits that no offset of a document of ours outgrows, so that the numbers can be written last. */
const OFFSET_DIGITS = 10

export interface PdfSigning {
  /** An instant. */
  readonly at: string
  /** What it is signed for, as a viewer shows it. */
  readonly reason: string
}

/**
 * The document with a signature of who made it, as an update at its end: what was there stays byte for byte (PDF 1.7, 12.8;
 * PAdES B-B). Reads documents of our own making, whose table of objects is a plain one.
 */
export function signPdf(pdf: Uint8Array, signer: DocumentSigner, { at, reason }: PdfSigning): Uint8Array {
  const objects = readPdfObjects(pdf)
  const [field, signature] = [objects.size, objects.size + 1]
  const page = firstPage(objects)
  const changed = new Map([
    [objects.root, withEntry(objects.text(objects.root), 'AcroForm', `<< /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [page, withEntry(objects.text(page), 'Annots', `[${field} 0 R]`)],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Firma) /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R >>`,
    ],
    [signature, signatureDictionary(signer, at, reason)],
  ])
  const update = writeUpdate(pdf, objects, changed)
  const hole = update.indexOf('/Contents <') + '/Contents '.length
  const start = pdf.length + hole
  const end = start + 2 * ROOM + 2
  const whole = pdf.length + update.length
  const range = [0, start, end, whole - end].map((number) => String(number).padEnd(OFFSET_DIGITS))
  const filled = update.replace(RANGE_HOLE, `[${range.join(' ')}]`)
  const bytes = Buffer.concat([pdf, Buffer.from(filled, 'latin1')])
  const cms = signDetached(Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]), signer)
  if (cms.length > ROOM) throw new Error('The signature is longer than the room kept for it.')
  bytes.write(Buffer.from(cms).toString('hex'), start + 1, 'latin1')
  return new Uint8Array(bytes)
}

const RANGE_HOLE = `[${Array.from({ length: 4 }, () => '0'.repeat(OFFSET_DIGITS)).join(' ')}]`

function signatureDictionary(signer: DocumentSigner, at: string, reason: string): string {
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ${RANGE_HOLE} /Contents <${'0'.repeat(2 * ROOM)}> /M (D:${at.replace(/[-:T]/g, '').slice(0, 14)}Z) /Name ${pdfText(signer.name)} /Reason ${pdfText(reason)} >>`
}

/** UTF-16 with its mark, in hexadecimal: any letter, and nothing to escape. */
function pdfText(text: string): string {
  return `<FEFF${[...Array(text.length).keys()].map((at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')}>`
}

function firstPage(objects: PdfObjects): number {
  let node = reference(objects.text(objects.root), 'Pages')
  for (let depth = 0; depth < 20; depth += 1) {
    const text = objects.text(node)
    const [, first] = /\/Kids\s*\[\s*(\d+)\s+0\s+R/.exec(text) ?? []
    if (first === undefined) return node
    node = Number(first)
  }
  throw new Error('The pages of the document go round in a ring.')
}

function reference(text: string, key: string): number {
  const [, number] = new RegExp(`/${key}\\s+(\\d+)\\s+0\\s+R`).exec(text) ?? []
  if (number === undefined) throw new Error(`The document names no ${key}.`)
  return Number(number)
}

function writeUpdate(pdf: Uint8Array, objects: PdfObjects, changed: ReadonlyMap<number, string>): string {
  let text = '\n'
  const offsets = [...changed]
    .sort(([a], [b]) => a - b)
    .map(([number, body]) => {
      const offset = pdf.length + text.length
      text += `${number} 0 obj\n${body}\nendobj\n`
      return { number, offset }
    })
  const table = pdf.length + text.length
  text += 'xref\n'
  for (const { number, offset } of offsets) text += `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`
  const size = Math.max(objects.size, ...offsets.map(({ number }) => number + 1))
  return `${text}trailer\n<< /Size ${size} /Root ${objects.root} 0 R ${objects.kept} /Prev ${objects.table} >>\nstartxref\n${table}\n%%EOF\n`
}

/** Who signed, when the signature stands over the whole document and the document is unchanged; otherwise why not. */
export type PdfSignatureReading =
  | { readonly is: 'unsigned' | 'broken' }
  | { readonly is: 'whole'; readonly certificate: X509Certificate }

export function readPdfSignature(pdf: Uint8Array): PdfSignatureReading {
  const bytes = Buffer.from(pdf)
  const text = bytes.toString('latin1')
  const at = text.lastIndexOf('/ByteRange')
  if (at < 0) return { is: 'unsigned' }
  const [, numbers = ''] = /\/ByteRange\s*\[([\d\s]*)\]/.exec(text.slice(at, at + 100)) ?? []
  const [from = 0, length = 0, second = 0, rest = 0] = numbers.trim().split(/\s+/).map(Number)
  const signed = Buffer.concat([bytes.subarray(from, from + length), bytes.subarray(second, second + rest)])
  if (from !== 0 || second + rest !== bytes.length || second <= length) return { is: 'broken' }
  const hex = text.slice(length + 1, second - 1)
  if (!/^[\da-f]+$/i.test(hex)) return { is: 'broken' }
  const certificate = verifyOrNothing(signed, Buffer.from(hex, 'hex'))
  return certificate === undefined ? { is: 'broken' } : { is: 'whole', certificate }
}

/** The room behind the signature is filled with zeros; its own length says where it ends. */
function verifyOrNothing(content: Uint8Array, padded: Uint8Array): X509Certificate | undefined {
  const [tag, first = 0, high = 0, low = 0] = padded
  if (tag !== 0x30) return undefined
  const length = first < 0x80 ? first + 2 : first === 0x81 ? high + 3 : first === 0x82 ? high * 256 + low + 4 : 0
  try {
    return verifyDetached(content, padded.subarray(0, length))
  } catch {
    return undefined
  }
}
