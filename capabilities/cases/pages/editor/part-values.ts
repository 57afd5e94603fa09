import type { Locale } from '../../../../kernel/text.ts'
import { wordsOfIssue } from '../../../../platform/web/form.ts'
import type { FieldError } from '../../../../ui/form/form-state.ts'
import type { PartField, PartForm } from './part-forms.ts'

export type TypedPart = Readonly<Record<string, readonly string[]>>
type Data = Record<string, unknown>

export type PartOutcome =
  | { readonly ok: true; readonly value: Data; readonly typed: TypedPart }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: TypedPart }

/** What stands in a part, as its form shows it. */
export function typedOf(fields: readonly PartField[], part: Readonly<Data>): TypedPart {
  return Object.fromEntries(fields.map(({ name, control }) => [name, shown(control, reach(part, name))]))
}

function shown(control: PartField['control'], value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  if (control === 'yes') return value === true ? ['si'] : []
  if (control === 'many') return Array.isArray(value) ? value.map(String) : []
  if (control === 'words') return [Array.isArray(value) ? value.join('\n') : '']
  if (control === 'units')
    return [
      Object.entries(value as Data)
        .map(([step, unit]) => `${step} | ${unit}`)
        .join('\n'),
    ]
  if (control === 'labels')
    return [
      Object.entries(value as Readonly<Record<string, { readonly es: string; readonly en?: string }>>)
        .map(([what, { es, en }]) => [what, es, ...(en === undefined ? [] : [en])].join(' | '))
        .join('\n'),
    ]
  if (control !== 'options') return [String(value)]
  const rows = Array.isArray(value) ? value : []
  return [
    rows
      .map((row: { readonly value: string; readonly title: { readonly es: string; readonly en?: string } }) =>
        [row.value, row.title.es, ...(row.title.en === undefined ? [] : [row.title.en])].join(' | '),
      )
      .join('\n'),
  ]
}

/** The part that a form says, held against its schema; what was typed is kept whatever happens. */
export function readPart(
  { fields, schema }: PartForm,
  sent: FormData,
  locale: Locale,
  leads: Readonly<Record<string, string>> = {},
): PartOutcome {
  const typed: Record<string, readonly string[]> = {}
  const data: Data = {}
  for (const { name, control } of fields) {
    const texts = sent.getAll(name).filter((each): each is string => typeof each === 'string')
    typed[name] = texts
    const value = dataOf(control, texts)
    if (value !== undefined) put(data, name, value)
  }
  if (reach(data, 'opinion.within.length') !== undefined) put(data, 'opinion.within.unit', 'working_days')
  for (const [group, lead] of Object.entries(leads))
    if (reach(data, `${group}.${lead}`) === undefined) delete data[group]
  const parsed = schema.safeParse(data)
  if (parsed.success) return { ok: true, value: data, typed }
  const errors = new Map<string, FieldError>()
  for (const issue of parsed.error.issues) {
    const field = nameOf(fields, issue.path.join('.'))
    const given = field !== undefined && (typed[field]?.[0] ?? '').trim() !== ''
    const message =
      field === 'key' && given
        ? KEY_WORDS[locale]
        : wordsOfIssue(given ? issue : { ...issue, code: 'invalid_type' }, locale, given)
    if (!errors.has(field ?? '')) errors.set(field ?? '', { field, message })
  }
  return { ok: false, errors: [...errors.values()], typed }
}

const KEY_WORDS = {
  es: 'Solo letras minúsculas sin acento, números y guiones bajos; empieza por letra.',
  en: 'Only lower-case letters without accents, digits and underscores, beginning with a letter.',
} as const

function dataOf(control: PartField['control'], texts: readonly string[]): unknown {
  const [first = ''] = texts.map((text) => text.trim())
  switch (control) {
    case 'yes':
      return first !== ''
    case 'many':
      return texts.length === 0 ? undefined : texts
    case 'words':
      return linesOf(first)
    case 'number':
      return first === '' ? undefined : Number(first)
    case 'options':
      return first === '' ? undefined : linesOf(first).map(namedIn)
    case 'labels':
      return first === ''
        ? undefined
        : Object.fromEntries(
            linesOf(first)
              .map(namedIn)
              .map(({ value, title }) => [value, title]),
          )
    case 'units':
      return first === ''
        ? undefined
        : Object.fromEntries(
            linesOf(first)
              .map((line) => line.split('|').map((part) => part.trim()))
              .map(([step = '', unit = '']) => [step, unit]),
          )
    default:
      return first === '' ? undefined : first.replaceAll('\r\n', '\n')
  }
}

/** `housing | Vivienda | Housing`. */
function namedIn(line: string) {
  const [value = '', es = '', en] = line.split('|').map((part) => part.trim())
  return { value, title: en === undefined || en === '' ? { es } : { es, en } }
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The control that an issue is about: its own, one inside of it, or the one that it is inside of. */
function nameOf(fields: readonly PartField[], path: string): string | undefined {
  const names = fields.map(({ name }) => name)
  return (
    names.find((name) => name === path) ??
    names.find((name) => path !== '' && name.startsWith(`${path}.`)) ??
    names.find((name) => path.startsWith(`${name}.`))
  )
}

function reach(from: unknown, name: string): unknown {
  let at = from
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Data)[part]
  }
  return at
}

function put(data: Data, name: string, value: unknown): void {
  const parts = name.split('.')
  const last = parts.pop() ?? name
  let at = data
  for (const part of parts) {
    at[part] ??= {}
    at = at[part] as Data
  }
  at[last] = value
}
