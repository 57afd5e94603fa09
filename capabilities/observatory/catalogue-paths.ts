import { withQuery } from '../../platform/web/paths.ts'

const part = (text: string) => encodeURIComponent(text)

/** What of an indicator's page is asked for. */
export interface IndicatorView {
  readonly period?: string | undefined
  readonly breakdown?: string | undefined
  /** As it was published on this day. */
  readonly on?: string | undefined
  /** A place that stands out. */
  readonly place?: string | undefined
}

const viewQuery = ({ period, breakdown, on, place }: IndicatorView) => ({
  periodo: period,
  desglose: breakdown,
  publicado: on,
  lugar: place,
})

export const DATA_FORMATS = ['csv', 'xlsx', 'json'] as const
export type DataFormat = (typeof DATA_FORMATS)[number]

/** Addresses of the observatory, without the language prefix. */
export const observatoryPaths = {
  home: (search?: string) => withQuery('/observatorio', { q: search }),
  theme: (theme: string) => `/observatorio/temas/${part(theme)}`,
  indicator: (code: string, view: IndicatorView = {}) =>
    withQuery(`/observatorio/indicadores/${part(code)}`, viewQuery(view)),
  indicatorData: (code: string, format: DataFormat, view: IndicatorView = {}) =>
    withQuery(`/observatorio/indicadores/${part(code)}/datos.${format}`, { publicado: view.on }),
  place: (place: string) => `/observatorio/lugares/${part(place)}`,
  placeData: (place: string) => `/observatorio/lugares/${part(place)}/datos.csv`,
} as const
