import { parseCivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { FieldSpec } from '../../model.ts'

export type Attributes = Readonly<Record<string, unknown>>

export type ReadAttributes =
  | { readonly ok: true; readonly attributes: Attributes; readonly code: string | undefined }
  /** `field`: its name in the layer. */
  | { readonly ok: false; readonly field: string; readonly text: Text }

const LONGEST = 4000

/**
 * What a person typed into each field of a layer, as values of its type. What is empty has no value; what was not touched stays as
 * it was, whatever a file once put there; names that are no field of the layer stay too.
 */
export function readAttributes(
  fields: readonly FieldSpec[],
  typed: Readonly<Record<string, string>>,
  before: Attributes,
): ReadAttributes {
  const attributes: Record<string, unknown> = { ...before }
  for (const field of fields) {
    const words = typed[field.name]
    if (words === undefined || words.trim() === writtenValue(before[field.name]).trim()) continue
    const read = readValue(field, words.trim())
    if (!read.ok) return { ok: false, field: field.name, text: read.text }
    attributes[field.name] = read.value
  }
  const identifying = fields.find(({ identifies }) => identifies === true)
  const code = identifying === undefined ? '' : writtenValue(attributes[identifying.name]).trim()
  return { ok: true, attributes, code: code === '' ? undefined : code }
}

/** A value as its field shows it to be changed. */
export function writtenValue(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'si' : 'no'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

type ReadValue = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly text: Text }

function readValue({ type, title }: FieldSpec, words: string): ReadValue {
  if (words === '') return { ok: true, value: null }
  switch (type) {
    case 'text':
      return words.length <= LONGEST
        ? { ok: true, value: words }
        : no(`«${title}»: escriba ${LONGEST} caracteres o menos.`, `“${title}”: write ${LONGEST} characters or fewer.`)
    case 'whole':
      return /^[-+]?\d{1,15}$/.test(words)
        ? { ok: true, value: Number(words) }
        : no(
            `«${title}»: escriba un número entero, por ejemplo 12.`,
            `“${title}”: write a whole number, for example 12.`,
          )
    case 'number':
      return /^[-+]?\d{1,15}([.,]\d{1,12})?$/.test(words)
        ? { ok: true, value: Number(words.replace(',', '.')) }
        : no(
            `«${title}»: escriba un número, por ejemplo 3.5, sin separar los miles.`,
            `“${title}”: write a number, for example 3.5, thousands not separated.`,
          )
    case 'date':
      return parseCivilDate(words) !== undefined
        ? { ok: true, value: words }
        : no(`«${title}»: escriba la fecha así: 2024-12-31.`, `“${title}”: write the date like this: 2024-12-31.`)
    case 'yes_no':
      return words === 'si' || words === 'no'
        ? { ok: true, value: words === 'si' }
        : no(`«${title}»: elija sí o no.`, `“${title}”: choose yes or no.`)
  }
}

function no(es: string, en: string): ReadValue {
  return { ok: false, text: { es, en } }
}
