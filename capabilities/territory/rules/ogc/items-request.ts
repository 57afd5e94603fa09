import { parseCivilDate } from '../../../../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { FieldSpec } from '../../model.ts'
import type { Expression } from '../cql2/expression.ts'
import { parseCql2 } from '../cql2/parse.ts'
import { CRS_LIST, CRS84, type Crs, crsOf } from './crs.ts'

/** More is not given at once, whoever asks; the rest stands behind `next`. */
export const MOST_ITEMS = 2000
export const USUAL_ITEMS = 100
/** Of a filter that more features fit, a page does not say how many there are: counting them would take longer than the page. */
export const MOST_MATCHED = 10_000

export interface ItemsRequest {
  /** Only how many there are is asked (`resultType=hits`): all are counted, and none is given. */
  readonly onlyHits: boolean
  readonly limit: number
  /** The number after which the page begins: it stays right while features come and go. */
  readonly after: number
  readonly offset: number
  readonly bbox: { readonly corners: readonly [number, number, number, number]; readonly crs: Crs } | undefined
  /** Both ends included; `undefined`: open. */
  readonly datetime: { readonly from: string | undefined; readonly until: string | undefined } | undefined
  readonly filter: Expression | undefined
  readonly filterCrs: Crs
  /** Attributes that must be exactly so. */
  readonly equals: readonly { readonly field: FieldSpec; readonly value: string | number | boolean }[]
  readonly crs: Crs
}

/** The second is what drafts of the standard called it; GDAL sends filters under that name alone, and what it writes is CQL2 too. */
export const FILTER_LANGUAGES = ['cql2-text', 'cql-text'] as const

/** Not of the standard, which lets a server have parameters of its own: GDAL counts a layer by it instead of reading the whole. */
export const RESULT_TYPES = ['results', 'hits'] as const

type Query = Readonly<Record<string, readonly string[]>>

const KNOWN = [
  'f',
  'limit',
  'offset',
  'after',
  'bbox',
  'bbox-crs',
  'datetime',
  'filter',
  'filter-lang',
  'filter-crs',
  'crs',
  'resultType',
] as const

/**
 * What an address asks of a layer. Anything in it that is not known is refused, as the standard wants: a filter that was
 * misspelt and left out would answer another question than the one that was asked.
 */
export function itemsRequest(
  query: Query,
  fields: readonly FieldSpec[],
): Result<ItemsRequest, Refusal<'bad_parameter'>> {
  const strange = Object.keys(query).find(
    (name) => !KNOWN.some((each) => each === name) && !fields.some((field) => field.name === name),
  )
  if (strange !== undefined) return refuse(unknownParameter(strange, [...KNOWN, ...fields.map(({ name }) => name)]))
  const twice = Object.entries(query).find(([, values]) => values.length > 1)
  if (twice !== undefined)
    return bad(twice[0], { es: 'Está dos veces en la dirección.', en: 'It stands twice in the address.' })
  const one = (name: string) => query[name]?.[0]

  const limit = wholeOf(one('limit'), USUAL_ITEMS)
  if (limit === undefined || limit < 1) return bad('limit', WHOLE)
  const after = wholeOf(one('after'), 0)
  if (after === undefined) return bad('after', WHOLE)
  const offset = wholeOf(one('offset'), 0)
  if (offset === undefined) return bad('offset', WHOLE)
  const systems: Crs[] = []
  for (const name of ['crs', 'bbox-crs', 'filter-crs']) {
    const text = one(name)
    const crs = text === undefined ? CRS84 : crsOf(text)
    if (crs === undefined) return bad(name, NO_CRS)
    systems.push(crs)
  }
  const [crs = CRS84, bboxCrs = CRS84, filterCrs = CRS84] = systems
  const bbox = boxOf(one('bbox'), bboxCrs)
  if (!bbox.ok) return bbox
  const datetime = datetimeOf(one('datetime'))
  if (!datetime.ok) return datetime
  const language = one('filter-lang')
  if (language !== undefined && !FILTER_LANGUAGES.some((each) => each === language))
    return bad('filter-lang', { es: 'Solo se lee cql2-text.', en: 'Only cql2-text is read.' })
  const results = one('resultType') ?? 'results'
  if (!RESULT_TYPES.some((each) => each === results))
    return bad('resultType', { es: 'Hay «results» y «hits».', en: 'There are “results” and “hits”.' })
  const written = one('filter')
  const filter = written === undefined || written.trim() === '' ? undefined : parseCql2(written)
  if (filter?.ok === false) return refuse({ ...filter.refusal, kind: 'bad_parameter' })
  const equals: { field: FieldSpec; value: string | number | boolean }[] = []
  for (const field of fields) {
    const text = KNOWN.some((each) => each === field.name) ? undefined : one(field.name)
    if (text === undefined) continue
    const value = valueIn(field, text)
    if (value === undefined)
      return bad(field.name, {
        es: `«${text}» no es un valor de ese atributo.`,
        en: `“${text}” is no value of that attribute.`,
      })
    equals.push({ field, value })
  }
  return {
    ok: true,
    value: {
      onlyHits: results === 'hits',
      limit: Math.min(limit, MOST_ITEMS),
      after,
      offset,
      bbox: bbox.value,
      datetime: datetime.value,
      filter: filter?.value,
      filterCrs,
      equals,
      crs,
    },
  }
}

export function unknownParameter(name: string, known: readonly string[]): Refusal<'bad_parameter'> {
  const list = known.join(', ')
  return {
    kind: 'bad_parameter',
    field: name,
    message: {
      es: `Aquí no existe el parámetro «${name}». Se puede usar: ${list}.`,
      en: `There is no parameter “${name}” here. These may be used: ${list}.`,
    },
  }
}

const WHOLE: Text = {
  es: 'Es un número entero, y el límite al menos 1.',
  en: 'It is a whole number, and a limit at least 1.',
}
const NO_CRS: Text = {
  es: `No se da en ese sistema de referencia. Hay: ${CRS_LIST.map(({ uri }) => uri).join(', ')}.`,
  en: `It is not given in that reference system. There are: ${CRS_LIST.map(({ uri }) => uri).join(', ')}.`,
}

function bad(name: string, message: Text): { readonly ok: false; readonly refusal: Refusal<'bad_parameter'> } {
  return refuse({
    kind: 'bad_parameter',
    field: name,
    message: { es: `${name}: ${message.es}`, en: `${name}: ${message.en ?? ''}` },
  })
}

function wholeOf(text: string | undefined, usual: number): number | undefined {
  if (text === undefined) return usual
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function valueIn({ type }: FieldSpec, text: string): string | number | boolean | undefined {
  if (type === 'yes_no') return text === 'true' ? true : text === 'false' ? false : undefined
  if (type === 'text' || type === 'date') return text
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value
}

/** Four numbers, or six with heights: the smaller corner, then the larger, in the order of axes of their system. */
function boxOf(text: string | undefined, crs: Crs): Result<ItemsRequest['bbox'], Refusal<'bad_parameter'>> {
  if (text === undefined) return { ok: true, value: undefined }
  const parts = text.split(',').map((part) => part.trim())
  const numbers = parts.map(Number)
  const wrong =
    (parts.length !== 4 && parts.length !== 6) ||
    parts.some((part) => part === '') ||
    numbers.some((value) => !Number.isFinite(value) || Math.abs(value) > 4e7)
  const flat = numbers.length === 6 ? [0, 1, 3, 4].map((index) => numbers[index] ?? 0) : numbers
  const [a = 0, b = 0, c = 0, d = 0] = flat
  const corners = crs.latitudeFirst ? ([b, a, d, c] as const) : ([a, b, c, d] as const)
  const [west, south, east, north] = corners
  const outside =
    crs.degrees && (Math.abs(south) > 90 || Math.abs(north) > 90 || Math.abs(west) > 180 || Math.abs(east) > 180)
  // A box may cross the 180th meridian, then its west lies east of its east; its south never lies north.
  if (wrong || outside || south > north || (!crs.degrees && west > east))
    return bad('bbox', {
      es: 'Son cuatro números separados por comas: la esquina menor y la mayor, en el orden de ejes de bbox-crs (sin él, longitud y latitud).',
      en: 'It is four numbers between commas: the smaller corner and the larger, in the order of axes of bbox-crs (without it, longitude and latitude).',
    })
  return { ok: true, value: { corners, crs } }
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/

/** A moment, or two with a bar between them, either of them open (`..` or nothing). */
function datetimeOf(text: string | undefined): Result<ItemsRequest['datetime'], Refusal<'bad_parameter'>> {
  if (text === undefined) return { ok: true, value: undefined }
  const ends = text.split('/')
  const open = (end: string) => end === '..' || end === ''
  const wrong =
    ends.length > 2 ||
    (ends.length === 1 && open(text)) ||
    ends.every(open) ||
    ends.some((end) => !open(end) && !(MOMENT.test(end) && parseCivilDate(end.slice(0, 10)) !== undefined))
  const [from = '', until = from] = ends
  if (wrong || (!open(from) && !open(until) && from > until))
    return bad('datetime', {
      es: 'Es una fecha (2019-12-31), un momento (2019-12-31T00:00:00Z), o dos con «/» entre ellos; «..» deja abierto un extremo.',
      en: 'It is a date (2019-12-31), a moment (2019-12-31T00:00:00Z), or two with “/” between them; “..” leaves an end open.',
    })
  return {
    ok: true,
    value: { from: open(from) ? undefined : from.slice(0, 10), until: open(until) ? undefined : until.slice(0, 10) },
  }
}
