import { percentOf } from '../../../../kernel/decimal.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { IndicatorTerms } from '../../model.ts'
import type { Measured } from './may-record.ts'

/** Whose records count: of the whole institution, of the indicator's unit, or of the activities beside it. */
export const SCOPES = ['institution', 'unit', 'indicator'] as const
export type Scope = (typeof SCOPES)[number]

export type BindRefusal = Refusal<'no_measure' | 'not_measurable' | 'wrong_fold' | 'not_bound'>

/** How a measure folds its records, as far as it matters here. */
export type FoldKind = 'count' | 'sum' | 'ratio' | 'mean' | 'median' | 'p90' | 'last'

/**
 * Which measures can feed which indicators: a percentage needs a ratio, for its two parts; what adds up needs something that
 * adds up; a limit or a level takes any figure. Dates and positions of a scale are told by people.
 */
export function bindRefusal(
  terms: Pick<IndicatorTerms, 'kind' | 'accumulation'>,
  fold: FoldKind,
): BindRefusal | undefined {
  if (terms.kind === 'date_milestone' || terms.kind === 'qualitative_scale')
    return {
      kind: 'not_measurable',
      field: 'measure',
      message: {
        es: 'Un hito o una escala de posiciones lo informa una persona; ninguna medida lo cuenta.',
        en: 'A milestone or a scale of positions is told by a person; no measure counts it.',
      },
    }
  if (terms.kind === 'threshold') return undefined
  const share = terms.kind === 'percentage'
  const adds = fold === 'count' || fold === 'sum'
  const level = terms.kind === 'count' && terms.accumulation !== 'flow' && fold !== 'ratio'
  if (share ? fold === 'ratio' : adds || level) return undefined
  return {
    kind: 'wrong_fold',
    field: 'measure',
    message: {
      es: share
        ? 'Este indicador es un porcentaje: elija una medida que tenga numerador y denominador.'
        : 'Este indicador suma cantidades: elija una medida que cuente o sume.',
      en: share
        ? 'This indicator is a percentage: choose a measure with numerator and denominator.'
        : 'This indicator adds quantities up: choose a measure that counts or adds.',
    },
  }
}

/** A captured figure as a reading of the indicator. */
export function measuredBy(
  terms: Pick<IndicatorTerms, 'kind'>,
  figure: { readonly value: Maybe<number>; readonly numerator: number | null; readonly denominator: number | null },
): Measured {
  const nothing: Measured = { value: null, missing: null, numerator: null, denominator: null, doneOn: null }
  const { value, numerator, denominator } = figure
  if (terms.kind === 'percentage' && numerator !== null && denominator !== null) {
    if (denominator === 0) return { ...nothing, numerator, denominator, missing: 'no_demand' }
    return { ...nothing, numerator, denominator, value: percentOf(numerator, denominator) }
  }
  return isMissing(value) ? { ...nothing, missing: value.missing } : { ...nothing, value }
}
