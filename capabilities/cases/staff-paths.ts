import { withQuery } from '../../platform/web/paths.ts'

/** Addresses of who works on cases, and of what the institution issued. Without the language prefix. */
export const staffPaths = {
  inbox: (query: Readonly<Record<string, string | undefined>> = {}) => withQuery('/t/expedientes', query),
  /** The list that the inbox shows, whole, as a file. */
  list: (format: 'csv' | 'xlsx' | 'json', query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/t/lista-de-expedientes.${format}`, query),
  assign: () => '/t/expedientes/repartir',
  case: (id: string) => `/t/expedientes/${id}`,
  receipt: (id: string) => `/t/expedientes/${id}/constancia`,
  receiptFile: (id: string) => `/t/expedientes/${id}/constancia.pdf`,
  act: (id: string) => `/t/expedientes/${id}/actos`,
  observe: (id: string) => `/t/expedientes/${id}/observaciones`,
  withdrawObservation: (id: string, observation: string) => `/t/expedientes/${id}/observaciones/${observation}/quitar`,
  note: (id: string) => `/t/expedientes/${id}/notas`,
  askOpinion: (id: string) => `/t/expedientes/${id}/opiniones`,
  answerOpinion: (id: string, opinion: string) => `/t/expedientes/${id}/opiniones/${opinion}`,
  inspect: (id: string) => `/t/expedientes/${id}/inspeccion`,
  photo: (id: string, photo: string) => `/t/expedientes/${id}/fotografias/${photo}`,
  document: (id: string, document: string) => `/t/expedientes/${id}/documentos/${document}`,
  resolution: (id: string, at?: { readonly step: string; readonly action: string }) =>
    withQuery(`/t/expedientes/${id}/resolucion`, at === undefined ? {} : { paso: at.step, acto: at.action }),
  sign: (id: string) => `/t/expedientes/${id}/resolucion/firma`,
  notify: (id: string) => `/t/expedientes/${id}/resolucion/notificacion`,
  resolutionFile: (id: string, resolution: string) => `/t/expedientes/${id}/resoluciones/${resolution}`,
  workload: () => '/t/carga-de-expedientes',
  statistics: (year?: number) =>
    withQuery('/t/estadisticas-de-tramites', year === undefined ? {} : { anio: String(year) }),
  verify: () => '/verificar',
  verified: (code: string) => `/verificar/${encodeURIComponent(code)}`,
  register: (query: Readonly<Record<string, string | undefined>> = {}) => withQuery('/registro-de-permisos', query),
  registerData: (format: 'csv' | 'xlsx' | 'json', query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/registro-de-permisos/datos.${format}`, query),
  registerTotals: (format: 'csv' | 'xlsx' | 'json', query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/registro-de-permisos/totales.${format}`, query),
} as const
