import { withQuery } from '../../platform/web/paths.ts'

export interface ControlAddress {
  readonly year: number
  readonly cutOff?: string | undefined
  /** The unit whose results are shown. */
  readonly unit?: string | undefined
  readonly order?: string | undefined
  readonly direction?: 'asc' | 'desc' | undefined
}

/** Addresses of the views over all plans. */
export const viewPaths = {
  control: ({ year, cutOff, unit, order, direction }: ControlAddress) =>
    withQuery('/t/control', {
      anio: year,
      unidad: unit?.toLowerCase(),
      corte: cutOff,
      orden: order,
      sentido: direction,
    }),
} as const
