import { formatDate, formatNumber } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import type { FieldSpec, LayerStyle } from '../../model.ts'

export interface NamedLayer {
  readonly fields: readonly FieldSpec[]
  readonly style: LayerStyle
}

export interface NamedFeature {
  readonly number: number
  readonly code: string | null
  readonly attributes: Readonly<Record<string, unknown>>
}

/** What a feature is called in a list: the field written on the map, else its code, else its first text, else its number. */
export function featureTitle({ fields, style }: NamedLayer, { number, code, attributes }: NamedFeature): string {
  const firstText = fields.find(({ type, name }) => type === 'text' && isSaid(attributes[name]))?.name
  const said = style.label === undefined ? undefined : attributes[style.label]
  const title = [said, code, firstText === undefined ? undefined : attributes[firstText]].find(isSaid)
  return title === undefined ? `N.º ${number}` : String(title)
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

const YES_NO = { yes: { es: 'sí', en: 'yes' }, no: { es: 'no', en: 'no' }, none: { es: 'sin dato', en: 'no data' } }

export interface SaidAttribute {
  readonly title: string
  readonly value: string
}

/** Every attribute with its title and its value as people write it; what is missing is said to be. */
export function saidAttributes(
  fields: readonly FieldSpec[],
  attributes: NamedFeature['attributes'],
  locale: Locale,
): readonly SaidAttribute[] {
  return fields.map((field) => ({
    title: (locale === 'en' ? field.titleEn : undefined) ?? field.title,
    value: saidValue(field, attributes[field.name], locale),
  }))
}

/** A year is no quantity: 2007, not 2,007. */
const IS_YEAR = /^(anio|año|year)/i

function saidValue({ name, type, unit }: FieldSpec, value: unknown, locale: Locale): string {
  if (!isSaid(value)) return say(YES_NO.none, locale)
  if (typeof value === 'boolean') return say(value ? YES_NO.yes : YES_NO.no, locale)
  if (typeof value === 'number' && type === 'whole' && IS_YEAR.test(name)) return String(value)
  if (typeof value === 'number')
    return [formatNumber(value, { max: type === 'whole' ? 0 : 4 }), unit].filter(Boolean).join(' ')
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return formatDate(String(value), locale)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
