import { z } from 'zod'

/** Raised when an older program could not read what is written now; `docs/decisions/0014-backup-format.md` lists them. */
export const FORMAT_VERSION = 1

export const FORMAT_MEMBER = 'trama-backup.json'
export const README_MEMBER = 'README.txt'
export const MANIFEST_MEMBER = 'manifest.json'
export const SUMS_MEMBER = 'SHA256SUMS'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)
const text = z.string().min(1)

/** The first member: small and of a shape that never changes, so that any program can tell what it has before it. */
export const formatSchema = z.object({ format: z.literal('trama-backup'), formatVersion: z.number().int().min(1) })

const partSchema = z.strictObject({ name: text, size: count, sha256 })

const tableSchema = z.strictObject({
  schema: text,
  name: text,
  /** In the order of the values of each row; `type` as PostgreSQL's `format_type` writes it. */
  columns: z.array(z.strictObject({ name: text, type: text })).min(1),
  rows: count,
  /** Of all rows, unpacked, one line each: equal for equal content, whatever database it came from. */
  sha256,
  parts: z.array(partSchema),
})

export const manifestSchema = z.strictObject({
  format: z.literal('trama-backup'),
  formatVersion: z.literal(FORMAT_VERSION),
  /** The instant of the snapshot, ISO 8601 in UTC. */
  createdAt: z.iso.datetime(),
  program: z.strictObject({ name: text, version: text }),
  database: z.strictObject({ kind: z.enum(['embedded', 'server']), postgresql: text, postgis: text }),
  /** Those applied to the database, in order; the migration ledger itself is no table of the archive. */
  migrations: z.array(z.strictObject({ name: text, sha256 })).min(1),
  audit: z.strictObject({
    entries: count,
    head: sha256,
    /** Whether the chain was walked: not when the database lacks later migrations, which may have changed how it is read. */
    walked: z.boolean(),
    /** Number of the first broken link when the history was not whole already when the backup was made. */
    brokenAt: count.nullable(),
  }),
  tables: z.array(tableSchema),
  sequences: z.array(
    z.strictObject({ schema: text, name: text, value: z.string().regex(/^-?\d+$/), called: z.boolean() }),
  ),
  /** Of the content-addressed store, each in `files/<first two digits>/<sha256>`. */
  files: z.array(z.strictObject({ sha256, size: count })),
  /** Registered in the database, but absent from the store or damaged in it when the backup was made. */
  missingFiles: z.array(sha256),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ArchivedTable = z.infer<typeof tableSchema>
export type ArchivedPart = z.infer<typeof partSchema>
export type ArchivedFile = Manifest['files'][number]

export function partName(schema: string, table: string, number: number): string {
  return `tables/${schema}/${table}/${String(number).padStart(6, '0')}.jsonl.gz`
}

export function fileName(digest: string): string {
  return `files/${digest.slice(0, 2)}/${digest}`
}

/** For whoever finds the archive without the program. */
export const README = `Respaldo de Trama / Backup of Trama
===================================

ES  Es un archivo tar. manifest.json dice qué contiene y la suma SHA-256 de cada miembro.
    tables/ESQUEMA/TABLA/NNNNNN.jsonl.gz  filas de una tabla: un arreglo JSON por línea, comprimido con gzip.
      Cada valor es el texto con que PostgreSQL escribe ese tipo (geometrías: EWKB en hexadecimal), o null.
      El orden de las columnas y sus tipos están en manifest.json.
    files/AB/ABCD…  archivos tal como se entregaron, con su SHA-256 por nombre.
    Comprobar a mano: tar xf ARCHIVO && sha256sum -c SHA256SUMS
    Restaurar: npm run trama -- restore ARCHIVO
    Contiene datos personales: guárdelo bajo llave.

EN  This is a tar archive. manifest.json says what it holds, with the SHA-256 sum of each member.
    tables/SCHEMA/TABLE/NNNNNN.jsonl.gz  rows of a table: one JSON array a line, packed with gzip.
      Each value is the text in which PostgreSQL writes that type (geometries: EWKB in hexadecimal), or null.
      The order of the columns and their types are in manifest.json.
    files/AB/ABCD…  files as they were handed in, named by their SHA-256.
    To check by hand: tar xf ARCHIVE && sha256sum -c SHA256SUMS
    To restore: npm run trama -- restore ARCHIVE
    It holds personal data: keep it locked away.
`
