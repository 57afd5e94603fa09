import { compileExpression } from '../../../../platform/rules/compile.ts'
import type { CompiledExpression, Value, ValueKind } from '../../../../platform/rules/expression.ts'
import { type Definition, FIELD_KINDS } from '../definition/definition.ts'
import { definitionFor } from '../definition/override.ts'
import { type Answers, type Field, fieldsOf, valueForRules } from './answers.ts'

/** A definition with all its expressions ready: made once for an edition and used for every case of it. */
export interface CompiledDefinition {
  readonly definition: Definition
  readonly fields: ReadonlyMap<string, Field>
  /** Every expression of the edition by its text. */
  readonly expressions: ReadonlyMap<string, CompiledExpression>
}

/** The rules of an edition against what has been answered. */
export interface Rules {
  readonly definition: Definition
  /** True, false, or null where it cannot be told. */
  holds(expression: string): boolean | null
  value(expression: string): Value
}

/** What expressions may name: the fields of the form, each with its kind. */
export function dictionaryOf(definition: Pick<Definition, 'sections'>): Readonly<Record<string, ValueKind>> {
  return Object.fromEntries(fieldsOf(definition).map(({ key, kind }) => [key, FIELD_KINDS[kind]]))
}

function expressionsOf(definition: Definition): readonly string[] {
  const { sections, documents, fees, checks, steps, overrides, openPlace } = definition
  const written = [
    openPlace?.unless?.when,
    ...sections.flatMap((section) => [
      section.when,
      ...section.fields.flatMap(({ when, valid }) => [when, valid?.holds]),
    ]),
    ...documents.map(({ when }) => when),
    ...fees.flatMap(({ amount, when }) => [amount, when]),
    ...checks.map(({ when }) => when),
    ...steps.flatMap(({ actions }) => actions.map(({ when }) => when)),
    ...overrides.flatMap((each) => [
      ...(each.fees ?? []).flatMap(({ amount, when }) => [amount, when]),
      ...(each.documents ?? []).map(({ when }) => when),
    ]),
  ]
  return [...new Set(written.filter((each) => each !== undefined))]
}

/** An expression that cannot be made ready (the checker refuses such a definition) is as one that cannot be told. */
export function compileDefinition(definition: Definition): CompiledDefinition {
  const dictionary = dictionaryOf(definition)
  const expressions = new Map<string, CompiledExpression>()
  for (const text of expressionsOf(definition)) {
    const compiled = compileExpression(text, dictionary)
    if (compiled.ok) expressions.set(text, compiled.value)
  }
  return { definition, fields: new Map(fieldsOf(definition).map((field) => [field.key, field])), expressions }
}

/** What was made of an edition for the places that say something of their own. */
const ofPlaces = new WeakMap<CompiledDefinition, Map<string, CompiledDefinition>>()

/** The edition as it holds in a municipality; its expressions are ready already, with those of every place. */
export function inJurisdiction(common: CompiledDefinition, jurisdiction: string | undefined): CompiledDefinition {
  const { definition, expressions } = common
  if (jurisdiction === undefined || !definition.overrides.some((each) => each.jurisdiction === jurisdiction))
    return common
  const made = ofPlaces.get(common) ?? new Map<string, CompiledDefinition>()
  ofPlaces.set(common, made)
  const known = made.get(jurisdiction)
  if (known !== undefined) return known
  const here = definitionFor(definition, jurisdiction)
  const compiled = {
    definition: here,
    fields: new Map(fieldsOf(here).map((field) => [field.key, field])),
    expressions,
  }
  made.set(jurisdiction, compiled)
  return compiled
}

/** The questions that an expression looks at, in its order. */
export function fieldsNamed({ fields, expressions }: CompiledDefinition, expression: string): readonly Field[] {
  const names = expressions.get(expression)?.names ?? []
  return names.flatMap((name) => fields.get(name) ?? [])
}

/** Each expression reads only the fields it names, and each of these is made ready once. */
export function rulesFor({ definition, fields, expressions }: CompiledDefinition, answers: Answers): Rules {
  const read = new Map<string, Value>()
  const known = new Map<string, Value>()
  const valueNamed = (name: string): Value => {
    const before = read.get(name)
    if (before !== undefined) return before
    const field = fields.get(name)
    const value = field === undefined ? null : valueForRules(field, answers[name])
    read.set(name, value)
    return value
  }
  const value = (text: string): Value => {
    const before = known.get(text)
    if (before !== undefined) return before
    const expression = expressions.get(text)
    const made =
      expression?.evaluate(Object.fromEntries(expression.names.map((name) => [name, valueNamed(name)]))) ?? null
    known.set(text, made)
    return made
  }
  return {
    definition,
    value,
    holds: (text) => {
      const found = value(text)
      return typeof found === 'boolean' ? found : null
    },
  }
}
