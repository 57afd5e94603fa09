/** Addresses of the observatory's workspace, without the language prefix. */
export const figurePaths = {
  batches: () => '/t/observatorio',
  batch: (id: string) => `/t/observatorio/lotes/${id}`,
  review: (id: string) => `/t/observatorio/lotes/${id}/revisar`,
  publish: (id: string) => `/t/observatorio/lotes/${id}/publicar`,
  discard: (id: string) => `/t/observatorio/lotes/${id}/descartar`,
  measure: () => '/t/observatorio/medicion',
  bring: () => '/t/observatorio/traer',
  import: (id: string) => `/t/observatorio/traer/${id}`,
  take: (id: string) => `/t/observatorio/traer/${id}/lote`,
} as const
