import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../platform/database/database.ts'
import { openServer } from '../platform/database/server.ts'
import { describeOnEmbedded, describeOnServer } from '../tests/integration/harness.ts'
import { asAdmin, urlOf } from '../tests/integration/harness-databases.ts'
import { type Loaded, loadDeployment } from '../tests/integration/loaded.ts'
import { type OwnPostgres, startOwnPostgres } from '../tests/integration/own-postgres.ts'
import { type Site, siteOf } from '../tests/integration/site.ts'
import { MANIFESTS } from './manifests.ts'

/** A busy machine is not taken for one that does not recover. */
const WAIT = { timeout: 60_000 }
const READ = '/api/v1/planes/2019'

interface Answers {
  /** How often each status was answered. */
  readonly statuses: Map<number, number>
  /** Names of the themes whose change was acknowledged. */
  readonly kept: string[]
  stop(): Promise<void>
}

/** Several people who read and sign in without pause; what they are answered is counted. */
function people(site: Site): Answers {
  const statuses = new Map<number, number>()
  const kept: string[] = []
  let stopping = false
  async function person(number: number): Promise<void> {
    for (let turn = 0; !stopping; turn += 1) {
      const login = `persona-${number}-${turn}`
      const read = await site.request(READ)
      // A failed attempt to sign in is written down before it is answered.
      const write = await site.request('/acceso', {
        method: 'POST',
        body: new URLSearchParams({ login, password: 'otra' }),
      })
      for (const { status } of [read, write]) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (write.status === 422) kept.push(login)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const all = [1, 2, 3].map(person)
  return {
    statuses,
    kept,
    async stop() {
      stopping = true
      await Promise.all(all)
    },
  }
}

async function lost(database: Database, kept: readonly string[]): Promise<readonly string[]> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`select login from identity.sign_in_failure`),
  )
  const written = new Set(found.rows.map(({ login }) => login))
  return kept.filter((login) => !written.has(login))
}

async function expectClearPages(site: Site): Promise<void> {
  for (const [path, words] of [
    ['/planes/2019', 'La base de datos no está disponible'],
    ['/en/planes/2019', 'The database is not available'],
  ] as const) {
    const page = await site.request(path)
    expect(page.status).toBe(503)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    const text = await page.text()
    expect(text).toContain(words)
    expect(text).toContain(page.headers.get('x-request-id'))
    expect(text).not.toMatch(/ECONN|57P0|at .*\.ts:/)
  }
  const data = await site.request(READ)
  expect([data.status, data.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
}

describeOnEmbedded('while people work, the thread of the database ends', (open) => {
  test('it is started again by itself, nothing acknowledged is lost, and what ran too long is refused', async () => {
    // What holds the demonstration already has no long statement before it, however busy the machine is.
    const database = await open({ holding: 'demonstration', statementSeconds: 3, largestAnswer: 10_000_000 })
    const loaded = await loadDeployment(database, MANIFESTS)
    const site = siteOf(loaded, { manifests: MANIFESTS })
    const answers = people(site)
    await expect.poll(() => answers.kept.length, WAIT).toBeGreaterThan(3)
    await expect(
      database.read({ role: 'trama_app' }, (tx) => tx.execute(sql`select pg_sleep(60)`)),
      'ends the thread: nothing else could stop it',
    ).rejects.toThrow()
    const before = answers.kept.length
    await expect.poll(() => answers.kept.length, WAIT).toBeGreaterThan(before + 3)
    await answers.stop()
    expect(site.errors, 'nothing was taken for a fault').toEqual([])
    expect([...answers.statuses.keys()].filter((status) => ![200, 404, 422, 503].includes(status))).toEqual([])
    expect(await lost(database, answers.kept)).toEqual([])
    expect(database.usage().restarts).toBeGreaterThan(0)
    const earlier = database.usage().restarts
    const endless = sql`select repeat('x', 1000) as line from generate_series(1, 100000)`
    await expect(
      database.read({ role: 'trama_app' }, (tx) => tx.execute(endless)),
      'a hundred megabytes where ten are allowed: memory is everybody’s',
    ).rejects.toThrow()
    expect((await site.request(READ)).status, 'the next one is served').not.toBe(500)
    expect(database.usage().restarts).toBe(earlier + 1)
    site.close()
  })
})

describeOnServer('while people work, PostgreSQL is stopped and started', () => {
  let postgres: OwnPostgres | undefined
  let database: Database
  let loaded: Loaded
  let site: Site

  beforeAll(async () => {
    postgres = await startOwnPostgres()
    if (postgres === undefined) return
    await asAdmin(postgres, 'create database away')
    const opened = await openServer({ databaseUrl: urlOf(postgres, 'away'), migrate: true, connections: 4 })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    database = opened.value
    loaded = await loadDeployment(database, MANIFESTS, 'example')
    site = siteOf(loaded, { manifests: MANIFESTS })
  })
  afterAll(async () => {
    if (postgres === undefined) return
    site.close()
    await database.close()
    await postgres.remove()
  })

  test('people read a clear page meanwhile, nothing acknowledged is lost, and it recovers by itself', async (context) => {
    if (postgres === undefined) return context.skip('PostgreSQL is reached, not installed here: it cannot be stopped.')
    const answers = people(site)
    await expect.poll(() => answers.kept.length, WAIT).toBeGreaterThan(3)
    await postgres.stop()
    await expect.poll(() => answers.statuses.get(503) ?? 0, WAIT).toBeGreaterThan(6)
    await expectClearPages(site)
    await postgres.start()
    const before = answers.kept.length
    await expect.poll(() => answers.kept.length, WAIT).toBeGreaterThan(before + 3)
    await answers.stop()
    expect(site.errors, 'nothing was taken for a fault').toEqual([])
    expect([...answers.statuses.keys()].filter((status) => ![200, 404, 422, 503].includes(status))).toEqual([])
    expect(await lost(database, answers.kept)).toEqual([])
  })
})
