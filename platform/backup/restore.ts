import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { verifyChain } from '../audit/verify.ts'
import type { Database, WriteTx } from '../database/database.ts'
import { databaseErrorCode, SQLSTATE, violatedConstraint } from '../database/errors.ts'
import { type MigrationFile, readMigrationFiles } from '../database/migration-files.ts'
import { migrate } from '../database/migrations.ts'
import type { FileStore } from '../files/store.ts'
import { DamagedArchive } from './archive-reader.ts'
import { houseSchemas, loadingOrder, nameOf, readForeignKeys, readTables, type Table } from './catalog.ts'
import { loadTable, putForeignKeysOff, putTriggersOff, setSequences } from './loading.ts'
import { type ArchivedTable, fileName, MANIFEST_MEMBER } from './manifest.ts'
import { ownerWithin } from './owner.ts'
import { backupTitles, createMeter, type Meter, type OnBackupProgress } from './progress.ts'
import { type BackupRefusal, backupRefusals } from './refusals.ts'
import { linesOf, quoted, sizesOf, speakExactly, type TableSize } from './rows.ts'
import { dependents, occupation, occupationRefusal, type Replacement } from './target.ts'
import type { VerifiedArchive } from './verify-archive.ts'

export interface RestoreSettings {
  readonly archive: VerifiedArchive
  readonly database: Database
  readonly files: FileStore
  /** Delete what the database holds. Without it only an empty one is restored into. */
  readonly replace?: Replacement | undefined
  readonly onProgress?: OnBackupProgress | undefined
  /** Other migrations than the program's; for tests. */
  readonly migrations?: readonly MigrationFile[] | undefined
}

export interface RestoreReport {
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly audit: { readonly entries: number; readonly head: string; readonly brokenAt: number | null }
  /** Applied on top, when the archive was made by an older program. */
  readonly migratedFurther: readonly string[]
}

/** Carries a refusal out of the transaction, which is rolled back by it. */
class RestoreRefused extends Error {
  readonly refusal: BackupRefusal
  constructor(refusal: BackupRefusal) {
    super(refusal.message.en)
    this.refusal = refusal
  }
}

/**
 * Puts a verified archive into a database, in one transaction: the house's schemas are made anew by the very migrations
 * the archive was made under, the rows are loaded, read back and compared, later migrations run over them, and the chain
 * of the history is walked. Any difference undoes all of it. Files go into the store first: it is content-addressed, so
 * one too many does no harm, while a row that points at a file not there would.
 */
export async function restore(settings: RestoreSettings): Promise<Result<RestoreReport, BackupRefusal>> {
  const { database, archive, replace } = settings
  const { tables, files } = archive.manifest
  const schemas = houseSchemas(settings.migrations ?? readMigrationFiles())
  const packed = tables.flatMap(({ parts }) => parts).reduce((total, { size }) => total + size, 0)
  const inFiles = files.reduce((total, { size }) => total + size, 0)
  // Rows are packed, put in and read back, at several times the cost of copying a file of the same size.
  const meter = createMeter(inFiles + 2 * PER_PACKED_BYTE * packed, settings.onProgress ?? (() => {}))
  try {
    const first = await database.read({ role: 'trama_app' }, async (tx) => {
      await speakExactly(tx)
      return occupationRefusal(await occupation(tx, schemas), replace)
    })
    if (first !== undefined) return refuse(first)
    await restoreFiles(settings, meter)
    const report = await database.write({ role: 'trama_app' }, (tx) => restoreRows(tx, settings, schemas, meter))
    await database.write({ role: 'trama_app' }, (tx) => analyse(tx, schemas))
    return ok(report)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}

const PER_PACKED_BYTE = 10

function refusalOf(error: unknown): BackupRefusal | undefined {
  if (error instanceof RestoreRefused) return error.refusal
  if (error instanceof DamagedArchive) return backupRefusals.altered(error.member)
  const code = databaseErrorCode(error)
  if (code === '55P03') return backupRefusals.busy()
  if (code === SQLSTATE.insufficientPrivilege) return backupRefusals.notOwner(reasonOf(error))
  return undefined
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

async function restoreFiles({ archive, files }: RestoreSettings, meter: Meter): Promise<void> {
  for (const { sha256, size } of archive.manifest.files) {
    const name = fileName(sha256)
    const stored = await files.put(await archive.content({ name, sha256 }))
    if (stored.sha256 !== sha256) throw new DamagedArchive('altered', name)
    meter.advance(size, backupTitles.restoreFile)
  }
}

async function restoreRows(
  tx: WriteTx,
  settings: RestoreSettings,
  schemas: readonly string[],
  meter: Meter,
): Promise<RestoreReport> {
  const { manifest } = settings.archive
  const known = settings.migrations ?? readMigrationFiles()
  await speakExactly(tx)
  await tx.execute(sql`set local lock_timeout = '5s'`)
  await makeRoom(tx, settings, schemas)
  meter.advance(0, backupTitles.structure)
  await applyMigrations(tx, known.slice(0, manifest.migrations.length))

  const keys = await readForeignKeys(tx, schemas)
  const { tables, deferred } = loadingOrder(await readTables(tx, schemas), keys)
  const archived = pairTables(tables, manifest.tables)
  const putTriggersBack = await putTriggersOff(tx, tables)
  const putForeignKeysBack = await putForeignKeysOff(tx, deferred)
  for (const [table, content] of archived) {
    const failure = await loadTable(tx, settings.archive, table, content, (bytes) =>
      meter.advance(PER_PACKED_BYTE * bytes, backupTitles.restoreTable(nameOf(table))),
    )
    if (failure !== undefined) throw new RestoreRefused(failure)
  }
  await checkedTogether(putForeignKeysBack)
  await putTriggersBack()
  await setSequences(tx, manifest.sequences)
  const sizes = await sizesOf(tx, tables)
  for (const [table, content] of archived) await compare(tx, table, sizes.get(table) as TableSize, content, meter)

  const migratedFurther = await applyMigrations(tx, known)
  await refreshViews(tx, schemas)
  const brokenAt = await checkHistory(tx, manifest.audit)
  return {
    tables: tables.length,
    rows: manifest.tables.reduce((total, { rows }) => total + rows, 0),
    files: manifest.files.length,
    audit: { entries: manifest.audit.entries, head: manifest.audit.head, brokenAt },
    migratedFurther,
  }
}

/** Drops the house's schemas, after asking once more whether that may be: something may have been written meanwhile. */
async function makeRoom(tx: WriteTx, settings: RestoreSettings, schemas: readonly string[]): Promise<void> {
  const occupied = occupationRefusal(await occupation(tx, schemas), settings.replace)
  if (occupied !== undefined) throw new RestoreRefused(occupied)
  const strangers = await dependents(tx, schemas)
  if (strangers.length > 0) throw new RestoreRefused(backupRefusals.dependedUpon(strangers))
  await tx.execute(sql`set local client_min_messages = warning`)
  for (const schema of schemas) await tx.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`)
}

/** Keys that were put off are checked here: what they refuse is the archive's fault, not ours. */
async function checkedTogether(putForeignKeysBack: () => Promise<void>): Promise<void> {
  try {
    await putForeignKeysBack()
  } catch (error) {
    const code = databaseErrorCode(error)
    if (code !== SQLSTATE.foreignKeyViolation) throw error
    throw new RestoreRefused(backupRefusals.rowsRefused(violatedConstraint(error) ?? MANIFEST_MEMBER, code))
  }
}

async function applyMigrations(tx: WriteTx, files: readonly MigrationFile[]): Promise<readonly string[]> {
  const migrated = await migrate(ownerWithin(tx), files)
  if (!migrated.ok) throw new RestoreRefused(backupRefusals.migrationFailed(migrated.refusal.message))
  return migrated.value
}

/** Each table of the structure with its content; both sides must name the same tables, columns and types. */
function pairTables(
  tables: readonly Table[],
  archived: readonly ArchivedTable[],
): readonly (readonly [Table, ArchivedTable])[] {
  const byName = new Map(archived.map((content) => [nameOf(content), content]))
  const pairs = tables.map((table) => {
    const content = byName.get(nameOf(table))
    if (content === undefined || columnsOf(table) !== columnsOf(content))
      throw new RestoreRefused(backupRefusals.structureDiffers(nameOf(table)))
    return [table, content] as const
  })
  const here = new Set(tables.map(nameOf))
  const stranger = archived.find((content) => !here.has(nameOf(content)))
  if (stranger !== undefined) throw new RestoreRefused(backupRefusals.structureDiffers(nameOf(stranger)))
  return pairs
}

function columnsOf({
  columns,
}: {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}): string {
  return JSON.stringify(columns.map(({ name, type }) => [name, type]))
}

/** The rows read back are, character for character, those that were backed up: on another version of the database too. */
async function compare(
  tx: WriteTx,
  table: Table,
  size: TableSize,
  content: ArchivedTable,
  meter: Meter,
): Promise<void> {
  const hash = createHash('sha256')
  const packed = content.parts.reduce((total, part) => total + part.size, 0)
  for await (const lines of linesOf(tx, table, size)) {
    for (const line of lines) hash.update(`${line}\n`)
    meter.advance((PER_PACKED_BYTE * packed * lines.length) / size.rows, backupTitles.compare(nameOf(table)))
  }
  if (size.rows !== content.rows || hash.digest('hex') !== content.sha256)
    throw new RestoreRefused(backupRefusals.contentDiffers(nameOf(table)))
}

/**
 * A history that was broken already when the backup was made is restored as it was: it is evidence. Answers the first
 * broken link, if there is one.
 */
async function checkHistory(tx: WriteTx, audit: VerifiedArchive['manifest']['audit']): Promise<number | null> {
  const verdict = await verifyChain(tx)
  if (!audit.walked) return verdict.whole ? null : verdict.brokenAt
  if (audit.brokenAt === null) {
    if (!verdict.whole) throw new RestoreRefused(backupRefusals.historyBroken(verdict.brokenAt))
    if (verdict.entries !== audit.entries || (audit.entries > 0 && verdict.head !== audit.head))
      throw new RestoreRefused(backupRefusals.historyBroken(Math.min(verdict.entries, audit.entries)))
  } else if (verdict.whole || verdict.brokenAt !== audit.brokenAt)
    throw new RestoreRefused(backupRefusals.historyBroken(verdict.whole ? audit.brokenAt : verdict.brokenAt))
  return audit.brokenAt
}

async function refreshViews(tx: WriteTx, schemas: readonly string[]): Promise<void> {
  const found = await tx.execute(sql`
    select format('refresh materialized view %I.%I', n.nspname, c.relname) as statement
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'm' and n.nspname = any(${sql.param(schemas)}::text[]) order by c.oid`)
  for (const row of found.rows) await tx.execute(sql.raw(String(row.statement)))
}

/** Fresh tables have no statistics, and the first pages would be planned blindly. */
async function analyse(tx: WriteTx, schemas: readonly string[]): Promise<void> {
  await speakExactly(tx)
  const tables = await readTables(tx, schemas)
  await tx.execute(sql.raw(`analyze ${tables.map(quoted).join(', ')}`))
}
