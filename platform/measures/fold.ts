import { type Maybe, missing } from '../../kernel/missing.ts'
import type { Fold, MeasuredRecord } from './measure.ts'

export interface Folded {
  readonly value: Maybe<number>
  readonly numerator: number | null
  readonly denominator: number | null
}

/** Folds records to one figure. A ratio is Σ numerator / Σ denominator × 100, never the mean of percentages. */
export function foldRecords(fold: Fold, records: readonly MeasuredRecord[]): Folded {
  if (fold === 'count') return plain(records.length)
  if (fold === 'ratio') {
    const numerator = total(records.map((record) => record.numerator ?? 0))
    const denominator = total(records.map((record) => record.denominator ?? 0))
    const value = denominator === 0 ? missing('undefined_ratio') : (100 * numerator) / denominator
    return { value, numerator, denominator }
  }
  const values = records.flatMap((record) => (record.value === undefined ? [] : [record.value]))
  if (fold === 'sum') return plain(total(values))
  if (values.length === 0) return { value: missing('not_collected'), numerator: null, denominator: null }
  if (fold === 'mean') return plain(total(values) / values.length)
  if (fold === 'last') return plain(values[values.length - 1] ?? 0)
  return plain(quantile(values, fold === 'median' ? 0.5 : 0.9))
}

function plain(value: number): Folded {
  return { value, numerator: null, denominator: null }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Linear interpolation between order statistics (the "type 7" quantile of statistics packages). */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return low + (high - low) * (position - below)
}
