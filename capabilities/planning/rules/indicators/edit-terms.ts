import { lastDayOfPeriod } from '../../../../kernel/civil.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { IndicatorTerms } from '../../model.ts'
import { compare, type IndicatorIssue } from '../indicator-compare.ts'
import type { IndicatorMethod } from '../indicator-method.ts'
import { canBeTakenApart } from './breakdown.ts'

export type TermsRefusal = Refusal<
  | 'no_such_indicator'
  | 'changed_meanwhile'
  | 'baseline_period'
  | 'bounds_reversed'
  | 'bounds_missing'
  | 'levels_of_what'
  | 'target_not_a_level'
  | 'unknown_breakdown'
  | 'not_apart'
  | 'negative_weight'
>

/** What terms must say to mean anything; what only has no percentage is allowed, and `termsIssues` says so. */
export function termsRefusal(
  terms: IndicatorTerms,
  weight: number | undefined,
  known: readonly string[],
): TermsRefusal | undefined {
  const { baselinePeriod, levels, breakdowns = [] } = terms
  if (baselinePeriod !== undefined && lastDayOfPeriod(baselinePeriod) === undefined)
    return no('baseline_period', 'baselinePeriod', {
      es: 'Escriba el período como 2018, 2018-S1, 2018-Q3, 2018-09 o 2018-09-30.',
      en: 'Write the period as 2018, 2018-S1, 2018-Q3, 2018-09 or 2018-09-30.',
    })
  for (const [index, { comparator, lower, value }] of terms.targets.entries()) {
    if (comparator === 'within' && lower !== undefined && value !== undefined && lower > value)
      return no('bounds_reversed', `targets.${index}.lower`, {
        es: 'El límite inferior es mayor que el superior.',
        en: 'The lower bound is above the upper one.',
      })
    if (lower !== undefined && (comparator !== 'within' || value === undefined))
      return no('bounds_missing', `targets.${index}.lower`, {
        es: 'El límite inferior solo vale en una meta «entre dos valores», que lleva también el superior.',
        en: 'A lower bound belongs to a target “between two values”, which has the upper one too.',
      })
    if (levels !== undefined && value !== undefined && (!Number.isInteger(value) || value < 1 || value > levels.length))
      return no('target_not_a_level', `targets.${index}.value`, {
        es: `La escala tiene ${levels.length} posiciones: la meta es una de ellas, de 1 a ${levels.length}.`,
        en: `The scale has ${levels.length} positions: the target is one of them, 1 to ${levels.length}.`,
      })
  }
  if (levels !== undefined && terms.kind !== 'qualitative_scale')
    return no('levels_of_what', 'levels', {
      es: 'Solo una escala de posiciones tiene posiciones. Bórrelas o cambie el tipo del indicador.',
      en: 'Only a scale of positions has positions. Remove them or change the kind of the indicator.',
    })
  if (breakdowns.some((key) => !known.includes(key)))
    return no('unknown_breakdown', 'breakdowns', {
      es: 'Una de las desagregaciones no existe.',
      en: 'One of the breakdowns is not there.',
    })
  if (breakdowns.length > 0 && !canBeTakenApart(terms))
    return no('not_apart', 'breakdowns', {
      es: 'Solo se desagrega lo que se cuenta o un porcentaje: un hito, un límite, una escala o un promedio no tienen partes que sumen.',
      en: 'Only what is counted or a percentage is broken down: a milestone, a limit, a scale or a mean has no parts that add up.',
    })
  if (weight !== undefined && weight < 0)
    return no('negative_weight', 'weight', {
      es: 'El peso no puede ser menor que cero.',
      en: 'The weight cannot be less than zero.',
    })
  return undefined
}

/**
 * Why the targets of these terms can have no percentage, whatever is measured: a zero or negative target without a baseline,
 * a target that equals its baseline or lies against the direction, a reduction without a baseline. Each once.
 */
export function termsIssues(terms: IndicatorTerms, method: IndicatorMethod): readonly IndicatorIssue[] {
  if (terms.kind === 'date_milestone') return []
  const issues = terms.targets.flatMap((target): IndicatorIssue[] => {
    if (target.value === undefined) return terms.kind === 'recurring_deliverable' ? [] : ['no_target']
    const compared = compare(target.value, { ...target, value: target.value }, terms, method)
    return 'issue' in compared ? [compared.issue] : []
  })
  return terms.targets.length === 0 ? ['no_target'] : [...new Set(issues)]
}

function no(kind: TermsRefusal['kind'], field: string, message: Text): TermsRefusal {
  return { kind, field, message }
}
