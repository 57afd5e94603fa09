import { withQuery } from '../../platform/web/paths.ts'

const part = (text: string) => encodeURIComponent(text)

/** Addresses of the composite indices, without the language prefix. */
export const indexPaths = {
  indices: () => '/observatorio/indices',
  index: (code: string, year?: string) => withQuery(`/observatorio/indices/${part(code)}`, { anio: year }),
  method: (code: string) => `/observatorio/indices/${part(code)}/metodo`,
  robustness: (code: string, year?: string) => withQuery(`/observatorio/indices/${part(code)}/solidez`, { anio: year }),
  place: (code: string, place: string, year?: string) =>
    withQuery(`/observatorio/indices/${part(code)}/lugares/${part(place)}`, { anio: year }),
  definition: (code: string) => `/observatorio/indices/${part(code)}/definicion.json`,
  data: (code: string, year?: string) => withQuery(`/observatorio/indices/${part(code)}/datos.json`, { anio: year }),
  table: (code: string) => `/observatorio/indices/${part(code)}/datos.csv`,
} as const
