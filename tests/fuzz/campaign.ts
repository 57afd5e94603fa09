import { randomUUID } from 'node:crypto'
import { gunzipSync, inflateSync } from 'node:zlib'
import type { Manifest } from '../../platform/capability/manifest.ts'
import type { People, Person } from '../access/people.ts'
import type { Loaded } from '../integration/loaded.ts'
import { openSessionOf, type Session, type Site } from '../integration/site.ts'
import { chanceFrom } from '../soak/chance.ts'
import { answerFault } from './answers.ts'
import { type ChangeWatch, REMEMBERS_REFUSALS } from './changes.ts'
import { type FuzzRequest, fuzzRequest, type KnownNames } from './requests.ts'

export interface Campaign {
  readonly site: Site
  readonly loaded: Loaded
  readonly people: People
  readonly manifests: readonly Manifest[]
  readonly known: KnownNames
  readonly changes: ChangeWatch
  readonly seed: number
  readonly requests: number
  readonly onProgress?: (done: number) => void
}

export interface FuzzReport {
  readonly refused: number
  readonly accepted: number
  /** Accepted requests that changed something: the watch is not blind. */
  readonly changed: number
  readonly statuses: ReadonlyMap<number, number>
  /** What went wrong, each with a line that sends it again. */
  readonly failures: readonly string[]
}

const ENOUGH = 25

/** Sends what people, programs and attackers might, one after another, and looks at every answer and at every change. */
export async function runCampaign(campaign: Campaign): Promise<FuzzReport> {
  const { site, manifests, known, changes, seed, requests, onProgress } = campaign
  const chance = chanceFrom(seed)
  const routes = drawn(manifests)
  const sessions = new Map<Person, Session>()
  const statuses = new Map<number, number>()
  const failures: string[] = []
  const tally = { refused: 0, accepted: 0, changed: 0 }
  for (let done = 0; done < requests && failures.length < ENOUGH; done += 1) {
    const request = fuzzRequest(routes, known, chance)
    const session = await sessionFor(campaign, sessions, request.person)
    await changes.take()
    const errors = site.errors.length
    const response = await site.request(request.path, initOf(request, session))
    const text = await textOf(response)
    const changed = await changes.take()
    const refused = response.status >= 400
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    if (refused) tally.refused += 1
    else tally.accepted += 1
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (changed.size > 0 && !refused && !reads) tally.changed += 1
    // An accepted change may have ended the session.
    if (!refused && !reads) sessions.delete(request.person)
    const silent = [...changed.keys()].filter((table) => !REMEMBERS_REFUSALS.includes(table))
    const fault =
      answerFault(request, response, text, manifests) ??
      ((refused || reads) && silent.length > 0
        ? `changes ${silent.join(', ')} though it answers ${response.status}`
        : undefined)
    if (fault !== undefined) {
      const thrown = site.errors.slice(errors).map((error) => (error instanceof Error ? error.stack : String(error)))
      failures.push([`request ${done} of seed ${seed} ${fault}`, asCurl(request), ...thrown].join('\n    '))
    }
    if (done % 500 === 499) onProgress?.(done + 1)
  }
  return { ...tally, statuses, failures }
}

/** Every route as often as another, but those whose answer takes long, and those that change something more often. */
function drawn(manifests: readonly Manifest[]) {
  return manifests
    .flatMap(({ routes = [] }) => routes)
    .flatMap((route) => (route.method === 'GET' ? [route] : [route, route, route]))
    .filter((route) => !route.path.includes('/matriz.'))
}

async function sessionFor(
  { people, loaded }: Campaign,
  sessions: Map<Person, Session>,
  person: Person,
): Promise<Session | undefined> {
  if (person === 'public') return undefined
  const kept = sessions.get(person) ?? (await openSessionOf(loaded, people.accountOf(person)))
  sessions.set(person, kept)
  return kept
}

/** As a client reads it: unpacked, where it asked for that. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const encoding = response.headers.get('content-encoding')
  if (encoding === 'gzip') return gunzipSync(bytes).toString('utf8')
  if (encoding === 'deflate') return inflateSync(bytes).toString('utf8')
  return bytes.toString('utf8')
}

function initOf({ method, headers, body, proof }: FuzzRequest, session: Session | undefined): RequestInit {
  const all = new Headers(headers)
  if (session !== undefined) all.set('cookie', session.cookie)
  if (session !== undefined && proof === 'own' && !all.has('x-csrf')) all.set('x-csrf', session.csrf)
  if (proof === 'foreign') all.set('x-csrf', randomUUID().slice(0, 32))
  return { method, headers: all, ...(body === undefined ? {} : { body: new Uint8Array(body) }) }
}

/** As somebody would send it again by hand; the session is theirs to open. */
function asCurl({ method, path, headers, body, person, proof }: FuzzRequest): string {
  const parts = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)
  const sent = body === undefined ? '' : ` --data-binary ${quoted(new TextDecoder().decode(body.slice(0, 600)))}`
  return `curl -X ${method} ${parts.join(' ')}${sent} ${quoted(path)}   # as ${person}, proof: ${proof}`
}

function quoted(text: string): string {
  return `$'${text.replaceAll(/[\\']/g, '\\$&').replaceAll(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`
}
