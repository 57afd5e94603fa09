import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnServer } from '../../tests/integration/harness.ts'
import { asAdmin, createServerDatabase, type TestPostgres, urlOf } from '../../tests/integration/harness-databases.ts'
import type { Database } from './database.ts'
import { databaseErrorCode } from './errors.ts'
import { NEWS_GAP } from './events.ts'
import { openServer } from './server.ts'

const app = { role: 'trama_app' } as const

async function refusalOf(databaseUrl: string, migrate = false): Promise<{ kind: string; es: string; en: string }> {
  const opened = await openServer({ databaseUrl, migrate })
  if (!opened.ok) {
    const { kind, message } = opened.refusal
    return { kind, es: message.es, en: message.en ?? '' }
  }
  await opened.value.close()
  return { kind: 'opened', es: '', en: '' }
}

describeOnServer('a database that cannot be used says why and what to do', (_open, postgres) => {
  test('an address that is none', async () => {
    expect((await refusalOf('mysql://localhost/x')).kind).toBe('address_unreadable')
  })

  test('nobody listens there', async () => {
    const { kind, es } = await refusalOf('postgres://u@127.0.0.1:1/x')
    expect([kind, es.includes('127.0.0.1:1/x')]).toEqual(['unreachable', true])
  })

  test('somebody listens who is no PostgreSQL', async () => {
    const stranger = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
    await pause(20)
    const address = stranger.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { kind } = await refusalOf(`postgres://u@127.0.0.1:${port}/x`)
    stranger.close()
    expect(kind).toBe('unreachable')
  })

  test('no such database, no such user', async () => {
    expect((await refusalOf(urlOf(postgres(), 'nowhere'))).kind).toBe('database_missing')
    const url = new URL(postgres().adminUrl)
    url.username = 'nobody_known'
    const { kind, en } = await refusalOf(url.href)
    expect([kind, en.includes('nobody_known')]).toEqual(['credentials_refused', true])
    expect(en).not.toContain('password@')
  })

  test('encryption was asked for and is not offered', async () => {
    const url = new URL(urlOf(postgres(), 'postgres'))
    url.searchParams.set('sslmode', 'verify-full')
    expect((await refusalOf(url.href)).kind).toBe('encryption_not_offered')
  })

  test('migrations are pending: the command is named, and nothing was changed', async () => {
    const { url, drop } = await createServerDatabase(postgres(), 'template0')
    const { kind, es } = await refusalOf(url)
    expect([kind, es.includes('0000_foundation'), es.includes('npm run trama -- migrate')]).toEqual([
      'migrations_pending',
      true,
      true,
    ])
    expect((await refusalOf(url)).kind).toBe('migrations_pending')
    expect((await refusalOf(url, true)).kind).toBe('opened')
    expect((await refusalOf(url)).kind).toBe('opened')
    await drop()
  })

  test('a migration that fails is named and the database does not open', async () => {
    const { url, drop } = await createServerDatabase(postgres(), 'template0')
    const migrationsDir = mkdtempSync(join(tmpdir(), 'trama-migrations-'))
    writeFileSync(join(migrationsDir, '0000_broken.sql'), 'create table one (n int); nonsense')
    const opened = await openServer({ databaseUrl: url, migrate: true, migrationsDir })
    expect(opened).toMatchObject({ ok: false, refusal: { kind: 'migration_failed', sqlstate: '42601' } })
    await drop()
  })
})

describeOnServer('an owner who is no superuser', (_open, postgres) => {
  const owner = `trama_owner_${randomUUID().slice(0, 8)}`

  function asOwner(url: string): string {
    const own = new URL(url)
    own.username = owner
    return own.href
  }

  beforeAll(() => asAdmin(postgres(), `create role ${owner} login`))
  afterAll(() => asAdmin(postgres(), `drop role ${owner}`))

  async function ownedDatabase(): Promise<{ url: string; admin: TestPostgres; drop(): Promise<void> }> {
    const made = await createServerDatabase(postgres(), 'template0')
    await asAdmin(postgres(), `alter database ${made.name} owner to ${owner}`)
    return { url: asOwner(made.url), admin: { ...postgres(), adminUrl: made.url }, drop: made.drop }
  }

  test('is told who must enable PostGIS and grant the roles, and then everything works', async () => {
    const { url, admin, drop } = await ownedDatabase()
    expect((await refusalOf(url, true)).kind).toBe('postgis_not_permitted')
    await asAdmin(admin, 'create extension postgis')
    const refused = await refusalOf(url, true)
    expect([refused.kind, refused.en.includes(`TO ${owner}`)]).toEqual(['roles_not_permitted', true])
    await asAdmin(admin, `grant trama_app, trama_public to ${owner}`)
    expect((await refusalOf(url, true)).kind).toBe('opened')
    const opened = await openServer({ databaseUrl: url, migrate: false })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    const { rows } = await opened.value.read(app, (tx) =>
      tx.execute(sql`select current_user as me, session_user as login`),
    )
    await opened.value.close()
    expect(rows).toEqual([{ me: 'trama_app', login: owner }])
    await drop()
    await asAdmin(postgres(), `revoke trama_app, trama_public from ${owner}`)
  })

  test('a login that owns nothing and may only act as the application runs the platform but cannot become the owner', async () => {
    const { name, url, drop } = await createServerDatabase(postgres(), postgres().template)
    await asAdmin(
      postgres(),
      `grant trama_app, trama_public to ${owner}`,
      `grant connect on database ${name} to ${owner}`,
    )
    const opened = await openServer({ databaseUrl: asOwner(url), migrate: false })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    const disarm = opened.value.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`alter table audit.entry disable trigger append_only`)
    })
    expect(await disarm.catch((error: unknown) => databaseErrorCode(error))).toBe('42501')
    await opened.value.close()
    await drop()
    await asAdmin(postgres(), `revoke trama_app, trama_public from ${owner}`)
  })
})

describeOnServer('several processes on one database', (open, postgres) => {
  let here: Database
  let there: Database
  let shared: { name: string; url: string; drop(): Promise<void> }

  beforeAll(async () => {
    shared = await createServerDatabase(postgres(), postgres().template)
    const both = await Promise.all(
      [1, 2].map(() => openServer({ databaseUrl: shared.url, migrate: false, connections: 4, statementSeconds: 5 })),
    )
    const [first, second] = both.map((opened) => (opened.ok ? opened.value : undefined))
    if (first === undefined || second === undefined) throw new Error('both must open')
    here = first
    there = second
    await here.write(app, async (tx) => {
      await tx.execute(sql`reset role`)
      await tx.execute(sql`create table seat (id int primary key, taken int not null, version int not null)`)
      await tx.execute(sql`insert into seat values (1, 0, 0)`)
      await tx.execute(sql`grant all on seat to trama_app`)
    })
  })

  afterAll(async () => {
    await Promise.all([here.close(), there.close()])
    await shared.drop()
  })

  test('news of one is heard by the other within a second, once by each, and only if committed', async () => {
    const heard: string[] = []
    here.events.subscribe('plan', (payload) => heard.push(`here ${payload}`))
    there.events.subscribe('plan', (payload) => heard.push(`there ${payload}`))
    await here.write(app, () => here.events.publish('plan', 'a'))
    await here
      .write(app, async () => {
        await here.events.publish('plan', 'rolled back')
        throw new Error('no')
      })
      .catch(() => {})
    await here.events.publish('plan', 'ñ'.repeat(3000))
    for (let wait = 0; wait < 20 && heard.length < 4; wait += 1) await pause(50)
    expect(heard.map((line) => line.slice(0, 8)).sort()).toEqual(['here a', 'here ñññ', 'there a', 'there ññ'])
  })

  test('who lost the connection for a while learns that something may have been missed', async () => {
    let gaps = 0
    there.events.subscribe(NEWS_GAP, () => {
      gaps += 1
    })
    await asAdmin(
      postgres(),
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${shared.name}' and application_name = 'trama news'`,
    )
    for (let wait = 0; wait < 60 && gaps === 0; wait += 1) await pause(50)
    expect(gaps).toBe(1)
    const heard: string[] = []
    there.events.subscribe('again', (payload) => heard.push(payload))
    await pause(300)
    await here.events.publish('again', 'back')
    for (let wait = 0; wait < 40 && heard.length === 0; wait += 1) await pause(50)
    expect(heard).toEqual(['back'])
  })

  test('connections that the server ended are replaced without anybody noticing', async () => {
    await here.read(app, (tx) => tx.execute(sql`select 1`))
    await asAdmin(
      postgres(),
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${shared.name}' and application_name = 'trama'`,
    )
    const answers = await Promise.all([1, 2, 3].map(() => here.read(app, (tx) => tx.execute(sql`select 1 as n`))))
    expect(answers.map((answer) => answer.rows)).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]])
  })

  test('of two who change the same version at once, one wins and the other is told', async () => {
    // Neither writes before both have read, however busy the machine is.
    const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>()
    let read = 0
    const take = (database: Database) =>
      database.write(app, async (tx) => {
        const { rows } = await tx.execute(sql`select version from seat where id = 1`)
        read += 1
        if (read === 2) resolve()
        await bothHaveRead
        const done = await tx.execute(
          sql`update seat set taken = taken + 1, version = version + 1 where id = 1 and version = ${rows[0]?.version}`,
        )
        return done.rowCount
      })
    expect((await Promise.all([take(here), take(there)])).sort()).toEqual([0, 1])
  })

  test('a statement that takes too long is cancelled with the same code as on the embedded database', async () => {
    const endless = here.read(app, (tx) => tx.execute(sql`select pg_sleep(30)`))
    expect(await endless.catch((error: unknown) => databaseErrorCode(error))).toBe('57014')
  })

  test('a transaction that waits for something else than SQL is ended', async () => {
    const database = await open({ idleInTransactionSeconds: 1 })
    const idle = database.write(app, async (tx) => {
      await tx.execute(sql`select 1`)
      await pause(2000)
      await tx.execute(sql`select 1`)
    })
    await expect(idle).rejects.toThrow()
    await expect(database.read(app, (tx) => tx.execute(sql`select 1`))).resolves.toBeDefined()
  })
})
