import type { FieldReading, FieldSpec, FieldType, ValueKind } from '../../model.ts'

const SAMPLES = 3
const LONGEST_SAMPLE = 80

interface Seen {
  filled: number
  readonly kinds: Partial<Record<ValueKind, number>>
  readonly samples: Set<string>
}

/** Watches the values of every field while a file is read; what it says at the end is a guess that a person confirms. */
export interface FieldWatch {
  see(attributes: Readonly<Record<string, unknown>>): void
  fields(): readonly FieldReading[]
  /** How many there are by now. */
  count(): number
}

export function watchFields(): FieldWatch {
  const seen = new Map<string, Seen>()
  return {
    see(attributes) {
      for (const [name, value] of Object.entries(attributes)) {
        let field = seen.get(name)
        if (field === undefined) {
          field = { filled: 0, kinds: {}, samples: new Set() }
          seen.set(name, field)
        }
        if (value === null || value === undefined || value === '') continue
        field.filled += 1
        const kind = valueKind(value)
        field.kinds[kind] = (field.kinds[kind] ?? 0) + 1
        if (field.samples.size < SAMPLES) field.samples.add(sampleOf(value))
      }
    },
    count: () => seen.size,
    fields: () =>
      [...seen].map(([name, { filled, kinds, samples }]) => ({
        name,
        filled,
        kinds,
        samples: [...samples],
        guess: guessField(name, kinds),
      })),
  }
}

function sampleOf(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text
}

const WHOLE = /^[+-]?\d{1,15}$/
const NUMBER = /^[+-]?(\d{1,15}(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/
/** A day alone: with an hour it stays text, so that the hour is not lost. */
const DATE = /^\d{4}-\d{2}-\d{2}$/
const YES_NO = /^(si|sí|no|true|false|verdadero|falso|yes)$/i

export function valueKind(value: unknown): ValueKind {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'whole' : 'number'
  if (typeof value === 'boolean') return 'yes_no'
  if (typeof value !== 'string') return 'list'
  const text = value.trim()
  // A code that begins with zero is no number: 0614 is a municipality.
  if (/^0\d/.test(text)) return 'text'
  if (WHOLE.test(text)) return 'text_whole'
  if (NUMBER.test(text)) return 'text_number'
  if (DATE.test(text)) return 'text_date'
  return YES_NO.test(text) ? 'text_yes_no' : 'text'
}

/** The narrowest type that takes every value that was seen. */
export function guessType(kinds: FieldReading['kinds']): FieldType {
  const among = (...some: readonly ValueKind[]) => Object.keys(kinds).every((kind) => some.includes(kind as ValueKind))
  if (Object.keys(kinds).length === 0) return 'text'
  if (among('whole', 'text_whole')) return 'whole'
  if (among('whole', 'number', 'text_whole', 'text_number')) return 'number'
  if (among('yes_no', 'text_yes_no')) return 'yes_no'
  return among('text_date') ? 'date' : 'text'
}

/** How many values of each kind a type cannot take: they would be lost, so the type is refused. */
export function misfits(kinds: FieldReading['kinds'], type: FieldType): number {
  const takes: Readonly<Record<FieldType, readonly ValueKind[]>> = {
    text: ['text', 'whole', 'number', 'yes_no', 'text_whole', 'text_number', 'text_date', 'text_yes_no', 'list'],
    whole: ['whole', 'text_whole'],
    number: ['whole', 'number', 'text_whole', 'text_number'],
    date: ['text_date'],
    yes_no: ['yes_no', 'text_yes_no'],
  }
  return Object.entries(kinds).reduce(
    (sum, [kind, count]) => sum + (takes[type].includes(kind as ValueKind) ? 0 : (count ?? 0)),
    0,
  )
}

const PERSON = /(propietari|dueñ|duen|owner|titular|nombre_?prop|dui|nit|telefono|teléfono|correo|email)/i

function guessField(name: string, kinds: FieldReading['kinds']): FieldSpec {
  return {
    name,
    title: titleOf(name),
    type: guessType(kinds),
    ...(PERSON.test(name) ? { staffOnly: true } : {}),
  }
}

/** `USO_SUELO` → `Uso suelo`. */
export function titleOf(name: string): string {
  const words = name.replace(/[_\s]+/g, ' ').trim()
  const plain = words === words.toUpperCase() ? words.toLowerCase() : words
  return plain === '' ? name : plain.charAt(0).toUpperCase() + plain.slice(1)
}

const IDENTIFYING =
  /^(id|fid|gid|ogc_fid|objectid|cod|codigo|código|code|clave|key|parcela|num|numero|catastral|.*_id|cod_.*|codigo_.*|.*_cod|.*_code)$/i

/** Fields that may be what the source calls its features by, the likeliest first: whether their values differ, the database says. */
export function identifyingCandidates(fields: readonly FieldReading[], features: number): readonly string[] {
  const may = fields.filter(
    (field) =>
      field.filled === features &&
      IDENTIFYING.test(field.name) &&
      !('number' in field.kinds) &&
      !('list' in field.kinds),
  )
  const rank = (name: string) => (/cod|clave|code|catastral/i.test(name) ? 0 : 1)
  return may.map(({ name }) => name).sort((a, b) => rank(a) - rank(b))
}
