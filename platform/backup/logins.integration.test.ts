import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backedUp, laterMigration, migrateWith, tryRestore, workbench } from '../../tests/integration/backup-rounds.ts'
import { describeOnServer } from '../../tests/integration/harness.ts'
import { asAdmin, createServerDatabase } from '../../tests/integration/harness-databases.ts'
import type { Database } from '../database/database.ts'
import { readMigrationFiles } from '../database/migration-files.ts'
import { openServer } from '../database/server.ts'
import { backUp } from './backup.ts'

const app = { role: 'trama_app' } as const

/** Rows that each office sees for itself, as personal data will be. */
const GUARDED = laterMigration(
  1,
  'create schema guarded',
  'create table guarded.secret (id int primary key, office_id uuid not null)',
  'alter table guarded.secret enable row level security',
  `create policy own_office on guarded.secret using (office_id::text = current_setting('trama.office', true))`,
  `insert into guarded.secret select n, gen_random_uuid() from generate_series(1, 10) as n`,
)
const MIGRATIONS = [...readMigrationFiles(), GUARDED]

describeOnServer('logins of a server', (_open, postgres) => {
  const bench = workbench()
  const files = bench.store('files')
  const logins = ['owner', 'web'].map((name) => `trama_${name}_${randomUUID().slice(0, 8)}`)
  const [owner = '', web = ''] = logins
  const opened: Database[] = []
  const drops: (() => Promise<void>)[] = []

  const as = async (login: string, url: string, migrate = false): Promise<Database> => {
    const own = new URL(url)
    own.username = login
    const answer = await openServer({ databaseUrl: own.href, migrate })
    if (!answer.ok) throw new Error(answer.refusal.message.en)
    opened.push(answer.value)
    return answer.value
  }
  const owned = async (): Promise<string> => {
    const { name, url, drop } = await createServerDatabase(postgres(), 'template0')
    drops.push(drop)
    await asAdmin(postgres(), `alter database ${name} owner to ${owner}`, `grant connect on database ${name} to ${web}`)
    await asAdmin({ adminUrl: url }, 'create extension postgis')
    return url
  }

  let url: string
  beforeAll(async () => {
    for (const login of logins)
      await asAdmin(postgres(), `create role ${login} login`, `grant trama_app, trama_public to ${login}`)
    url = await owned()
    await migrateWith(await as(owner, url, true), MIGRATIONS)
  })
  afterAll(async () => {
    for (const database of opened) await database.close()
    for (const drop of drops) await drop()
    for (const login of logins) await asAdmin(postgres(), `drop role ${login}`)
    bench.dispose()
  })

  test('the owner, who is no superuser, saves every row that row security hides from others, and restores it', async () => {
    const source = opened[0] as Database
    const { rows: seen } = await source.read(app, (tx) => tx.execute(sql`select count(*) as n from guarded.secret`))
    expect(seen).toEqual([{ n: 0 }])
    const { manifest } = await backedUp(source, files, bench.path('owner.tar'), MIGRATIONS)
    expect(manifest.tables.find(({ name }) => name === 'secret')?.rows).toBe(10)
    const target = await as(owner, await owned(), true)
    expect(await tryRestore(target, files, bench.path('owner.tar'), { migrations: MIGRATIONS })).toMatchObject({
      ok: true,
    })
  })

  test('a login to which rows are hidden is refused instead of saving half', async () => {
    const strict = opened[0] as Database
    await strict.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`alter table guarded.secret force row level security`)
    })
    const program = { name: 'trama', version: '0' }
    const now = '2026-11-21T15:00:00.000Z'
    const refused = await backUp({
      database: strict,
      files,
      path: bench.path('half.tar'),
      now,
      program,
      migrations: MIGRATIONS,
    })
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'not_owner' } })
  })

  test('a login that owns nothing neither saves what it may not see nor restores', async () => {
    const { name, url: plain, drop } = await createServerDatabase(postgres(), postgres().template)
    drops.push(drop)
    await asAdmin(postgres(), `grant connect on database ${name} to ${web}`)
    const strong = await openServer({ databaseUrl: plain, migrate: false })
    if (!strong.ok) throw new Error(strong.refusal.message.en)
    opened.push(strong.value)
    const archive = await backedUp(strong.value, files, bench.path('empty.tar'))
    const weak = await as(web, plain)
    const half = { database: weak, files, path: bench.path('weak.tar'), now: '2026-11-21T15:00:00.000Z' }
    expect(await backUp({ ...half, program: { name: 'trama', version: '0' } })).toMatchObject({
      ok: false,
      refusal: { kind: 'not_owner' },
    })
    const refused = await tryRestore(weak, files, archive.path)
    if (refused.ok) throw new Error('It should have been refused.')
    expect(refused.refusal.kind).toBe('not_owner')
    expect(refused.refusal.message.es).toContain('trama migrate')
  })

  test('a platform that still holds the tables is named as the reason', async () => {
    const { url: busy, drop } = await createServerDatabase(postgres(), postgres().template)
    drops.push(drop)
    const restoring = await openServer({ databaseUrl: busy, migrate: false })
    if (!restoring.ok) throw new Error(restoring.refusal.message.en)
    opened.push(restoring.value)
    const working = await openServer({ databaseUrl: busy, migrate: false })
    if (!working.ok) throw new Error(working.refusal.message.en)
    opened.push(working.value)
    let free = () => {}
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    let begun = () => {}
    const holding = new Promise<void>((resolve) => {
      begun = resolve
    })
    const reader = working.value.read(app, async (tx) => {
      await tx.execute(sql`select count(*) from audit.entry`)
      begun()
      await held
    })
    await holding
    const refused = await tryRestore(restoring.value, files, bench.path('empty.tar'))
    free()
    await reader
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'database_busy' } })
  })
})
