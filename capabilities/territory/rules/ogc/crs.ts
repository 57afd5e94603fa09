/** Reference systems in which features are given and asked for (OGC API Features, part 2). */
export interface Crs {
  readonly uri: string
  readonly srid: number
  /** EPSG says latitude first for its 4326; everybody else's file says longitude. */
  readonly latitudeFirst: boolean
  /** Digits after the point that are worth sending: about a centimetre. */
  readonly digits: number
  /** What coordinates may be, where more is surely a mistake. */
  readonly degrees: boolean
}

export const CRS84: Crs = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  srid: 4326,
  latitudeFirst: false,
  digits: 7,
  degrees: true,
}

const epsg = (code: number, latitudeFirst: boolean, digits: number): Crs => ({
  uri: `http://www.opengis.net/def/crs/EPSG/0/${code}`,
  srid: code,
  latitudeFirst,
  digits,
  degrees: latitudeFirst,
})

export const CRS_LIST: readonly Crs[] = [CRS84, epsg(4326, true, 7), epsg(3857, false, 2), epsg(32616, false, 2)]

/** By its address, as the standard wants, or shorter as people and programs write it: `EPSG:3857`. */
export function crsOf(text: string): Crs | undefined {
  const short = /^\[?EPSG:(\d+)\]?$/i.exec(text)?.[1]
  const wanted =
    short === undefined ? text.replace(/^https:/, 'http:') : `http://www.opengis.net/def/crs/EPSG/0/${short}`
  return CRS_LIST.find(({ uri }) => uri === wanted)
}
