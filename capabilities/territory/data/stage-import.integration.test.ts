import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { createRunner } from '../../../platform/capability/runner.ts'
import type { Database } from '../../../platform/database/database.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import {
  collection,
  feature,
  type LayerWorkshop,
  layerWorkshop,
  PARCELS,
  square,
} from '../../../tests/integration/layer-workshop.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { takeOfImport } from '../imports/import-job.ts'
import type { ImportWay } from '../model.ts'
import { applyImport } from './apply-import.ts'
import type { StoredLayerImport } from './layer-import-store.ts'
import { stageImport } from './stage-import.ts'
import { cancelImport } from './start-import.ts'

const app = { role: 'trama_app' } as const
/** More than one part of what is written at once. */
const MANY = 5_200

describeOnBothDatabases('what breaks while a file is taken leaves the layer as it was', (open) => {
  let loaded: Loaded
  let shop: LayerWorkshop

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    shop = layerWorkshop(loaded)
  })
  afterAll(() => shop.close())

  /** Decided, and not done yet. */
  async function decide(found: StoredLayerImport, way: ImportWay, layerId: string | undefined, code = 'puntos') {
    const answer = await loaded.runner.command(takeOfImport, await loaded.as('administracion'), {
      importId: found.id,
      expectedVersion: found.version,
      way,
      shapeKind: way === 'new' ? 'point' : 'polygon',
      fields: found.reading?.fields.map((field) => field.guess) ?? [],
      ...(way === 'new' ? { layer: { code, title: 'Puntos', audience: 'staff' } } : { layerId }),
      workHere: true,
    })
    expect(answer).toMatchObject({ ok: true })
  }

  const points = (name: string) =>
    shop.bring(
      collection(
        Array.from({ length: MANY }, (_, i) =>
          feature({ codigo: `${name}-${i}` }, [-89.3 + (i % 100) * 0.001, 13.6 + Math.floor(i / 100) * 0.001], 'Point'),
        ),
      ),
    )
  const shown = async () => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select count(*)::int as n from territory.feature f join territory.layer l on l.id = f.layer_id
        where l.edition = 0`),
    )
    return Number(found.rows[0]?.n)
  }

  test('the program ends in the middle of filling a new layer: nobody sees it, and the next run makes it whole', async () => {
    const found = await points('A')
    await decide(found, 'new', undefined)
    let steps = 0
    const progress = async () => {
      steps += 1
      // Both parts have their codes, and the first one is written.
      if (steps === 3) throw new Error('The machine went off.')
    }
    await expect(stageImport({ database: loaded.database, now: NOW, progress }, found.id)).rejects.toThrow('went off')
    expect(await shown(), 'a part is written').toBe(5_000)
    expect(await shop.stored(found.id)).toMatchObject({ state: 'applying' })
    await shop.work(found.id)
    const made = await shop.layer('puntos')
    expect(made).toMatchObject({ edition: 1, featureCount: MANY, lastNumber: MANY })
    expect(await shown()).toBe(0)
  })

  test('somebody cancels in the middle of filling a new layer: nothing of it is left', async () => {
    const found = await points('B')
    await decide(found, 'new', undefined, 'otros-puntos')
    const ctx = await loaded.as('administracion')
    let steps = 0
    const progress = async () => {
      steps += 1
      if (steps === 3)
        expect(await loaded.runner.command(cancelImport, ctx, { importId: found.id })).toMatchObject({ ok: true })
    }
    expect(await stageImport({ database: loaded.database, now: NOW, progress }, found.id)).toBe(false)
    await shop.work(found.id)
    expect(await shop.stored(found.id)).toMatchObject({ state: 'cancelled' })
    expect(await shop.layer('otros-puntos')).toBeUndefined()
    expect(await shown()).toBe(0)
  })

  /** The database goes away at one statement of a transaction. */
  function breakingAt(statement: number): Database {
    const write: Database['write'] = (options, work) =>
      loaded.database.write(options, (tx) => {
        let count = 0
        const execute: typeof tx.execute = (query) => {
          count += 1
          if (count === statement) throw new Error('The connection was lost.')
          return tx.execute(query)
        }
        return work(new Proxy(tx, { get: (own, name) => (name === 'execute' ? execute : Reflect.get(own, name)) }))
      })
    return new Proxy(loaded.database, { get: (own, name) => (name === 'write' ? write : Reflect.get(own, name)) })
  }

  const CHANGED = [
    PARCELS[0],
    feature({ codigo: 'P-2', uso: 'Industria', area: 102 }, square(2)),
    feature({ codigo: 'P-9', uso: 'Vivienda', area: 9 }, square(9)),
  ]

  test.each<[ImportWay, readonly unknown[], readonly string[]]>([
    ['append', [feature({ codigo: 'P-7', uso: 'Vivienda', area: 7 }, square(7))], ['P-1', 'P-2', 'P-3', 'P-7']],
    ['replace', CHANGED, ['P-1', 'P-2', 'P-9']],
    ['version', CHANGED, ['P-1', 'P-2', 'P-9']],
  ])(
    '%s breaks at whichever statement: the layer is as before, and the next run does it whole',
    async (way, rows, codes) => {
      const code = `parcelas-${way}`
      const first = await shop.bring(collection(PARCELS))
      expect(await shop.take(first, 'new', { code })).toMatchObject({ ok: true })
      const layer = await shop.layer(code)
      const layerId = layer?.id ?? ''
      const state = async () => [await shop.layer(code), await shop.features(layerId), await shop.past(layerId)]
      const before = await state()
      const found = await shop.bring(collection(rows))
      await decide(found, way, layerId)
      const ctx = await loaded.as('system')
      let broken = 0
      for (let statement = 1; ; statement += 1) {
        const runner = createRunner(breakingAt(statement), () => {})
        const done = await runner.command(applyImport, ctx, { importId: found.id }).catch(() => undefined)
        if (done !== undefined) {
          expect(done).toMatchObject({ ok: true })
          break
        }
        broken += 1
        expect(await state(), `broken at statement ${statement}`).toEqual(before)
      }
      expect(broken, 'it was broken in the middle').toBeGreaterThan(8)
      expect((await shop.features(layerId)).map((each) => each.code)).toEqual(codes)
      expect(await shop.stored(found.id)).toMatchObject({ state: 'applied' })
    },
  )
})
