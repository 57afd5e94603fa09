import { withQuery } from '../../platform/web/paths.ts'

/** Addresses of cases of the old system, without the language prefix. */
export const pastPaths = {
  list: (query: Readonly<Record<string, string | undefined>> = {}) => withQuery('/t/anteriores', query),
  import: (id: string) => `/t/anteriores/archivos/${id}`,
  columns: (id: string) => `/t/anteriores/archivos/${id}/columnas`,
  take: (id: string) => `/t/anteriores/archivos/${id}/incorporar`,
} as const
