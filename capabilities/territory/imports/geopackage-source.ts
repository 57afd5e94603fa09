import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { FieldValue, FileToRead, OpenedSource, SourceRow } from './feature-source.ts'
import { brokenFile } from './import-refusals.ts'
import { epsgOfText } from './prj.ts'
import { BrokenBytes, readWkb } from './wkb.ts'

interface GeoTable {
  readonly table: string
  readonly column: string
  readonly srs: number
}

/** Sizes of the box in a geometry's head, by the code in its flags (GeoPackage 1.4 §2.1.3). */
const ENVELOPES = [0, 32, 48, 48, 64]
const AT_ONCE = 500

/** A GeoPackage, read only, and only its own plain tables: a view or a virtual table of a stranger runs nothing here. */
export async function openGeopackage(file: FileToRead): Promise<OpenedSource> {
  let database: DatabaseSync
  let tables: readonly GeoTable[]
  try {
    const address = pathToFileURL(file.path)
    address.search = '?immutable=1&mode=ro'
    database = new DatabaseSync(address, { readOnly: true, allowExtension: false })
    tables = tablesOf(database)
  } catch {
    return refuse(
      brokenFile(
        file.name,
        'no es un GeoPackage que se pueda abrir: es otra base SQLite, o está dañado.',
        'is no GeoPackage that can be opened: it is another SQLite database, or it is damaged.',
      ),
    )
  }
  if (tables.length === 0) {
    database.close()
    return refuse(brokenFile(file.name, 'no trae ninguna tabla con geometría.', 'holds no table with geometry.'))
  }
  const names = tables.map(({ table }) => table)
  const chosen = tables.length === 1 ? tables[0] : tables.find(({ table }) => table === file.options.table)
  const [first] = tables
  const table = chosen ?? first
  if (table === undefined) return refuse(brokenFile(file.name, 'no trae tablas.', 'holds no tables.'))
  const whole = countOf(database, table)
  let row = 0
  const odd: Text[] = []

  async function* rows(): AsyncGenerator<SourceRow> {
    if (table === undefined) return
    for (const record of database.prepare(`select * from ${quoted(table.table)}`).iterate()) {
      row += 1
      // The rows come without waiting; others of this process have their turn in between.
      if (row % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
      yield rowOf(row, record, table.column)
    }
  }

  return ok({
    head: {
      format: 'geopackage',
      tables: names,
      ...(chosen === undefined ? { question: 'table' as const } : { table: chosen.table }),
      ...crsOf(database, table.srs),
      encoding: 'UTF-8',
    },
    rows,
    progress: () => ({ read: whole === 0 ? file.size : Math.round((file.size * row) / whole), whole: file.size }),
    notes: () => odd,
    async close() {
      database.close()
    },
  })
}

function tablesOf(database: DatabaseSync): readonly GeoTable[] {
  return database
    .prepare(
      `select g.table_name, g.column_name, g.srs_id from gpkg_geometry_columns g join sqlite_master m on m.name = g.table_name
       where m.type = 'table' and m.sql not like 'create virtual%' order by g.table_name`,
    )
    .all()
    .map((row) => ({ table: String(row.table_name), column: String(row.column_name), srs: Number(row.srs_id) }))
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function countOf(database: DatabaseSync, { table }: GeoTable): number {
  return Number(database.prepare(`select count(*) as n from ${quoted(table)}`).get()?.n ?? 0)
}

/** By its code where EPSG gave it, else by its definition; −1 and 0 mean that nobody knows (§1.1.2.1.2). */
function crsOf(database: DatabaseSync, srs: number): { crs?: { code: number; from: 'file' }; crsText?: string } {
  const row = database
    .prepare(
      'select organization, organization_coordsys_id as code, definition from gpkg_spatial_ref_sys where srs_id = ?',
    )
    .get(srs)
  if (row === undefined || srs <= 0) return {}
  const definition = String(row.definition ?? '')
  const code = /^epsg$/i.test(String(row.organization)) ? Number(row.code) : epsgOfText(definition)
  if (code !== undefined && code > 0) return { crs: { code, from: 'file' } }
  return definition === '' || definition === 'undefined' ? {} : { crsText: definition }
}

function rowOf(row: number, record: Record<string, SQLOutputValue>, column: string): SourceRow {
  const attributes: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(record)) {
    if (name === column) continue
    if (typeof value === 'bigint') attributes[name] = String(value)
    // Bytes are no attribute that people read.
    else if (value === null || typeof value === 'string' || typeof value === 'number') attributes[name] = value
  }
  const value = record[column]
  if (value === null || value === undefined) return { row, geometry: null, attributes }
  try {
    if (!(value instanceof Uint8Array)) throw new BrokenBytes('It is no geometry.')
    return { row, geometry: geometryOf(value), attributes }
  } catch (error) {
    if (!(error instanceof BrokenBytes)) throw error
    return { row, problem: BROKEN, raw: { attributes, geometry: null } }
  }
}

/** `GP`, version, flags, reference system, box, and then well-known binary. */
function geometryOf(bytes: Uint8Array): unknown {
  if (bytes.length < 8 || bytes[0] !== 0x47 || bytes[1] !== 0x50) throw new BrokenBytes('It is no geometry.')
  const flags = bytes[3] ?? 0
  if ((flags & 0x10) !== 0) return { type: 'Polygon', coordinates: [] }
  const envelope = ENVELOPES[(flags >> 1) & 0x07]
  if (envelope === undefined) throw new BrokenBytes('Its head is not known.')
  return readWkb(bytes, 8 + envelope)
}

const BROKEN: Text = {
  es: 'Su geometría está dañada en el GeoPackage.',
  en: 'Its geometry is damaged in the GeoPackage.',
}
