import { createHash, randomUUID } from 'node:crypto'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setImmediate as others } from 'node:timers/promises'
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
const SEED_FORMAT = 2
/** Those of 0000_foundation.sql, whose `if not exists` then has nothing left to do. */
const EXTENSIONS = ['postgis', 'pg_trgm', 'unaccent']
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

/**
 * The seed of today's migrations: a finished cluster in the cache folder, built if it is not there yet. It stands on
 * another one that holds the bare engine with its extensions, so that a new migration costs seconds and not a minute.
 */
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
  const total = totalSteps(files)
  const base = await prepareBase(cacheDir, (step, done) =>
    onProgress({ step, done, total, title: openingTitles[step] }),
  )
  const migrated = await buildInCache(seed, async (draft) => {
    await copyTree(base, draft)
    return withOwner(draft, cacheDir, async (owner) => {
      const tell = (done: number) => {
        const name = files[Math.min(done, files.length - 1)]?.name ?? ''
        onProgress({ step: 'migration', done: 2 + done, total, title: openingTitles.migration(name) })
      }
      tell(0)
      const outcome = await migrate(owner, files, (_, done) => tell(done))
      await owner.query('vacuum analyze')
      return outcome
    })
  })
  return migrated === undefined || migrated.ok ? ok(seed) : migrated
}

/** Steps of a first start: engine, extensions, each migration, copy, open. */
export function totalSteps(files: readonly MigrationFile[]): number {
  return files.length + 4
}

async function prepareBase(
  cacheDir: string,
  onStep: (step: 'engine' | 'extensions', done: number) => void,
): Promise<string> {
  const base = join(cacheDir, `base-${baseKey()}`)
  if (clusterExists(base)) return base
  onStep('engine', 0)
  await buildInCache(base, (draft) =>
    withOwner(draft, cacheDir, async (owner) => {
      onStep('extensions', 1)
      for (const name of EXTENSIONS) await owner.query(`create extension ${name}`)
      return ok(undefined)
    }),
  )
  return base
}

/** Builds beside the wanted path and moves it there when it is whole; undefined when another process was faster. */
async function buildInCache<T>(
  path: string,
  build: (draft: string) => Promise<Result<T, DatabaseRefusal>>,
): Promise<Result<T, DatabaseRefusal> | undefined> {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  try {
    const built = await build(draft)
    if (!built.ok) return built
    if (clusterExists(path)) return undefined
    renameSync(draft, path)
    return built
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function withOwner<T>(clusterDir: string, cacheDir: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const engine = await startEngine(buildSettings(clusterDir, cacheDir))
  try {
    const owner = new pg.Client({ stream: () => engine.stream() })
    await owner.connect()
    const value = await work(owner)
    await owner.end()
    return value
  } finally {
    await engine.close()
  }
}

/**
 * Creates the files of a new embedded database with all migrations applied, by copying the seed. What is half copied when
 * the process dies is not taken for a database.
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
  const total = totalSteps(files)
  onProgress({ step: 'copy', done: total - 2, total, title: openingTitles.copy })
  await copyTree(seed.value, partial)
  if (durable) await syncTree(partial)
  renameSync(partial, clusterDir)
  onProgress({ step: 'copy', done: total - 1, total, title: openingTitles.open })
  return ok(undefined)
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
    if (/^(seed|base)-/.test(name) && old) rmSync(path, { recursive: true, force: true })
  }
}

function seedKey(files: readonly MigrationFile[]): string {
  return shortHash([baseKey(), hashOfMigrations(files)])
}

function baseKey(): string {
  return shortHash([SEED_FORMAT, packageVersions(), EXTENSIONS])
}

function shortHash(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)
}

/** Between so many files whatever else the process does has its turn: a page that tells how far the first start is. */
const FILES_AT_ONCE = 50

/**
 * Copies a folder of two thousand small files: one after another costs a quarter of the processor time of `cp` from
 * `node:fs/promises`, which hands every question about every file to another thread.
 */
async function copyTree(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true })
  for (const [index, entry] of readdirSync(from, { withFileTypes: true }).entries()) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyTree(source, target)
    else copyFileSync(source, target, constants.COPYFILE_FICLONE)
    if (index % FILES_AT_ONCE === 0) await others()
  }
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
