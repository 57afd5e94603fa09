import type { Id } from '../../kernel/ids.ts'

/** Addresses of what leaves the house, without the language prefix. */
export const outPaths = {
  /** The person's own file, with what the reading had to say. */
  observations: (importId: Id) => `/t/importar/${importId}/observaciones.xlsx`,
  refusedObservations: (id: Id) => `/t/importar/rechazos/${id}/observaciones.xlsx`,
} as const
