import { parseCivilDate } from '../../kernel/civil.ts'
import { formatDate, formatMoney, formatNumber } from '../../kernel/format.ts'
import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { FieldWords, RecordKind } from '../audit/record-kind.ts'
import { formatMoment } from '../web/moment.ts'

const COMMON: Readonly<Record<string, Text>> = {
  state: { es: 'Estado', en: 'State' },
  title: { es: 'Título', en: 'Title' },
  name: { es: 'Nombre', en: 'Name' },
  note: { es: 'Nota', en: 'Note' },
  role: { es: 'Función', en: 'Role' },
  unit: { es: 'Unidad', en: 'Unit' },
  year: { es: 'Año', en: 'Year' },
  file: { es: 'Archivo', en: 'File' },
  status: { es: 'Situación', en: 'Status' },
  notices: { es: 'Avisos', en: 'Notices' },
  changes: { es: 'Cambios', en: 'Changes' },
  elements: { es: 'Elementos', en: 'Elements' },
  nodes: { es: 'Elementos', en: 'Elements' },
  units: { es: 'Unidades', en: 'Units' },
  rows: { es: 'Filas', en: 'Rows' },
  table: { es: 'Tabla', en: 'Table' },
  keep: { es: 'Plazo', en: 'Time' },
  action: { es: 'Qué se hizo', en: 'What was done' },
  field: { es: 'Dato', en: 'Field' },
  read: { es: 'Dato leído', en: 'Value read' },
  asOf: { es: 'A la fecha', en: 'As of' },
}

/** Title of a field: the record's own, a common one, or the field's name as the program writes it. */
export function fieldTitle(kind: RecordKind | undefined, name: string, locale: Locale): string {
  const words = kind?.field?.(name)?.title ?? COMMON[name]
  return words === undefined ? name : say(words, locale)
}

/** Numbers that count nothing: written without a comma. */
const YEARS: ReadonlySet<string> = new Set(['year', 'fromYear', 'toYear'])

/** Fields in the order in which their kind tells them; those it does not know come last, as they came. */
export function inOrder<T>(
  kind: RecordKind | undefined,
  items: readonly T[],
  nameOf: (item: T) => string,
): readonly T[] {
  const place = kind?.place
  if (place === undefined) return items
  return items.toSorted((one, other) => place(nameOf(one)) - place(nameOf(other)))
}

export interface SayValue {
  readonly locale: Locale
  /** The field it is the value of. */
  readonly name?: string | undefined
  readonly zone: string
  readonly words?: FieldWords | undefined
}

const DASH = '—'

/** A value as a person reads it: numbers, dates, amounts and lists in words; never JSON where that can be helped. */
export function sayValue(value: unknown, how: SayValue): string {
  if (value === undefined || value === null || value === '') return DASH
  const own = how.words?.say?.(value, how.locale)
  return own ?? plainValue(value, how)
}

function plainValue(value: unknown, how: SayValue): string {
  const { locale, zone, name } = how
  if (typeof value === 'number' && name !== undefined && YEARS.has(name)) return String(value)
  if (typeof value === 'boolean') return locale === 'es' ? (value ? 'sí' : 'no') : value ? 'yes' : 'no'
  if (typeof value === 'number') return formatNumber(value, { max: 4 })
  if (typeof value === 'string') return sayText(value, locale, zone)
  if (Array.isArray(value))
    return value.length === 0 ? DASH : value.map((item) => sayValue(item, { locale, zone })).join(', ')
  const record = value as Record<string, unknown>
  if (typeof record.cents === 'number' && typeof record.currency === 'string')
    return formatMoney({ cents: record.cents, currency: record.currency } as Parameters<typeof formatMoney>[0])
  if (typeof record.es === 'string') return say(record as unknown as Text, locale)
  return Object.entries(record)
    .filter(([, each]) => each !== null && each !== undefined)
    .map(([key, each]) => `${say(COMMON[key] ?? { es: key }, locale)}: ${sayValue(each, { locale, zone, name: key })}`)
    .join('; ')
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

function sayText(text: string, locale: Locale, zone: string): string {
  const date = parseCivilDate(text)
  if (date !== undefined) return formatDate(date, locale)
  return INSTANT.test(text) ? formatMoment(new Date(text).toISOString(), zone, locale) : text
}
