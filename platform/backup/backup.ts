import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { verifyChain } from '../audit/verify.ts'
import type { Database, ReadTx } from '../database/database.ts'
import { databaseErrorCode, SQLSTATE } from '../database/errors.ts'
import { type MigrationFile, readMigrationFiles } from '../database/migration-files.ts'
import type { FileStore } from '../files/store.ts'
import { type ArchiveWriter, createArchive } from './archive-writer.ts'
import { houseSchemas, nameOf, readMigrations, readSequences, readTables, type Table } from './catalog.ts'
import { addFiles } from './files.ts'
import {
  type ArchivedPart,
  type ArchivedTable,
  FORMAT_MEMBER,
  FORMAT_VERSION,
  MANIFEST_MEMBER,
  type Manifest,
  partName,
  README,
  README_MEMBER,
  SUMS_MEMBER,
} from './manifest.ts'
import { backupTitles, createMeter, type Meter, type OnBackupProgress, stage } from './progress.ts'
import { type BackupRefusal, backupRefusals } from './refusals.ts'
import { linesOf, quoted, sizesOf, speakExactly, type TableSize } from './rows.ts'
import { sumsOf, verifyArchive } from './verify-archive.ts'

export interface BackupSettings {
  readonly database: Database
  readonly files: FileStore
  /** Must not exist yet. */
  readonly path: string
  /** The instant of the backup, ISO 8601 in UTC. */
  readonly now: string
  readonly program: { readonly name: string; readonly version: string }
  readonly onProgress?: OnBackupProgress | undefined
  /** Other migrations than the program's; for tests. */
  readonly migrations?: readonly MigrationFile[] | undefined
}

export interface BackupReport {
  readonly path: string
  readonly bytes: number
  readonly manifest: Manifest
  /** Of manifest.json: written down elsewhere, it tells later whether the archive is still this one. */
  readonly manifestSha256: string
}

/** Whether an archive can get this name; asked before anything else, so that nobody waits for a no. */
export function nameRefusal(path: string): BackupRefusal | undefined {
  if (existsSync(path)) return backupRefusals.fileExists(path)
  return existsSync(dirname(path)) ? undefined : backupRefusals.cannotWrite(path, 'ENOENT')
}

/** The share of the time that writing takes; reading back is the rest. */
const WRITING = 0.85

/**
 * Writes the database and its files into one archive. The rows are those of one moment (a repeatable-read transaction);
 * the files are copied after it, because the store only ever gains files. What was written is read back before it gets its
 * name: a file of that name is a whole backup.
 */
export async function backUp(settings: BackupSettings): Promise<Result<BackupReport, BackupRefusal>> {
  const { path, now } = settings
  const taken = nameRefusal(path)
  if (taken !== undefined) return refuse(taken)
  const draft = `${path}.${randomUUID()}.part`
  let archive: ArchiveWriter | undefined
  try {
    archive = await createArchive(draft, now)
    const manifest = await writeArchive(settings, archive)
    await archive.finish()
    const { bytes } = archive
    archive = undefined
    const readingBack = stage(settings.onProgress, WRITING, 1)
    const verified = await verifyArchive(
      draft,
      (progress) => readingBack({ ...progress, title: backupTitles.readBack }),
      settings.migrations,
    )
    if (!verified.ok) throw new Error(verified.refusal.message.en)
    const { manifestSha256 } = verified.value
    await verified.value.close()
    const meanwhile = nameRefusal(path)
    if (meanwhile !== undefined) return refuse(meanwhile)
    await rename(draft, path)
    return ok({ path, bytes, manifest, manifestSha256 })
  } catch (error) {
    const refusal = refusalOf(error, path)
    if (refusal === undefined) throw error
    return refuse(refusal)
  } finally {
    await archive?.abandon()
    await rm(draft, { force: true })
  }
}

function refusalOf(error: unknown, path: string): BackupRefusal | undefined {
  const code = databaseErrorCode(error)
  if (code === SQLSTATE.insufficientPrivilege) return backupRefusals.notOwner(wordsOf(error))
  const written = ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EDQUOT', 'EFBIG', 'EIO']
  return code !== undefined && written.includes(code) ? backupRefusals.cannotWrite(path, code) : undefined
}

function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

interface Snapshot {
  readonly about: Omit<Manifest, 'files' | 'missingFiles'>
  readonly registered: readonly { readonly sha256: string; readonly size: number }[]
  readonly meter: Meter
}

async function writeArchive(settings: BackupSettings, archive: ArchiveWriter): Promise<Manifest> {
  await archive.add(FORMAT_MEMBER, `${JSON.stringify({ format: 'trama-backup', formatVersion: FORMAT_VERSION })}\n`)
  await archive.add(README_MEMBER, README)
  const { about, registered, meter } = await settings.database.read({ role: 'trama_app' }, (tx) =>
    writeTables(tx, settings, archive),
  )
  const { files, missingFiles } = await addFiles(archive, settings.files, registered, meter)
  const manifest: Manifest = { ...about, files, missingFiles }
  await archive.add(MANIFEST_MEMBER, `${JSON.stringify(manifest, undefined, 1)}\n`)
  await archive.add(SUMS_MEMBER, sumsOf(archive.members))
  return manifest
}

/**
 * The one place where other things than SQL are awaited inside a transaction: the rows of one moment do not fit into
 * memory. On the embedded database writers wait meanwhile; on a server nobody does.
 */
async function writeTables(tx: ReadTx, settings: BackupSettings, archive: ArchiveWriter): Promise<Snapshot> {
  await speakExactly(tx)
  const known = settings.migrations ?? readMigrationFiles()
  const schemas = houseSchemas(known)
  const migrations = await readMigrations(tx)
  const tables = await readTables(tx, schemas)
  const sizes = await sizesOf(tx, tables)
  const registered = await registeredFiles(tx)
  const rowBytes = [...sizes.values()].reduce((total, { bytes }) => total + bytes, 0)
  const fileBytes = registered.reduce((total, { size }) => total + size, 0)
  const meter = createMeter(rowBytes + fileBytes, stage(settings.onProgress, 0, WRITING))

  const archived: ArchivedTable[] = []
  for (const table of tables) {
    const size = sizes.get(table) as TableSize
    archived.push(await writeTable(tx, archive, table, size, meter))
  }
  meter.advance(0, backupTitles.history)
  const walked = migrations.length === known.length
  const verdict = walked ? await verifyChain(tx) : undefined
  const head = await tx.execute(sql`select seq, hash from audit.entry order by seq desc limit 1`)
  const server = await tx.execute(
    sql`select current_setting('server_version') as postgresql, postgis_lib_version() as postgis`,
  )
  return {
    registered,
    meter,
    about: {
      format: 'trama-backup',
      formatVersion: FORMAT_VERSION,
      createdAt: settings.now,
      program: settings.program,
      database: {
        kind: settings.database.kind,
        postgresql: String(server.rows[0]?.postgresql),
        postgis: String(server.rows[0]?.postgis),
      },
      migrations: [...migrations],
      audit: {
        entries: Number(head.rows[0]?.seq ?? 0),
        head: String(head.rows[0]?.hash ?? '0'.repeat(64)),
        walked,
        brokenAt: verdict?.whole === false ? verdict.brokenAt : null,
      },
      tables: archived,
      sequences: await sequenceValues(tx, schemas),
    },
  }
}

const compress = promisify(gzip)
/** Unpacked; a part is packed whole in memory. */
const PART_BYTES = 4 * 1024 * 1024

async function writeTable(
  tx: ReadTx,
  archive: ArchiveWriter,
  table: Table,
  size: TableSize,
  meter: Meter,
): Promise<ArchivedTable> {
  const hash = createHash('sha256')
  const parts: ArchivedPart[] = []
  let rows = 0
  let pending: string[] = []
  let pendingBytes = 0
  const flush = async () => {
    if (pending.length === 0) return
    const bytes = Buffer.from(pending.join(''))
    pending = []
    pendingBytes = 0
    hash.update(bytes)
    parts.push(await archive.add(partName(table.schema, table.name, parts.length + 1), await compress(bytes)))
  }
  for await (const lines of linesOf(tx, table, size)) {
    for (const line of lines) {
      pending.push(`${line}\n`)
      pendingBytes += line.length
      if (pendingBytes >= PART_BYTES) await flush()
    }
    rows += lines.length
    meter.advance((size.bytes * lines.length) / size.rows, backupTitles.table(nameOf(table)))
  }
  await flush()
  return {
    schema: table.schema,
    name: table.name,
    columns: table.columns.map(({ name, type }) => ({ name, type })),
    rows,
    sha256: hash.digest('hex'),
    parts,
  }
}

async function registeredFiles(tx: ReadTx): Promise<Snapshot['registered']> {
  const found = await tx.execute(sql`select sha256, size from platform.file order by sha256 collate "C"`)
  return found.rows.map((row) => ({ sha256: String(row.sha256), size: Number(row.size) }))
}

async function sequenceValues(tx: ReadTx, schemas: readonly string[]): Promise<Manifest['sequences']> {
  const values: Manifest['sequences'] = []
  for (const sequence of await readSequences(tx, schemas)) {
    const found = await tx.execute(
      sql.raw(`select last_value::text as value, is_called as called from ${quoted(sequence)}`),
    )
    values.push({ ...sequence, value: String(found.rows[0]?.value), called: found.rows[0]?.called === true })
  }
  return values
}
