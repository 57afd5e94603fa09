import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { CompiledExpression } from '../../../../platform/rules/expression.ts'
import { compileBenchmark } from './benchmark.ts'
import { checkIndex, type IndexFinding } from './check.ts'
import { type IndexDefinition, type IndicatorTerm, indicatorsOf } from './definition.ts'

/** A definition without errors, with its expressions made ready. */
export interface PreparedIndex {
  readonly definition: IndexDefinition
  readonly indicators: readonly IndicatorTerm[]
  /** Benchmarks that are expressions, by the code of their indicator. */
  readonly benchmarks: ReadonlyMap<string, CompiledExpression>
}

export interface DefinitionRefusal extends Refusal<'wrong_index_definition'> {
  readonly findings: readonly IndexFinding[]
}

/** Made ready once, computed as often as wanted; a definition with an error is refused with all that was found. */
export function prepareIndex(definition: IndexDefinition): Result<PreparedIndex, DefinitionRefusal> {
  const findings = checkIndex(definition)
  const wrong = findings.find(({ severity }) => severity === 'error')
  if (wrong !== undefined)
    return refuse({ kind: 'wrong_index_definition', field: wrong.path, message: wrong.message, findings })
  const indicators = indicatorsOf(definition.children)
  const benchmarks = new Map<string, CompiledExpression>()
  for (const { code, operator } of indicators) {
    if (!('benchmark' in operator) || typeof operator.benchmark === 'number') continue
    const compiled = compileBenchmark(definition, operator.benchmark)
    if (compiled.ok) benchmarks.set(code, compiled.value)
  }
  return ok({ definition, indicators, benchmarks })
}

/**
 * The same definition with other numbers, or without one of its terms: what was checked stays right and no expression is read anew,
 * so that hundreds of variants cost their arithmetic and no more.
 */
export function preparedVariant(prepared: PreparedIndex, definition: IndexDefinition): PreparedIndex {
  return { definition, indicators: indicatorsOf(definition.children), benchmarks: prepared.benchmarks }
}
