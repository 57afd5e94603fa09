import { posix } from 'node:path'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { type DbfHead, dbfHeadLength, readDbfHead, readDbfRecord } from '../../../platform/documents/dbf.ts'
import { type BytesReader, bytesReader } from '../../../platform/documents/text-of-bytes.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import type { FeatureSource, FieldValue, FileToRead, OpenedSource, SourceRow } from './feature-source.ts'
import { brokenFile } from './import-refusals.ts'
import { BrokenShape, shpShape } from './shp-shape.ts'
import { type OpenZip, openZip, type ZipEntry } from './zip-file.ts'

const SHP_HEAD = 100
const RECORD_HEAD = 8
const LARGEST_RECORD = 128_000_000

interface Parts {
  readonly shp: ZipEntry
  readonly dbf: ZipEntry | undefined
  readonly prj: ZipEntry | undefined
  readonly cpg: ZipEntry | undefined
}

/** A Shapefile whose parts lie together in a compressed archive; of several the person chooses one. */
export async function openShapefile(file: FileToRead): Promise<OpenedSource> {
  const opened = await openZip(file.path, file.size)
  if (!opened.ok) return opened
  const zip = opened.value
  const layers = layersOf(zip.entries)
  const names = [...layers.keys()]
  if (names.length === 0) {
    const inside = zip.entries
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', ')
    zip.close()
    return refuse(
      brokenFile(
        file.name,
        `el archivo comprimido no trae ningún .shp (trae: ${inside}). Incluya .shp, .dbf y .prj juntos, o suba directamente lo que contiene.`,
        `the archive holds no .shp (it holds: ${inside}). Put .shp, .dbf and .prj together, or upload what is in it directly.`,
      ),
    )
  }
  const table = names.length === 1 ? names[0] : names.find((name) => name === file.options.table)
  const parts = layers.get(table ?? names[0] ?? '')
  if (parts === undefined)
    return refuse(brokenFile(file.name, 'no se encuentra la tabla elegida.', 'the chosen table is not in it.'))
  const several = { tables: names, ...(table === undefined ? { question: 'table' as const } : { table }) }
  return ok(await openParts(file, zip, parts, several))
}

function layersOf(entries: readonly ZipEntry[]): ReadonlyMap<string, Parts> {
  const own = entries.filter(({ name }) => !name.startsWith('__MACOSX/') && !posix.basename(name).startsWith('.'))
  const stem = (name: string) => name.replace(/\.[^./]+$/, '').toLowerCase()
  const part = (of: string, extension: string) =>
    own.find(({ name }) => stem(name) === of && name.toLowerCase().endsWith(extension))
  return new Map(
    own
      .filter(({ name }) => /\.shp$/i.test(name))
      .map((shp) => {
        const of = stem(shp.name)
        return [
          posix.basename(shp.name).replace(/\.shp$/i, ''),
          { shp, dbf: part(of, '.dbf'), prj: part(of, '.prj'), cpg: part(of, '.cpg') },
        ]
      }),
  )
}

async function openParts(
  file: FileToRead,
  zip: OpenZip,
  { shp, dbf, prj, cpg }: Parts,
  several: Pick<FeatureSource['head'], 'tables' | 'table' | 'question'>,
): Promise<FeatureSource> {
  const definition = prj === undefined ? undefined : (await zip.bytes(prj)).toString('utf8').trim()
  const declared = cpg === undefined ? undefined : (await zip.bytes(cpg)).toString('latin1').trim()
  const shapes = byteReader(zip.stream(shp))
  const table = dbf === undefined ? undefined : await openDbf(byteReader(zip.stream(dbf)))
  const chosen = file.options.encoding
  // Without a word of its own, a table is read as what it turns out to be: UTF-8 where it is, else what Windows writes.
  const encoding = chosen ?? (declared === '' ? undefined : declared) ?? table?.head.encoding
  const reader = bytesReader(encoding ?? 'Windows-1252', chosen !== undefined)
  const odd: Text[] = []
  if (dbf === undefined) odd.push(NO_TABLE)
  if (prj === undefined && several.question === undefined) odd.push(NO_PRJ)
  return {
    head: {
      format: 'shapefile',
      ...several,
      ...(definition === undefined || definition === '' ? {} : { crsText: definition }),
      encoding: encoding ?? 'Windows-1252 (el archivo no lo dice)',
    },
    rows: () => rowsOf(shapes, table, reader, odd),
    progress: () => ({
      read: Math.min(file.size, Math.round((file.size * shapes.read()) / Math.max(1, shp.size))),
      whole: file.size,
    }),
    notes: () => [...odd, ...(encoding === undefined ? [] : reader.notes())],
    async close() {
      await shapes.close()
      await table?.bytes.close()
      zip.close()
    },
  }
}

interface Table {
  readonly bytes: ByteReader
  readonly head: DbfHead
}

async function openDbf(bytes: ByteReader): Promise<Table | undefined> {
  const start = await bytes.take(32)
  if (start === undefined || start.length < 32) return undefined
  const rest = await bytes.take(Math.max(0, dbfHeadLength(start) - 32))
  return { bytes, head: readDbfHead(Buffer.concat([start, rest ?? Buffer.alloc(0)])) }
}

async function* rowsOf(
  shapes: ByteReader,
  table: Table | undefined,
  reader: BytesReader,
  odd: Text[],
): AsyncGenerator<SourceRow> {
  await shapes.take(SHP_HEAD)
  for (let row = 1; ; row += 1) {
    const head = await shapes.take(RECORD_HEAD)
    if (head === undefined) return
    if (head.length < RECORD_HEAD) {
      odd.push(CUT)
      return
    }
    const length = head.readInt32BE(4) * 2
    const record = table === undefined ? undefined : await table.bytes.take(table.head.recordLength)
    const attributes: Record<string, FieldValue> | undefined =
      table === undefined ? {} : record === undefined ? {} : readDbfRecord(record, table.head.fields, reader)
    if (length < 4 || length > LARGEST_RECORD) {
      odd.push(CUT)
      yield { row, problem: BROKEN, raw: { attributes: attributes ?? {}, geometry: null } }
      return
    }
    const content = await shapes.take(length)
    // A record that its table marks as deleted is none.
    if (attributes === undefined) continue
    if (content === undefined || content.length < length) {
      odd.push(CUT)
      yield { row, problem: BROKEN, raw: { attributes, geometry: null } }
      return
    }
    yield shapeRow(row, content, attributes)
  }
}

function shapeRow(row: number, content: Buffer, attributes: Record<string, FieldValue>): SourceRow {
  try {
    return { row, geometry: shpShape(content), attributes }
  } catch (error) {
    if (error instanceof BrokenShape) return { row, problem: BROKEN, raw: { attributes, geometry: null } }
    throw error
  }
}

const NO_TABLE: Text = {
  es: 'El archivo comprimido no trae la tabla de atributos (.dbf): los objetos se leen sin atributos.',
  en: 'The archive holds no table of attributes (.dbf): features are read without attributes.',
}
const NO_PRJ: Text = {
  es: 'El archivo comprimido no trae el sistema de referencia (.prj): lo dijo una persona.',
  en: 'The archive holds no reference system (.prj): a person said it.',
}
const CUT: Text = {
  es: 'El .shp está cortado o dañado: se leyó hasta donde se pudo. Compare cuántos objetos debía traer.',
  en: 'The .shp is cut or damaged: it was read as far as possible. Compare how many features it should hold.',
}
const BROKEN: Text = {
  es: 'Su geometría está dañada en el .shp.',
  en: 'Its geometry is damaged in the .shp.',
}
