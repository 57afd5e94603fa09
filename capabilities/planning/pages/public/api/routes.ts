import { z } from 'zod'
import type { Route } from '../../../../../platform/web/route.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { daySchema } from './figure-schema.ts'
import { apiHandlers } from './handle.ts'
import { poaAnswerSchema } from './poa-schema.ts'
import { yearAnswerSchema } from './year-schema.ts'

export const year = z
  .string()
  .regex(/^(19|20)\d\d$/)
  .describe('Año del plan / year of the plan')

/** Anything else is refused with `cut_off_malformed`, by the same reader that the pages use. */
export const query = z.object({
  corte: daySchema
    .optional()
    .describe(
      'Fecha de corte, un día de ese año; sin ella, la del año / cut-off, a day of that year; else the year’s own',
    ),
})

export const PROBLEMS = {
  no_plan: { es: 'no hay ningún plan de ese año', en: 'there is no plan of that year' },
  not_found: { es: 'no hay datos en esa dirección', en: 'there are no data at that address' },
  cut_off_malformed: { es: 'la fecha de corte no es una fecha', en: 'the cut-off is not a date' },
  cut_off_outside_year: {
    es: 'la fecha de corte no es de ese año',
    en: 'the cut-off is not in that year',
  },
}

export const EXAMPLE_YEAR = 2019

/** The figures of the public pages as data. */
export const apiRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/planes/:year',
    permission: READ_PUBLIC,
    weight: 'api',
    params: z.object({ year }),
    query,
    api: {
      title: { es: 'El plan de un año', en: 'The plan of a year' },
      explanation: {
        es: 'El avance de la institución y de cada unidad, cuántos resultados y actividades hay en cada estado, y los planes a los que sirven (PEI y Plan de Acción).',
        en: 'The progress of the institution and of each unit, how many results and activities stand in each state, and the plans they serve (PEI and Plan de Acción).',
      },
      answer: yearAnswerSchema,
      example: planningPaths.yearJson(EXAMPLE_YEAR),
      problems: PROBLEMS,
    },
    handle: apiHandlers.year,
  },
  {
    method: 'GET',
    path: '/api/v1/planes/:year/unidades/:unit',
    permission: READ_PUBLIC,
    weight: 'api',
    params: z.object({
      year,
      unit: z.string().max(40).describe('Código de la unidad, por ejemplo scdu / code of the unit, for example scdu'),
    }),
    query,
    api: {
      title: { es: 'El plan de una unidad', en: 'The plan of a unit' },
      explanation: {
        es: 'Cada elemento de la matriz una vez, en qué línea está, sus doce meses programados y ejecutados, y de qué celda del documento viene. Donde no hay dato se dice por qué.',
        en: 'Each element of the matrix once, on which line it stands, its twelve months programmed and executed, and from which cell of the document it comes. Where there is no figure, the reason is given.',
      },
      answer: poaAnswerSchema,
      example: planningPaths.poaJson(EXAMPLE_YEAR, 'SCDU'),
      problems: PROBLEMS,
    },
    handle: apiHandlers.poa,
  },
]
