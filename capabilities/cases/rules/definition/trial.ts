import { compileExpression } from '../../../../platform/rules/compile.ts'
import type { Value } from '../../../../platform/rules/expression.ts'
import { dictionaryOf } from './check.ts'
import type { Definition } from './definition.ts'

type Section = Definition['sections'][number]
export type Field = Section['fields'][number]
type Fee = Definition['fees'][number]

/** What somebody would answer, by field; what is not there has not been answered. */
export type TrialAnswers = Readonly<Record<string, Value | undefined>>

/** What a definition makes of some answers, without anything being filed. */
export interface Trial {
  /** Fields that are asked. */
  readonly asked: ReadonlySet<string>
  /** Fields whose answer does not hold. */
  readonly invalid: readonly Field[]
  readonly checks: readonly Definition['checks'][number][]
  /** An amount is missing where the answers do not tell it yet. */
  readonly fees: readonly { readonly fee: Fee; readonly amount?: number }[]
  /** Of the fees that can be told, in dollars with cents. */
  readonly total: number
  readonly documents: readonly Definition['documents'][number][]
  /** Whether a condition holds; null where it cannot be told. */
  readonly holds: (expression: string) => boolean | null
}

/** Rules of the day of filing apply. */
export function tryAnswers(definition: Definition, answers: TrialAnswers, on: string): Trial {
  const run = runnerFor(definition)
  const { asked, values } = askedOf(definition, answers, run)
  const holds = (text: string | undefined) => (text === undefined ? true : truth(run(text, values)))
  const fields = definition.sections.flatMap((section) => section.fields)
  const fees = definition.fees
    .filter((each) => inForce(each, on) && holds(each.when) !== false)
    .map((fee) => {
      const amount = holds(fee.when) === true ? run(fee.amount, values) : null
      return typeof amount === 'number' ? { fee, amount: Math.round(amount * 100) / 100 } : { fee }
    })
  return {
    asked,
    invalid: fields.filter(
      ({ key, valid }) => valid !== undefined && values[key] != null && holds(valid.holds) === false,
    ),
    checks: definition.checks.filter((each) => inForce(each, on) && holds(each.when) === true),
    fees,
    total: fees.reduce((sum, { amount = 0 }) => sum + Math.round(amount * 100), 0) / 100,
    documents: definition.documents.filter(({ when }) => holds(when) === true),
    holds,
  }
}

/** Fields that checks, fees, documents or other conditions read: who answers these knows whether it passes. */
export function deciding(definition: Definition): ReadonlySet<string> {
  const dictionary = dictionaryOf(definition)
  const namesOf = (text: string | undefined): readonly string[] => {
    const compiled = text === undefined ? undefined : compileExpression(text, dictionary)
    return compiled?.ok === true ? compiled.value.names : []
  }
  const { checks, fees, documents, sections, steps } = definition
  const found = new Set<string>()
  const take = (names: readonly string[]): void => {
    for (const name of names) {
      if (found.has(name) || name === 'documents') continue
      found.add(name)
      const section = sections.find(({ fields }) => fields.some(({ key }) => key === name))
      take([...namesOf(section?.when), ...namesOf(section?.fields.find(({ key }) => key === name)?.when)])
    }
  }
  for (const { when } of [...checks, ...documents]) take(namesOf(when))
  for (const { when, amount } of fees) take([...namesOf(when), ...namesOf(amount)])
  for (const { actions } of steps) for (const { when } of actions) take(namesOf(when))
  return found
}

type Run = (text: string, values: TrialAnswers) => Value

function runnerFor(definition: Definition): Run {
  const dictionary = dictionaryOf(definition)
  return (text, values) => {
    const compiled = compileExpression(text, dictionary)
    return compiled.ok ? compiled.value.evaluate(values) : null
  }
}

/** What is not asked counts as not answered; one field may hide another, so it is looked at until nothing changes. */
function askedOf(definition: Definition, answers: TrialAnswers, run: Run) {
  let values: TrialAnswers = answers
  for (;;) {
    const holds = (when: string | undefined) => when === undefined || truth(run(when, values)) === true
    const asked = new Set(
      definition.sections
        .filter(({ when }) => holds(when))
        .flatMap(({ fields }) => fields.filter(({ when }) => holds(when)).map(({ key }) => key)),
    )
    const left = Object.fromEntries(Object.entries(values).filter(([key]) => key === 'documents' || asked.has(key)))
    if (Object.keys(left).length === Object.keys(values).length) return { asked, values }
    values = left
  }
}

function truth(value: Value): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function inForce(
  { inForceFrom, inForceTo }: { readonly inForceFrom?: string; readonly inForceTo?: string },
  on: string,
) {
  return (inForceFrom === undefined || inForceFrom <= on) && (inForceTo === undefined || on <= inForceTo)
}
