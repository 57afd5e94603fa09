import { Readable } from 'node:stream'
import { contentDisposition, nameForType } from './file-name.ts'
import type { ByteRange, FileStore } from './store.ts'

export interface ServedFile {
  readonly sha256: string
  readonly size: number
  /** By content. */
  readonly type: string
  readonly name: string
  /** `inline` is heard for pictures that we made ourselves, and for nothing else. */
  readonly show?: 'attachment' | 'inline' | undefined
}

/** What a browser may be told it is. Anything else, above all what a browser would run (SVG, HTML, XML), is bytes. */
const NAMED: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
])

/** Drawn anew by `pictures.ts` from pixels alone. */
const OWN_PICTURES: ReadonlySet<string> = new Set(['image/webp'])

/**
 * A file of the store as an answer: streamed, resumable by `Range`, with its hash as ETag. It never acts as a page of ours:
 * a download under its right name, a media type that runs nothing, no guessing, and a sandbox should it be opened all the same.
 * Undefined when the store does not hold it.
 */
export async function serveFile(request: Request, store: FileStore, file: ServedFile): Promise<Response | undefined> {
  const tag = `"${file.sha256}"`
  const headers = new Headers({
    etag: tag,
    'accept-ranges': 'bytes',
    'content-type': NAMED.has(file.type) ? file.type : 'application/octet-stream',
    'content-disposition': contentDisposition(kindOf(file), nameForType(file.name, file.type)),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    // For this person alone and asked for again each time; and no proxy repacks it.
    'cache-control': 'private, no-cache, no-transform',
  })
  if (matches(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  const asked = rangeOf(request, tag, file.size)
  if (asked === 'outside') {
    headers.set('content-range', `bytes */${file.size}`)
    return new Response(null, { status: 416, headers })
  }
  const held = await store.stream(file.sha256, asked)
  if (held === undefined || held.size !== file.size) {
    held?.body.destroy()
    return undefined
  }
  if (asked !== undefined) headers.set('content-range', `bytes ${asked.start}-${asked.end}/${file.size}`)
  headers.set('content-length', String(asked === undefined ? file.size : asked.end - asked.start + 1))
  const status = asked === undefined ? 200 : 206
  if (request.method === 'HEAD') {
    held.body.destroy()
    return new Response(null, { status, headers })
  }
  return new Response(Readable.toWeb(held.body) as ReadableStream<Uint8Array>, { status, headers })
}

function kindOf({ show, type }: ServedFile): 'attachment' | 'inline' {
  return show === 'inline' && OWN_PICTURES.has(type) ? 'inline' : 'attachment'
}

function matches(header: string | null, tag: string): boolean {
  if (header === null) return false
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag)
}

/** RFC 9110 §14: one range is served; several at once are answered with the whole, as is one of another version. */
function rangeOf(request: Request, tag: string, size: number): ByteRange | 'outside' | undefined {
  const since = request.headers.get('if-range')
  if (since !== null && since !== tag) return undefined
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const last = Math.min(Number(to), size)
    return last === 0 ? 'outside' : { start: size - last, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return undefined
  return start >= size ? 'outside' : { start, end }
}
