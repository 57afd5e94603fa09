import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** West and south of the first parcel, and the sides of one: about 13 by 11 m. */
const CORNER = [-89.3, 13.6] as const
const SIDES = [0.000_12, 0.000_1] as const
const USES = ['vivienda', 'comercio', 'baldío', 'institucional', 'parque']

/** The same numbers on every machine, from a place in the row of all numbers. */
function chance(n: number): number {
  let mixed = Math.imul(n ^ (n >>> 16), 0x45d9f3b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}

interface Parcel {
  readonly ring: readonly (readonly [number, number])[]
  readonly attributes: Readonly<Record<string, string | number>>
}

/**
 * Parcels that share their crooked edges, so that together they cover the ground, in blocks with streets between them. One in ten
 * thousand is drawn over its neighbour, one in ten thousand is missing, one in twenty thousand stands twice: checks find something.
 */
function* parcels(count: number): Generator<Parcel> {
  const columns = Math.ceil(Math.sqrt(count * 1.2))
  for (let n = 0; n < count; n += 1) {
    const [x, y] = [n % columns, Math.floor(n / columns)]
    if (n % 10_000 === 7_777) continue
    const wide = n % 10_000 === 5_555 ? 1.4 : 1
    const attributes = {
      clave: `0614-${String(n).padStart(6, '0')}`,
      uso: USES[Math.floor(chance(n) * USES.length)] ?? '',
      pisos: Math.floor(chance(n + 7) * 6),
      area_m2: Math.round(12_000 + chance(n + 13) * 3_000) / 100,
      direccion: `Pasaje ${1 + (y % 97)}, n.º ${x}, colonia Generada`,
    }
    const ring = [at(x, y), at(x + wide, y), at(x + wide, y + 1), at(x, y + 1), at(x, y)]
    yield { ring, attributes }
    if (n % 20_000 === 3_333) yield { ring, attributes: { ...attributes, clave: `${attributes.clave}-B` } }
  }
}

/** A corner of the crooked grid; streets of 8 m after every twentieth column and every tenth row. */
function at(x: number, y: number): readonly [number, number] {
  const bend = (n: number) => (chance(n) - 0.5) * 0.3
  const [column, row] = [Math.floor(x), y]
  const key = column * 73_856_093 + row * 19_349_663
  const east = CORNER[0] + (x + bend(key)) * SIDES[0] + Math.floor(x / 20) * 0.6 * SIDES[0]
  const north = CORNER[1] + (y + bend(key + 1)) * SIDES[1] + Math.floor(y / 10) * 0.7 * SIDES[1]
  return [Number(east.toFixed(7)), Number(north.toFixed(7))]
}

/** As GeoJSON, and as the rows that PostgreSQL copies: EWKT and JSON with tabs between. Answers how many there are. */
export async function writeParcels(count: number, geojson: string, copied: string): Promise<number> {
  const [file, rows] = [createWriteStream(geojson), createWriteStream(copied)]
  let written = 0
  let [text, lines] = ['{"type":"FeatureCollection","name":"parcelas","features":[\n', '']
  const flush = async () => {
    if (!file.write(text)) await once(file, 'drain')
    if (!rows.write(lines)) await once(rows, 'drain')
    text = ''
    lines = ''
  }
  for (const { ring, attributes } of parcels(count)) {
    const properties = JSON.stringify(attributes)
    text += `${written === 0 ? '' : ',\n'}{"type":"Feature","properties":${properties},"geometry":{"type":"Polygon","coordinates":[${JSON.stringify(ring)}]}}`
    lines += `SRID=4326;POLYGON((${ring.map((point) => point.join(' ')).join(',')}))\t${properties}\n`
    written += 1
    if (text.length > 1_000_000) await flush()
  }
  text += '\n]}\n'
  await flush()
  await Promise.all([once(file.end(), 'close'), once(rows.end(), 'close')])
  return written
}
