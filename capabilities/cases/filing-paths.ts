/** Addresses of drafts and cases, without the language prefix. */
export const filingPaths = {
  start: (code: string, place?: string) =>
    `/tramites/${encodeURIComponent(code)}/solicitud${place === undefined ? '' : `?municipio=${encodeURIComponent(place)}`}`,
  mine: () => '/mis-tramites',
  draft: (id: string) => `/solicitudes/${id}`,
  /** The pre-check, what it costs, and filing. */
  review: (id: string) => `/solicitudes/${id}/revision`,
  /** The link of a letter: it opens the draft or case for whoever has it. */
  link: (token: string) => `/solicitudes/enlace/${token}`,
  consent: (token: string) => `/solicitudes/autorizacion/${token}`,
  case: (id: string) => `/expedientes/${id}`,
  receipt: (id: string) => `/expedientes/${id}/constancia`,
  receiptFile: (id: string) => `/expedientes/${id}/constancia.pdf`,
  /** Begins an appeal against its decision. */
  appeal: (id: string) => `/expedientes/${id}/recurso`,
  document: (id: string, document: string) => `/expedientes/${id}/documentos/${document}`,
  pay: (id: string) => `/expedientes/${id}/pago`,
  till: () => '/t/caja',
  counter: () => '/t/ventanilla',
  statusSearch: () => '/estado',
  status: (number: string) => `/estado/${encodeURIComponent(number)}`,
  /** Its entries, term and calendar, for who counts it again with `trama clock`. */
  statusClock: (number: string) => `/estado/${encodeURIComponent(number)}/plazo.json`,
} as const
