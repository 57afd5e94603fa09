import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { createRunner } from '../../../platform/capability/runner.ts'
import type { Database } from '../../../platform/database/database.ts'
import { cancelJob } from '../../../platform/jobs/commands.ts'
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
import { beginImport, doImportWork, takeOfImport, workOnImport } from '../imports/import-job.ts'
import { workCancelled } from '../imports/import-refusals.ts'
import type { ImportCounts, ImportWay } from '../model.ts'
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
    expect(await stageImport({ database: loaded.database, now: NOW, progress }, found.id)).toBe('cancelled')
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
      const staged = await stageImport({ database: loaded.database, now: NOW }, found.id)
      if (staged === 'cancelled' || !staged.ok) throw new Error('It was to be compared.')
      expect(await state(), 'comparing changes nothing').toEqual(before)
      const ctx = await loaded.as('system')
      let broken = 0
      for (let statement = 1; ; statement += 1) {
        const runner = createRunner(breakingAt(statement), () => {})
        const done = await runner
          .command(applyImport, ctx, { importId: found.id, plan: staged.value })
          .catch(() => undefined)
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

  const WAYS: readonly [ImportWay, readonly unknown[]][] = [
    ['append', [feature({ codigo: 'P-7', uso: 'Vivienda', area: 7 }, square(7))]],
    ['replace', CHANGED],
    ['version', CHANGED],
  ]

  async function decided(way: ImportWay, rows: readonly unknown[], code: string) {
    const first = await shop.bring(collection(PARCELS))
    expect(await shop.take(first, 'new', { code })).toMatchObject({ ok: true })
    const layerId = (await shop.layer(code))?.id ?? ''
    const found = await shop.bring(collection(rows))
    await decide(found, way, layerId)
    const state = async () => [await shop.layer(code), await shop.features(layerId), await shop.past(layerId)]
    return { id: found.id, layerId, state }
  }

  test.each(WAYS)(
    '%s tells how far it is, step by step, and that all changes at once in the end',
    async (way, rows) => {
      const { id } = await decided(way, rows, `seguida-${way}`)
      const told: ImportCounts[] = []
      const progress = async (counts: ImportCounts) => {
        expect((await shop.stored(id)).counts, 'what the page shows').toEqual(counts)
        told.push(counts)
      }
      await stageImport({ database: loaded.database, now: NOW, progress }, id)
      const steps = told.filter(({ step }) => step === 'apply')
      expect(steps.map(({ done }) => done)).toEqual(steps.map((_, i) => i))
      expect(new Set(steps.map(({ whole }) => whole))).toEqual(new Set([steps.length]))
      expect(told.at(-1)?.step).toBe('change')
    },
  )

  test.each(WAYS)(
    '%s is cancelled while it is compared: the layer is as before, and nothing is left',
    async (way, rows) => {
      const { id, state } = await decided(way, rows, `dejada-${way}`)
      const before = await state()
      const ctx = await loaded.as('administracion')
      const progress = async ({ step }: ImportCounts) => {
        if (step === 'change')
          expect(await loaded.runner.command(cancelImport, ctx, { importId: id })).toMatchObject({ ok: true })
      }
      await doImportWork({ database: loaded.database, files: shop.files, now: NOW, progress }, loaded.runner, ctx, {
        importId: id,
      })
      expect(await shop.stored(id)).toMatchObject({ state: 'cancelled' })
      expect(await state()).toEqual(before)
      const left = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select count(*)::int as n from territory.imported_feature where import_id = ${id}`),
      )
      expect(left.rows[0]?.n).toBe(0)
    },
  )

  test('somebody edits the layer while a version is compared with it: it is compared again, and takes the place of the edit', async () => {
    const { id, layerId } = await decided('version', CHANGED, 'editada')
    const ctx = await loaded.as('administracion')
    let edits = 0
    const progress = async ({ step }: ImportCounts) => {
      if (step !== 'change' || edits > 0) return
      edits += 1
      await loaded.database.write(app, async (tx) => {
        await tx.execute(
          sql`update territory.feature set attributes = '{"codigo":"P-1","uso":"Parque","area":101}' where layer_id = ${layerId} and code = 'P-1'`,
        )
        await tx.execute(sql`update territory.layer set edition = edition + 1 where id = ${layerId}`)
      })
    }
    await doImportWork({ database: loaded.database, files: shop.files, now: NOW, progress }, loaded.runner, ctx, {
      importId: id,
    })
    expect(await shop.stored(id)).toMatchObject({ state: 'applied' })
    expect(await shop.features(layerId)).toMatchObject([
      { code: 'P-1', attributes: { uso: 'Vivienda' } },
      { code: 'P-2', attributes: { uso: 'Industria' } },
      { code: 'P-9', attributes: { uso: 'Vivienda' } },
    ])
  })

  describe('an administrator cancels the work where all jobs are listed', () => {
    /** The job that was asked for with this import. */
    async function cancelWork(id: string): Promise<void> {
      const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
        tx.execute(
          sql`select id from pgboss.job where name = ${workOnImport.id} and data -> 'input' ->> 'importId' = ${id} and state = 'created'`,
        ),
      )
      const ctx = await loaded.as('administracion')
      expect(await loaded.runner.command(cancelJob, ctx, { id: String(found.rows[0]?.id) })).toMatchObject({ ok: true })
      await loaded.dispatcher.drain()
    }

    test('before the file was read: the import ends, and says so', async () => {
      const file = await shop.files.put(Buffer.from(collection(PARCELS)))
      const begun = await loaded.runner.command(beginImport, await loaded.as('administracion'), {
        file: { ...file, name: 'parcelas.geojson' },
      })
      const id = begun.ok ? begun.value.importId : ''
      await cancelWork(id)
      expect(await shop.stored(id)).toMatchObject({ state: 'refused', refusal: workCancelled().message, endedAt: NOW })
    })

    test('before it was taken: it waits to be taken again', async () => {
      const found = await shop.bring(collection(PARCELS))
      const taking = (at: StoredLayerImport) => ({
        importId: at.id,
        expectedVersion: at.version,
        way: 'new' as const,
        shapeKind: 'polygon' as const,
        fields: at.reading?.fields.map((field) => field.guess) ?? [],
        layer: { code: 'cancelada', title: 'Parcelas', audience: 'staff' as const },
      })
      const ctx = await loaded.as('administracion')
      expect(await loaded.runner.command(takeOfImport, ctx, taking(found))).toMatchObject({ ok: true })
      await cancelWork(found.id)
      const waiting = await shop.stored(found.id)
      expect(waiting).toMatchObject({ state: 'read', refusal: workCancelled().message })
      expect(await loaded.runner.command(takeOfImport, ctx, taking(waiting))).toMatchObject({ ok: true })
      await shop.work(found.id)
      expect(await shop.stored(found.id)).toMatchObject({ state: 'applied' })
    })
  })

  test('what does not change is not touched: a version that is the same writes no feature', async () => {
    const { id, layerId, state } = await decided('version', PARCELS, 'igual')
    const [, features] = await state()
    await shop.work(id)
    expect((await state()).slice(1)).toEqual([features, []])
    expect(await shop.stored(id)).toMatchObject({ state: 'applied', layerId })
  })
})
