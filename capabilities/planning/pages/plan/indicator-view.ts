import { type Month, type Period, parseCivilDate } from '../../../../kernel/civil.ts'
import { formatDate, monthName } from '../../../../kernel/format.ts'
import { MISSING_REASONS, type MissingReason } from '../../../../kernel/missing.ts'
import type { Locale } from '../../../../kernel/text.ts'
import type { StoredReading } from '../../data/stored-poa.ts'
import type { IndicatorTerms } from '../../model.ts'
import { type IndicatorAchievement, indicatorAchievement } from '../../rules/indicator-achievement.ts'
import type { IndicatorMethod } from '../../rules/indicator-method.ts'
import type { IndicatorReading } from '../../rules/indicator-readings.ts'
import type { PlanView } from './plan-view.ts'

/** Years that an element's plan covers. */
export interface Covered {
  readonly from: number
  readonly to: number
}

export function achievementOf(
  view: PlanView,
  terms: IndicatorTerms,
  readings: readonly StoredReading[],
  covered: Covered,
  method: IndicatorMethod,
): IndicatorAchievement {
  return indicatorAchievement({
    terms,
    readings: readings.map(toReading),
    cutOff: view.cutOff,
    horizon: { from: `${covered.from}-01-01`, to: `${covered.to}-12-31` },
    method,
    bands: view.plan.bands,
  })
}

export function toReading(stored: StoredReading): IndicatorReading {
  const reason = MISSING_REASONS.find((each): each is MissingReason => each === stored.missing)
  return {
    period: stored.period,
    ...(stored.doneOn === null ? {} : { doneOn: stored.doneOn }),
    ...(stored.target === null ? {} : { target: stored.target }),
    ...(stored.value === null ? {} : { value: stored.value }),
    ...(stored.numerator === null ? {} : { numerator: stored.numerator }),
    ...(stored.denominator === null ? {} : { denominator: stored.denominator }),
    ...(reason === undefined ? {} : { missing: reason }),
  }
}

/** `enero de 2019`, `primer trimestre de 2019`, `2019`: a period as people say it. */
export function periodWords(period: Period, locale: Locale): string {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period)
  if (month !== null) {
    const name = monthName(Number(month[2]) as Month, locale)
    return locale === 'es' ? `${name} de ${month[1]}` : `${name} ${month[1]}`
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period)
  if (quarter !== null) {
    const which = QUARTERS[locale][Number(quarter[2]) - 1] ?? ''
    return locale === 'es' ? `${which} trimestre de ${quarter[1]}` : `${which} quarter of ${quarter[1]}`
  }
  const half = /^(\d{4})-S([12])$/.exec(period)
  if (half !== null) {
    const which = HALVES[locale][Number(half[2]) - 1] ?? ''
    return locale === 'es' ? `${which} semestre de ${half[1]}` : `${which} half of ${half[1]}`
  }
  return parseCivilDate(period) === undefined ? period : formatDate(period, locale)
}

const QUARTERS: Record<Locale, readonly string[]> = {
  es: ['primer', 'segundo', 'tercer', 'cuarto'],
  en: ['first', 'second', 'third', 'fourth'],
}

const HALVES: Record<Locale, readonly string[]> = { es: ['primer', 'segundo'], en: ['first', 'second'] }
