import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { WHOLE } from '../../model.ts'

/**
 * What is looked at and how: one document, kept in the address, from which page, picture, table and file are all made. It says its
 * version; a later version reads the earlier ones, and none is guessed.
 */
export interface Configuration {
  readonly version: 1
  readonly view: ExplorerView
  /** The first is what is looked at; a second is compared with it. */
  readonly indicators: readonly string[]
  /** Codes; none: all. */
  readonly places: readonly string[]
  /** Years; absent: as far as there are figures. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly breakdown: string
  readonly compare: { readonly whole: boolean; readonly target: boolean }
  /** Years by which a figure may lie beside the one asked for. */
  readonly tolerance: number
}

export const EXPLORER_VIEWS = ['map', 'series', 'ranking', 'scatter', 'multiples', 'table'] as const
export type ExplorerView = (typeof EXPLORER_VIEWS)[number]

/** As the address writes them. */
const VIEW_NAMES: Readonly<Record<ExplorerView, string>> = {
  map: 'mapa',
  series: 'serie',
  ranking: 'puestos',
  scatter: 'dispersion',
  multiples: 'multiples',
  table: 'tabla',
}

const CURRENT = 1
export const MOST_TOLERANCE = 5
const MOST_PLACES = 100

/** What the address says, name by name; names that come several times one after the other. */
export type AddressFields = Readonly<Record<string, readonly string[]>>

export const START: Configuration = {
  version: CURRENT,
  view: 'map',
  indicators: [],
  places: [],
  from: undefined,
  to: undefined,
  breakdown: WHOLE,
  compare: { whole: true, target: true },
  tolerance: 0,
}

/** Reads the document out of the address; what it leaves out is as at the start. */
export function readConfiguration(fields: AddressFields): Result<Configuration, Refusal> {
  const one = (name: string) => fields[name]?.find((text) => text !== '')
  const version = one('v')
  if (version !== undefined && version !== String(CURRENT)) return refuse(unknownVersion(version))
  const name = one('vista')
  const view = name === undefined ? START.view : EXPLORER_VIEWS.find((each) => VIEW_NAMES[each] === name)
  if (view === undefined) return refuse(malformed('vista'))
  const years = [one('desde'), one('hasta')]
  if (years.some((year) => year !== undefined && !/^\d{4}$/.test(year))) return refuse(malformed('desde'))
  const [from, to] = years.map((year) => (year === undefined ? undefined : Number(year)))
  const tolerance = Number(one('tolerancia') ?? '0')
  if (!Number.isInteger(tolerance) || tolerance < 0 || tolerance > MOST_TOLERANCE)
    return refuse(malformed('tolerancia'))
  const second = one('otro')
  const indicator = one('indicador')
  const compared = fields.comparar
  return {
    ok: true,
    value: {
      version: CURRENT,
      view,
      indicators: [...(indicator === undefined ? [] : [indicator]), ...(second === undefined ? [] : [second])],
      places: [...new Set((fields.lugar ?? []).flatMap((text) => text.split(',')).filter(Boolean))].slice(
        0,
        MOST_PLACES,
      ),
      // Turned round by mistake, the years still say which span is meant.
      from: from !== undefined && to !== undefined ? Math.min(from, to) : from,
      to: from !== undefined && to !== undefined ? Math.max(from, to) : to,
      breakdown: one('desglose') ?? WHOLE,
      compare:
        compared === undefined
          ? START.compare
          : { whole: compared.includes('area'), target: compared.includes('meta') },
      tolerance,
    },
  }
}

/** The document as fields of an address, the same for equal documents. */
export function writeConfiguration(config: Configuration): Readonly<Record<string, string>> {
  const { view, indicators, places, from, to, breakdown, compare, tolerance } = config
  const [first, second] = indicators
  const compared = [...(compare.whole ? ['area'] : []), ...(compare.target ? ['meta'] : [])]
  return {
    v: String(CURRENT),
    vista: VIEW_NAMES[view],
    ...(first === undefined ? {} : { indicador: first }),
    ...(second === undefined ? {} : { otro: second }),
    ...(places.length === 0 ? {} : { lugar: [...places].sort().join(',') }),
    ...(from === undefined ? {} : { desde: String(from) }),
    ...(to === undefined ? {} : { hasta: String(to) }),
    ...(breakdown === WHOLE ? {} : { desglose: breakdown }),
    ...(compared.length === 2 ? {} : { comparar: compared[0] ?? 'nada' }),
    ...(tolerance === 0 ? {} : { tolerancia: String(tolerance) }),
  }
}

export function viewName(view: ExplorerView): string {
  return VIEW_NAMES[view]
}

function unknownVersion(version: string): Refusal<'unknown_version'> {
  return {
    kind: 'unknown_version',
    field: 'v',
    message: {
      es: `Esta dirección dice ser de la versión ${version.slice(0, 10)}, que aquí no se conoce.`,
      en: `This address says it is of version ${version.slice(0, 10)}, which is not known here.`,
    },
  }
}

function malformed(field: string): Refusal<'malformed'> {
  return {
    kind: 'malformed',
    field,
    message: {
      es: `La dirección dice algo que no se entiende en «${field}».`,
      en: `The address says something that is not understood in “${field}”.`,
    },
  }
}
