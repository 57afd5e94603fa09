import type { Value } from '../../../../platform/rules/expression.ts'
import type { Definition } from '../definition/definition.ts'

type Section = Definition['sections'][number]
export type Field = Section['fields'][number]

/** A row of a table, a person or a shape: texts by name. */
export type Parts = Readonly<Record<string, string>>

/**
 * One answer as it is kept: a figure, a text, yes or no, several choices, rows of a table, or parts (a person, a parcel, a shape).
 * What was typed and cannot be read is kept as the text it is, so that nobody types it again.
 */
export type Answer = number | string | boolean | readonly string[] | readonly Parts[] | Parts

/** By the keys of the definition's fields. What has not been answered is absent. */
export type Answers = Readonly<Record<string, Answer>>

export function fieldsOf({ sections }: Pick<Definition, 'sections'>): readonly Field[] {
  return sections.flatMap(({ fields }) => fields)
}

/** What an expression sees of an answer: money and numbers as numbers, people and places as their name. */
export function valueForRules({ kind }: Pick<Field, 'kind'>, answer: Answer | undefined): Value {
  if (answer === undefined) return null
  switch (kind) {
    case 'number':
    case 'money':
      return typeof answer === 'number' ? answer : null
    case 'yes_no':
      return typeof answer === 'boolean' ? answer : null
    case 'choices':
      return isList(answer) ? answer.filter((each) => typeof each === 'string') : null
    case 'table':
      return isList(answer) ? answer.map((row) => JSON.stringify(row)) : null
    default:
      return nameOf(answer)
  }
}

function isList(answer: Answer): answer is readonly string[] | readonly Parts[] {
  return Array.isArray(answer)
}

/** `said` is what names a person, a parcel or a shape. */
function nameOf(answer: Answer): string | null {
  if (typeof answer === 'string') return answer
  if (typeof answer !== 'object' || isList(answer)) return null
  return answer.said ?? answer.name ?? null
}
