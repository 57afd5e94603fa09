import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import {
  collection,
  feature,
  type LayerWorkshop,
  layerWorkshop,
  PARCELS,
  square,
} from '../../../tests/integration/layer-workshop.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { LAYER_CHANGED } from '../events.ts'
import { beginImport } from '../imports/import-job.ts'
import { editLayer } from './edit-layer.ts'

const app = { role: 'trama_app' } as const

describeOnBothDatabases('a layer’s file is brought in', (open) => {
  let loaded: Loaded
  let shop: LayerWorkshop

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    shop = layerWorkshop(loaded)
  })
  afterAll(() => shop.close())

  describe('from the file to the layer', () => {
    test('what was read is shown before anything changes: fields with their types, the code, where it is', async () => {
      const found = await shop.bring(collection(PARCELS))
      expect(found.state).toBe('read')
      expect(found.counts).toMatchObject({ read: 3, rejected: 0, findings: {} })
      expect(found.counts.bytesRead).toBe(found.counts.bytesWhole)
      expect(found.reading).toMatchObject({
        format: 'geojson',
        crs: { code: 4326, from: 'format' },
        kinds: { polygon: 3 },
      })
      expect(found.reading?.fields.map(({ guess }) => [guess.name, guess.type, guess.identifies === true])).toEqual([
        ['codigo', 'text', true],
        ['uso', 'text', false],
        ['area', 'whole', false],
      ])
      expect(await shop.layer('parcelas')).toBeUndefined()
      expect(await shop.take(found, 'new')).toMatchObject({ ok: true })
      const made = await shop.layer('parcelas')
      expect(made).toMatchObject({ featureCount: 3, lastNumber: 3, edition: 1, shapeKind: 'polygon' })
      expect((await shop.features(made?.id ?? '')).map(({ number, code }) => [number, code])).toEqual([
        [1, 'P-1'],
        [2, 'P-2'],
        [3, 'P-3'],
      ])
      expect(await shop.stored(found.id)).toMatchObject({ state: 'applied', layerId: made?.id })
      const left = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select count(*)::int as n from territory.imported_feature where import_id = ${found.id}`),
      )
      expect(left.rows[0]?.n).toBe(0)
    })

    test('its news name the layer, its edition and where it changed', async () => {
      const made = await shop.layer('parcelas')
      const news = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select payload from platform.outbox where name = ${LAYER_CHANGED.name} order by at, id`),
      )
      expect(news.rows.map((row) => row.payload)).toContainEqual({ layerId: made?.id, edition: 1, bbox3857: null })
    })

    test('a new version keeps who is who: what is the same stays, what differs changes, what is gone becomes past', async () => {
      const made = await shop.layer('parcelas')
      const before = await shop.features(made?.id ?? '')
      const found = await shop.bring(
        collection([
          PARCELS[0],
          feature({ codigo: 'P-2', uso: 'Industria', area: 102 }, square(2)),
          feature({ codigo: 'P-9', uso: 'Vivienda', area: 9 }, square(9)),
        ]),
      )
      expect(await shop.take(found, 'version', { layerId: made?.id ?? '' })).toMatchObject({ ok: true })
      const after = await shop.features(made?.id ?? '')
      expect(after.map(({ number, code }) => [number, code])).toEqual([
        [1, 'P-1'],
        [2, 'P-2'],
        [4, 'P-9'],
      ])
      expect(after[0]).toEqual(before[0])
      expect(after[1]?.id).toBe(before[1]?.id)
      expect(after[1]).toMatchObject({ attributes: { uso: 'Industria' } })
      expect(await shop.past(made?.id ?? '')).toEqual(['2 P-2 changed', '3 P-3 removed'])
      expect(await shop.layer('parcelas')).toMatchObject({ featureCount: 3, lastNumber: 4, edition: 2 })
    })

    test('replacing puts everything that was there into the past and gives no number twice', async () => {
      const made = await shop.layer('parcelas')
      const found = await shop.bring(collection([PARCELS[2]]))
      expect(await shop.take(found, 'replace', { layerId: made?.id ?? '' })).toMatchObject({ ok: true })
      expect((await shop.features(made?.id ?? '')).map(({ number, code }) => [number, code])).toEqual([[5, 'P-3']])
      expect(await shop.past(made?.id ?? '')).toHaveLength(5)
    })

    test('adding a code that is there is refused in words, and the layer is as before', async () => {
      const made = await shop.layer('parcelas')
      const found = await shop.bring(collection([PARCELS[2], PARCELS[0]]))
      await shop.take(found, 'append', { layerId: made?.id ?? '' })
      const after = await shop.stored(found.id)
      expect(after.state).toBe('read')
      expect(after.refusal?.es).toContain('«P-3»')
      expect(await shop.layer('parcelas')).toMatchObject({ featureCount: 1, edition: 3 })
    })

    test('a type that would lose values is refused and names one', async () => {
      const found = await shop.bring(collection(PARCELS))
      const fields = found.reading?.fields.map(({ guess }) =>
        guess.name === 'uso' ? { ...guess, type: 'number' as const } : guess,
      )
      const answer = await shop.take(found, 'new', { code: 'otra', ...(fields === undefined ? {} : { fields }) })
      expect(answer).toMatchObject({ ok: false, refusal: { kind: 'type_does_not_fit' } })
      if (!answer.ok) expect(answer.refusal.message.es).toContain('Vivienda')
    })

    test('texts become what was confirmed: figures, days, yes and no', async () => {
      const rows = [1, 2].map((n) =>
        feature(
          { id: n, pisos: `${n}`, altura: `${n}.5`, fecha: `2019-03-0${n}`, usado: n === 1 ? 'sí' : 'no' },
          square(n),
        ),
      )
      const found = await shop.bring(collection(rows))
      expect(await shop.take(found, 'new', { code: 'edificios' })).toMatchObject({ ok: true })
      const made = await shop.layer('edificios')
      expect((await shop.features(made?.id ?? ''))[0]).toMatchObject({
        attributes: { pisos: 1, altura: 1.5, fecha: '2019-03-01', usado: true },
      })
    })

    test('a public layer says its licence and its source', async () => {
      const made = await shop.layer('parcelas')
      const change = {
        layerId: made?.id,
        expectedVersion: made?.version,
        title: 'Parcelas',
        audience: 'public',
        staffFields: ['uso'],
      }
      const ctx = await loaded.as('administracion')
      expect(await loaded.runner.command(editLayer, ctx, change)).toMatchObject({
        ok: false,
        refusal: { kind: 'public_needs' },
      })
      expect(
        await loaded.runner.command(editLayer, ctx, {
          ...change,
          licence: 'CC BY 4.0',
          source: 'Levantamiento propio',
        }),
      ).toMatchObject({ ok: true })
      const seen = await loaded.database.read({ role: 'trama_public' }, (tx) =>
        tx.execute(sql`select attributes from territory.open_feature where layer_id = ${made?.id ?? ''}`),
      )
      expect(seen.rows.map((row) => row.attributes)).toEqual([{ codigo: 'P-3', area: 103 }])
    })
  })

  describe('who may', () => {
    test.each([
      ['lectura', false],
      ['direccion', false],
      ['planificacion.scdu', true],
      ['administracion', true],
      ['public', false],
    ])('%s brings files in: %s', async (login, may) => {
      const file = await shop.files.put(Buffer.from(collection(PARCELS)))
      const answer = await loaded.runner.command(beginImport, await loaded.as(login), {
        file: { ...file, name: 'x.geojson' },
        readHere: true,
      })
      expect(answer.ok).toBe(may)
    })
  })
})
