import { crc32, deflateSync } from 'node:zlib'
import {
  handmadeDocx,
  handmadeRelationships,
  handmadeWorkbook,
  handmadeZip,
} from '../platform/documents/handmade-zip.ts'

/**
 * What somebody who means harm sends, or a program that errs. `refused`: nothing of it is kept, and the sentence is of this
 * kind. `kept`: it may be kept, because it can do nothing: it leaves as this type, under this name, as a download.
 */
export interface HostileFile {
  readonly what: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly refused?: string
  readonly kept?: { readonly type: string; readonly name: string }
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
const PDF = 'application/pdf'
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(document.cookie)"><script>alert(1)</script></svg>'
const PAGE = '<html><body><script>fetch("/t/correo")</script></body></html>'

/** A PNG that says it is so wide and high; its pixels are zeros, as many as `rows` says. */
export function pngOf(width: number, height: number, rows = height): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 9 })
  const chunk = (name: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name), content])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.byteLength)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]),
  )
}

/** The smallest whole GIF: one pixel. */
const GIF = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))
const SHEET = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
export const GOOD_PNG = pngOf(64, 32)

/** A workbook whose first part asks for `address`, in an entity and in a link to another workbook. */
export function workbookThatAsks(address: string): Uint8Array {
  return handmadeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    handmadeRelationships('', [['rId1', 'officeDocument', 'xl/workbook.xml']]),
    {
      name: 'xl/workbook.xml',
      content: `<!DOCTYPE x [<!ENTITY e SYSTEM "${address}/entidad"><!ENTITY % p SYSTEM "${address}/dtd"> %p;]><workbook>&e;</workbook>`,
    },
  ])
}

export function documentThatAsks(address: string): Uint8Array {
  return handmadeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    handmadeRelationships('', [['rId1', 'officeDocument', 'word/document.xml']]),
    {
      name: 'word/document.xml',
      content: `<!DOCTYPE x [<!ENTITY e SYSTEM "${address}/entidad">]><w:document xmlns:w="x"><w:body>&e;</w:body></w:document>`,
    },
  ])
}

/** Sound, but with a link to a workbook elsewhere and a picture that is fetched from there. */
export function workbookWithLinks(address: string): Uint8Array {
  const link = `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="${address}/otro.xlsx" TargetMode="External"/>`
  return handmadeWorkbook(SHEET, {
    entries: [
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
      {
        name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
        content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link}</Relationships>`,
      },
    ],
  })
}

/** Sent as evidence of a month's progress, the use that accepts most. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  { what: 'nothing at all', name: 'acta.pdf', bytes: new Uint8Array(), refused: 'empty_file' },
  {
    what: 'a program called a PDF',
    name: 'acta.pdf',
    bytes: joined(text('MZ'), Buffer.alloc(4000, 1)),
    refused: 'wrong_type',
  },
  {
    what: 'a program of Linux',
    name: 'foto.png',
    bytes: joined(text('\u007fELF\u0002\u0001\u0001'), Buffer.alloc(400)),
    refused: 'wrong_type',
  },
  { what: 'an SVG with a script', name: 'logo.svg', bytes: text(SVG), refused: 'wrong_type' },
  { what: 'an SVG called a PNG', name: 'logo.png', bytes: text(SVG), refused: 'wrong_type' },
  {
    what: 'an SVG behind a declaration, a type and a comment',
    name: 'logo.txt',
    bytes: text(`\ufeff<?xml version="1.0"?>\n<!-- x --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${SVG}`),
    refused: 'wrong_type',
  },
  {
    what: 'an SVG in UTF-16',
    name: 'logo.txt',
    bytes: joined(new Uint8Array([0xff, 0xfe]), Buffer.from(SVG, 'utf16le')),
    refused: 'wrong_type',
  },
  { what: 'a web page called a text', name: 'acta.txt', bytes: text(`  \n${PAGE}`), refused: 'wrong_type' },
  {
    what: 'a web page with a PDF behind it',
    name: 'acta.pdf',
    bytes: text(`${PAGE}\n%PDF-1.7\n`),
    refused: 'wrong_type',
  },
  {
    what: 'an XML with an entity of the machine',
    name: 'datos.txt',
    bytes: text('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'),
    refused: 'wrong_type',
  },
  {
    what: 'a PDF that is a web page too',
    name: 'acta.pdf',
    bytes: text(`%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>\n${PAGE}\n%%EOF`),
    kept: { type: PDF, name: 'acta.pdf' },
  },
  {
    what: 'a GIF that is a script too',
    name: 'foto.gif',
    bytes: text('GIF89a/*\u0000\u0000*/=1;alert(document.cookie)//'),
    refused: 'unsafe_picture',
  },
  {
    what: 'a whole GIF with a script behind it',
    name: 'foto.gif',
    bytes: joined(GIF, text('*/=1;alert(1)//<script>alert(1)</script>')),
    kept: { type: 'image/gif', name: 'foto.gif' },
  },
  {
    what: 'a picture with an archive behind it',
    name: 'foto.png',
    bytes: joined(GOOD_PNG, handmadeZip([{ name: 'x.class', content: 'x' }])),
    kept: { type: 'image/png', name: 'foto.png' },
  },
  { what: 'a picture called a PDF', name: 'acta.pdf', bytes: GOOD_PNG, kept: { type: 'image/png', name: 'acta.png' } },
  {
    what: 'a PDF called a program',
    name: 'acta.pdf.exe',
    bytes: text('%PDF-1.7\n%%EOF'),
    kept: { type: PDF, name: 'acta.pdf.pdf' },
  },
  {
    what: 'a picture that unpacks to 3,600 million points',
    name: 'foto.png',
    bytes: pngOf(60_000, 60_000, 100),
    refused: 'unsafe_picture',
  },
  {
    what: 'the beginning of a picture and nothing else',
    name: 'foto.webp',
    bytes: joined(text('RIFF'), new Uint8Array([4, 0, 0, 0]), text('WEBPVP8 ')),
    refused: 'unsafe_picture',
  },
  {
    what: 'an archive that unpacks to forty megabytes of zeros',
    name: 'actas.zip',
    bytes: handmadeZip([{ name: 'a.bin', content: new Uint8Array(40_000_000) }]),
    refused: 'wrong_type',
  },
  {
    what: 'the same as a workbook',
    name: 'plan.xlsx',
    bytes: handmadeWorkbook(SHEET, { entries: [{ name: 'xl/media/x.bin', content: new Uint8Array(40_000_000) }] }),
    refused: 'unsafe_package',
  },
  {
    what: 'a workbook that says it unpacks to 4 GB',
    name: 'plan.xlsx',
    bytes: handmadeWorkbook(SHEET, { entries: [{ name: 'x', content: 'x', claimedSize: 0xfffffff0 }] }),
    refused: 'unsafe_package',
  },
  {
    what: 'half a workbook',
    name: 'plan.xlsx',
    bytes: handmadeWorkbook(SHEET).subarray(0, -60),
    refused: 'unsafe_package',
  },
  {
    what: 'a workbook with macros that does not say so',
    name: 'plan.xlsx',
    bytes: handmadeWorkbook(SHEET, { entries: [{ name: 'xl/vbaProject.bin', content: 'x' }] }),
    refused: 'unsafe_package',
  },
  {
    what: 'a workbook that is a document too',
    name: 'plan.xlsx',
    bytes: handmadeWorkbook(SHEET, { entries: [{ name: 'word/document.xml', content: '<x/>' }] }),
    refused: 'wrong_type',
  },
  {
    what: 'a workbook that leads out of its folder',
    name: 'plan.xlsx',
    bytes: handmadeWorkbook(SHEET, { entries: [{ name: '../../../etc/cron.d/x', content: 'x' }] }),
    refused: 'unsafe_package',
  },
  {
    what: 'a document with an entity of another machine',
    name: 'acta.docx',
    bytes: documentThatAsks('http://127.0.0.1:9'),
    kept: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', name: 'acta.docx' },
  },
  {
    what: 'a sound document with a script in its text',
    name: 'acta.docx',
    bytes: handmadeDocx('<w:p><w:r><w:t>&lt;script&gt;</w:t></w:r></w:p>'),
    kept: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', name: 'acta.docx' },
  },
  {
    what: 'bytes that are nothing',
    name: 'acta.pdf',
    bytes: Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
    refused: 'wrong_type',
  },
]

/** Names that programs and people send, and what is left of them. */
export const HOSTILE_NAMES: readonly (readonly [what: string, sent: string, kept: string])[] = [
  ['a way up', '../../etc/passwd.txt', 'passwd.txt'],
  ['a way up of Windows', '..\\..\\windows\\system32\\acta.txt', 'acta.txt'],
  ['a drive', ['C:', 'planes', '2019', 'acta.txt'].join('\\'), 'acta.txt'],
  ['a drive without a folder', 'C:acta.txt', 'acta.txt'],
  ['a place of the machine', '/etc/shadow', 'shadow.txt'],
  ['a zero', 'acta.txt\u0000.exe', 'acta.txt.txt'],
  ['a line that would become a header', 'acta\r\nSet-Cookie: a=b.txt', 'actaSet-Cookie_ a=b.txt'],
  ['quotes', 'ac"ta;x=".txt', 'ac_ta;x=_.txt'],
  ['a turn of the writing', 'acta\u202etxt.exe', 'actatxt.txt'],
  ['a device', 'CON.txt', '_CON.txt'],
  ['dots alone', '...', 'archivo.txt'],
  ['nothing', '\u200b', 'archivo.txt'],
  ['markup', '<img src=x onerror=alert(1)>.txt', '_img src=x onerror=alert(1)_.txt'],
  ['300 letters', `${'á'.repeat(300)}.txt`, `${'á'.repeat(116)}.txt`],
  ['accents', 'Acta nº 3 – año 2019 (señalización).txt', 'Acta nº 3 – año 2019 (señalización).txt'],
  ['accents in two parts', 'Informe de gestio\u0301n.txt', 'Informe de gestión.txt'],
]
