import type { Refusal } from '../../../kernel/result.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import type { WebContext } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import type { UploadRow } from '../data/uploads.ts'
import { uploadPaths } from '../paths.ts'
import { SEND_FILES } from '../permissions.ts'
import { noSuchUpload } from '../refusals.ts'
import type { NewUploadInput } from '../uploads.ts'

/*
 * Resumable uploads as tus 1.0.0 describes them (https://tus.io/protocols/resumable-upload): core, creation, expiration,
 * checksum (sha256) and termination. Any client of that protocol can send; every answer also says in JSON how the upload
 * stands, which is how a page learns what became of the file.
 */
const VERSION = '1.0.0'

function headersOf(upload?: UploadRow): Record<string, string> {
  const common = { 'tus-resumable': VERSION, 'cache-control': 'no-store' }
  if (upload === undefined) return common
  return {
    ...common,
    'upload-offset': String(upload.received),
    'upload-length': String(upload.size),
    'upload-expires': new Date(upload.expiresAt).toUTCString(),
  }
}

function bodyOf(upload: UploadRow, locale: Locale) {
  const { id, name, size, received, state, refusal } = upload
  return {
    id,
    name,
    size,
    received,
    state,
    ...(refusal === undefined ? {} : { message: say(refusal.message, locale) }),
  }
}

function refused(c: WebContext, status: 400 | 403 | 404 | 413 | 415 | 422 | 429 | 503, refusal: Refusal): Response {
  return c.json({ message: say(refusal.message, c.get('locale')), kind: refusal.kind }, status, headersOf())
}

async function begin(c: WebContext): Promise<Response> {
  const input = inputOf(c.req.raw.headers)
  if (input === undefined) return refused(c, 400, badRequest())
  const begun = await c.get('services').uploads.begin(c.get('ctx'), input)
  if (!begun.ok) return refused(c, statusOf(begun.refusal), begun.refusal)
  const { value } = begun
  const location = localPath(c.get('locale'), uploadPaths.upload(value.id))
  return c.json(bodyOf(value, c.get('locale')), 201, { ...headersOf(value), location })
}

function statusOf({ kind }: Refusal): 403 | 413 | 422 | 429 {
  if (kind === 'forbidden') return 403
  if (kind === 'too_large') return 413
  return kind === 'too_many_uploads' ? 429 : 422
}

/** `Upload-Length`, and `Upload-Metadata: use cGxhbm…,filename YWN0Y…,sha256 …` (names, values in base64). */
function inputOf(headers: Headers): NewUploadInput | undefined {
  const length = headers.get('upload-length') ?? ''
  if (!/^\d{1,15}$/.test(length)) return undefined
  const given = new Map<string, string>()
  for (const pair of (headers.get('upload-metadata') ?? '').split(',')) {
    const [key = '', value = ''] = pair.trim().split(' ')
    given.set(key, Buffer.from(value, 'base64').toString('utf8'))
  }
  const use = given.get('use')
  const name = given.get('filename')
  const expected = given.get('sha256')
  if (use === undefined || name === undefined) return undefined
  if (expected !== undefined && !/^[0-9a-f]{64}$/.test(expected)) return undefined
  return { use, name, size: Number(length), expected }
}

/** Also answers HEAD, which is how a sender asks where to go on. */
async function look(c: WebContext): Promise<Response> {
  const upload = await c.get('services').uploads.look(c.get('ctx'), c.req.param('id') ?? '')
  if (upload === undefined) return refused(c, 404, noSuchUpload())
  return c.json(bodyOf(upload, c.get('locale')), 200, headersOf(upload))
}

async function add(c: WebContext): Promise<Response> {
  const { headers, body } = c.req.raw
  if (headers.get('content-type') !== 'application/offset+octet-stream') return refused(c, 415, badRequest())
  const offset = headers.get('upload-offset') ?? ''
  const checksum = checksumOf(headers.get('upload-checksum'))
  if (!/^\d{1,15}$/.test(offset) || checksum === 'unknown') return refused(c, 400, badRequest())
  const outcome = await c.get('services').uploads.add(c.get('ctx'), {
    id: c.req.param('id') ?? '',
    start: Number(offset),
    body: body === null ? nothing() : (body as unknown as AsyncIterable<Uint8Array>),
    checksum,
    address: c.get('address'),
  })
  const locale = c.get('locale')
  switch (outcome.is) {
    case 'unknown':
      return refused(c, 404, noSuchUpload())
    case 'later':
      return c.json({ ...bodyOf(outcome.upload, locale), message: say(outcome.refusal.message, locale) }, 503, {
        ...headersOf(outcome.upload),
        'retry-after': '30',
      })
    case 'elsewhere':
      return c.json(bodyOf(outcome.upload, locale), 409, headersOf(outcome.upload))
    case 'altered':
      // "Checksum Mismatch" of the protocol, which Hono's list of statuses does not know.
      return new Response(JSON.stringify(bodyOf(outcome.upload, locale)), {
        status: 460,
        headers: { ...headersOf(outcome.upload), 'content-type': 'application/json' },
      })
    case 'taken':
      if (outcome.upload.state === 'receiving') return c.body(null, 204, headersOf(outcome.upload))
      return c.json(
        bodyOf(outcome.upload, locale),
        outcome.upload.state === 'complete' ? 200 : 422,
        headersOf(outcome.upload),
      )
  }
}

function checksumOf(header: string | null): string | undefined | 'unknown' {
  if (header === null) return undefined
  const [, value] = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(header) ?? []
  return value === undefined ? 'unknown' : Buffer.from(value, 'base64').toString('hex')
}

async function* nothing(): AsyncIterable<Uint8Array> {}

async function drop(c: WebContext): Promise<Response> {
  const gone = await c.get('services').uploads.drop(c.get('ctx'), c.req.param('id') ?? '')
  return gone ? c.body(null, 204, headersOf()) : refused(c, 404, noSuchUpload())
}

function badRequest(): Refusal<'bad_upload_request'> {
  return {
    kind: 'bad_upload_request',
    message: {
      es: 'El envío no sigue el protocolo tus 1.0.0.',
      en: 'The upload does not follow the protocol tus 1.0.0.',
    },
  }
}

export const uploadRoutes: readonly Route[] = [
  { method: 'POST', path: '/t/envios', permission: SEND_FILES, weight: 'upload', handle: begin },
  { method: 'GET', path: '/t/envios/:id', permission: SEND_FILES, handle: look },
  {
    method: 'PATCH',
    path: '/t/envios/:id',
    permission: SEND_FILES,
    weight: 'upload',
    // A whole file may come as one piece; how large it may be is said by its use.
    largestBody: 1_000_000_000,
    handle: add,
  },
  { method: 'DELETE', path: '/t/envios/:id', permission: SEND_FILES, handle: drop },
]
