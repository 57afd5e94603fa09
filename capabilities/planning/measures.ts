import { z } from 'zod'
import { completedMonths } from '../../kernel/civil.ts'
import type { Measure } from '../../platform/measures/measure.ts'
import { loadPoas } from './data/load-poa.ts'
import { planningPaths } from './paths.ts'
import { reportingOf } from './rules/to-report.ts'

const params = z.object({ unit: z.string().optional() })

/**
 * How complete the year's follow-up is: of the months that units programmed and that are over at the cut-off, how many they
 * reported. Each activity is a record with its months; cancelled ones are named and not counted.
 */
export const monthsReported: Measure<z.infer<typeof params>> = {
  id: 'planning.months_reported',
  version: 1,
  title: { es: 'Meses programados que se informaron', en: 'Programmed months that were reported' },
  unit: { es: '% de los meses', en: '% of months' },
  method: {
    es: 'Meses con informe dividido entre meses programados y completos a la fecha de corte, sumados sobre todas las actividades no canceladas.',
    en: 'Months with a report divided by months programmed and complete at the cut-off, summed over all activities that were not cancelled.',
  },
  grain: 'year',
  dimensions: ['unit'],
  params,
  fold: 'ratio',
  async records(tx, { unit }, period, asOf) {
    const year = Number(period)
    const poas = await loadPoas(tx, unit === undefined ? { year } : { year, unitCode: unit })
    return poas.flatMap(({ head, plan, reports }) =>
      reportingOf(plan, reports, completedMonths(year, asOf)).map((each) => ({
        kind: 'planning.activity',
        id: each.activityKey,
        label: each.title,
        href: planningPaths.element(each.activityKey, asOf),
        breakdowns: { unit: head.unit.code },
        numerator: each.reported,
        denominator: each.due,
      })),
    )
  },
  async excluded(tx, { unit }, period) {
    const year = Number(period)
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

export const PLANNING_MEASURES: readonly Measure[] = [monthsReported as Measure]
