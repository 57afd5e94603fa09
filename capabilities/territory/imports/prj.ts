/** `urn:ogc:def:crs:EPSG::32616`, `EPSG:32616`, `…/EPSG/0/32616`, and CRS84, which is 4326 with longitude first. */
export function epsgOfName(name: string): number | undefined {
  if (/CRS:?84$/i.test(name.trim())) return 4326
  const match = /EPSG(?::[\d.]*)?:+(\d{4,6})$|EPSG\/[\d.]+\/(\d{4,6})$/i.exec(name.trim())
  const code = match?.[1] ?? match?.[2]
  return code === undefined ? undefined : Number(code)
}

/**
 * The code that a definition in well-known text says of itself: the last `AUTHORITY["EPSG","32616"]` (or `ID["EPSG",32616]`) of the
 * outermost bracket. Those within (of its datum, of its units) are not it.
 */
export function epsgOfText(text: string): number | undefined {
  const match =
    /(?:AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*\]|ID\s*\[\s*"EPSG"\s*,\s*(\d{4,6})\s*\])\s*\]\s*$/i.exec(text)
  const code = match?.[1] ?? match?.[2]
  return code === undefined ? undefined : Number(code)
}

export interface CrsTerms {
  readonly name: string
  readonly datum: string
  readonly projected: boolean
  /** Parameters of the projection by their plain names, and the size of the unit. */
  readonly values: Readonly<Record<string, number>>
}

/** Name, datum and figures of a definition in well-known text (as ESRI and as EPSG write it), to be compared. */
export function crsTerms(text: string): CrsTerms | undefined {
  const head = /^\s*(PROJCS|GEOGCS|PROJCRS|GEOGCRS)\s*\[\s*"([^"]*)"/i.exec(text)
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(text)?.[1]
  if (head === null || datum === undefined) return undefined
  const values: Record<string, number> = {}
  for (const [, name = '', value] of text.matchAll(/PARAMETER\s*\[\s*"([^"]*)"\s*,\s*([-+.\deE]+)/gi))
    values[parameterName(name)] = Number(value)
  const projected = /^PROJ/i.test(head[1] ?? '')
  const units = [...text.matchAll(/UNIT\s*\[\s*"[^"]*"\s*,\s*([-+.\deE]+)/gi)].map((match) => Number(match[1]))
  if (projected) values.unit = units.at(-1) ?? 1
  return { name: plainName(head[2] ?? ''), datum: plainName(datum), projected, values }
}

/** `latitude_of_center` and `Latitude_Of_Origin` mean the same; a scale of 1 need not be written. */
function parameterName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\s+/g, '_')
    .replace('latitude_of_center', 'latitude_of_origin')
    .replace('longitude_of_center', 'central_meridian')
    .replace('longitude_of_origin', 'central_meridian')
}

/** `GCS_WGS_1984`, `D_WGS_1984`, `WGS 84` → `wgs84`. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(gcs|d)_/, '')
    .replace(/[^a-z0-9]/g, '')
    .replace(/wgs19(\d\d)/, 'wgs$1')
    .replace('northamericandatum1927', 'nad27')
    .replace('northamerican1927', 'nad27')
    .replace('nad1927', 'nad27')
    .replace('northamericandatum1983', 'nad83')
    .replace('northamerican1983', 'nad83')
    .replace('nad1983', 'nad83')
    .replace('utmzone', 'utm')
    .replace('sirgases20078', 'sirgases2007')
    .replace('webmercatorauxiliarysphere', 'webmercator')
    .replace('pseudomercator', 'webmercator')
}

const CLOSE_ENOUGH = 1e-6
/** What a projection has when its definition is silent. */
const SILENT: Readonly<Record<string, number>> = { scale_factor: 1, false_easting: 0, false_northing: 0 }

/**
 * Whether both say the same place for the same figures: datum and every parameter. The name alone is not enough (many files carry
 * a zone's name over another zone's figures), and is not needed.
 */
export function sameCrs(one: CrsTerms, other: CrsTerms): boolean {
  if (one.projected !== other.projected || one.datum !== other.datum) return false
  if (one.name === 'wgs84webmercator' || other.name === 'wgs84webmercator') return one.name === other.name
  const names = new Set([...Object.keys(one.values), ...Object.keys(other.values)])
  return [...names].every((name) => {
    const [a, b] = [one.values[name] ?? SILENT[name], other.values[name] ?? SILENT[name]]
    return a !== undefined && b !== undefined && Math.abs(a - b) <= CLOSE_ENOUGH * Math.max(1, Math.abs(a))
  })
}
