import type { Text } from '../../../kernel/text.ts'
import type { UnusedReason } from './indicator-achievement.ts'
import type { IndicatorFormula, IndicatorIssue } from './indicator-compare.ts'
import type { MilestoneOutcome } from './indicator-milestones.ts'

/** Each formula in one sentence, for "how is this figure computed". */
export const INDICATOR_FORMULA_WORDS: Record<IndicatorFormula, Text> = {
  ratio_to_target: { es: 'Lo alcanzado dividido entre la meta.', en: 'What was reached divided by the target.' },
  from_baseline: {
    es: 'Lo avanzado desde la línea base dividido entre lo que había que avanzar hasta la meta.',
    en: 'What was gained over the baseline divided by what had to be gained to reach the target.',
  },
  reduction: {
    es: 'Lo reducido desde la línea base dividido entre lo que había que reducir hasta la meta.',
    en: 'What was cut from the baseline divided by what had to be cut to reach the target.',
  },
  kept_within: {
    es: 'Se cumple si el valor se mantiene dentro de los límites de la meta; si no, no se cumple.',
    en: 'Met when the value stays within the bounds of the target; otherwise not met.',
  },
  threshold: {
    es: 'Se cumple si el valor respeta el límite; si no, no se cumple.',
    en: 'Met when the value respects the limit; otherwise not met.',
  },
  scale_reached: {
    es: 'Se cumple si se alcanzó la posición de la escala que fija la meta.',
    en: 'Met when the position on the scale that the target sets was reached.',
  },
  milestone: {
    es: 'Hitos realizados entre hitos previstos; a la fecha de corte cuentan los que ya vencieron o ya se realizaron.',
    en: 'Milestones done out of milestones planned; at the cut-off, those that are due or already done count.',
  },
  mean_of_targets: {
    es: 'Promedio simple de las metas que se pueden valorar, cada una limitada a 100 %.',
    en: 'Simple mean of the targets that can be judged, each capped at 100 %.',
  },
}

/** Why there is no percentage, and what can be done about it. */
export const INDICATOR_ISSUE_WORDS: Record<IndicatorIssue, Text> = {
  no_target: {
    es: 'El indicador no tiene una meta con número; se muestra lo medido sin porcentaje.',
    en: 'The indicator has no target with a number; what was measured is shown without a percentage.',
  },
  zero_target: {
    es: 'La meta es cero y no hay línea base: no se puede dividir entre cero.',
    en: 'The target is zero and there is no baseline: nothing can be divided by zero.',
  },
  negative_target: {
    es: 'La meta es negativa y no hay línea base: la división no diría cuánto se avanzó.',
    en: 'The target is negative and there is no baseline: the division would not say how far it came.',
  },
  target_equals_baseline: {
    es: 'La meta es igual a la línea base: no había nada que avanzar. Si se trata de mantener el valor, declare el indicador como «mantener».',
    en: 'The target equals the baseline: there was nothing to gain. If the value is to be kept, declare the indicator as “maintain”.',
  },
  target_against_direction: {
    es: 'La meta va en sentido contrario al indicador: revise la línea base, la meta o el sentido.',
    en: 'The target lies against the direction of the indicator: review the baseline, the target or the direction.',
  },
  missing_baseline: {
    es: 'Falta la línea base: para reducir hay que saber desde dónde se partió.',
    en: 'The baseline is missing: a reduction needs its starting point.',
  },
  no_denominator: {
    es: 'Hay casos contados sobre un total de cero: revise el numerador y el denominador.',
    en: 'Cases were counted out of a total of zero: review the numerator and the denominator.',
  },
  percentage_without_parts: {
    es: 'Hay varios porcentajes sin su numerador y su denominador; no se promedian porcentajes.',
    en: 'There are several percentages without numerator and denominator; percentages are not averaged.',
  },
  whole_period_only: {
    es: 'Lo acumulado en parte del año no se compara con una meta o línea base de todo el año; se valora al cierre.',
    en: 'What part of the year adds up to is not compared with a target or baseline of the whole year; it is judged at its close.',
  },
  nothing_due: {
    es: 'Todavía no vence ninguna meta.',
    en: 'No target is due yet.',
  },
  no_reading: {
    es: 'No se ha reportado ninguna medición.',
    en: 'No measurement was reported.',
  },
  no_value: {
    es: 'Se respondió sin cantidad; se muestra la razón.',
    en: 'The answer carries no quantity; its reason is shown.',
  },
}

export const MILESTONE_OUTCOME_NAMES: Record<MilestoneOutcome, Text> = {
  on_time: { es: 'Realizado a tiempo', en: 'Done on time' },
  late: { es: 'Realizado con retraso', en: 'Done late' },
  not_done: { es: 'No realizado', en: 'Not done' },
  not_yet_due: { es: 'Aún no vence', en: 'Not yet due' },
}

/** Why a reading does not count. */
export const UNUSED_READING_WORDS: Record<UnusedReason, Text> = {
  before_horizon: { es: 'Es anterior al plan.', en: 'It is from before the plan.' },
  after_cut_off: { es: 'Su período termina después de la fecha de corte.', en: 'Its period ends after the cut-off.' },
  not_a_period: { es: 'El período no se entiende.', en: 'The period cannot be read.' },
  which_target: { es: 'No dice cuál de las metas mide.', en: 'It does not say which of the targets it measures.' },
}
