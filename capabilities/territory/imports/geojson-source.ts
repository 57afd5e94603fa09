import type { Text } from '../../../kernel/text.ts'
import { bytesReader } from '../../../platform/documents/text-of-bytes.ts'
import { countedBytes } from './counted-bytes.ts'
import type { FeatureSource, FieldValue, FileToRead, SourceRow } from './feature-source.ts'
import { type GeojsonPiece, LONGEST_FEATURE, splitGeojson } from './geojson-split.ts'
import { epsgOfName } from './prj.ts'

const SHOWN_RAW = 2_000
const GEOMETRIES = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/

/** GeoJSON of any length: a collection, a single feature or geometry, or one object after the other. */
export async function openGeojson(file: FileToRead): Promise<FeatureSource> {
  const counted = countedBytes(file.path)
  const pieces = splitGeojson(counted.bytes)[Symbol.asyncIterator]()
  const reader = bytesReader(file.options.encoding, file.options.encoding !== undefined)
  const odd: Text[] = []
  const first = await pieces.next()
  let crs = first.done || first.value.is !== 'frame' ? undefined : crsOfFrame(first.value.bytes)
  const early = crs
  let row = 0

  function rowOf(piece: GeojsonPiece): SourceRow | undefined {
    if (piece.is === 'frame') {
      if (piece.whole) crs = crsOfFrame(piece.bytes) ?? crs
      else odd.push(CUT)
      return undefined
    }
    row += 1
    if (piece.is === 'too_long') return { row, problem: tooLong(piece.length), raw: piece.beginning.toString('utf8') }
    if (piece.is === 'cut') {
      odd.push(CUT)
      return { row, problem: CUT_HERE, raw: piece.bytes.toString('utf8') }
    }
    const text = reader.read(piece.bytes)
    try {
      return featureOf(JSON.parse(text), row)
    } catch {
      return { row, problem: NOT_JSON, raw: text.slice(0, SHOWN_RAW) }
    }
  }

  async function* rows(): AsyncGenerator<SourceRow> {
    if (first.done) return
    // The first frame was looked at for the reference system already.
    if (first.value.is !== 'frame') {
      const found = rowOf(first.value)
      if (found !== undefined) yield found
    }
    for await (const piece of { [Symbol.asyncIterator]: () => pieces }) {
      const found = rowOf(piece)
      if (found !== undefined) yield found
    }
  }

  return {
    head: {
      format: 'geojson',
      crs: crs === undefined ? { code: 4326, from: 'format' } : { code: crs, from: 'file' },
      encoding: 'UTF-8',
    },
    rows,
    progress: () => ({ read: counted.read(), whole: file.size }),
    notes: () => [...odd, ...reader.notes()],
    lateCrs: () => (crs === early ? undefined : crs),
    async close() {
      await pieces.return?.(undefined)
    },
  }
}

/** `crs` of GeoJSON 2008, which programs still write for what is not in degrees. */
function crsOfFrame(bytes: Buffer): number | undefined {
  try {
    const frame: unknown = JSON.parse(bytes.toString('utf8'))
    const name = (frame as { crs?: { properties?: { name?: unknown } } }).crs?.properties?.name
    return typeof name === 'string' ? epsgOfName(name) : undefined
  } catch {
    return undefined
  }
}

function featureOf(found: unknown, row: number): SourceRow {
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    return { row, problem: NOT_FEATURE, raw: found }
  const { type, geometry, properties, id } = found as Readonly<Record<string, unknown>>
  if (typeof type === 'string' && GEOMETRIES.test(type)) return { row, geometry: found, attributes: {} }
  if (type !== 'Feature') return { row, problem: NOT_FEATURE, raw: JSON.stringify(found).slice(0, SHOWN_RAW) }
  const own = typeof properties === 'object' && properties !== null ? (properties as Record<string, FieldValue>) : {}
  const named = id === undefined || id === null || 'id' in own ? {} : { id: id as FieldValue }
  return { row, geometry, attributes: { ...named, ...own } }
}

function tooLong(length: number): Text {
  const [is, most] = [Math.round(length / 1_000_000), Math.round(LONGEST_FEATURE / 1_000_000)]
  return {
    es: `Ocupa ${is} MB y lo más que se lee de un solo objeto son ${most} MB; simplifíquelo o pártalo.`,
    en: `It takes ${is} MB, and ${most} MB are the most that is read of one feature; simplify or split it.`,
  }
}

const CUT: Text = {
  es: 'El archivo está cortado: termina antes de cerrar la colección. Puede faltarle el final; compare cuántos objetos debía traer.',
  en: 'The file is cut: it ends before the collection is closed. Its end may be missing; compare how many features it should hold.',
}
const CUT_HERE: Text = {
  es: 'El archivo termina a la mitad de este objeto.',
  en: 'The file ends in the middle of this feature.',
}
const NOT_JSON: Text = { es: 'Lo que está escrito aquí no es JSON.', en: 'What is written here is not JSON.' }
const NOT_FEATURE: Text = {
  es: 'No es un objeto geográfico («Feature»).',
  en: 'It is no geographic feature (“Feature”).',
}
