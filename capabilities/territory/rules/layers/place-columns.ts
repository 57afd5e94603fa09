import type { ImportOptions } from '../../model.ts'

export type PlaceColumns = NonNullable<ImportOptions['columns']>

const X = /^(x|lon|lng|long|longitud|longitude|este|easting|coord_?x|x_?coord|point_x|coordenada_x)$/i
const Y = /^(y|lat|latitud|latitude|norte|northing|coord_?y|y_?coord|point_y|coordenada_y)$/i
const DEGREES = /^(lon|lng|long|longitud|longitude|lat|latitud|latitude)$/i
const WKT = /^(wkt|geom|geometry|geometria|geometría|the_geom|shape|wkt_geom)$/i
const WKT_TEXT = /^\s*(SRID=\d+;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\b/i

/** A coordinate as people write it: `13.7`, `13,7`; undefined where it is no number. */
export function coordinate(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  const plain = /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : undefined
}

/**
 * Which columns say the place: by their names, held against what stands in the first rows. Undefined where it is not clear; a
 * person then says it.
 */
export function guessColumns(
  headings: readonly string[],
  rows: readonly (readonly unknown[])[],
): PlaceColumns | undefined {
  const values = (name: string) =>
    rows
      .map((row) => row[headings.indexOf(name)])
      .filter((value) => value !== '' && value !== null && value !== undefined)
  const holds = (name: string, is: (value: unknown) => boolean) => {
    const found = values(name)
    // A few that are wrong do not make it another column: those rows are told one by one.
    return found.length > 0 && found.filter(is).length * 2 >= found.length
  }
  const text = (value: unknown) => typeof value === 'string' && WKT_TEXT.test(value)
  const wkt = headings.filter((name) => holds(name, text))
  const named = wkt.find((name) => WKT.test(name)) ?? (wkt.length === 1 ? wkt[0] : undefined)
  if (named !== undefined) return { wkt: named }
  const number = (value: unknown) => coordinate(value) !== undefined
  const [xs, ys] = [X, Y].map((pattern) => headings.filter((name) => pattern.test(name) && holds(name, number)))
  return xs?.length === 1 && ys?.length === 1 && xs[0] !== undefined && ys[0] !== undefined
    ? { x: xs[0], y: ys[0] }
    : undefined
}

/** Columns that are called longitude and latitude say their system by that: degrees of WGS 84. */
export function namesDegrees({ x, y }: PlaceColumns): boolean {
  return x !== undefined && y !== undefined && DEGREES.test(x) && DEGREES.test(y)
}
