import { createHash, randomUUID } from 'node:crypto'
import {
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { cp, open, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { ok, type Result } from '../../kernel/result.ts'
import { projectRoot } from '../root.ts'
import { type EngineSettings, startEngine } from './embedded-engine.ts'
import { hashOfMigrations, type MigrationFile } from './migration-files.ts'
import { migrate } from './migrations.ts'
import { trimmedPostgis } from './postgis-bundle.ts'
import { type OnProgress, openingTitles } from './progress.ts'
import type { DatabaseRefusal } from './refusals.ts'

const POSTGIS_PACKAGE = '@electric-sql/pglite-postgis'
/** Raised when what a seed holds changes for another reason than migrations or packages. */
const SEED_FORMAT = 1
const BUILD_STATEMENT_SECONDS = 900

/** Packages whose version decides what a cluster on disk looks like. */
function packageVersions(): Readonly<Record<string, string>> {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  )
  const names = ['@electric-sql/pglite', POSTGIS_PACKAGE]
  return Object.fromEntries(names.map((name) => [name, manifest.dependencies[name] ?? '']))
}

/** The smaller PostGIS bundle, or undefined (the package's own is used) when the cache folder cannot be written. */
export function postgisBundle(cacheDir: string): string | undefined {
  const original = join(dirname(createRequire(import.meta.url).resolve(POSTGIS_PACKAGE)), 'postgis.tar.gz')
  try {
    return trimmedPostgis(original, cacheDir, packageVersions()[POSTGIS_PACKAGE] ?? 'unknown')
  } catch {
    // Only slower, never wrong.
    return undefined
  }
}

export function clusterExists(clusterDir: string): boolean {
  return existsSync(join(clusterDir, 'PG_VERSION'))
}

/** Builds the seed of today's migrations if the cache folder lacks it, so that many databases can then start quickly. */
export async function prepareSeed(
  cacheDir: string,
  files: readonly MigrationFile[],
  onProgress: OnProgress,
): Promise<Result<string, DatabaseRefusal>> {
  const seed = join(cacheDir, `seed-${seedKey(files)}`)
  if (clusterExists(seed)) {
    const now = new Date()
    utimesSync(seed, now, now)
    return ok(seed)
  }
  forgetOldSeeds(cacheDir)
  const built = await buildSeed(seed, cacheDir, files, onProgress)
  return built.ok ? ok(seed) : built
}

/**
 * Creates the files of a new embedded database with all migrations applied. Building them takes several seconds, so a
 * finished one is kept in the cache folder under a name made of migrations and package versions, and copied from then on.
 */
export async function createCluster(
  clusterDir: string,
  cacheDir: string,
  files: readonly MigrationFile[],
  onProgress: OnProgress,
  durable: boolean,
): Promise<Result<void, DatabaseRefusal>> {
  const partial = `${clusterDir}.partial`
  rmSync(partial, { recursive: true, force: true })
  const seed = await prepareSeed(cacheDir, files, onProgress)
  if (!seed.ok) return seed
  const total = files.length + 3
  onProgress({ step: 'copy', done: total - 2, total, title: openingTitles.copy })
  await cp(seed.value, partial, { recursive: true, mode: constants.COPYFILE_FICLONE })
  if (durable) await syncTree(partial)
  renameSync(partial, clusterDir)
  onProgress({ step: 'copy', done: total - 1, total, title: openingTitles.open })
  return ok(undefined)
}

async function buildSeed(
  seed: string,
  cacheDir: string,
  files: readonly MigrationFile[],
  onProgress: OnProgress,
): Promise<Result<void, DatabaseRefusal>> {
  const total = files.length + 3
  mkdirSync(cacheDir, { recursive: true })
  const draft = `${seed}.${randomUUID()}`
  try {
    onProgress({ step: 'engine', done: 0, total, title: openingTitles.engine })
    const engine = await startEngine(buildSettings(draft, cacheDir))
    const client = new pg.Client({ stream: () => engine.stream() })
    await client.connect()
    onProgress({ step: 'migration', done: 1, total, title: openingTitles.migration(files[0]?.name ?? '') })
    const migrated = await migrate(client, files, (_, done) => {
      const next = files[done]?.name ?? files.at(-1)?.name ?? ''
      onProgress({ step: 'migration', done: 1 + done, total, title: openingTitles.migration(next) })
    })
    await client.query('vacuum analyze')
    await client.end()
    await engine.close()
    if (!migrated.ok) return migrated
    // Another process may have finished the same seed meanwhile; then that one stands.
    if (!clusterExists(seed)) renameSync(draft, seed)
    return ok(undefined)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function buildSettings(clusterDir: string, cacheDir: string): EngineSettings {
  return {
    clusterDir,
    postgisBundle: postgisBundle(cacheDir),
    durable: false,
    statementSeconds: BUILD_STATEMENT_SECONDS,
    idleInTransactionMs: 60_000,
  }
}

const SEED_DAYS = 14

function forgetOldSeeds(cacheDir: string): void {
  if (!existsSync(cacheDir)) return
  for (const name of readdirSync(cacheDir)) {
    const path = join(cacheDir, name)
    const old = Date.now() - statSync(path).mtimeMs > SEED_DAYS * 24 * 3600 * 1000
    if (name.startsWith('seed-') && old) rmSync(path, { recursive: true, force: true })
  }
}

export function seedKey(files: readonly MigrationFile[]): string {
  return createHash('sha256')
    .update(JSON.stringify([SEED_FORMAT, packageVersions(), hashOfMigrations(files)]))
    .digest('hex')
    .slice(0, 16)
}

/** A copied file is only in memory until it is synced; a power cut right after the first start must not tear it. */
async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = await open(join(entry.parentPath, entry.name), 'r')
    await file.sync()
    await file.close()
  }
}
