import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import type { IndicatorFacts } from '../../../data/indicator-facts.ts'
import { parseReading } from '../../../rules/indicator-readings.ts'

const TARGET_FIELDS = ['comparator', 'value', 'lower', 'unit', 'due'] as const
type TargetField = (typeof TARGET_FIELDS)[number]

/** Most targets that a form is asked for. */
const MOST_TARGETS = 24

export function targetField(index: number, name: TargetField): string {
  return `targets.${index}.${name}`
}

/** The terms as the form shows them. */
export function typedTerms({ terms, weight }: IndicatorFacts): Record<string, string | undefined> {
  const text = (value: number | string | null | undefined) =>
    value === undefined || value === null ? undefined : String(value)
  return {
    kind: terms.kind,
    direction: terms.direction,
    accumulation: terms.accumulation,
    every: terms.every,
    baseline: text(terms.baseline),
    baselinePeriod: terms.baselinePeriod,
    baselineSource: terms.baselineSource,
    levels: terms.levels?.join('\n'),
    weight: text(weight),
    ...Object.fromEntries(
      terms.targets.flatMap((target, index) =>
        TARGET_FIELDS.map((name) => [targetField(index, name), text(target[name])]),
      ),
    ),
  }
}

/** What was typed as the command takes it; numbers that are none are named. Rows of targets left empty are no targets. */
export function termsOfForm(
  typed: Readonly<Record<string, string>>,
  breakdowns: readonly string[],
  locale: Locale,
): { readonly input: Record<string, unknown>; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const words = (name: string): Record<string, string> => {
    const text = typed[name]?.trim() ?? ''
    return text === '' ? {} : { [name.split('.').at(-1) ?? name]: text }
  }
  const number = (name: string): Record<string, number> => {
    const text = typed[name]?.trim() ?? ''
    if (text === '') return {}
    const parsed = parseReading(text)
    if (!parsed.ok) errors.push({ field: name, message: say(parsed.refusal.message, locale) })
    return parsed.ok && !isMissing(parsed.value) ? { [name.split('.').at(-1) ?? name]: parsed.value } : {}
  }
  const targets = Array.from({ length: MOST_TARGETS }, (_, index) => ({
    ...words(targetField(index, 'comparator')),
    ...number(targetField(index, 'value')),
    ...number(targetField(index, 'lower')),
    ...words(targetField(index, 'unit')),
    ...words(targetField(index, 'due')),
  })).filter((target) => Object.keys(target).length > 0)
  const levels = (typed.levels ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const terms = {
    ...words('kind'),
    ...words('direction'),
    ...words('accumulation'),
    ...words('every'),
    ...number('baseline'),
    ...words('baselinePeriod'),
    ...words('baselineSource'),
    ...(levels.length === 0 ? {} : { levels }),
    ...(breakdowns.length === 0 ? {} : { breakdowns }),
    targets,
  }
  return { input: { terms, ...number('weight') }, errors }
}
