import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'

function inYear(year: number, unitCode: string | undefined, rest: string): string {
  const unit = unitCode === undefined ? '' : `/unidades/${encodeURIComponent(unitCode.toLowerCase())}`
  return `/planes/${year}${unit}/${rest}`
}

/** Addresses of what leaves the house, without the language prefix. Without a unit: of the whole year. */
export const outPaths = {
  /** The person's own file, with what the reading had to say. */
  observations: (importId: Id) => `/t/importar/${importId}/observaciones.xlsx`,
  refusedObservations: (id: Id) => `/t/importar/rechazos/${id}/observaciones.xlsx`,

  /** What can be taken away of a year, and what its columns mean. */
  data: (year: number, cutOff?: string) => withQuery(`/planes/${year}/datos`, { corte: cutOff }),
  /** The progress-control matrix. */
  control: (year: number, unitCode?: string, cutOff?: string) =>
    withQuery(inYear(year, unitCode, 'control.xlsx'), { corte: cutOff }),
  /** A flat table: `avance`, `meses`, `lecturas`. */
  table: (name: string, format: 'csv' | 'json', year: number, unitCode?: string, cutOff?: string) =>
    withQuery(inYear(year, unitCode, `${name}.${format}`), { corte: cutOff }),
  /** The rows of one element. */
  elementTable: (id: Id, format: 'csv' | 'json', cutOff?: string) =>
    withQuery(`/elementos/${id}/datos.${format}`, { corte: cutOff }),
  /** The page of a book: where it is made, and where it is fetched. */
  book: (book: string, year: number, cutOff?: string) => withQuery(`/planes/${year}/libros/${book}`, { corte: cutOff }),
  bookPdf: (book: string, year: number, cutOff?: string) =>
    withQuery(`/planes/${year}/libros/${book}/libro.pdf`, { corte: cutOff }),

  apiYears: () => '/api/v1/planes',
  apiUnits: (year: number, cutOff?: string) => withQuery(`/api/v1/planes/${year}/unidades`, { corte: cutOff }),
  apiElements: (year: number, cutOff?: string) => withQuery(`/api/v1/planes/${year}/elementos`, { corte: cutOff }),
  apiElement: (id: Id, cutOff?: string) => withQuery(`/api/v1/elementos/${id}`, { corte: cutOff }),
  apiReports: (year: number, cutOff?: string) => withQuery(`/api/v1/planes/${year}/reportes`, { corte: cutOff }),
  apiReadings: (year: number, cutOff?: string) => withQuery(`/api/v1/planes/${year}/lecturas`, { corte: cutOff }),
  apiFigure: (year: number, key: string, cutOff?: string) =>
    withQuery(`/api/v1/planes/${year}/calculos/${encodeURIComponent(key)}`, { corte: cutOff }),

  /** A person's own calendar, and what calendar programs fetch. */
  calendar: () => '/t/cuenta/calendario',
  calendarFeed: (token: string) => `/calendario/${token}/fechas.ics`,
} as const
