import { inflateSync } from 'node:zlib'

/**
 * Words and fonts of a PDF that Typst made, so that tests need no program beside them. It knows only what Typst
 * writes: plain objects, two-byte glyph codes and a `ToUnicode` map for each font. Not a reader of other PDFs.
 */
export interface PdfText {
  readonly pages: readonly string[]
  /** Embedded fonts without the tag of their subset: `SourceSans3-Regular`. */
  readonly fonts: readonly string[]
}

interface PdfObject {
  readonly dictionary: string
  readonly stream: string
}

export function readPdfText(bytes: Uint8Array): PdfText {
  const objects = readObjects(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const maps = new Map<string, ReadonlyMap<number, string>>()
  const fonts = new Set<string>()
  for (const [id, { dictionary }] of objects) {
    if (!dictionary.includes('/Subtype /Type0')) continue
    const name = /\/BaseFont \/(?:[A-Z]{6}\+)?(\S+)/.exec(dictionary)?.[1]
    if (name !== undefined) fonts.add(name)
    maps.set(id, readToUnicode(objects.get(/\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1] ?? '')?.stream ?? ''))
  }
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\s/.test(dictionary))
  return { pages: pages.map(({ dictionary }) => readPage(dictionary, objects, maps)), fonts: [...fonts].sort() }
}

function readObjects(bytes: Buffer): Map<string, PdfObject> {
  const text = bytes.toString('latin1')
  const objects = new Map<string, PdfObject>()
  const start = /(?:^|\n)(\d+) 0 obj\n/g
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const from = match.index + match[0].length
    const end = text.indexOf('endobj', from)
    const streamAt = text.indexOf('stream\n', from)
    const hasStream = streamAt >= 0 && streamAt < end
    const dictionary = text.slice(from, hasStream ? streamAt : end)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const raw = hasStream ? bytes.subarray(streamAt + 7, streamAt + 7 + length) : Buffer.alloc(0)
    const packed = dictionary.includes('/FlateDecode') && !dictionary.includes('/FontFile')
    objects.set(match[1] ?? '', { dictionary, stream: (packed ? inflateSync(raw) : raw).toString('latin1') })
    if (hasStream) start.lastIndex = streamAt + 7 + length
  }
  return objects
}

function readToUnicode(map: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>()
  for (const [, code = '', units = ''] of map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)) {
    characters.set(Number.parseInt(code, 16), Buffer.from(units, 'hex').swap16().toString('utf16le'))
  }
  return characters
}

function readPage(
  page: string,
  objects: ReadonlyMap<string, PdfObject>,
  maps: ReadonlyMap<string, ReadonlyMap<number, string>>,
): string {
  const named = /\/Resources (\d+) 0 R/.exec(page)?.[1]
  const resources = named === undefined ? page : (objects.get(named)?.dictionary ?? '')
  const fontNames = /\/Font <<([^>]*)>>/.exec(resources)?.[1] ?? ''
  const fonts = new Map(
    [...fontNames.matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, maps.get(id)] as const),
  )
  const content = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '')?.stream ?? ''
  let font: ReadonlyMap<number, string> | undefined
  let text = ''
  let name = ''
  let shown: Buffer[] = []
  for (const token of tokensOf(content)) {
    if (typeof token !== 'string') shown.push(token)
    else if (token.startsWith('/')) name = token.slice(1)
    else {
      if (token === 'Tf') font = fonts.get(name)
      else if (token === 'Tj' || token === 'TJ') for (const bytes of shown) text += decode(bytes, font)
      else if (token === 'ET') text += '\n'
      if (/^[A-Za-z'"*]+$/.test(token)) shown = []
    }
  }
  return text
}

/** Names, operators and numbers as text, strings as their bytes; property lists of marked content are passed over. */
function* tokensOf(content: string): Generator<string | Buffer> {
  let at = 0
  while (at < content.length) {
    const char = content.charAt(at)
    if (char === '(') {
      const end = literalEnd(content, at)
      yield literalBytes(content.slice(at + 1, end))
      at = end + 1
    } else if (content.startsWith('<<', at)) at = dictionaryEnd(content, at)
    else if (char === '<') {
      const end = content.indexOf('>', at)
      yield Buffer.from(content.slice(at + 1, end), 'hex')
      at = end + 1
    } else {
      const word = /^(?:\/?[^\s()<>[\]/]+)/.exec(content.slice(at, at + 200))?.[0]
      if (word) yield word
      at += word?.length ?? 1
    }
  }
}

/** Strings may hold parentheses as they are, as long as they are balanced. */
function literalEnd(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at += 1) {
    const char = content.charAt(at)
    if (char === '\\') at += 1
    else if (char === '(') depth += 1
    else if (char === ')') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return content.length
}

function dictionaryEnd(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at += 1) {
    if (content.startsWith('<<', at)) {
      depth += 1
      at += 1
    } else if (content.startsWith('>>', at)) {
      depth -= 1
      at += 1
      if (depth === 0) return at + 1
    } else if (content.charAt(at) === '(') at = literalEnd(content, at)
  }
  return content.length
}

function decode(bytes: Buffer, font: ReadonlyMap<number, string> | undefined): string {
  let text = ''
  for (let i = 0; font && i + 1 < bytes.length; i += 2) text += font.get(bytes.readUInt16BE(i)) ?? ''
  return text
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literalBytes(literal: string): Buffer {
  const plain = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  )
  return Buffer.from(plain, 'latin1')
}
