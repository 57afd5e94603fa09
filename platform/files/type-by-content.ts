import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { hasEncryptedPackage } from '../documents/compound-file.ts'

const CFB = 'application/x-cfb'
const ZIP = 'application/zip'
/** Names of parts are looked for in whole; larger ones are no office files that anybody takes. */
const LARGEST_LOOKED_THROUGH = 100_000_000

/**
 * Media type by what the bytes are. Text is told by having no control characters; markup among it by its first words, because
 * a browser would look there too. What is neither known nor text is `application/octet-stream`.
 */
export async function typeByContent(path: string): Promise<string> {
  const detected = (await fileTypeFromFile(path))?.mime
  if (detected === CFB && (await holdsEncryptedPackage(path))) return 'application/x-encrypted-office'
  if (detected === ZIP) return (await packageType(path)) ?? ZIP
  if (detected === 'application/xml') return markupType(await beginning(path)) ?? detected
  if (detected !== undefined) return detected.toLowerCase()
  if (await beginsWith(path, FLATGEOBUF)) return 'application/x-flatgeobuf'
  if (!(await isText(path))) return 'application/octet-stream'
  const first = await beginning(path)
  return markupType(first) ?? (DRAWING.test(first) ? 'image/vnd.dxf' : 'text/plain')
}

/** A DXF in text begins with its first section, after comments (group code 999) if there are any (DXF reference, structure). */
const DRAWING = /^\ufeff?(?:\s*999\r?\n[^\n]*\n)*\s*0\r?\n\s*SECTION\s/

async function holdsEncryptedPackage(path: string): Promise<boolean> {
  return (await stat(path)).size <= LARGEST_LOOKED_THROUGH && hasEncryptedPackage(await readFile(path))
}

const PARTS = {
  'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const

/** Names of parts stand uncompressed in a package. Only one kind of main part counts: a file that is two things is neither. */
async function packageType(path: string): Promise<string | undefined> {
  if ((await stat(path)).size > LARGEST_LOOKED_THROUGH) return undefined
  const bytes = await readFile(path)
  const found = Object.entries(PARTS).filter(([part]) => bytes.includes(part))
  return found.length === 1 ? found[0]?.[1] : undefined
}

/** `fgb`, the version, and `fgb` again (FlatGeobuf specification, magic bytes). */
const FLATGEOBUF = Buffer.from([0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62])

async function beginsWith(path: string, mark: Buffer): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mark.length), 0, mark.length, 0)
    return bytesRead === mark.length && buffer.equals(mark)
  } finally {
    await handle.close()
  }
}

const BEGINNING = 4096

async function beginning(path: string): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    const bytes = buffer.subarray(0, bytesRead)
    const sixteen =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : undefined
    return new TextDecoder(sixteen ?? 'utf-8').decode(bytes)
  } finally {
    await handle.close()
  }
}

/** Blanks, comments and declarations that may stand before the first element. */
const PROLOGUE = /^(?:\s|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype\s+(?!html|svg)[^>[]*(?:\[[\s\S]*?\])?\s*>)*/i
/** What makes a browser take a text for a page (WHATWG MIME Sniffing §7.1). */
const PAGE =
  /^<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|img|object|embed|meta|link|base|form)[\s>/]/i

function markupType(text: string): string | undefined {
  const first = text.replace(/^\ufeff/, '').replace(PROLOGUE, '')
  if (/^<(?:!doctype\s+svg|(?:[\w-]+:)?svg[\s>/])/i.test(first)) return 'image/svg+xml'
  if (PAGE.test(first)) return 'text/html'
  return /^\s*<(?:\?xml|!doctype|[a-z_][\w.-]*(?::[\w.-]+)?(?:\s|>|\/>))/i.test(text.replace(/^\ufeff/, ''))
    ? 'application/xml'
    : undefined
}

/** UTF-16 with its mark, or bytes without control characters: UTF-8, or an alphabet of one byte a letter (Windows-1252). */
async function isText(path: string): Promise<boolean> {
  let first = true
  let sixteen = false
  let high = 0
  let all = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first) sixteen = (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)
    first = false
    if (sixteen) return true
    for (const byte of chunk) {
      if (byte < 0x20 ? byte < 0x09 || byte > 0x0d : byte === 0x7f) return false
      if (byte > 0x7f) high += 1
    }
    all += chunk.byteLength
  }
  // Letters with accents are few in any text of a Latin alphabet; UTF-8 writes each with two bytes.
  return high * 2 <= all
}
