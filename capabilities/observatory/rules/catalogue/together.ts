import { settle, sum } from '../../../../kernel/decimal.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import type { Aggregation, Cell } from '../../model.ts'

/** What a figure of the whole rests on. */
export interface Together {
  readonly value: Maybe<number>
  readonly numerator: number | undefined
  readonly denominator: number | undefined
  /** Of how many places there is a figure, out of how many. */
  readonly known: number
  readonly places: number
}

type Part = Pick<Cell, 'value' | 'numerator' | 'denominator'>

/**
 * The figure of all places as one. A sum is of all its parts or it is not a sum: with one missing there is
 * none. A percentage or rate is Σ numerator / Σ denominator over the places that have both, and says over how many.
 */
export function together(
  parts: readonly Part[],
  places: number,
  { aggregation, factor }: { readonly aggregation: Aggregation; readonly factor: number },
): Together {
  const known = parts.filter(({ value }) => !isMissing(value))
  const base = { known: known.length, places, numerator: undefined, denominator: undefined }
  if (aggregation === 'none') return { ...base, value: missing('not_applicable') }
  if (known.length === 0) return { ...base, value: missing('not_collected') }
  if (aggregation === 'sum') {
    if (known.length < places) return { ...base, value: missing('below_coverage') }
    return { ...base, value: sum(known.map(({ value }) => value as number)) }
  }
  const whole = known.filter(({ numerator, denominator }) => numerator !== undefined && denominator !== undefined)
  if (whole.length < known.length || whole.length * 2 < places) return { ...base, value: missing('below_coverage') }
  const numerator = sum(whole.map((part) => part.numerator ?? 0))
  const denominator = sum(whole.map((part) => part.denominator ?? 0))
  const value = denominator === 0 ? missing('undefined_ratio') : settle((factor * numerator) / denominator)
  return { ...base, value, numerator, denominator }
}
