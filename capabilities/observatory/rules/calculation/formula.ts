import type { Refusal, Result } from '../../../../kernel/result.ts'
import { compileExpression } from '../../../../platform/rules/compile.ts'
import type { CompiledExpression, Value } from '../../../../platform/rules/expression.ts'
import type { Calculation, CalculationInput } from '../../model.ts'

export type FormulaPart = 'value' | 'numerator' | 'denominator'

/** A calculation made ready: its expressions compiled once against the names of its inputs. */
export interface Formula {
  readonly inputs: readonly (CalculationInput & { readonly name: string })[]
  readonly parts: readonly { readonly part: FormulaPart; readonly expression: CompiledExpression }[]
}

export function formulaOf({ inputs, formula }: Calculation): Result<Formula, Refusal> {
  const dictionary = Object.fromEntries(Object.keys(inputs).map((name) => [name, 'number' as const]))
  const parts: { readonly part: FormulaPart; readonly expression: CompiledExpression }[] = []
  for (const [part, text] of Object.entries(formula)) {
    const compiled = compileExpression(text, dictionary)
    if (!compiled.ok) return { ok: false, refusal: placed(text, compiled.refusal) }
    if (compiled.value.kind !== 'number' && compiled.value.kind !== 'any') return { ok: false, refusal: NO_NUMBER }
    parts.push({ part: part as FormulaPart, expression: compiled.value })
  }
  // In the order in which the formula speaks of them: kept as data, names come back in an order of their own.
  const said = parts.map(({ expression }) => expression.text).join(' ')
  const placeOf = (name: string) => said.search(new RegExp(`\\b${name}\\b`))
  const ordered = Object.entries(inputs).sort(([one], [other]) => placeOf(one) - placeOf(other))
  return { ok: true, value: { inputs: ordered.map(([name, input]) => ({ name, ...input })), parts } }
}

/** The number that an expression gives; undefined where it has none (0 below the line). */
export function numberOf(
  { expression }: Formula['parts'][number],
  values: Readonly<Record<string, number>>,
): number | undefined {
  const value: Value = expression.evaluate(values)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const NO_NUMBER: Refusal<'formula_gives_no_number'> = {
  kind: 'formula_gives_no_number',
  message: { es: 'La fórmula no da un número.', en: 'The formula gives no number.' },
}

function placed(text: string, refusal: Refusal & { readonly from: number; readonly to: number }): Refusal {
  const at = text.slice(refusal.from, Math.min(refusal.to, refusal.from + 30))
  return {
    kind: refusal.kind,
    message: {
      es: `«${text}», letra ${refusal.from + 1}${at === '' ? '' : ` («${at}»)`}: ${refusal.message.es}`,
      en: `“${text}”, character ${refusal.from + 1}${at === '' ? '' : ` (“${at}”)`}: ${refusal.message.en ?? refusal.message.es}`,
    },
  }
}
