import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { type DeliveredFigure, tableOfFigures } from '../rules/deliveries/delivered-table.ts'
import { batchQuery, discardBatch, publishBatch, reviewBatch } from './batches.ts'
import { deliverFigures } from './deliver-figures.ts'
import { deliveryKeysQuery, giveDeliveryKey, keyHash, revokeDeliveryKey } from './delivery-keys.ts'

const FIGURES: readonly DeliveredFigure[] = [
  { indicator: 'population', place: 'apopa', period: '1999', value: 100 },
  { indicator: 'population', place: 'Apopa', period: '1999', value: 52, breakdown: { sex: 'women' } },
  { indicator: 'population', place: 'apopa', period: '1999', value: 48, breakdown: { sex: 'Hombres' } },
  { indicator: 'population', place: 'nejapa', period: '1999', value: null, missing: 'suppressed' },
  { indicator: 'population_density', place: 'nejapa', period: '1999', value: 5 },
]

describeOnBothDatabases('figures that a program delivers', (open) => {
  let loaded: Loaded
  let administrator: Ctx
  let program: Ctx

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    administrator = await loaded.as('administracion')
    program = await loaded.as('system')
  })

  const give = async () => {
    const given = await loaded.runner.command(giveDeliveryKey, administrator, {
      holder: 'Censo',
      validTo: '2027-12-31',
    })
    if (!given.ok) throw new Error(given.refusal.message.en)
    return given.value.key
  }
  const deliver = (key: string, figures = FIGURES, ctx = program) =>
    loaded.runner.command(deliverFigures, ctx, {
      keyHash: keyHash(key),
      title: 'Conteo de prueba',
      source: 'Censo',
      status: 'A',
      sha256: createHash('sha256')
        .update(JSON.stringify([key, figures]))
        .digest('hex'),
      ...tableOfFigures(figures),
    })

  test('only administrators give keys, and a key is kept by nobody', async () => {
    const input = { holder: 'Censo', validTo: '2027-12-31' }
    const planner = await loaded.runner.command(giveDeliveryKey, await loaded.as('planificacion.sim'), input)
    expect(planner).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    const past = await loaded.runner.command(giveDeliveryKey, administrator, { ...input, validTo: '2026-11-21' })
    expect(past).toMatchObject({ ok: false, refusal: { kind: 'no_last_day' } })
    const key = await give()
    const kept = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select k::text as row from observatory.delivery_key k`),
    )
    expect(JSON.stringify(kept.rows)).not.toContain(key)
  })

  test('what it brings is read by the rules of tables, with its parts, and waits for people', async () => {
    const done = await deliver(await give())
    if (!done.ok) throw new Error(done.refusal.message.en)
    expect(done.value.taken).toBe(4)
    expect(done.value.rejected).toMatchObject([{ row: 6 }])
    const found = await loaded.runner.query(batchQuery, administrator, { id: done.value.batchId })
    if (!found.ok) throw new Error(found.refusal.message.en)
    const { batch, cells } = found.value
    expect(batch).toMatchObject({ state: 'draft', origin: 'api' })
    expect(cells.map(({ breakdown }) => breakdown).sort()).toEqual(['sex=men', 'sex=women', 'total', 'total'])
    const own = { batchId: batch.id, expectedVersion: 1, reason: 'visto' }
    expect(await loaded.runner.command(reviewBatch, administrator, own)).toMatchObject({
      ok: false,
      refusal: { kind: 'own_work' },
    })
    const other = await loaded.as('planificacion.sim')
    expect((await loaded.runner.command(reviewBatch, other, own)).ok).toBe(true)
    const director = await loaded.as('direccion')
    const published = await loaded.runner.command(publishBatch, director, { ...own, expectedVersion: 2 })
    expect(published.ok).toBe(true)
  })

  test('whose answer was lost sends the same again and is told of the first; what was discarded may come anew', async () => {
    const key = await give()
    const both = await Promise.all([deliver(key), deliver(key)])
    const first = both.find((each) => each.ok)
    const second = both.find((each) => !each.ok)
    if (first?.ok !== true || second?.ok !== false) throw new Error('Both were taken, or neither.')
    expect(second.refusal.kind).toBe('delivered_already')
    expect(second.refusal.message.en).toContain(`batch ${first.value.batch}`)
    const discarded = { batchId: first.value.batchId, expectedVersion: 1, reason: 'equivocado' }
    expect((await loaded.runner.command(discardBatch, administrator, discarded)).ok).toBe(true)
    expect((await deliver(key)).ok).toBe(true)
  })

  test('parts that do not make up their total keep it from being published', async () => {
    const [total, women] = FIGURES
    if (total === undefined || women === undefined) throw new Error('No figures.')
    const men = { ...women, value: 90, breakdown: { sex: 'men' } }
    const done = await deliver(
      await give(),
      [total, women, men].map((each) => ({ ...each, period: '1998' })),
    )
    expect(done.ok && done.value.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('error parts')
  })

  test('without a key, or with one that was withdrawn or has ended, nothing enters', async () => {
    expect(await deliver('trama_no_such_key')).toMatchObject({ ok: false, refusal: { kind: 'no_key' } })
    const key = await give()
    expect(await deliver(key, FIGURES, { ...program, today: '2028-01-01' })).toMatchObject({
      ok: false,
      refusal: { kind: 'no_key' },
    })
    const held = await loaded.runner.query(deliveryKeysQuery, administrator, undefined)
    const [newest] = held.ok ? held.value : []
    const revoked = { keyId: newest?.id ?? '', expectedVersion: newest?.version ?? 0 }
    expect((await loaded.runner.command(revokeDeliveryKey, administrator, revoked)).ok).toBe(true)
    const keys = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select count(*)::int as n from observatory.delivery_key where revoked_at is not null`),
    )
    expect(Number(keys.rows[0]?.n)).toBe(1)
  })
})
