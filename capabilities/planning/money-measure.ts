import { z } from 'zod'
import { lastDayOfMonth } from '../../kernel/civil.ts'
import type { Measure } from '../../platform/measures/measure.ts'
import { loadPoas } from './data/load-poa.ts'
import { spentRows } from './data/money-query.ts'
import { planningPaths } from './paths.ts'
import { groupOfSource } from './rules/money/money-year.ts'

const params = z.object({ unit: z.string().optional() })

/**
 * What was spent on the activities of a year up to the cut-off, row by row. Where finance keeps its own accounts, a measure
 * of this shape (a record for each payment, with unit, source and activity among its breakdowns) takes its place: whoever
 * reads `records()` need not know who reported them.
 */
export const moneySpent: Measure<z.infer<typeof params>> = {
  id: 'planning.money_spent',
  version: 1,
  title: { es: 'Dinero gastado en las actividades', en: 'Money spent on activities' },
  unit: { es: 'dólares', en: 'dollars' },
  method: {
    es: 'Suma de lo que las unidades informaron como gastado en cada actividad, fuente y mes, de los meses completos a la fecha de corte.',
    en: 'Sum of what units reported as spent on each activity, of each source and in each month, of the months complete at the cut-off.',
  },
  grain: 'year',
  dimensions: ['unit', 'source', 'activity', 'month'],
  params,
  fold: 'sum',
  async records(tx, { unit }, period, asOf) {
    const year = Number(period)
    const poas = await loadPoas(tx, unit === undefined ? { year } : { year, unitCode: unit })
    const places = new Map(
      poas.flatMap(({ head, plan }) =>
        plan.elements.map((element) => [element.key, { unit: head.unit.code, element }]),
      ),
    )
    return (await spentRows(tx, year)).flatMap((row) => {
      const place = places.get(row.activityId)
      const at = lastDayOfMonth(year, row.month ?? 12)
      if (place === undefined || at > asOf) return []
      const source = row.sourceId === null ? undefined : places.get(row.sourceId)?.element.title
      return [
        {
          kind: 'planning.money_spent',
          id: row.id,
          label: `${place.element.title} · ${at.slice(0, 7)}${source === undefined ? '' : ` · ${source}`}`,
          href: `${planningPaths.element(row.activityId, asOf)}#dinero`,
          at,
          breakdowns: {
            unit: place.unit,
            activity: row.activityId,
            month: at.slice(0, 7),
            ...(source === undefined ? {} : { source: groupOfSource(source) }),
          },
          value: row.cents / 100,
        },
      ]
    })
  },
  // The budget of an institution and what it spends are public.
  mayOpen: () => true,
}
