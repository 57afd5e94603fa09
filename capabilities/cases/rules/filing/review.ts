import type { CivilDate } from '../../../../kernel/civil.ts'
import { parseCivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Definition } from '../definition/definition.ts'
import type { Answer, Answers, Field, Parts } from './answers.ts'
import { type CompiledDefinition, type Rules, rulesFor } from './compiled.ts'
import { type AskedDocument, type DraftDocument, missingDocuments } from './documents.ts'
import { type Fees, feesOf, inForce } from './fees.ts'

export interface FieldFault {
  readonly field: Field
  readonly message: Text
}

type Check = Definition['checks'][number]

/** What stands between an application and its filing on a day, and what it will cost. */
export interface Review {
  readonly faults: readonly FieldFault[]
  readonly missing: readonly AskedDocument[]
  readonly stops: readonly Check[]
  readonly warns: readonly Check[]
  readonly fees: Fees
  /** Nothing stands in the way. */
  readonly passes: boolean
}

export interface SeenSection {
  readonly section: Definition['sections'][number]
  readonly fields: readonly Field[]
}

/** Sections and fields that these answers call for; what cannot be told yet is not asked yet. */
export function seenSections({ definition, holds }: Rules): readonly SeenSection[] {
  const seen = (when: string | undefined) => when === undefined || holds(when) === true
  return definition.sections
    .filter(({ when }) => seen(when))
    .map((section) => ({ section, fields: section.fields.filter(({ when }) => seen(when)) }))
    .filter(({ fields }) => fields.length > 0)
}

export function seenFields(rules: Rules): readonly Field[] {
  return seenSections(rules).flatMap(({ fields }) => fields)
}

/** Answers to questions that are asked: what was typed before another answer hid the question is not filed. */
export function relevantAnswers(compiled: CompiledDefinition, answers: Answers): Answers {
  const seen = new Set(seenFields(rulesFor(compiled, answers)).map(({ key }) => key))
  const left = Object.fromEntries(Object.entries(answers).filter(([key]) => seen.has(key)))
  // Without the hidden answers others may fall away; each turn drops at least one, so that it comes to an end.
  return Object.keys(left).length === Object.keys(answers).length ? left : relevantAnswers(compiled, left)
}

/** All that is known before filing: the rules in force on the day count. */
export function reviewOf(
  compiled: CompiledDefinition,
  answers: Answers,
  documents: readonly Pick<DraftDocument, 'key'>[],
  on: CivilDate,
): Review {
  const rules = rulesFor(compiled, relevantAnswers(compiled, answers))
  const faults = fieldFaults(rules, answers, documents)
  const missing = missingDocuments(rules, documents)
  const hits = compiled.definition.checks.filter((check) => inForce(check, on) && rules.holds(check.when) === true)
  const stops = hits.filter(({ severity }) => severity === 'stops')
  return {
    faults,
    missing,
    stops,
    warns: hits.filter(({ severity }) => severity === 'warns'),
    fees: feesOf(rules, on),
    passes: faults.length === 0 && missing.length === 0 && stops.length === 0,
  }
}

export function fieldFaults(
  rules: Rules,
  answers: Answers,
  documents: readonly Pick<DraftDocument, 'key'>[],
): readonly FieldFault[] {
  const sent = new Set(documents.map(({ key }) => key))
  return seenFields(rules).flatMap((field) => {
    const message = faultOf(field, field.kind === 'file' && sent.has(field.key) ? field.key : answers[field.key], rules)
    return message === undefined ? [] : [{ field, message }]
  })
}

/** What is wrong with one answer; nothing where it may be left out and is. */
export function faultOf(field: Field, answer: Answer | undefined, { holds }: Pick<Rules, 'holds'>): Text | undefined {
  if (answer === undefined) return field.required ? SAY.missing : undefined
  const { kind, options = [], valid } = field
  if ((kind === 'number' || kind === 'money') && typeof answer !== 'number')
    return kind === 'number' ? SAY.number : SAY.money
  if (kind === 'date' && (typeof answer !== 'string' || parseCivilDate(answer) === undefined)) return SAY.date
  if (kind === 'choice' && !options.some(({ value }) => value === answer)) return SAY.choice
  if (kind === 'person' || kind === 'professional') {
    const parts: Readonly<Record<string, string>> =
      typeof answer === 'object' && !Array.isArray(answer) ? ({ ...answer } as Readonly<Record<string, string>>) : {}
    if (parts.name === undefined) return SAY.name
    if (kind === 'professional' && parts.accreditation === undefined) return SAY.accreditation
  }
  if (kind === 'point' || kind === 'polygon') {
    const { shape, wrong, wrongEn } = typeof answer === 'object' ? (answer as Parts) : {}
    if (wrong !== undefined) return { es: wrong, en: wrongEn ?? wrong }
    if (shape === undefined) return SAY.shape
  }
  return valid !== undefined && holds(valid.holds) === false ? valid.otherwise : undefined
}

const SAY = {
  missing: { es: 'Falta este dato.', en: 'This is missing.' },
  number: { es: 'Escriba un número, por ejemplo 250 o 3.5.', en: 'Write a number, for example 250 or 3.5.' },
  money: {
    es: 'Escriba un monto en dólares, por ejemplo 45,000.00.',
    en: 'Write an amount in dollars, for example 45,000.00.',
  },
  date: { es: 'Escriba una fecha que exista.', en: 'Write a date that exists.' },
  choice: { es: 'Elija una de las opciones.', en: 'Choose one of the options.' },
  name: { es: 'Falta el nombre.', en: 'The name is missing.' },
  shape: {
    es: 'Escriba las coordenadas del lugar, o márquelo en el mapa.',
    en: 'Write the coordinates of the place, or mark it on the map.',
  },
  accreditation: { es: 'Falta el número de acreditación.', en: 'The accreditation number is missing.' },
} as const satisfies Record<string, Text>
