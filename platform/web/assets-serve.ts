import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

interface Variant {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly encoding: 'br' | 'gzip' | undefined
}

interface Served {
  readonly type: string
  readonly etag: string
  /** Smallest first. */
  readonly variants: readonly Variant[]
}

/** Reads every built file once: a few hundred kilobytes, answered from memory and immune to paths that climb. */
function readAll(directory: string): ReadonlyMap<string, Served> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  // A server that is only asked for pages, as tests do, needs no built assets; a start without them fails at the manifest.
  if (!existsSync(directory)) return new Map()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(directory, path).split(sep).join('/'), new Uint8Array(readFileSync(path)))
  }
  const served = new Map<string, Served>()
  for (const [name, bytes] of files) {
    const type = TYPES[extname(name)]
    if (type === undefined || name === 'manifest.json') continue
    const variants: Variant[] = [{ bytes, encoding: undefined }]
    for (const [suffix, encoding] of [
      ['.gz', 'gzip'],
      ['.br', 'br'],
    ] as const) {
      const packed = files.get(`${name}${suffix}`)
      if (packed && packed.length < bytes.length) variants.unshift({ bytes: packed, encoding })
    }
    served.set(name, { type, variants, etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 20) })
  }
  return served
}

function accepts(header: string | null, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.trim().split(';')
    return name?.trim() === encoding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))
  })
}

/** Answers `/assets/…`. Names carry a hash of their content, so an answer holds for ever. */
export function assetServer(directory: string): (request: Request) => Response {
  const all = readAll(directory)
  return (request) => {
    const name = new URL(request.url).pathname.replace(/^\/assets\//, '')
    const found = all.get(name)
    if (!found) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } })
    const accepted = request.headers.get('accept-encoding')
    const variant = found.variants.find(({ encoding }) => encoding === undefined || accepts(accepted, encoding))
    if (!variant) return new Response(null, { status: 406 })
    const etag = `"${found.etag}${variant.encoding ? `-${variant.encoding}` : ''}"`
    const headers = new Headers({
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      etag,
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    })
    if (variant.encoding) headers.set('content-encoding', variant.encoding)
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    headers.set('content-length', String(variant.bytes.length))
    return new Response(request.method === 'HEAD' ? null : variant.bytes, { headers })
  }
}
