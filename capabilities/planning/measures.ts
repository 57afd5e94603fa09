import type { z } from 'zod'
import type { Measure } from '../../platform/measures/measure.ts'
import { CASE_MEASURES } from '../cases/contract.ts'
import { OBSERVATORY_MEASURES } from '../observatory/contract.ts'
import { loadPoas } from './data/load-poa.ts'
import { byActivity, FOLLOW_UP_MEASURES, followUpParams, monthsOf } from './follow-up-measures.ts'
import { moneySpent } from './money-measure.ts'
import { planningPaths } from './paths.ts'
import { reprogrammings } from './reprogramming-measure.ts'
import { agreementsClosedOnTime, reviewMeetingsHeld } from './review-measures.ts'

/**
 * How complete the year's follow-up is: of the months that units programmed and that are over at the cut-off, how many they
 * reported. Each activity is a record with its months; cancelled ones are named and not counted.
 */
export const monthsReported: Measure<z.infer<typeof followUpParams>> = {
  id: 'planning.months_reported',
  version: 1,
  title: { es: 'Meses programados que se informaron', en: 'Programmed months that were reported' },
  unit: { es: '% de los meses', en: '% of months' },
  method: {
    es: 'Meses con informe dividido entre meses programados y completos a la fecha de corte, sumados sobre todas las actividades no canceladas.',
    en: 'Months with a report divided by months programmed and complete at the cut-off, summed over all activities that were not cancelled.',
  },
  grain: 'month',
  dimensions: ['unit'],
  params: followUpParams,
  fold: 'ratio',
  async records(tx, params, period, asOf) {
    return byActivity(await monthsOf(tx, params, period, asOf), asOf, (months) => ({
      numerator: months.filter(({ report }) => report !== undefined).length,
      denominator: months.length,
    }))
  },
  async excluded(tx, { unit }, period) {
    const year = Number(period.slice(0, 4))
    const poas = await loadPoas(tx, unit === undefined ? { year } : { year, unitCode: unit })
    return poas.flatMap(({ plan }) =>
      plan.elements.flatMap((element) =>
        element.kind === 'activity' && element.cancelled !== undefined
          ? [
              {
                record: {
                  kind: 'planning.activity',
                  id: element.key,
                  label: element.title,
                  href: planningPaths.element(element.key),
                },
                reason: { es: `Cancelada: ${element.cancelled.reason}`, en: `Cancelled: ${element.cancelled.reason}` },
              },
            ]
          : [],
      ),
    )
  },
  // Plans and their follow-up are public.
  mayOpen: () => true,
}

export const PLANNING_MEASURES: readonly Measure[] = [
  monthsReported as Measure,
  reprogrammings as Measure,
  ...FOLLOW_UP_MEASURES,
  agreementsClosedOnTime as Measure,
  reviewMeetingsHeld as Measure,
  moneySpent as Measure,
]

/** What an indicator may be bound to: the plan's own follow-up, and what cases count by themselves. */
export const BINDABLE_MEASURES: readonly Measure[] = [...PLANNING_MEASURES, ...CASE_MEASURES, ...OBSERVATORY_MEASURES]
