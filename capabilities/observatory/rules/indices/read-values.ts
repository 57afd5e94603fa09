import { isMissing, type Maybe, MISSING_REASONS, type MissingReason, missing } from '../../../../kernel/missing.ts'
import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'
import { nearestCode } from './nearest-code.ts'
import type { PreparedIndex } from './prepare.ts'
import type { IndexValues } from './tree.ts'

/** What somebody gives to be computed: a place as they call it, and its values. */
export interface PlaceValues {
  readonly place: string
  readonly period?: string
  readonly values: IndexValues
}

export interface Complaint {
  /** `[2].values.literacy-rate` */
  readonly place: string
  readonly message: Text
}

export interface ValuesRefusal extends Refusal<'wrong_values'> {
  readonly complaints: readonly Complaint[]
}

const MOST_PLACES = 10_000
const MOST_COMPLAINTS = 50

/** Reads `VALUES.json`: one place or a list of them; every complaint names its place (docs/indices.md). */
export function readIndexValues(text: string, prepared: PreparedIndex): Result<readonly PlaceValues[], ValuesRefusal> {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    return refused([
      { place: '', message: { es: `Los valores no son JSON: ${reason}`, en: `The values are no JSON: ${reason}` } },
    ])
  }
  const list: readonly unknown[] = Array.isArray(data) ? data : [data]
  if (list.length === 0)
    return refused([
      { place: '', message: { es: 'La lista de lugares está vacía.', en: 'The list of places is empty.' } },
    ])
  if (list.length > MOST_PLACES)
    return refused([
      { place: '', message: { es: 'Son más de diez mil lugares.', en: 'There are more than ten thousand places.' } },
    ])
  const complaints: Complaint[] = []
  const places = list.map((each, at) =>
    readPlace(each, { prefix: Array.isArray(data) ? `[${at}]` : '', prepared, complaints }),
  )
  return complaints.length > 0 ? refused(complaints.slice(0, MOST_COMPLAINTS)) : ok(places)
}

function refused(complaints: readonly Complaint[]) {
  const [first] = complaints
  return refuse<ValuesRefusal>({
    kind: 'wrong_values',
    message: first?.message ?? { es: 'Los valores no se entienden.', en: 'The values are not understood.' },
    complaints,
  })
}

interface Reading {
  readonly prefix: string
  readonly prepared: PreparedIndex
  readonly complaints: Complaint[]
}

const KEYS = ['place', 'period', 'values'] as const
type Shape = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readPlace(data: unknown, reading: Reading): PlaceValues {
  const { prefix, complaints } = reading
  const complain = (name: string, es: string, en: string) =>
    complaints.push({ place: [prefix, name].filter((part) => part !== '').join('.'), message: { es, en } })
  if (!isRecord(data)) {
    complain('', 'Se espera { "place": …, "values": { … } }.', 'Expected is { "place": …, "values": { … } }.')
    return { place: '', values: {} }
  }
  for (const key of Object.keys(data))
    if (!KEYS.some((known) => known === key))
      complain(
        key,
        `No se conoce «${key}»; se espera place, period, values.`,
        `“${key}” is not known; expected are place, period, values.`,
      )
  const { place = '', period, values } = data
  if (typeof place !== 'string') complain('place', 'El lugar es un texto.', 'The place is a text.')
  if (period !== undefined && typeof period !== 'string' && typeof period !== 'number')
    complain('period', 'El período es un texto o un año.', 'The period is a text or a year.')
  const named = { place: String(place), ...(period === undefined ? {} : { period: String(period) }) }
  if (!isRecord(values) || Object.keys(values).length === 0) {
    complain(
      'values',
      'No hay valores: se espera un objeto de código de indicador y número.',
      'There are no values: expected is an object of indicator code and number.',
    )
    return { ...named, values: {} }
  }
  return { ...named, values: readValues(values, reading, (code, es, en) => complain(`values.${code}`, es, en)) }
}

function readValues(
  given: Shape,
  { prepared: { definition, indicators } }: Reading,
  complain: (code: string, es: string, en: string) => void,
): IndexValues {
  const terms = [...indicators, ...definition.auxiliaries]
  const known = new Map(terms.map((term) => [term.code, term]))
  const values: Record<string, Maybe<number>> = {}
  for (const [code, value] of Object.entries(given)) {
    const term = known.get(code)
    if (term === undefined) {
      const near = nearestCode(code, terms)
      complain(
        code,
        `El índice «${definition.code}» no tiene el indicador «${code}»${near === undefined ? '' : ` (¿quiso decir «${near}»?)`}. «trama index list» muestra sus códigos.`,
        `The index “${definition.code}” has no indicator “${code}”${near === undefined ? '' : ` (did you mean “${near}”?)`}. “trama index list” shows its codes.`,
      )
      continue
    }
    const read = readValue(value)
    if ('es' in read) {
      complain(code, read.es, read.en)
      continue
    }
    const { possible } = term
    if (
      !isMissing(read.value) &&
      (read.value < (possible?.from ?? read.value) || read.value > (possible?.to ?? read.value))
    ) {
      const [from, to] = [possible?.from ?? '−∞', possible?.to ?? '∞']
      complain(
        code,
        `${read.value} no puede ser: va de ${from} a ${to}.`,
        `${read.value} cannot be: it goes from ${from} to ${to}.`,
      )
      continue
    }
    values[code] = read.value
  }
  return values
}

function readValue(value: unknown): { readonly value: Maybe<number> } | { readonly es: string; readonly en: string } {
  if (value === null) return { value: missing('not_collected') }
  if (typeof value === 'number')
    return Number.isFinite(value) ? { value } : { es: 'El número es demasiado grande.', en: 'The number is too large.' }
  if (isRecord(value) && 'missing' in value) {
    const reason = MISSING_REASONS.find((known) => known === value.missing)
    if (reason !== undefined) return { value: missing(reason) }
    const all: readonly MissingReason[] = MISSING_REASONS
    return {
      es: `No se conoce la razón «${String(value.missing)}»; las que hay: ${all.join(', ')}.`,
      en: `The reason “${String(value.missing)}” is not known; there are: ${all.join(', ')}.`,
    }
  }
  if (typeof value === 'string')
    return {
      es: `«${value}» es un texto: se espera un número sin comillas, null, o { "missing": razón }.`,
      en: `“${value}” is a text: expected is a number without quotes, null, or { "missing": reason }.`,
    }
  return {
    es: 'Se espera un número, null, o { "missing": razón }.',
    en: 'Expected is a number, null, or { "missing": reason }.',
  }
}
