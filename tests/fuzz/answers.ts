import type { Manifest } from '../../platform/capability/manifest.ts'
import { problemSchema } from '../../platform/web/problem-schema.ts'
import { SCRIPT } from './hostile.ts'
import type { FuzzRequest } from './requests.ts'
import { htmlFault } from './well-formed.ts'

/** Everything wrong with an answer in itself; `undefined` when nothing is. */
export function answerFault(
  request: FuzzRequest,
  response: Response,
  text: string,
  manifests: readonly Manifest[],
): string | undefined {
  const { status } = response
  if (status >= 500) return `answers ${status}`
  if (status >= 300 && status < 400) return placeFault(response)
  if (status === 204 || request.method === 'HEAD') return text === '' ? undefined : 'has a body where none may be'
  const type = response.headers.get('content-type') ?? ''
  if (response.headers.get('x-content-type-options') !== 'nosniff') return 'lets the browser guess the type'
  if (type.startsWith('text/html'))
    return htmlFault(text) ?? (text.includes(SCRIPT) ? 'shows a script as it was sent' : undefined)
  if (type.startsWith('application/problem+json')) return problemFault(text, status)
  // The protocol of uploads says in JSON how an upload stands, also where it refuses.
  if (status >= 400 && type.startsWith('application/json') && request.path.includes('/t/envios'))
    return parse(text) === undefined ? 'is no JSON' : undefined
  if (status >= 400) return `refuses with ${type === '' ? 'no type' : type}`
  if (type.startsWith('application/json')) return jsonFault(request, response, text, manifests)
  return FILES.some((each) => type.startsWith(each)) ? undefined : `answers with the type ${type}`
}

/** What is given out as a file. */
const FILES = [
  'application/octet-stream',
  'application/pdf',
  'application/vnd.openxmlformats',
  'application/vnd.oai.openapi+json',
  'application/geo+json',
  'application/geopackage+sqlite3',
  'application/schema+json',
  'text/javascript',
  'text/css',
  'text/plain',
  'text/csv',
  'text/calendar',
  'text/turtle',
  'application/ld+json',
  'application/rss+xml',
  'application/vnd.sdmx',
  'image/',
]

/** A redirect stays here. */
function placeFault(response: Response): string | undefined {
  if (response.status === 304) return undefined
  const place = response.headers.get('location')
  if (place === null) return `answers ${response.status} and names no place`
  const url = new URL(place, 'http://here.invalid')
  return url.host === 'here.invalid' && !/^[/\\]{2}/.test(place) ? undefined : `leads elsewhere: ${place}`
}

function problemFault(text: string, status: number): string | undefined {
  const parsed = problemSchema.safeParse(parse(text))
  if (!parsed.success) return 'is no problem as RFC 9457 has it'
  return parsed.data.status === status ? undefined : `says ${parsed.data.status} and answers ${status}`
}

/** Data of the open API are what was declared; other JSON is JSON. */
function jsonFault(
  request: FuzzRequest,
  response: Response,
  text: string,
  manifests: readonly Manifest[],
): string | undefined {
  const value = parse(text)
  if (value === undefined) return 'is no JSON'
  if (!request.path.includes('/api/')) return undefined
  const declared = manifests
    .flatMap(({ routes = [] }) => routes)
    .filter(({ api }) => api !== undefined)
    .map(({ api }) => api?.answer.safeParse(value))
  if (declared.some((each) => each?.success === true)) return undefined
  const own = request.route.api?.answer.safeParse(value)
  const issue = own?.success === false ? own.error.issues[0] : undefined
  return `is not what was declared (${response.status}): ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
