import type { Refusal } from '../../kernel/result.ts'

/** What a name or an expression is. Dates are ISO texts that compare as dates; `any` is what only `null` is. */
export type ValueKind = 'number' | 'text' | 'boolean' | 'date' | 'list' | 'any'

/** A value while a rule runs. `null` is "cannot tell": not answered, not known, divided by zero. */
export type Value = number | string | boolean | null | readonly Value[]

/** The names that a rule may use, and what each is. */
export type Dictionary = Readonly<Record<string, ValueKind>>

/** An expression made ready once: it reads only the names it lists and runs in bounded time. */
export interface CompiledExpression {
  readonly text: string
  readonly kind: ValueKind
  /** Every name it reads, sorted. */
  readonly names: readonly string[]
  evaluate(values: Readonly<Record<string, Value | undefined>>): Value
}

export type ExpressionRefusalKind =
  | 'too_long'
  | 'syntax'
  | 'unknown_name'
  | 'unknown_function'
  | 'not_allowed'
  | 'wrong_kind'

/** What is wrong with an expression, and where in its text: counted from 0. */
export interface ExpressionRefusal extends Refusal<ExpressionRefusalKind> {
  readonly from: number
  readonly to: number
}
