import type { Period } from '../../kernel/civil.ts'
import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'

/** Which of several targets, as people count them: from 1. */
function meta(target: number | null | undefined): string | undefined {
  return target === undefined || target === null ? undefined : String(target + 1)
}

/** Addresses of the indicators in the workspace. */
export const indicatorPaths = {
  list: (year?: number, unitCode?: string, cutOff?: string) =>
    withQuery('/t/indicadores', { anio: year, unidad: unitCode?.toLowerCase(), corte: cutOff }),
  indicator: (id: Id, cutOff?: string) => withQuery(`/t/indicadores/${id}`, { corte: cutOff }),
  reading: (id: Id, period: Period, target?: number | null) =>
    withQuery(`/t/indicadores/${id}/lecturas/${encodeURIComponent(period)}`, { meta: meta(target) }),
  terms: (id: Id) => `/t/indicadores/${id}/terminos`,
  /** Binds it to a measure, or lets it go. */
  measure: (id: Id) => `/t/indicadores/${id}/medida`,
  capture: (id: Id, period: Period, target?: number | null) =>
    withQuery(`/t/indicadores/${id}/lecturas/${encodeURIComponent(period)}/captura`, { meta: meta(target) }),
  evidence: (evidenceId: Id) => `/t/indicadores/evidencias/${evidenceId}`,
} as const
