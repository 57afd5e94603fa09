import { type ZodType, z } from 'zod'
import type { Refusal } from '../../kernel/result.ts'
import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { FieldError } from '../../ui/form/form-state.ts'

/** Of addresses where a button alone is pressed. */
export const NO_FIELDS = z.object({})

/** What a person typed, kept to be shown again whatever happens. */
export type Typed = Readonly<Record<string, string>>

export type FormOutcome<T> =
  | {
      readonly ok: true
      readonly value: T
      readonly typed: Typed
      readonly files: Readonly<Record<string, readonly File[]>>
    }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed }

/**
 * Reads a posted form with the schema that the API uses too. Empty fields count as absent. Every error is kept, in the
 * order of the fields.
 */
export function readForm<T>(schema: ZodType<T>, form: FormData, locale: Locale): FormOutcome<T> {
  const typed: Record<string, string> = {}
  const files: Record<string, File[]> = {}
  for (const [name, entry] of form.entries()) {
    if (typeof entry === 'string') typed[name] = entry
    else if (entry.size > 0) files[name] = [...(files[name] ?? []), entry]
  }
  const input: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(typed)) if (text.trim() !== '') input[name] = text.trim()
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data, typed, files }
  const errors = new Map<string, FieldError>()
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.')
    if (!errors.has(field)) errors.set(field, { field, message: wordsOfIssue(issue, locale, field in input) })
  }
  return { ok: false, errors: [...errors.values()], typed }
}

/** A refusal of a rule as an error of the form, at its field where it names one. */
export function errorOfRefusal(refusal: Refusal, locale: Locale): FieldError {
  return { field: refusal.field, message: say(refusal.message, locale) }
}

interface Issue {
  readonly code?: string | undefined
  readonly message: string
  readonly expected?: unknown
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly origin?: unknown
  readonly params?: Readonly<Record<string, unknown>> | undefined
}

/** Sentences for what a schema refuses. A schema's own sentence comes in `params.text` of a refinement. */
export function wordsOfIssue(issue: Issue, locale: Locale, given: boolean): string {
  const own = issue.params?.text
  if (isText(own)) return say(own, locale)
  return say(plainWords(issue, given), locale)
}

/** Whether something was written is told apart by the form, not by the schema: a coerced text and nothing are both NaN. */
function plainWords(issue: Issue, given: boolean): Text {
  if (issue.code === 'invalid_type' && given && issue.expected === 'number')
    return { es: 'Escriba un número, por ejemplo 12 o 3.5.', en: 'Write a number, for example 12 or 3.5.' }
  if (issue.code === 'invalid_type' && given && issue.expected === 'int')
    return { es: 'Escriba un número entero, por ejemplo 12.', en: 'Write a whole number, for example 12.' }
  if (issue.code === 'invalid_type') return { es: 'Falta este dato.', en: 'This is missing.' }
  if (issue.code === 'too_small' && issue.origin === 'string')
    return {
      es: `Escriba al menos ${String(issue.minimum)} caracteres.`,
      en: `Write at least ${String(issue.minimum)} characters.`,
    }
  if (issue.code === 'too_big' && issue.origin === 'string')
    return {
      es: `Escriba ${String(issue.maximum)} caracteres o menos.`,
      en: `Write ${String(issue.maximum)} characters or fewer.`,
    }
  if (issue.code === 'too_small')
    return {
      es: `El valor más pequeño posible es ${String(issue.minimum)}.`,
      en: `The smallest possible value is ${String(issue.minimum)}.`,
    }
  if (issue.code === 'too_big')
    return {
      es: `El valor más grande posible es ${String(issue.maximum)}.`,
      en: `The largest possible value is ${String(issue.maximum)}.`,
    }
  if (issue.code === 'invalid_format')
    return { es: 'El formato no es el esperado.', en: 'This is not in the expected form.' }
  if (issue.code === 'invalid_value')
    return { es: 'Elija una de las opciones de la lista.', en: 'Choose one of the listed options.' }
  return { es: 'Revise este dato.', en: 'Check this value.' }
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && typeof (value as { es?: unknown }).es === 'string'
}
