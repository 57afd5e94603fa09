import { parseCivilDate } from '../../../../../kernel/civil.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import type { Value } from '../../../../../platform/rules/expression.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import type { Definition } from '../../../rules/definition/definition.ts'
import type { Field, TrialAnswers } from '../../../rules/definition/trial.ts'

/** In the address, so that no field of a form is taken for a name of the page. */
export const trialName = (key: string) => `r_${key}`

export interface TrialForm {
  /** Whether anything was sent. */
  readonly sent: boolean
  readonly typed: Readonly<Record<string, readonly string[]>>
  readonly answers: TrialAnswers
  readonly errors: readonly FieldError[]
}

const WRONG = {
  number: { es: 'Escriba un número, por ejemplo 12 o 3.5.', en: 'Write a number, for example 12 or 3.5.' },
  date: { es: 'Elija un día, por ejemplo 2026-03-04.', en: 'Choose a day, for example 2026-03-04.' },
  choice: { es: 'Elija una de las opciones.', en: 'Choose one of the options.' },
} as const satisfies Record<string, Text>

/** Kinds of which only matters whether there is one: nobody marks a map or names a person to try a procedure. */
export function onlyWhether({ kind }: Pick<Field, 'kind'>): boolean {
  return ['person', 'professional', 'file', 'parcel', 'point', 'polygon', 'table'].includes(kind)
}

/** Answers to some fields of a definition, as they come in an address or a form. */
export function readTrial(
  definition: Pick<Definition, 'sections'>,
  fields: ReadonlySet<string>,
  sent: URLSearchParams,
  locale: Locale,
): TrialForm {
  const typed: Record<string, readonly string[]> = {}
  const answers: Record<string, Value> = {}
  const errors: FieldError[] = []
  let any = false
  for (const each of definition.sections.flatMap((section) => section.fields)) {
    if (!fields.has(each.key)) continue
    const name = trialName(each.key)
    if (sent.has(name)) any = true
    const texts = sent
      .getAll(name)
      .map((text) => text.trim().slice(0, 200))
      .filter((text) => text !== '')
    typed[name] = texts
    const [first] = texts
    if (first === undefined) continue
    const read = answerOf(each, first, texts)
    if (read.wrong === undefined) answers[each.key] = read.value
    else errors.push({ field: name, message: say(read.wrong, locale) })
  }
  return { sent: any, typed, answers, errors }
}

type Read = { readonly value: Value; readonly wrong?: undefined } | { readonly wrong: Text }

function answerOf(field: Field, first: string, texts: readonly string[]): Read {
  const { kind, options = [] } = field
  if (onlyWhether(field)) return first === 'si' ? { value: kind === 'table' ? ['si'] : 'si' } : { value: null }
  if (kind === 'yes_no') return first === 'si' || first === 'no' ? { value: first === 'si' } : { wrong: WRONG.choice }
  if (kind === 'choice')
    return options.some(({ value }) => value === first) ? { value: first } : { wrong: WRONG.choice }
  if (kind === 'choices')
    return texts.every((text) => options.some(({ value }) => value === text))
      ? { value: texts }
      : { wrong: WRONG.choice }
  if (kind === 'date') return parseCivilDate(first) === undefined ? { wrong: WRONG.date } : { value: first }
  if (kind === 'number' || kind === 'money') {
    const number = Number(first.replaceAll(',', ''))
    return Number.isFinite(number) ? { value: number } : { wrong: WRONG.number }
  }
  return { value: first }
}
