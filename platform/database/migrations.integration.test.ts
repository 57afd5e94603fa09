import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type EmptyDatabase, emptyDatabases as places } from '../../tests/integration/empty-databases.ts'
import { testCacheDir } from '../../tests/integration/harness.ts'
import { openEmbedded } from './embedded.ts'
import { readMigrationFiles } from './migration-files.ts'
import { hasPendingMigrations, migrate } from './migrations.ts'
import type { Owner } from './owner.ts'

function folder(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'trama-migrations-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, `${name}.sql`), text)
  return directory
}

const roles = `do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'trama_app') then create role trama_app; create role trama_public; end if;
end $$`
const two = { '0000_roles': roles, '0001_herbs': 'create schema garden; create table garden.herb (name text)' }

/** Without the schemas that a test made; extensions and roles stay, which every migration expects. */
const EMPTY_AGAIN = `do $$ declare made record; begin
  for made in
    select nspname from pg_namespace n where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
      and not exists (select 1 from pg_depend d where d.objid = n.oid and d.deptype = 'e')
  loop execute format('drop schema %I cascade', made.nspname); end loop;
end $$`

describe.for(Object.keys(places))('migrations · %s', (kind) => {
  const skip = kind !== 'embedded' && inject('postgres') === undefined
  let place: EmptyDatabase
  let owner: Owner

  beforeAll(async () => {
    const make = places[kind]
    if (make === undefined) throw new Error(kind)
    if (skip) return
    place = await make()
    owner = place.owner
  })
  beforeEach(({ skip: skipTest }) => {
    if (skip) skipTest()
  })
  afterEach(async () => {
    if (!skip) await owner.query(EMPTY_AGAIN)
  })
  afterAll(() => place?.dispose())

  const ask = async (question: string) => (await owner.query(question)).rows

  test('are applied once, in order, and noted in the ledger', async () => {
    const files = readMigrationFiles(folder(two))
    expect(await hasPendingMigrations(owner, files)).toBe(true)
    expect(await migrate(owner, files)).toEqual({ ok: true, value: ['0000_roles', '0001_herbs'] })
    expect(await hasPendingMigrations(owner, files)).toBe(false)
    expect(await migrate(owner, files)).toEqual({ ok: true, value: [] })
    expect((await ask('select name from trama.migration order by name')).map((row) => row.name)).toEqual(
      Object.keys(two),
    )
  })

  test('one that fails leaves nothing of itself, and those before it stand', async () => {
    const broken = { ...two, '0002_weeds': 'create table garden.weed (name text); select 1 / 0' }
    const outcome = await migrate(owner, readMigrationFiles(folder(broken)))
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'migration_failed', sqlstate: '22012' } })
    expect(await ask("select to_regclass('garden.weed') as weed, to_regclass('garden.herb')::text as herb")).toEqual([
      { weed: null, herb: 'garden.herb' },
    ])
  })

  test('a file altered after it was applied is refused', async () => {
    await migrate(owner, readMigrationFiles(folder(two)))
    const altered = { ...two, '0001_herbs': `${two['0001_herbs']} -- a second thought` }
    const outcome = await migrate(owner, readMigrationFiles(folder(altered)))
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'history_altered' } })
    if (!outcome.ok) expect(outcome.refusal.message.es).toContain('0001_herbs')
  })

  test('a database of a newer program is left alone', async () => {
    await migrate(owner, readMigrationFiles(folder(two)))
    const older = readMigrationFiles(folder({ '0000_roles': roles }))
    expect(await migrate(owner, older)).toMatchObject({ ok: false, refusal: { kind: 'database_newer' } })
  })

  test('new tables are the application’s to use, and an append-only one only to add to', async () => {
    const files = readMigrationFiles().filter(({ name }) => name <= '0002_guards')
    expect(await migrate(owner, files)).toMatchObject({ ok: true })
    await owner.query('create schema late; create table late.note (n int); create table late.trail (n int)')
    await owner.query("select trama.append_only('late.trail')")
    const may = (table: string, right: string) =>
      ask(`select has_table_privilege('trama_app', '${table}', '${right}') as yes`).then(([row]) => row?.yes)
    expect(await may('late.note', 'select, insert')).toBe(true)
    expect([await may('late.note', 'delete'), await may('late.trail', 'insert')]).toEqual([true, true])
    expect([await may('late.trail', 'update'), await may('late.trail', 'truncate')]).toEqual([false, false])
  })
})

test('an embedded database that has data is migrated when the program is newer', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'trama-test-'))
  const older = folder(two)
  const newer = folder({ ...two, '0002_trees': 'create table garden.tree (name text)' })
  for (const migrationsDir of [older, newer]) {
    const opened = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false, migrationsDir })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    await opened.value.close()
  }
  const back = await openEmbedded({ dataDir, cacheDir: testCacheDir, durable: false, migrationsDir: older })
  expect(back).toMatchObject({ ok: false, refusal: { kind: 'database_newer' } })
  rmSync(dataDir, { recursive: true, force: true })
})
