import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'

/** Addresses of the quarterly review, without the language prefix. */
export const reviewPaths = {
  reviews: (year?: number) => withQuery('/t/revisiones', { anio: year }),
  review: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}`,
  open: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}/apertura`,
  act: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}/paso`,
  deliver: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}/entrega`,
  meeting: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}/reunion`,
  minutes: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}/acta`,
  minutesPdf: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}/acta.pdf`,
  addAgreement: (year: number, quarter: number) => `/t/revisiones/${year}/${quarter}/acuerdos`,
  agreements: (choice: { state?: string; unit?: string; year?: number } = {}) =>
    withQuery('/t/acuerdos', { estado: choice.state, unidad: choice.unit?.toLowerCase(), anio: choice.year }),
  agreement: (id: Id) => `/t/acuerdos/${id}`,
  closeAgreement: (id: Id) => `/t/acuerdos/${id}/cumplido`,
  withdrawAgreement: (id: Id) => `/t/acuerdos/${id}/retiro`,
  /** Public: the year as it was signed; `number` for a sign-off that another has followed. */
  snapshot: (year: number, quarter: number, number?: number) =>
    withQuery(`/planes/${year}/cortes/${quarter}`, { firma: number }),
  snapshotDifferences: (year: number, quarter: number, number?: number) =>
    withQuery(`/planes/${year}/cortes/${quarter}/diferencias`, { firma: number }),
  snapshotJson: (year: number, quarter: number, number?: number) =>
    withQuery(`/planes/${year}/cortes/${quarter}/contenido.json`, { firma: number }),
} as const
