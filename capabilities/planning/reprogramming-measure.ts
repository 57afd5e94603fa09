import { z } from 'zod'
import type { Measure } from '../../platform/measures/measure.ts'
import { loadReprogrammings, REPROGRAMMING } from './data/reprogramming-load.ts'
import { reprogrammingPaths } from './reprogramming-paths.ts'

const params = z.object({ unit: z.string().optional() })

/** How often approved plans of a year were changed: each approved request is a record, dated by its decision. */
export const reprogrammings: Measure<z.infer<typeof params>> = {
  id: 'planning.reprogrammings',
  version: 1,
  title: { es: 'Reprogramaciones aprobadas', en: 'Approved reprogrammings' },
  unit: { es: 'solicitudes', en: 'requests' },
  method: {
    es: 'Solicitudes de reprogramación de planes del año que la Dirección Ejecutiva aprobó hasta la fecha de corte. Las presentadas, denegadas o retiradas no cuentan.',
    en: 'Requests to reprogramme plans of the year that the Executive Director approved up to the cut-off. Those submitted, refused or withdrawn do not count.',
  },
  grain: 'year',
  dimensions: ['unit'],
  params,
  fold: 'count',
  async records(tx, { unit }, period, asOf) {
    const all = await loadReprogrammings(tx, { year: Number(period) })
    return all.flatMap((request) => {
      const { state, decision } = request
      const counts = state === 'approved' && decision !== undefined && decision.on <= asOf
      if (!counts || (unit !== undefined && request.unit.code !== unit)) return []
      return [
        {
          kind: REPROGRAMMING,
          id: request.id,
          label: `${request.unit.code} · ${request.number}: ${request.cause}`,
          href: reprogrammingPaths.publicVersions(request.year, request.unit.code, { version: request.planVersion }),
          at: decision.on,
          breakdowns: { unit: request.unit.code },
        },
      ]
    })
  },
  excluded: async () => [],
  // What was approved is public.
  mayOpen: () => true,
}
