import { withQuery } from '../../platform/web/paths.ts'
import { WHOLE } from './model.ts'

export interface CalculationAsked {
  readonly place?: string | undefined
  readonly period?: string | undefined
  readonly part?: string | undefined
  /** As it was published on this day. */
  readonly on?: string | undefined
}

/** Where a figure is opened, without the language prefix. */
export const calculationPaths = {
  calculation: (code: string, { place, period, part, on }: CalculationAsked = {}) =>
    withQuery(`/observatorio/indicadores/${encodeURIComponent(code)}/calculo`, {
      lugar: place,
      periodo: period,
      desglose: part === WHOLE ? undefined : part,
      publicado: on,
    }),
} as const
