import { withQuery } from '../../platform/web/paths.ts'

const part = (text: string) => encodeURIComponent(text)

/** Which surface is looked at. */
export interface SurfaceView {
  readonly year?: string | undefined
  readonly use?: string | undefined
  readonly method?: string | undefined
  readonly power?: string | undefined
  readonly neighbours?: string | undefined
}

const surfaceQuery = ({ year, use, method, power, neighbours }: SurfaceView) => ({
  anio: year,
  clase: use,
  metodo: method,
  potencia: power,
  vecinos: neighbours,
})

/** Addresses of registers, without the language prefix. */
export const registerPaths = {
  registers: () => '/observatorio/registros',
  register: (code: string, year?: string) => withQuery(`/observatorio/registros/${part(code)}`, { anio: year }),
  figures: (code: string, year?: string) =>
    withQuery(`/observatorio/registros/${part(code)}/cifras.csv`, { anio: year }),
  points: (code: string, year?: string) =>
    withQuery(`/observatorio/registros/${part(code)}/puntos.csv`, { anio: year }),
  surface: (code: string, view: SurfaceView = {}) =>
    withQuery(`/observatorio/registros/${part(code)}/superficie`, surfaceQuery(view)),
  surfaceData: (code: string, view: SurfaceView = {}) =>
    withQuery(`/observatorio/registros/${part(code)}/superficie.geojson`, surfaceQuery(view)),
} as const

export interface RecordsView {
  readonly search?: string | undefined
  readonly month?: string | undefined
  readonly place?: string | undefined
  readonly category?: string | undefined
  readonly page?: number | undefined
}

/** Those of the workspace. */
export const registerWorkPaths = {
  registers: () => '/t/observatorio/registros',
  records: (code: string, { search, month, place, category, page }: RecordsView = {}) =>
    withQuery(`/t/observatorio/registros/${part(code)}`, {
      q: search,
      mes: month,
      lugar: place,
      clase: category,
      pagina: page === undefined || page === 1 ? undefined : String(page),
    }),
  bring: (code: string) => `/t/observatorio/registros/${part(code)}/traer`,
  add: (code: string) => `/t/observatorio/registros/${part(code)}/nueva`,
  feed: (code: string) => `/t/observatorio/registros/${part(code)}/alimentar`,
  lot: (id: string) => `/t/observatorio/entregas/${part(id)}`,
  send: (id: string) => `/t/observatorio/entregas/${part(id)}/enviar`,
  take: (id: string) => `/t/observatorio/entregas/${part(id)}/tomar`,
  discard: (id: string) => `/t/observatorio/entregas/${part(id)}/descartar`,
  record: (id: string) => `/t/observatorio/anotaciones/${part(id)}`,
  withdraw: (id: string) => `/t/observatorio/anotaciones/${part(id)}/retirar`,
} as const
