import { z } from 'zod'
import type { ApiDescription } from '../../../../../platform/web/api-description.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { ELEMENT_KINDS } from '../../../model.ts'
import { outPaths } from '../../../out-paths.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { EXAMPLE_YEAR, PROBLEMS, query, year } from '../api/routes.ts'
import { planApiHandlers } from './api-handlers.ts'
import {
  elementAnswerSchema,
  elementsAnswerSchema,
  figureAnswerSchema,
  readingsAnswerSchema,
  reportsAnswerSchema,
  unitsAnswerSchema,
  yearsAnswerSchema,
} from './api-schemas.ts'
import { pagingQuery } from './paging.ts'

const PAGED = {
  ...PROBLEMS,
  page_malformed: {
    es: 'la página no es un número de los que se pueden pedir',
    en: 'the page is not one that can be asked for',
  },
}

interface Described extends Pick<Route, 'params' | 'query' | 'handle'> {
  readonly path: string
  readonly api: ApiDescription
}

function open(route: Described): Route {
  return { method: 'GET', permission: READ_PUBLIC, weight: 'api', ...route }
}

/** The whole plan as data: lists page by page, and each thing at an address of its own. */
export const planApiRoutes: readonly Route[] = [
  open({
    path: '/api/v1/planes',
    api: {
      title: { es: 'Los años con planes', en: 'The years that have plans' },
      explanation: {
        es: 'De cada año, dónde están sus páginas y sus datos. Por aquí se empieza.',
        en: 'Of each year, where its pages and data are. This is where to begin.',
      },
      answer: yearsAnswerSchema,
      example: outPaths.apiYears(),
      problems: {},
    },
    handle: planApiHandlers.years,
  }),
  open({
    path: '/api/v1/planes/:year/unidades',
    params: z.object({ year }),
    query,
    api: {
      title: { es: 'Las unidades de un año', en: 'The units of a year' },
      explanation: {
        es: 'Cada unidad con el avance de su plan; la que debe un plan y no lo presentó, también.',
        en: 'Each unit with the progress of its plan; one that owes a plan and has not presented it, too.',
      },
      answer: unitsAnswerSchema,
      example: outPaths.apiUnits(EXAMPLE_YEAR),
      problems: PROBLEMS,
    },
    handle: planApiHandlers.units,
  }),
  open({
    path: '/api/v1/planes/:year/elementos',
    params: z.object({ year }),
    query: query.extend({
      ...pagingQuery,
      clase: z.enum(ELEMENT_KINDS).optional().describe('Solo de esta clase / of this kind only'),
      unidad: z.string().max(40).optional().describe('Solo de esta unidad / of this unit only'),
    }),
    api: {
      title: { es: 'Los elementos de todos los planes del año', en: 'The elements of all plans of the year' },
      explanation: {
        es: 'Del PEI, del Plan de Acción y de cada POA, página por página, con a qué sirven y qué les sirve.',
        en: 'Of the PEI, the Plan de Acción and each POA, page by page, with what they serve and what serves them.',
      },
      answer: elementsAnswerSchema,
      example: `${outPaths.apiElements(EXAMPLE_YEAR)}?clase=activity&unidad=scdu`,
      problems: PAGED,
    },
    handle: planApiHandlers.elements,
  }),
  open({
    path: '/api/v1/elementos/:id',
    params: z.object({ id: z.string().max(60).describe('Identificador del elemento / identifier of the element') }),
    query,
    api: {
      title: { es: 'Un elemento', en: 'One element' },
      explanation: {
        es: 'Con sus doce meses y reportes, o sus metas y lecturas, y con la cuenta de su avance. El identificador no cambia: está en la lista de elementos y en la dirección de su página.',
        en: 'With its twelve months and reports, or its targets and readings, and with the arithmetic of its progress. The identifier does not change: it is in the list of elements and in the address of its page.',
      },
      answer: elementAnswerSchema,
      example: `${outPaths.apiElements(EXAMPLE_YEAR)}?porPagina=1`,
      problems: { ...PROBLEMS, no_element: { es: 'ningún plan tiene ese elemento', en: 'no plan has that element' } },
    },
    handle: planApiHandlers.element,
  }),
  open({
    path: '/api/v1/planes/:year/reportes',
    params: z.object({ year }),
    query: query.extend(pagingQuery),
    api: {
      title: { es: 'Los reportes mensuales de un año', en: 'The monthly reports of a year' },
      explanation: {
        es: 'Lo que cada unidad informó de cada mes de cada actividad, con su nota. No se publica quién informó ni los archivos.',
        en: 'What each unit reported of each month of each activity, with its note. Who reported, and the files, are not published.',
      },
      answer: reportsAnswerSchema,
      example: `${outPaths.apiReports(EXAMPLE_YEAR)}?porPagina=20`,
      problems: PAGED,
    },
    handle: planApiHandlers.reports,
  }),
  open({
    path: '/api/v1/planes/:year/lecturas',
    params: z.object({ year }),
    query: query.extend(pagingQuery),
    api: {
      title: { es: 'Las lecturas de los indicadores de un año', en: 'The readings of a year’s indicators' },
      explanation: {
        es: 'Cada valor leído, o por qué no lo hay, con su numerador y denominador donde los tiene.',
        en: 'Each value read, or why there is none, with its numerator and denominator where it has them.',
      },
      answer: readingsAnswerSchema,
      example: outPaths.apiReadings(EXAMPLE_YEAR),
      problems: PAGED,
    },
    handle: planApiHandlers.readings,
  }),
  open({
    path: '/api/v1/planes/:year/calculos/:key',
    params: z.object({
      year,
      key: z
        .string()
        .max(200)
        .describe(
          'Clave de la figura, como la dan las demás respuestas / key of the figure, as the other answers give it',
        ),
    }),
    query,
    api: {
      title: { es: 'Cómo se calcula una cifra', en: 'How a figure is computed' },
      explanation: {
        es: 'La fórmula, lo que suma con su peso, y lo que no cuenta y por qué.',
        en: 'The formula, what it adds up with its weight, and what does not count and why.',
      },
      answer: figureAnswerSchema,
      example: outPaths.apiFigure(EXAMPLE_YEAR, 'institution:institution'),
      problems: PROBLEMS,
    },
    handle: planApiHandlers.figure,
  }),
]
