import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'

function poa(year: number, unitCode: string): string {
  return `/t/poa/${year}/${encodeURIComponent(unitCode.toLowerCase())}`
}

/** Addresses of the approval of plans, of their reprogramming, of their versions and of the checks of a year. */
export const reprogrammingPaths = {
  approval: (year: number, unitCode: string) => `${poa(year, unitCode)}/aprobacion`,
  /** The requests of a plan, and the form of a new one. */
  ofPlan: (year: number, unitCode: string) => `${poa(year, unitCode)}/reprogramaciones`,
  versions: (
    year: number,
    unitCode: string,
    asked: {
      readonly version?: number | undefined
      readonly from?: number | undefined
      readonly to?: number | undefined
    } = {},
  ) => withQuery(`${poa(year, unitCode)}/versiones`, { version: asked.version, desde: asked.from, hasta: asked.to }),
  publicVersions: (
    year: number,
    unitCode: string,
    asked: {
      readonly version?: number | undefined
      readonly from?: number | undefined
      readonly to?: number | undefined
    } = {},
  ) =>
    withQuery(`/planes/${year}/unidades/${encodeURIComponent(unitCode.toLowerCase())}/versiones`, {
      version: asked.version,
      desde: asked.from,
      hasta: asked.to,
    }),
  ofYear: (year?: number) => withQuery('/t/reprogramaciones', { anio: year }),
  request: (id: Id) => `/t/reprogramaciones/${id}`,
  /** What the request changes of one activity, of an indicator, or by a new activity. */
  activity: (id: Id, activityId: Id) => `/t/reprogramaciones/${id}/actividades/${activityId}`,
  newActivity: (id: Id) => `/t/reprogramaciones/${id}/nueva-actividad`,
  indicator: (id: Id, indicatorId: Id) => `/t/reprogramaciones/${id}/indicadores/${indicatorId}`,
  takeOut: (id: Id, changeId: Id) => `/t/reprogramaciones/${id}/cambios/${changeId}/quitar`,
  submit: (id: Id) => `/t/reprogramaciones/${id}/presentar`,
  withdraw: (id: Id) => `/t/reprogramaciones/${id}/retirar`,
  decide: (id: Id) => `/t/reprogramaciones/${id}/decision`,
  yearChecks: (
    year: number,
    filter: {
      readonly severity?: string | undefined
      readonly check?: string | undefined
      readonly unit?: string | undefined
    } = {},
  ) =>
    withQuery(`/t/revision-de-planes/${year}`, {
      gravedad: filter.severity,
      regla: filter.check,
      unidad: filter.unit?.toLowerCase(),
    }),
} as const
