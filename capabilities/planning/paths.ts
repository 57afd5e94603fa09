import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'

/** Also of a code that somebody typed: it stays one part of the path. */
function unitInAddress(code: string): string {
  return encodeURIComponent(code.toLowerCase())
}

/** Words of the addresses under `/t/por/`. */
export const BY = {
  responsible: 'responsable',
  funding_source: 'fondos',
  risk: 'riesgo',
  objective: 'objetivo',
  place: 'municipio',
} as const

/** Every address of planning, without the language prefix. One builder for each; nobody writes them by hand. */
export const planningPaths = {
  /** Public: the plan of the newest year, and of a year. */
  home: () => '/',
  year: (year: number, cutOff?: string) => withQuery(`/planes/${year}`, { corte: cutOff }),
  /** Of the newest year that has one. */
  newestPei: () => '/pei',
  pei: (year: number, cutOff?: string) => withQuery(`/planes/${year}/pei`, { corte: cutOff }),
  poa: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/planes/${year}/unidades/${unitInAddress(unitCode)}`, { corte: cutOff }),
  /** The one permalink of any element of any plan. */
  element: (id: Id, cutOff?: string) => withQuery(`/elementos/${id}`, { corte: cutOff }),
  /** Everything that was changed in an element, and how it was on a date. */
  elementHistory: (id: Id, day?: string) => withQuery(`/elementos/${id}/historial`, { al: day }),
  /** How a figure is computed; `key` as in the rules: `result:<id>`. */
  figure: (year: number, key: string, cutOff?: string) =>
    withQuery(`/planes/${year}/calculo/${encodeURIComponent(key)}`, { corte: cutOff }),
  /** A unit's plan in the layout of its own document. */
  poaMatrix: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/planes/${year}/unidades/${unitInAddress(unitCode)}`, { corte: cutOff, vista: 'matriz' }),
  /** The results or activities behind a count, by state and by unit. */
  follow: (year: number, choice: { what: 'results' | 'activities'; state?: string; unit?: string }, cutOff?: string) =>
    withQuery(`/planes/${year}/seguimiento`, {
      corte: cutOff,
      que: choice.what === 'results' ? 'resultados' : 'actividades',
      estado: choice.state,
      unidad: choice.unit?.toLowerCase(),
    }),
  yearJson: (year: number, cutOff?: string) => withQuery(`/api/v1/planes/${year}`, { corte: cutOff }),
  poaJson: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/api/v1/planes/${year}/unidades/${unitInAddress(unitCode)}`, { corte: cutOff }),
  poaWorkbook: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/planes/${year}/unidades/${unitInAddress(unitCode)}/matriz.xlsx`, { corte: cutOff }),
  poaPdf: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/planes/${year}/unidades/${unitInAddress(unitCode)}/matriz.pdf`, { corte: cutOff }),
  /** A measure of some records alone, as what is bound to it counts them. */
  measureOf: (id: string, year: number, filters: unknown) => {
    const { unit, indicator } = (filters ?? {}) as { readonly unit?: string; readonly indicator?: string }
    return withQuery(`/medidas/${encodeURIComponent(id)}/${year}`, { unidad: unit, indicador: indicator })
  },
  measure: (id: string, year: number, cutOff?: string) =>
    withQuery(`/medidas/${encodeURIComponent(id)}/${year}`, { corte: cutOff }),
  /** The records behind a measure, as a table; `asked`: what the page was asked for. */
  measureTable: (id: string, year: number, asked: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/medidas/${encodeURIComponent(id)}/${year}/registros.csv`, asked),

  /** Workspace. */
  work: () => '/t',
  board: (year: number, cutOff?: string) => withQuery('/t/tablero', { anio: year, corte: cutOff }),
  /** Activities of all units by what stands beside them. */
  by: (column: keyof typeof BY, year?: number, cutOff?: string) =>
    withQuery(`/t/por/${BY[column]}`, { anio: year, corte: cutOff }),
  matrix: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/t/poa/${year}/${unitInAddress(unitCode)}`, { corte: cutOff }),
  gantt: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/t/poa/${year}/${unitInAddress(unitCode)}/gantt`, { corte: cutOff }),
  /** What a unit's plan leaves unsaid or says twice. */
  checks: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/t/poa/${year}/${unitInAddress(unitCode)}/revision`, { corte: cutOff }),
  /** `before`: what was reported just before, to go back to it. */
  report: (activityId: Id, month: number, before?: { readonly activityKey: Id; readonly month: number }) =>
    withQuery(`/t/actividades/${activityId}/avance/${month}`, {
      antes: before === undefined ? undefined : `${before.activityKey}.${before.month}`,
    }),
  /** All activities of a unit in one month, to be reported one after the other. */
  reportUnitMonth: (year: number, unitCode: string, month: number) =>
    `/t/informar/${year}/${unitInAddress(unitCode)}/${month}`,
  /** What of a unit's plan will not be done, and where that is decided. */
  cancellations: (year: number, unitCode: string, cutOff?: string) =>
    withQuery(`/t/poa/${year}/${unitInAddress(unitCode)}/anulaciones`, { corte: cutOff }),
  cancellation: (elementId: Id) => `/t/elementos/${elementId}/anulacion`,
  cancel: (elementId: Id) => `/t/elementos/${elementId}/anular`,
  resume: (elementId: Id) => `/t/elementos/${elementId}/reanudar`,
  captureReading: (id: string, year: number) => `/t/medidas/${encodeURIComponent(id)}/${year}/lecturas`,
  reading: (id: string, year: number, readingId: Id) =>
    withQuery(`/medidas/${encodeURIComponent(id)}/${year}`, { lectura: readingId }),
  evidence: (evidenceId: Id) => `/t/evidencias/${evidenceId}`,
  withdrawEvidence: (evidenceId: Id) => `/t/evidencias/${evidenceId}/retirar`,
  evidencePlace: (evidenceId: Id) => `/t/evidencias/${evidenceId}/lugar`,
  sayEvidencePlace: (evidenceId: Id) => `/t/evidencias/${evidenceId}/lugar-indicado`,
  evidenceThumbnail: (evidenceId: Id) => `/t/evidencias/${evidenceId}/miniatura`,
  imports: () => '/t/importar',
  /** `units`: what the person chose for plans whose title names no unit, by their index in the file. */
  import: (importId: Id, units: Readonly<Record<string, string>> = {}) =>
    withQuery(
      `/t/importar/${importId}`,
      Object.fromEntries(Object.entries(units).map(([index, code]) => [`unit-${index}`, code])),
    ),
} as const
