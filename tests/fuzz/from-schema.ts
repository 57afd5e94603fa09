import type { JsonSchema } from '../../platform/web/open-api.ts'
import type { Chance } from '../soak/chance.ts'
import { HOSTILE_TEXTS } from './hostile.ts'

/** A value for one field: what its schema wants, what stands at its edges, or something else altogether. */
export function textFor(schema: JsonSchema, chance: Chance): string {
  const roll = chance.next()
  if (roll < 0.45) return fitting(schema, chance)
  if (roll < 0.65) return edge(schema, chance)
  return chance.pick(HOSTILE_TEXTS)
}

/** What the schema wants, as a form or an address writes it. */
export function fitting(schema: JsonSchema, chance: Chance): string {
  const any = listOf(schema.anyOf) ?? listOf(schema.oneOf)
  if (any !== undefined && any.length > 0) return fitting(chance.pick(any), chance)
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return String(chance.pick(schema.enum))
  if (schema.const !== undefined) return String(schema.const)
  if (schema.format === 'uuid') return uuid(chance)
  if (schema.format === 'date') return `2019-0${chance.between(1, 9)}-${chance.between(10, 28)}`
  if (schema.format === 'email') return `persona${chance.between(1, 99)}@ejemplo.test`
  if (schema.type === 'integer' || schema.type === 'number') return number(schema, chance)
  if (schema.type === 'boolean') return chance.pick(['true', 'false'])
  if (typeof schema.pattern === 'string' && schema.pattern.includes('20')) return chance.pick(['2019', '2018', '2099'])
  const shortest = typeof schema.minLength === 'number' ? schema.minLength : 1
  return words(Math.max(shortest, chance.between(1, 24)), chance)
}

/** Just at, and just over, what the schema allows. */
function edge(schema: JsonSchema, chance: Chance): string {
  const { minimum, maximum, minLength, maxLength } = schema
  const edges: string[] = ['']
  if (typeof minimum === 'number') edges.push(String(minimum), String(minimum - 1))
  if (typeof maximum === 'number') edges.push(String(maximum), String(maximum + 1), String(maximum + 0.5))
  if (typeof minLength === 'number') edges.push('x'.repeat(minLength), 'x'.repeat(Math.max(0, minLength - 1)))
  if (typeof maxLength === 'number' && maxLength < 20_000) edges.push('ñ'.repeat(maxLength), 'x'.repeat(maxLength + 1))
  return chance.pick(edges)
}

function number({ minimum, maximum }: JsonSchema, chance: Chance): string {
  const from = typeof minimum === 'number' && minimum > -1e6 ? minimum : 0
  const to = typeof maximum === 'number' && maximum < 1e6 ? maximum : from + 20
  return String(chance.between(from, to))
}

function words(length: number, chance: Chance): string {
  const letters = 'abcdefgh ijklmnñopqrstuvwxyzáéíóú'
  return Array.from({ length }, () => letters[chance.between(0, letters.length - 1)]).join('')
}

function uuid(chance: Chance): string {
  const digits = (length: number) => Array.from({ length }, () => chance.between(0, 15).toString(16)).join('')
  return `${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}`
}

function listOf(value: unknown): readonly JsonSchema[] | undefined {
  return Array.isArray(value) ? (value as readonly JsonSchema[]) : undefined
}

/** Its fields by name. */
export function propertiesOf(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const { properties } = schema
  return typeof properties === 'object' && properties !== null
    ? Object.entries(properties as Readonly<Record<string, JsonSchema>>)
    : []
}
