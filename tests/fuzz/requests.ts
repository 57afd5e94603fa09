import { type JsonSchema, schemaOf } from '../../platform/web/open-api.ts'
import type { Route } from '../../platform/web/route.ts'
import { PEOPLE, type Person } from '../access/people.ts'
import type { Chance } from '../soak/chance.ts'
import { fitting, propertiesOf, textFor } from './from-schema.ts'
import { HOSTILE_TEXTS, PATH_TRICKS } from './hostile.ts'

/** Something to send, told so that it can be sent again by hand. */
export interface FuzzRequest {
  readonly route: Route
  readonly person: Person
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** As bytes: broken encodings must arrive as they are. */
  readonly body: Uint8Array | undefined
  /** Of which session the proof is: the caller's own, none, one that was made up. */
  readonly proof: 'own' | 'none' | 'foreign'
}

/** What names in addresses may stand for: things that exist, so that valid requests reach far. */
export type KnownNames = Readonly<Record<string, readonly string[]>>

/** A request to a route: now as it should be, now with one thing wrong, now with everything wrong. */
export function fuzzRequest(routes: readonly Route[], known: KnownNames, chance: Chance): FuzzRequest {
  const route = chance.pick(routes)
  const address = addressFor(route, known, chance)
  const tricked = chance.next() < 0.12 ? chance.pick(PATH_TRICKS)(address) : address
  const method = chance.next() < 0.08 ? chance.pick(METHODS) : route.method
  const sends = method !== 'GET' && method !== 'HEAD'
  const { body, type } = sends ? bodyFor(route, chance) : { body: undefined, type: undefined }
  return {
    route,
    person: chance.next() < 0.5 ? 'administrator' : chance.pick(PEOPLE),
    method,
    path: tricked,
    proof: chance.next() < 0.85 ? 'own' : chance.pick(['none', 'foreign'] as const),
    headers: {
      ...(type === undefined ? {} : { 'content-type': chance.next() < 0.1 ? chance.pick(TYPES) : type }),
      ...originOf(chance),
      ...(chance.next() < 0.15 ? { [chance.pick(HEADERS)]: chance.pick(HEADER_TEXTS) } : {}),
    },
    body,
  }
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']
const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary="a',
  'application/xml',
  'x',
  '',
]
const HEADERS = [
  'accept',
  'accept-language',
  'if-none-match',
  'range',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'forwarded',
  'user-agent',
  'referer',
  'x-csrf',
  'idempotency-key',
  'x-http-method-override',
  'accept-encoding',
  'origin',
]
/** What a header may hold at all: the others never leave a client. */
const HEADER_TEXTS = [
  ...HOSTILE_TEXTS.filter((text) => /^[\x20-\x7e]+$/.test(text) && text.trim() === text),
  'bytes=0-,-1',
  'bytes=9-3',
  'application/json',
  'text/html;q=0',
  '*/*',
  '"x", W/"y", *',
]

function originOf(chance: Chance): Readonly<Record<string, string>> {
  if (chance.next() < 0.9) return { 'sec-fetch-site': 'same-origin' }
  return chance.pick([{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.test' }, { origin: 'null' }, {}])
}

function addressFor(route: Route, known: KnownNames, chance: Chance): string {
  const params = schemaFor(route, 'params')
  const path = route.path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const own = known[name] ?? []
    if (own.length > 0 && chance.next() < 0.6) return encode(chance.pick(own))
    const schema = propertiesOf(params).find(([each]) => each === name)?.[1] ?? UUID
    return encode(textFor(schema, chance))
  })
  const fields = [...propertiesOf(schemaFor(route, 'query')), ...USUAL_QUERY].filter(() => chance.next() < 0.25)
  const query = fields.map(([name, schema]) => `${name}=${encode(textFor(schema, chance))}`).join('&')
  return query === '' ? path : `${path}?${query}`
}

const UUID: JsonSchema = { type: 'string', format: 'uuid' }
const DAY: JsonSchema = { type: 'string', format: 'date' }
const NUMBER: JsonSchema = { type: 'integer', minimum: 1, maximum: 10_000 }
const WORD: JsonSchema = { type: 'string' }
/** Names that pages read without a schema. */
const USUAL_QUERY: readonly (readonly [string, JsonSchema])[] = [
  ['corte', DAY],
  ['anio', NUMBER],
  ['unidad', WORD],
  ['pagina', NUMBER],
  ['q', WORD],
  ['volver', WORD],
  ['vista', WORD],
  ['estado', WORD],
  ['que', WORD],
  ['clase', WORD],
  ['lectura', UUID],
  ['desde', DAY],
  ['hasta', DAY],
]

/** As browsers write it; half characters become what the standard says. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E') || '%20'
}

interface Body {
  readonly body: Uint8Array
  readonly type: string
}

function bodyFor(route: Route, chance: Chance): Body {
  const fields = fieldsFor(route, chance)
  const roll = chance.next()
  if (roll < 0.6) return { body: bytes(new URLSearchParams(fields).toString()), type: URLENCODED }
  if (roll < 0.8) return multipart(fields, chance)
  if (roll < 0.86) return { body: bytes(JSON.stringify(Object.fromEntries(fields))), type: 'application/json' }
  if (roll < 0.92)
    return { body: new Uint8Array(chance.between(0, 400)).map(() => chance.between(0, 255)), type: URLENCODED }
  if (roll < 0.96) return { body: bytes(`a=%ff%fe&b=%&c=%u0041&${'d=1&'.repeat(2_000)}`), type: URLENCODED }
  return { body: bytes('x'.repeat(200_000)), type: URLENCODED }
}

const URLENCODED = 'application/x-www-form-urlencoded'

/** Each field of the form, left out or repeated now and then, and sometimes one that nobody asked for. */
function fieldsFor(route: Route, chance: Chance): [string, string][] {
  const schema = schemaFor(route, 'form')
  const allFit = chance.next() < 0.3
  const fields = propertiesOf(schema).flatMap(([name, each]): [string, string][] => {
    if (allFit) return [[name, fitting(each, chance)]]
    if (chance.next() < 0.15) return []
    const one: [string, string] = [name, textFor(each, chance)]
    return chance.next() < 0.1 ? [one, [name, textFor(each, chance)]] : [one]
  })
  if (chance.next() < 0.15) fields.push([chance.pick(HOSTILE_TEXTS), chance.pick(HOSTILE_TEXTS)])
  return fields
}

/** Files too, of every kind that a form here takes, with what a file should not be. */
function multipart(fields: readonly [string, string][], chance: Chance): Body {
  const boundary = `trama${chance.between(1, 1e9)}`
  const parts = fields.map(([name, value]) => `${disposition(name)}\r\n\r\n${value}`)
  if (chance.next() < 0.6) {
    const name = chance.pick(['file', 'evidence', 'x'])
    const fileName = chance.pick(['plan.xlsx', '../../x.svg', 'a\u0000.pdf', 'x'.repeat(400), 'ñ.docx', ''])
    const content = chance.pick(['', 'PK\u0003\u0004', '<svg onload="alert(7)"/>', '%PDF-1.7', 'MZ', 'texto'])
    parts.push(`${disposition(name)}; filename="${fileName}"\r\ncontent-type: image/png\r\n\r\n${content}`)
  }
  const text = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')
  const end = chance.next() < 0.85 ? `--${boundary}--\r\n` : ''
  return { body: bytes(text + end), type: `multipart/form-data; boundary=${boundary}` }
}

function disposition(name: string): string {
  return `content-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '')}"`
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const schemas = new Map<unknown, JsonSchema>()

/** What a route declares of a part of its request. */
function schemaFor(route: Route, part: 'form' | 'params' | 'query'): JsonSchema {
  const declared = route[part]
  if (declared === undefined) return {}
  const found = schemas.get(declared) ?? schemaOf(declared, 'input')
  schemas.set(declared, found)
  return found
}
