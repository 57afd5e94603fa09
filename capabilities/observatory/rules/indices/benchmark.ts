import type { Result } from '../../../../kernel/result.ts'
import { compileExpression } from '../../../../platform/rules/compile.ts'
import type { CompiledExpression, Dictionary, ExpressionRefusal } from '../../../../platform/rules/expression.ts'
import { type IndexDefinition, indicatorsOf } from './definition.ts'

/** Makes the expression of a benchmark ready; it may read every indicator and auxiliary whose code has no hyphen. */
export function compileBenchmark(
  { auxiliaries, children }: IndexDefinition,
  text: string,
): Result<CompiledExpression, ExpressionRefusal> {
  const dictionary: Dictionary = Object.fromEntries(
    [...auxiliaries, ...indicatorsOf(children)]
      .filter(({ code }) => !code.includes('-'))
      .map(({ code }) => [code, 'number'] as const),
  )
  return compileExpression(text, dictionary)
}
