import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'

/** Addresses of the staff's work on layers, without the language prefix. */
export const layerPaths = {
  layers: () => '/t/capas',
  layer: (code: string) => `/t/capas/${encodeURIComponent(code)}`,
  editLayer: (code: string) => `${layerPaths.layer(code)}/datos`,
  retireLayer: (code: string) => `${layerPaths.layer(code)}/retirar`,
  style: (code: string) => `${layerPaths.layer(code)}/estilo`,
  /** With the layer that the file is for. */
  newImport: (code?: string) => withQuery('/t/capas/nueva', { capa: code }),
  import: (id: Id) => `/t/capas/importaciones/${id}`,
  /** All that a rule found. */
  findings: (id: Id, rule: string, page = 1) =>
    withQuery(`/t/capas/importaciones/${id}/observaciones/${rule}`, { pagina: page === 1 ? undefined : page }),
  howToRead: (id: Id) => `/t/capas/importaciones/${id}/lectura`,
  repair: (id: Id) => `/t/capas/importaciones/${id}/reparar`,
  except: (id: Id) => `/t/capas/importaciones/${id}/exceptuar`,
  take: (id: Id) => `/t/capas/importaciones/${id}/incorporar`,
  cancel: (id: Id) => `/t/capas/importaciones/${id}/cancelar`,
  rejected: (id: Id, format: 'csv' | 'geojson') => `/t/capas/importaciones/${id}/rechazados.${format}`,
} as const
