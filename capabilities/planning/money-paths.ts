import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'

/** What of the year's amounts is listed. An empty text is what has no source, or no result. */
export interface MoneyChoice {
  readonly kind?: 'planned' | 'spent' | undefined
  readonly unit?: string | undefined
  readonly source?: string | undefined
  readonly result?: string | undefined
}

/** In an address nothing cannot be written; this stands for "of none". */
export const OF_NONE = '-'

const named = (key: string | undefined) => (key === '' ? OF_NONE : key)
const unitInAddress = (code: string) => encodeURIComponent(code.toLowerCase())

/** Addresses of money and self-assessment in the workspace. One builder for each; nobody writes them by hand. */
export const moneyPaths = {
  money: (year?: number, cutOff?: string) => withQuery('/t/dinero', { anio: year, corte: cutOff }),
  /** The rows that an amount is the sum of. */
  rows: (year?: number, choice: MoneyChoice = {}, cutOff?: string) =>
    withQuery('/t/dinero/montos', {
      anio: year,
      corte: cutOff,
      que: choice.kind === undefined ? undefined : choice.kind === 'planned' ? 'presupuesto' : 'gastado',
      unidad: choice.unit,
      fuente: named(choice.source),
      resultado: named(choice.result),
    }),
  poa: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/t/poa/${year}/${unitInAddress(unitCode)}/dinero`, { corte: cutOff }),
  /** `row`: the amount that is being corrected. */
  activity: (activityId: Id, row?: Id) => withQuery(`/t/actividades/${activityId}/dinero`, { fila: row }),
  plan: (activityId: Id) => `/t/actividades/${activityId}/dinero/presupuesto`,
  spend: (activityId: Id) => `/t/actividades/${activityId}/dinero/gastado`,
  /** What a unit says of itself in a quarter; `element`: what is being assessed. */
  assessments: (year: number, unitCode: string, period?: string, element?: Id) =>
    withQuery(`/t/poa/${year}/${unitInAddress(unitCode)}/autoevaluacion`, { trimestre: period, elemento: element }),
  assess: (elementId: Id) => `/t/elementos/${elementId}/autoevaluacion`,
} as const
