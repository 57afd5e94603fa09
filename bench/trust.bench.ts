import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { z } from 'zod'
import { newId } from '../kernel/ids.ts'
import { appendAudit } from '../platform/audit/append.ts'
import type { Command } from '../platform/capability/command.ts'
import type { Actor, Ctx } from '../platform/capability/context.ts'
import { mayDo, type Permission } from '../platform/capability/permission.ts'
import { createRunner } from '../platform/capability/runner.ts'
import type { Database, WriteTx } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { hashPassword, passwordMatches } from '../platform/identity/password.ts'
import { actorOfSession, tokenHash } from '../platform/identity/session.ts'
import { signIn } from '../platform/identity/sign-in.ts'
import { findPostgres } from '../tests/integration/harness-postgres.ts'
import { makeActor } from '../tests/integration/made-actor.ts'

/**
 * What trust costs: signing in (the password's own cost apart), knowing who asks, deciding whether they may, and the history of a
 * command. Everything against a bare durable insert of one row in the same run, whose kinds take turns, so that what else the
 * machine does weighs on all alike. `node bench/trust.bench.ts`
 */
const app = { role: 'trama_app' } as const
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const ROUNDS = 300
const PASSWORD = 'una contraseña que nadie más tiene'

const may: Permission = {
  id: 'bench.insert',
  sentence: { es: 'Medición', en: 'Measurement' },
  grants: [
    { to: 'administrator' },
    { to: 'unit_planner', officeKinds: ['planning_office'], relation: 'own_unit' },
    { to: 'signed_in', relation: 'own_record' },
  ],
}

const insert: Command<{ id: string }, null> = {
  id: 'bench.insert',
  title: { es: 'Medición', en: 'Measurement' },
  input: z.object({ id: z.uuid() }),
  permission: { ...may, grants: [{ to: 'signed_in' }] },
  async run(tx, _ctx, { id }) {
    await insertRow(tx, id)
    return { ok: true, value: { output: null, changes: [changeOf(id)] } }
  },
}

/** Any small table of ours that everybody may write to. */
async function insertRow(tx: WriteTx, id: string): Promise<void> {
  await tx.execute(sql`
    insert into identity.office (id, code, kind, title) values (${id}, ${id}, 'agency', '{"es":"Medición"}')`)
}

function changeOf(id: string) {
  return { kind: 'bench.row', id, label: 'row', before: { value: 1 }, after: { value: 2, note: 'una línea de texto' } }
}

function ctxOf(who: Ctx['who']): Ctx {
  const now = new Date().toISOString()
  return { who, now, today: now.slice(0, 10), locale: 'es', requestId: randomUUID() }
}

async function prepare(database: Database): Promise<{ actor: Actor; token: string; login: string; hash: string }> {
  const actor = await makeActor(database)
  const token = randomUUID()
  const hash = await hashPassword(PASSWORD)
  const { now } = ctxOf('system')
  await database.write(app, async (tx) => {
    await tx.execute(
      sql`update identity.account set password_hash = ${hash}, demo = true where id = ${actor.accountId}`,
    )
    await tx.execute(sql`
      insert into identity.session (token_hash, account_id, created_at, seen_at, expires_at)
      values (${tokenHash(token)}, ${actor.accountId}, ${now}, ${now}, '2100-01-01')`)
  })
  return { actor, token, login: actor.name, hash }
}

async function measure(database: Database): Promise<void> {
  const runner = createRunner(database, () => {})
  const { actor, token, login, hash } = await prepare(database)
  const browser = { address: '192.0.2.7', agent: 'medición', device: randomUUID() }
  const kinds = {
    'bare insert of one row': () => database.write(app, (tx) => insertRow(tx, newId())),
    'insert with its entry in the history': () =>
      database.write(app, async (tx) => {
        const id = newId()
        const ctx = ctxOf(actor)
        await insertRow(tx, id)
        await appendAudit(tx, ctx, { command: 'bench.insert', changes: [changeOf(id)] })
      }),
    'the same as a command': () => runner.command(insert, ctxOf(actor), { id: newId() }),
    'who asks (actorOfSession)': () => {
      const { now, today } = ctxOf('system')
      return database.read(app, (tx) => actorOfSession(tx, token, now, today))
    },
    'password alone (argon2id)': () => passwordMatches(hash, PASSWORD),
    'signing in': () => signIn(database, runner, ctxOf('public'), { login, password: PASSWORD, ...browser }),
  }
  const times = new Map<string, number[]>()
  for (let round = -20; round < ROUNDS; round += 1)
    for (const [name, run] of Object.entries(kinds)) {
      const begun = performance.now()
      await run()
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - begun])
    }
  const bare = median(times.get('bare insert of one row'))
  for (const [name, each] of times) print(name, median(each), bare)
  const of = (name: keyof typeof kinds) => median(times.get(name))
  print('history: cost per command', of('insert with its entry in the history') - bare, bare)
  print(
    'runner: permission, input, outbox',
    of('the same as a command') - of('insert with its entry in the history'),
    bare,
  )
  print('signing in without argon2id', of('signing in') - of('password alone (argon2id)'), bare)
  print('may they? (mayDo)', decisions(actor), bare)
}

/** One decision over three grants with a record, in milliseconds. */
function decisions(actor: Actor): number {
  const many = 1_000_000
  const subject = { unitId: newId(), officeId: actor.officeId, accountId: newId() }
  let granted = 0
  const begun = performance.now()
  for (let n = 0; n < many; n += 1) if (mayDo(actor, may, subject)) granted += 1
  const each = (performance.now() - begun) / many
  if (granted > 0) throw new Error('The permission of the measurement lets in whom it should not.')
  return each
}

function median(times: readonly number[] = []): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

function print(name: string, milliseconds: number, bare: number): void {
  const micros = (milliseconds * 1000).toFixed(milliseconds < 0.1 ? 3 : 0)
  const ratio = (milliseconds / bare).toFixed(milliseconds < 0.1 ? 5 : 2)
  console.log(`  ${name.padEnd(40)} ${micros.padStart(9)} µs   × ${ratio} the bare insert`)
}

async function open(name: string, databaseUrl?: string): Promise<Database> {
  const opened = await openDatabase({
    databaseUrl,
    dataDir: join(home, name),
    cacheDir: join(home, 'cache'),
    migrate: true,
  })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  return opened.value
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

try {
  console.log('Embedded database')
  const embedded = await open('a')
  await measure(embedded)
  await embedded.close()
  const found = await findPostgres()
  if (found.ok) {
    console.log('PostgreSQL')
    const url = new URL(found.postgres.adminUrl)
    await admin(url.href, 'create database trama_bench_trust')
    url.pathname = '/trama_bench_trust'
    const server = await open('b', url.href)
    await measure(server)
    await server.close()
    await admin(found.postgres.adminUrl, 'drop database trama_bench_trust with (force)')
    await found.postgres.stop()
  } else console.log(`PostgreSQL: not measured. ${found.reason}`)
} finally {
  rmSync(home, { recursive: true, force: true })
}
