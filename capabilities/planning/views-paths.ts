import { withQuery } from '../../platform/web/paths.ts'
import type { GroupedBy } from './rules/views/activity-groups.ts'

export interface ControlAddress {
  readonly year: number
  readonly cutOff?: string | undefined
  /** The unit whose results are shown. */
  readonly unit?: string | undefined
  readonly order?: string | undefined
  readonly direction?: 'asc' | 'desc' | undefined
}

export interface CalendarAddress {
  readonly year?: number | undefined
  readonly month?: number | undefined
  /** The whole year as a list, instead of a month. */
  readonly whole?: boolean | undefined
  /** What is shown: the id of what brings dates; absent: everything. */
  readonly kind?: string | undefined
  /** A unit's code, or `ALL_UNITS`; absent: the reader's own. */
  readonly unit?: string | undefined
  readonly cutOff?: string | undefined
}

/** In an address, in place of a unit's code. */
export const ALL_UNITS = 'todas'

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
  calendar: ({ year, month, whole, kind, unit, cutOff }: CalendarAddress) =>
    withQuery('/t/calendario', {
      anio: year,
      mes: month,
      vista: whole === true ? 'anio' : undefined,
      que: kind,
      unidad: unit?.toLowerCase(),
      corte: cutOff,
    }),
  /** Two years of every unit, side by side. */
  years: ({ year, against, cutOff }: { year?: number; against?: number; cutOff?: string }) =>
    withQuery('/t/anios', { anio: year, con: against, corte: cutOff }),
  /** A unit's timetable with its activities under their results or their objectives. */
  gantt: (year: number, unit: string, by: GroupedBy, cutOff?: string) =>
    withQuery(`/t/poa/${year}/${encodeURIComponent(unit.toLowerCase())}/gantt`, {
      agrupar: by === 'objective' ? 'objetivo' : undefined,
      corte: cutOff,
    }),
  /** Before a unit's plan of the year after this one is started from it. */
  nextYear: (year: number, unit: string) => `/t/poa/${year}/${encodeURIComponent(unit.toLowerCase())}/siguiente`,
} as const
