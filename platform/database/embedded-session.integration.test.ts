import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCacheDir } from '../../tests/integration/harness.ts'
import { postgisBundle, prepareSeed } from './embedded-cluster.ts'
import { type EmbeddedEngine, startEngine } from './embedded-engine.ts'
import { databaseErrorCode } from './errors.ts'
import { readMigrationFiles } from './migration-files.ts'

/** Longer than a large answer takes on a busy machine, since both are asked of one engine. */
const STATEMENT_SECONDS = 5
const IDLE_MS = 1500

const home = mkdtempSync(join(tmpdir(), 'trama-test-'))
let engine: EmbeddedEngine

async function client(): Promise<pg.Client> {
  const connection = new pg.Client({ stream: () => engine.stream() })
  connection.on('error', () => {})
  await connection.connect()
  return connection
}

function streamOf(connection: pg.Client): { destroy(): void } {
  return (connection as unknown as { connection: { stream: { destroy(): void } } }).connection.stream
}

async function rows(connection: pg.Client): Promise<unknown[]> {
  return (await connection.query('select n from seat order by n')).rows.map((row) => row.n)
}

beforeAll(async () => {
  const seed = await prepareSeed(testCacheDir, readMigrationFiles(), () => {})
  if (!seed.ok) throw new Error(seed.refusal.message.en)
  const clusterDir = join(home, 'postgres')
  cpSync(seed.value, clusterDir, { recursive: true })
  engine = await startEngine({
    clusterDir,
    postgisBundle: postgisBundle(testCacheDir),
    durable: true,
    statementSeconds: STATEMENT_SECONDS,
    idleInTransactionMs: IDLE_MS,
  })
  const owner = await client()
  await owner.query('create table seat (n int)')
  await owner.end()
})

afterAll(async () => {
  await engine.close()
  rmSync(home, { recursive: true, force: true })
})

describe('clients of the one session', () => {
  test('wait while a transaction is open, in the order they came', async () => {
    const [first, second, third] = [await client(), await client(), await client()]
    const order: string[] = []
    await first.query('begin')
    const others = [second.query('insert into seat values (2)').then(() => order.push('second'))]
    await pause(20)
    others.push(third.query('insert into seat values (3)').then(() => order.push('third')))
    await first.query('insert into seat values (1)')
    await pause(50)
    order.push('first')
    await first.query('commit')
    await Promise.all(others)
    expect(order).toEqual(['first', 'second', 'third'])
    expect(await rows(first)).toEqual([1, 2, 3])
    for (const one of [first, second, third]) await one.end()
  })

  test('a client that goes away in mid-transaction is rolled back and frees the session', async () => {
    const leaving = await client()
    const staying = await client()
    await leaving.query('begin')
    await leaving.query('insert into seat values (99)')
    const waiting = rows(staying)
    streamOf(leaving).destroy()
    expect(await waiting).not.toContain(99)
    await staying.end()
  })

  test('a client that leaves while its query waits is forgotten', async () => {
    const [owner, leaving, staying] = [await client(), await client(), await client()]
    await owner.query('begin')
    leaving.query('insert into seat values (98)').catch(() => {})
    await pause(20)
    streamOf(leaving).destroy()
    await pause(20)
    await owner.query('commit')
    expect(await rows(staying)).not.toContain(98)
    for (const one of [owner, staying]) await one.end()
  })

  test('an open transaction that does nothing is ended, as a server would end it', async () => {
    const idle = await client()
    const waiting = await client()
    const ended = new Promise((resolve) => idle.on('error', (error) => resolve(databaseErrorCode(error))))
    await idle.query('begin')
    await idle.query('insert into seat values (97)')
    expect(await rows(waiting)).not.toContain(97)
    expect(await ended).toBe('25P03')
    await waiting.end()
  })

  test('an error inside a batch leaves the session usable', async () => {
    const one = await client()
    await expect(one.query('select $1::int / 0', [1])).rejects.toMatchObject({ code: '22012' })
    await expect(one.query('select nonsense')).rejects.toMatchObject({ code: '42703' })
    expect((await one.query('select $1::text as word', ['ñ'])).rows).toEqual([{ word: 'ñ' }])
    await one.end()
  })

  test('an answer of many megabytes arrives whole', async () => {
    const one = await client()
    const { rows: big } = await one.query("select n, repeat('ñ', 1000) as filler from generate_series(1, 5000) n")
    expect([big.length, big.at(-1)?.n, big.at(-1)?.filler.length]).toEqual([5000, 5000, 1000])
    await one.end()
  })

  test('a statement without end is stopped with its SQLSTATE, and the next client finds the database again', async () => {
    const before = await client()
    await before.query('insert into seat values (4)')
    const endless = before.query('select count(*) from generate_series(1, 1e12)')
    await expect(endless).rejects.toMatchObject({ code: '57014' })
    const after = await client()
    expect(await rows(after)).toContain(4)
    await after.end()
  })
})
