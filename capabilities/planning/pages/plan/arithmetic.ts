import { formatNumber } from '../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import type { ActivityExplanation, ExplainedInput, Figure, MeanExplanation } from '../../rules/explanation.ts'
import { type Bands, type Judged, shownPercent } from '../../rules/states.ts'
import { shareWords, shownPercentWords } from './figure-words.ts'

export type Which = 'toDate' | 'year'

/** A computation as one would write it on paper. Figures are shown with one decimal; the computation itself uses all. */
export interface Arithmetic {
  /** `(80 + 100 + 40) ÷ 3` */
  readonly expression: string
  /** `73.3 %` */
  readonly result: string
  /** Set where the result was cut to 100 %: what it was before. */
  readonly uncapped?: string
  /** True when a rounded figure stands in the expression, so that doing it by hand may differ in the last digit. */
  readonly rounded: boolean
}

/** Nothing to write out where there is no figure. */
export function arithmeticOf(figure: Figure, which: Which, bands: Bands): Arithmetic | undefined {
  const value: Maybe<Judged> = figure[which]
  if (isMissing(value)) return undefined
  const { explanation } = figure
  return explanation.formula === 'activity_to_date'
    ? quotient(explanation, which, value, bands)
    : mean(explanation, which, value, bands)
}

function quotient(explanation: ActivityExplanation, which: Which, value: Judged, bands: Bands): Arithmetic {
  const programmed = which === 'toDate' ? explanation.programmed : explanation.programmedYear
  return {
    expression: `${formatNumber(explanation.executed, { max: 9 })} ÷ ${formatNumber(programmed, { max: 9 })} × 100`,
    result: shownPercentWords(value.capped, bands, 1),
    ...(value.raw === value.capped ? {} : { uncapped: shownPercentWords(value.raw, bands, 1) }),
    rounded: !isWhole(value.capped),
  }
}

function mean(explanation: MeanExplanation, which: Which, value: Judged, bands: Bands): Arithmetic {
  const { inputs } = which === 'toDate' ? explanation : explanation.year
  const shown = (input: ExplainedInput): string => formatNumber(shownPercent(input.value.capped, bands, 1), { max: 1 })
  const expression =
    explanation.weights === 'equal'
      ? `${inputs.length === 1 ? '' : '('}${inputs.map(shown).join(' + ')}${inputs.length === 1 ? '' : ')'} ÷ ${inputs.length}`
      : inputs.map((input) => `${shown(input)} × ${shareWords(input.share)}`).join(' + ')
  return {
    expression,
    result: shownPercentWords(value.capped, bands, 1),
    rounded:
      inputs.some((input) => !isWhole(input.value.capped)) || explanation.weights !== 'equal' || !isWhole(value.capped),
  }
}

/** True where one decimal shows the whole number. */
function isWhole(value: number): boolean {
  return Number.isInteger(Math.round(value * 1e9) / 1e8)
}
