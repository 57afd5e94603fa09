import { withQuery } from '../../platform/web/paths.ts'

const part = (text: string) => encodeURIComponent(text)

/** Addresses of the composite indices, without the language prefix; with a version those of one that was replaced. */
export const indexPaths = {
  indices: () => '/observatorio/indices',
  index: (code: string, year?: string, version?: string) =>
    withQuery(`/observatorio/indices/${part(code)}`, { anio: year, version }),
  method: (code: string, version?: string) => withQuery(`/observatorio/indices/${part(code)}/metodo`, { version }),
  robustness: (code: string, year?: string, version?: string) =>
    withQuery(`/observatorio/indices/${part(code)}/solidez`, { anio: year, version }),
  place: (code: string, place: string, year?: string, version?: string) =>
    withQuery(`/observatorio/indices/${part(code)}/lugares/${part(place)}`, { anio: year, version }),
  definition: (code: string, version?: string) =>
    withQuery(`/observatorio/indices/${part(code)}/definicion.json`, { version }),
  data: (code: string, year?: string, version?: string) =>
    withQuery(`/observatorio/indices/${part(code)}/datos.json`, { anio: year, version }),
  table: (code: string, version?: string) => withQuery(`/observatorio/indices/${part(code)}/datos.csv`, { version }),
} as const

const WORK = '/t/observatorio/indices'

/** Those of the workspace, where methods are decided on. */
export const indexWorkPaths = {
  indices: () => WORK,
  index: (code: string) => `${WORK}/${part(code)}`,
  about: (code: string) => `${WORK}/${part(code)}/datos`,
  levels: (code: string) => `${WORK}/${part(code)}/niveles`,
  bands: (code: string) => `${WORK}/${part(code)}/bandas`,
  weights: (code: string, level: string) => `${WORK}/${part(code)}/pesos/${part(level)}`,
  term: (code: string, term: string) => `${WORK}/${part(code)}/indicadores/${part(term)}`,
  add: (code: string, level: string) => `${WORK}/${part(code)}/agregar/${part(level)}`,
  addLevel: (code: string, level: string) => `${WORK}/${part(code)}/agregar-nivel/${part(level)}`,
  remove: (code: string, term: string) => `${WORK}/${part(code)}/quitar/${part(term)}`,
  changes: (code: string, year?: string) => withQuery(`${WORK}/${part(code)}/cambios`, { anio: year }),
  publish: (code: string) => `${WORK}/${part(code)}/publicar`,
  discard: (code: string) => `${WORK}/${part(code)}/descartar`,
} as const
