import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { makeActor } from '../../../tests/integration/made-actor.ts'
import { type Bearing, type SoftwarePasskey, softwarePasskey } from '../../../tests/software-passkey.ts'
import type { Actor, Ctx } from '../../capability/context.ts'
import { createRunner, type Runner } from '../../capability/runner.ts'
import type { Database } from '../../database/database.ts'
import type { Proof } from '../factors/proof.ts'
import { factorsOf } from '../factors/state.ts'
import { enter } from '../sign-in.ts'
import { askForPasskey, askToMake, makePasskey, passkeyProof } from './ceremony.ts'
import { removePasskey, renamePasskey } from './commands.ts'

const NOW = '2026-11-21T15:00:00.000Z'
const ORIGIN = 'https://trama.oficina.gob.sv'
const party = { id: 'trama.oficina.gob.sv', origin: ORIGIN }
const app = { role: 'trama_app' } as const

describeOnBothDatabases('passkeys', (open) => {
  let database: Database
  let runner: Runner
  let ana: Actor

  beforeAll(async () => {
    database = await open()
    runner = createRunner(database, () => {})
  })
  beforeEach(async () => {
    ana = { ...(await makeActor(database)), provenAt: NOW }
  })

  function at(minutes: number, who: Ctx['who'] = ana): Ctx {
    const now = Temporal.Instant.from(NOW).add({ minutes }).toString()
    return { who, now, today: '2026-11-21', locale: 'es', requestId: randomUUID() }
  }

  async function make(device: SoftwarePasskey, ctx = at(0), later = ctx) {
    const asked = await askToMake({ database }, ctx, party, 'Oficina')
    if (!asked.ok) throw new Error(asked.refusal.kind)
    const text = JSON.stringify(device.create(asked.value))
    return { text, made: await makePasskey({ database }, runner, later, party, { text, name: 'Teléfono' }, '::1') }
  }

  async function enrolled(): Promise<SoftwarePasskey> {
    const device = softwarePasskey(ORIGIN)
    const { made } = await make(device)
    if (!made.ok) throw new Error(made.refusal.kind)
    return device
  }

  /** Signs in without a name; answers what came of it. */
  async function sign(device: SoftwarePasskey, as?: Bearing): Promise<Proof | string> {
    const options = await askForPasskey({ database }, at(1, 'public'), party, undefined)
    const judged = await passkeyProof(
      { database },
      at(1, 'public'),
      party,
      JSON.stringify(device.sign(options, as)),
      undefined,
    )
    return judged.ok ? judged.value.proof : judged.refusal.kind
  }

  async function session(proof: Proof): Promise<string> {
    const browser = { address: '192.0.2.7', agent: 'prueba' }
    const opened = await enter(runner, at(1, 'public'), ana.accountId, [proof], browser)
    return opened.ok ? 'a session' : opened.refusal.kind
  }

  test('one is made, named, and opens the account without name and password', async () => {
    const device = await enrolled()
    const { passkeys } = await database.read(app, (tx) => factorsOf(tx, ana.accountId))
    expect(passkeys.map(({ name }) => name)).toEqual(['Teléfono'])
    const renamed = await runner.command(renamePasskey, at(0), { id: passkeys[0]?.id, name: 'Teléfono de Ana' })
    expect(renamed.ok).toBe(true)
    const proof = await sign(device)
    if (typeof proof === 'string') throw new Error(proof)
    expect(await session(proof)).toBe('a session')
    const told = await database.read(app, (tx) =>
      tx.execute(sql`select kind from platform.notification where account_id = ${ana.accountId}`),
    )
    expect(told.rows).toEqual([{ kind: 'identity.factors_changed' }])
  })

  test('what it signed opens one session, not two', async () => {
    const proof = await sign(await enrolled())
    if (typeof proof === 'string') throw new Error(proof)
    const both = await Promise.all([session(proof), session(proof)])
    expect(both.sort()).toEqual(['a session', 'proof_spent'])
  })

  test('a question is answered once, in time, by whom and for what it was asked', async () => {
    const device = await enrolled()
    const { text, made } = await make(softwarePasskey(ORIGIN))
    expect(made.ok).toBe(true)
    const again = await makePasskey({ database }, runner, at(0), party, { text, name: 'Otra vez' }, '::1')
    expect(again.ok ? '' : again.refusal.kind).toBe('passkey_unasked')
    const late = await make(softwarePasskey(ORIGIN), at(0), at(6))
    expect(late.made.ok ? '' : late.made.refusal.kind).toBe('passkey_unasked')
    const other = { ...(await makeActor(database)), provenAt: NOW }
    const foreign = await make(softwarePasskey(ORIGIN), at(0), at(0, other))
    expect(foreign.made.ok ? '' : foreign.made.refusal.kind).toBe('passkey_unasked')

    const asked = await askToMake({ database }, at(0), party, 'Oficina')
    if (!asked.ok) throw new Error(asked.refusal.kind)
    const { challenge } = asked.value
    const signed = JSON.stringify(device.sign({ challenge, rpId: party.id }))
    const mixed = await passkeyProof({ database }, at(0), party, signed, ana.accountId)
    expect(mixed.ok ? '' : mixed.refusal.kind).toBe('passkey_unasked')
  })

  test('as a second step it must be of the account that took the first', async () => {
    const device = await enrolled()
    const other = await makeActor(database)
    const options = await askForPasskey({ database }, at(0), party, other.accountId)
    expect(options.allowCredentials ?? []).toEqual([])
    const judged = await passkeyProof({ database }, at(0), party, JSON.stringify(device.sign(options)), other.accountId)
    expect(judged.ok ? '' : judged.refusal.kind).toBe('passkey_unknown')
  })

  test('a copy is found out by its counter, and so is whoever comes after it', async () => {
    const device = await enrolled()
    const first = await sign(device, { counter: 9 })
    if (typeof first === 'string') throw new Error(first)
    expect(await session(first)).toBe('a session')
    expect(await sign(device, { counter: 9 })).toBe('passkey_copied')
    expect(await sign(device, { counter: 4 })).toBe('passkey_copied')
  })

  test('taken away, or of an account that was closed, it opens nothing', async () => {
    const device = await enrolled()
    const { passkeys } = await database.read(app, (tx) => factorsOf(tx, ana.accountId))
    expect((await runner.command(removePasskey, at(0), { id: passkeys[0]?.id })).ok).toBe(true)
    expect(await sign(device)).toBe('passkey_unknown')

    const another = await enrolled()
    await database.write(app, (tx) =>
      tx.execute(sql`update identity.account set disabled_at = ${NOW} where id = ${ana.accountId}`),
    )
    expect(await sign(another)).toBe('passkey_unknown')
  })

  test('nobody adds or takes one away without having proven lately who they are; nor somebody else’s', async () => {
    const late = await make(softwarePasskey(ORIGIN), at(60))
    expect(late.made.ok ? '' : late.made.refusal.kind).toBe('step_up_required')
    await enrolled()
    const { passkeys } = await database.read(app, (tx) => factorsOf(tx, ana.accountId))
    const id = passkeys[0]?.id
    const old = await runner.command(removePasskey, at(60), { id })
    expect(old.ok ? '' : old.refusal.kind).toBe('step_up_required')
    const other = { ...(await makeActor(database)), provenAt: NOW }
    const foreign = await runner.command(removePasskey, at(0, other), { id })
    expect(foreign.ok ? '' : foreign.refusal.kind).toBe('no_such_passkey')
  })
})
