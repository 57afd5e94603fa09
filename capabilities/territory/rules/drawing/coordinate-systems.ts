import type { Text } from '../../../../kernel/text.ts'
import type { XY } from '../layers/shape.ts'

/** A way of writing where something is. Systems that EPSG knows carry its code, the others how PROJ computes them. */
export interface CoordinateSystem {
  readonly id: string
  readonly title: Text
  readonly srid?: number
  readonly proj?: string
  /** `degrees`: latitude, longitude, as people say them; `metres`: east, north. */
  readonly axes: 'degrees' | 'metres'
  /** What a coordinate in it may be, so that nothing is computed of what is no place: west, south, east, north. */
  readonly range: readonly [number, number, number, number]
  readonly example: string
}

/** Conformal conic of the cadastre (CNR), with the figures that its sheets print. Neither is in EPSG's list for these two datums. */
const LAMBERT =
  '+proj=lcc +lat_1=13.3166666666667 +lat_2=14.25 +lat_0=13.7833333333333 +lon_0=-89 +x_0=500000 +y_0=295809.184 +units=m +no_defs'

const UTM: CoordinateSystem['range'] = [100_000, 0, 900_000, 9_400_000]
const CONIC: CoordinateSystem['range'] = [-1_500_000, -1_500_000, 2_500_000, 2_500_000]

export const SYSTEMS: readonly CoordinateSystem[] = [
  {
    id: '4326',
    title: { es: 'Latitud y longitud, WGS 84 (EPSG:4326)', en: 'Latitude and longitude, WGS 84 (EPSG:4326)' },
    srid: 4326,
    axes: 'degrees',
    range: [-180, -85, 180, 85],
    example: '13.6929, -89.2182',
  },
  {
    id: '32616',
    title: { es: 'UTM 16 Norte, WGS 84, metros (EPSG:32616)', en: 'UTM 16 North, WGS 84, metres (EPSG:32616)' },
    srid: 32616,
    axes: 'metres',
    range: UTM,
    example: '262063.07 1515630.48',
  },
  {
    id: 'lambert-sirgas',
    title: { es: 'Lambert El Salvador, SIRGAS-ES2007, metros', en: 'Lambert El Salvador, SIRGAS-ES2007, metres' },
    proj: `${LAMBERT} +ellps=GRS80 +towgs84=0,0,0`,
    axes: 'metres',
    range: CONIC,
    example: '478366.16 286598.73',
  },
  {
    id: 'lambert-nad27',
    title: { es: 'Lambert El Salvador, NAD27, metros', en: 'Lambert El Salvador, NAD27, metres' },
    proj: `${LAMBERT} +datum=NAD27`,
    axes: 'metres',
    range: CONIC,
    example: '478364.04 286490.35',
  },
  {
    id: '26716',
    title: { es: 'UTM 16 Norte, NAD27, metros (EPSG:26716)', en: 'UTM 16 North, NAD27, metres (EPSG:26716)' },
    srid: 26716,
    axes: 'metres',
    range: UTM,
    example: '262057.24 1515427.97',
  },
]

export const WGS84 = SYSTEMS[0] as CoordinateSystem

export function systemOf(id: string | undefined): CoordinateSystem | undefined {
  return id === undefined ? WGS84 : SYSTEMS.find((each) => each.id === id)
}

export function isWithin([x, y]: XY, { range: [west, south, east, north] }: CoordinateSystem): boolean {
  return x >= west && x <= east && y >= south && y <= north
}
