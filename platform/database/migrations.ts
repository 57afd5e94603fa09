import { ok, type Result, refuse } from '../../kernel/result.ts'
import { databaseErrorCode } from './errors.ts'
import type { MigrationFile } from './migration-files.ts'
import type { Owner } from './owner.ts'
import { settlePrivileges } from './privileges.ts'
import { type DatabaseRefusal, databaseRefusals } from './refusals.ts'
import { settleSortKeys } from './sort-keys.ts'

export interface MigrationPlan {
  readonly pending: readonly MigrationFile[]
  readonly applied: number
}

/** Any constant: lets only one process migrate a server database at a time. */
const MIGRATION_LOCK = 7_200_460

/** Which files the database still lacks; a refusal when its history is not ours. */
export async function planMigrations(
  owner: Owner,
  files: readonly MigrationFile[],
): Promise<Result<MigrationPlan, DatabaseRefusal>> {
  const ledger = await readLedger(owner)
  for (const file of files) {
    const applied = ledger.get(file.name)
    if (applied !== undefined && applied !== file.sha256) return refuse(databaseRefusals.historyAltered(file.name))
  }
  const known = new Set(files.map((file) => file.name))
  const unknown = [...ledger.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) return refuse(databaseRefusals.databaseNewer(unknown))
  return ok({ pending: files.filter((file) => !ledger.has(file.name)), applied: ledger.size })
}

export async function hasPendingMigrations(owner: Owner, files: readonly MigrationFile[]): Promise<boolean> {
  const plan = await planMigrations(owner, files)
  return plan.ok && plan.value.pending.length > 0
}

/**
 * Applies what is pending, each file in a transaction of its own together with its line in the ledger, and then settles
 * the privileges of the application's roles and the order of sort keys. Returns the names applied.
 */
export async function migrate(
  owner: Owner,
  files: readonly MigrationFile[],
  onApplied: (name: string, done: number, total: number) => void = () => {},
): Promise<Result<readonly string[], DatabaseRefusal>> {
  await owner.query(`select pg_advisory_lock(${MIGRATION_LOCK})`)
  try {
    const plan = await planMigrations(owner, files)
    if (!plan.ok) return plan
    const { pending } = plan.value
    for (const [index, file] of pending.entries()) {
      const failure = await apply(owner, file)
      if (failure !== undefined) return refuse(failure)
      onApplied(file.name, index + 1, pending.length)
    }
    if (pending.length > 0) {
      await settlePrivileges(owner)
      await settleSortKeys(owner)
    }
    return ok(pending.map((file) => file.name))
  } finally {
    await owner.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`)
  }
}

async function readLedger(owner: Owner): Promise<ReadonlyMap<string, string>> {
  const exists = await owner.query("select to_regclass('trama.migration') is not null as yes")
  if (exists.rows[0]?.yes !== true) return new Map()
  const rows = await owner.query('select name, sha256 from trama.migration order by name')
  return new Map(rows.rows.map((row) => [String(row.name), String(row.sha256)]))
}

async function apply(owner: Owner, file: MigrationFile): Promise<DatabaseRefusal | undefined> {
  await owner.query('begin')
  try {
    await owner.query(LEDGER)
    for (const statement of file.statements) await owner.query(statement)
    await owner.query('insert into trama.migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
    await owner.query('commit')
    return undefined
  } catch (error) {
    await owner.query('rollback')
    const code = databaseErrorCode(error)
    if (code === undefined) throw error
    return databaseRefusals.migrationFailed(file.name, (error as Error).message, code)
  }
}

const LEDGER = `
  create schema if not exists trama;
  create table if not exists trama.migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`
