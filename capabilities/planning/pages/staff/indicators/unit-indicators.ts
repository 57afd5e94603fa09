import type { CivilDate } from '../../../../../kernel/civil.ts'
import { isMissing, type Maybe, missing } from '../../../../../kernel/missing.ts'
import type { StoredPoa, StoredReading } from '../../../data/stored-poa.ts'
import type { DraftElement, IndicatorTerms } from '../../../model.ts'
import { type IndicatorAchievement, indicatorAchievement } from '../../../rules/indicator-achievement.ts'
import type { IndicatorMethod } from '../../../rules/indicator-method.ts'
import type { Horizon } from '../../../rules/indicator-series.ts'
import { type StandingSlot, standingsOf } from '../../../rules/indicators/reading-slots.ts'
import { rollUp } from '../../../rules/roll-up.ts'
import type { Bands } from '../../../rules/states.ts'
import { toReading } from '../../plan/indicator-view.ts'

/** An indicator of a unit's plan with everything that is asked and known of it. */
export interface UnitIndicator {
  readonly poa: StoredPoa
  readonly element: DraftElement
  readonly terms: IndicatorTerms
  readonly readings: readonly StoredReading[]
  readonly slots: readonly StandingSlot[]
  readonly achievement: IndicatorAchievement | undefined
}

export function horizonOf(poa: StoredPoa): Horizon {
  return { from: `${poa.head.year}-01-01`, to: `${poa.head.year}-12-31` }
}

export function indicatorsOf(
  poa: StoredPoa,
  basis: { readonly cutOff: CivilDate; readonly bands: Bands; readonly method: IndicatorMethod | undefined },
): readonly UnitIndicator[] {
  const { cutOff, bands, method } = basis
  const horizon = horizonOf(poa)
  return poa.plan.elements.flatMap((element): UnitIndicator[] => {
    const terms = element.indicator
    if (element.kind !== 'indicator' || terms === undefined) return []
    const readings = poa.readings.get(element.key) ?? []
    const achievement =
      method === undefined
        ? undefined
        : indicatorAchievement({ terms, readings: readings.map(toReading), cutOff, horizon, method, bands })
    return [{ poa, element, terms, readings, slots: standingsOf(terms, horizon, readings, cutOff), achievement }]
  })
}

/** How far a unit's indicators are together: weighted mean of those that can be judged, each capped at 100. */
export function achievementOfUnit(indicators: readonly UnitIndicator[]): {
  readonly value: Maybe<number>
  readonly judged: number
} {
  const { value, parts } = rollUp(
    indicators.map(({ element, achievement }) => {
      const toDate = achievement?.toDate ?? missing('not_collected')
      return {
        id: element.key,
        title: element.title,
        value: isMissing(toDate) ? missing(toDate.missing) : toDate.capped,
        ...(element.weight === undefined ? {} : { weight: element.weight }),
      }
    }),
  )
  return { value, judged: parts.length }
}
