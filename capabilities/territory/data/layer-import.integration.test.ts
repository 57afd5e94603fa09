import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { createFileStore, type FileStore } from '../../../platform/files/store.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { LAYER_CHANGED } from '../events.ts'
import { beginImport, doImportWork, readImportAgain, repairOfImport, takeOfImport } from '../imports/import-job.ts'
import type { FieldSpec, ImportWay, ShapeKind } from '../model.ts'
import { editLayer, exceptFindings } from './edit-layer.ts'
import { layerImportById, type StoredLayerImport } from './layer-import-store.ts'
import { layerByCode } from './layer-store.ts'
import { cancelImport } from './start-import.ts'

const app = { role: 'trama_app' } as const

/** A square of about 100 m on a side, the `step`-th to the east of a place in San Salvador. */
function square(step: number, size = 0.001): number[][][] {
  const [x, y] = [-89.22 + step * 0.001, 13.7]
  return [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ]
}

function collection(features: readonly unknown[], crs?: string): string {
  const named = crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } }
  return JSON.stringify({ type: 'FeatureCollection', ...named, features })
}

function feature<C>(properties: object, coordinates: C, type = 'Polygon') {
  return { type: 'Feature', properties, geometry: { type, coordinates } }
}

const PARCELS = [1, 2, 3].map((n) =>
  feature({ codigo: `P-${n}`, uso: n === 2 ? 'Comercio' : 'Vivienda', area: 100 + n }, square(n)),
)

describeOnBothDatabases('a layer’s file is brought in', (open) => {
  let loaded: Loaded
  let files: FileStore
  const folder = mkdtempSync(join(tmpdir(), 'trama-layers-'))

  beforeAll(async () => {
    loaded = await loadDeployment(await open(), MANIFESTS)
    files = createFileStore(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const parts = () => ({ database: loaded.database, files, now: NOW })
  const stored = async (id: string): Promise<StoredLayerImport> => {
    const found = await loaded.database.read(app, (tx) => layerImportById(tx, id))
    if (found === undefined) throw new Error('There is no such import.')
    return found
  }
  const work = async (id: string, repair?: Parameters<typeof doImportWork>[3]['repair']) =>
    doImportWork(parts(), loaded.runner, await loaded.as('system'), {
      importId: id,
      ...(repair === undefined ? {} : { repair }),
    })

  async function bring(content: string, more: object = {}): Promise<StoredLayerImport> {
    const file = await files.put(Buffer.from(content))
    const begun = await loaded.runner.command(beginImport, await loaded.as('administracion'), {
      file: { ...file, name: 'parcelas.geojson' },
      readHere: true,
      ...more,
    })
    if (!begun.ok) throw new Error(begun.refusal.message.en)
    await work(begun.value.importId)
    return stored(begun.value.importId)
  }

  async function take(
    found: StoredLayerImport,
    way: ImportWay,
    more: {
      readonly layerId?: string
      readonly code?: string
      readonly fields?: readonly FieldSpec[]
      readonly shapeKind?: ShapeKind
    } = {},
  ) {
    const { code = 'parcelas', fields, ...rest } = more
    const answer = await loaded.runner.command(takeOfImport, await loaded.as('administracion'), {
      importId: found.id,
      expectedVersion: found.version,
      way,
      shapeKind: 'polygon',
      fields: fields ?? found.reading?.fields.map((field) => field.guess) ?? [],
      ...(way === 'new' ? { layer: { code, title: 'Parcelas', audience: 'staff' } } : {}),
      ...rest,
      workHere: true,
    })
    if (answer.ok) await work(found.id)
    return answer
  }

  const layer = async (code: string) =>
    loaded.database.read(app, async (tx) => {
      const office = await tx.execute(sql`select id from identity.office where kind = 'planning_office' limit 1`)
      return layerByCode(tx, String(office.rows[0]?.id), code)
    })
  const features = async (layerId: string) =>
    loaded.database.read(app, async (tx) =>
      (
        await tx.execute(sql`
          select id, number, code, attributes, round(st_area(shape::geography)) as area from territory.feature where layer_id = ${layerId} order by number`)
      ).rows.map((row) => ({ ...row, id: String(row.id), number: Number(row.number), code: row.code })),
    )
  const past = async (layerId: string) =>
    loaded.database.read(app, async (tx) =>
      (
        await tx.execute(
          sql`select number, code, how from territory.feature_past where layer_id = ${layerId} order by number, how`,
        )
      ).rows.map((row) => `${String(row.number)} ${String(row.code)} ${String(row.how)}`),
    )
  const findings = async (id: string) =>
    loaded.database.read(app, async (tx) =>
      (
        await tx.execute(
          sql`select rule, rows, terms, state from territory.finding where import_id = ${id} order by rule, rows`,
        )
      ).rows.map((row) => ({
        rule: String(row.rule),
        rows: row.rows as number[],
        terms: row.terms as Record<string, unknown>,
        state: String(row.state),
      })),
    )

  describe('from the file to the layer', () => {
    test('what was read is shown before anything changes: fields with their types, the code, where it is', async () => {
      const found = await bring(collection(PARCELS))
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
      expect(await layer('parcelas')).toBeUndefined()
      expect(await take(found, 'new')).toMatchObject({ ok: true })
      const made = await layer('parcelas')
      expect(made).toMatchObject({ featureCount: 3, lastNumber: 3, edition: 1, shapeKind: 'polygon' })
      expect((await features(made?.id ?? '')).map(({ number, code }) => [number, code])).toEqual([
        [1, 'P-1'],
        [2, 'P-2'],
        [3, 'P-3'],
      ])
      expect(await stored(found.id)).toMatchObject({ state: 'applied', layerId: made?.id })
      const left = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select count(*)::int as n from territory.imported_feature where import_id = ${found.id}`),
      )
      expect(left.rows[0]?.n).toBe(0)
    })

    test('its news name the layer, its edition and where it changed', async () => {
      const made = await layer('parcelas')
      const news = await loaded.database.read(app, (tx) =>
        tx.execute(sql`select payload from platform.outbox where name = ${LAYER_CHANGED.name} order by at, id`),
      )
      expect(news.rows.map((row) => row.payload)).toContainEqual({ layerId: made?.id, edition: 1, bbox3857: null })
    })

    test('a new version keeps who is who: what is the same stays, what differs changes, what is gone becomes past', async () => {
      const made = await layer('parcelas')
      const before = await features(made?.id ?? '')
      const found = await bring(
        collection([
          PARCELS[0],
          feature({ codigo: 'P-2', uso: 'Industria', area: 102 }, square(2)),
          feature({ codigo: 'P-9', uso: 'Vivienda', area: 9 }, square(9)),
        ]),
      )
      expect(await take(found, 'version', { layerId: made?.id ?? '' })).toMatchObject({ ok: true })
      const after = await features(made?.id ?? '')
      expect(after.map(({ number, code }) => [number, code])).toEqual([
        [1, 'P-1'],
        [2, 'P-2'],
        [4, 'P-9'],
      ])
      expect(after[0]).toEqual(before[0])
      expect(after[1]?.id).toBe(before[1]?.id)
      expect(after[1]).toMatchObject({ attributes: { uso: 'Industria' } })
      expect(await past(made?.id ?? '')).toEqual(['2 P-2 changed', '3 P-3 removed'])
      expect(await layer('parcelas')).toMatchObject({ featureCount: 3, lastNumber: 4, edition: 2 })
    })

    test('replacing puts everything that was there into the past and gives no number twice', async () => {
      const made = await layer('parcelas')
      const found = await bring(collection([PARCELS[2]]))
      expect(await take(found, 'replace', { layerId: made?.id ?? '' })).toMatchObject({ ok: true })
      expect((await features(made?.id ?? '')).map(({ number, code }) => [number, code])).toEqual([[5, 'P-3']])
      expect(await past(made?.id ?? '')).toHaveLength(5)
    })

    test('adding a code that is there is refused in words, and the layer is as before', async () => {
      const made = await layer('parcelas')
      const found = await bring(collection([PARCELS[2], PARCELS[0]]))
      await take(found, 'append', { layerId: made?.id ?? '' })
      const after = await stored(found.id)
      expect(after.state).toBe('read')
      expect(after.refusal?.es).toContain('«P-3»')
      expect(await layer('parcelas')).toMatchObject({ featureCount: 1, edition: 3 })
    })

    test('a type that would lose values is refused and names one', async () => {
      const found = await bring(collection(PARCELS))
      const fields = found.reading?.fields.map(({ guess }) =>
        guess.name === 'uso' ? { ...guess, type: 'number' as const } : guess,
      )
      const answer = await take(found, 'new', { code: 'otra', ...(fields === undefined ? {} : { fields }) })
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
      const found = await bring(collection(rows))
      expect(await take(found, 'new', { code: 'edificios' })).toMatchObject({ ok: true })
      const made = await layer('edificios')
      expect((await features(made?.id ?? ''))[0]).toMatchObject({
        attributes: { pisos: 1, altura: 1.5, fecha: '2019-03-01', usado: true },
      })
    })

    test('a public layer says its licence and its source', async () => {
      const made = await layer('parcelas')
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
      const file = await files.put(Buffer.from(collection(PARCELS)))
      const answer = await loaded.runner.command(beginImport, await loaded.as(login), {
        file: { ...file, name: 'x.geojson' },
        readHere: true,
      })
      expect(answer.ok).toBe(may)
    })
  })

  describe('what is wrong is said, and nothing is lost', () => {
    test('features without a shape that can be held go to the rejected rows with the reason, the others are read', async () => {
      const found = await bring(
        collection([
          PARCELS[0],
          { type: 'Feature', properties: { codigo: 'sin' }, geometry: null },
          feature({ codigo: 'abierto' }, [square(2)[0]?.slice(0, 4)]),
          feature({ codigo: 'vacío' }, []),
          { type: 'Feature', properties: {}, geometry: { type: 'GeometryCollection', geometries: [] } },
        ]),
      )
      expect(found).toMatchObject({ state: 'read', counts: { read: 1, rejected: 4 } })
      const rejected = await loaded.database.read(app, (tx) =>
        tx.execute(
          sql`select row, reason ->> 'es' as es, reason ->> 'en' as en, raw from territory.rejected_row where import_id = ${found.id} order by row`,
        ),
      )
      expect(rejected.rows.map((row) => [row.row, row.es])).toEqual([
        [2, 'No tiene geometría.'],
        [3, 'Su anillo 1 no cierra: empieza y termina en puntos distintos.'],
        [4, 'Su geometría está vacía.'],
        [5, expect.stringContaining('colección de geometrías')],
      ])
      expect(rejected.rows[1]?.raw).toMatchObject({ attributes: { codigo: 'abierto' } })
    })

    test('a self-crossing polygon stops the taking until it is repaired by a named rule, which is kept', async () => {
      const bowTie = [
        [
          [-89.2, 13.7],
          [-89.199, 13.701],
          [-89.199, 13.7],
          [-89.2, 13.701],
          [-89.2, 13.7],
        ],
      ]
      const found = await bring(collection([PARCELS[0], feature({ codigo: 'moño' }, bowTie)]))
      expect(await findings(found.id)).toMatchObject([
        { rule: 'invalid', rows: [2], terms: { reason: 'Self-intersection', code: 'moño' } },
      ])
      expect(await take(found, 'new', { code: 'cruzada' })).toMatchObject({
        ok: false,
        refusal: { kind: 'open_errors' },
      })
      const ctx = await loaded.as('administracion')
      expect(
        await loaded.runner.command(exceptFindings, ctx, { importId: found.id, rule: 'invalid', reason: 'Porque sí.' }),
      ).toMatchObject({ ok: false, refusal: { kind: 'not_excepted' } })
      const chosen = {
        importId: found.id,
        expectedVersion: found.version,
        rule: 'invalid',
        how: 'make_valid',
        workHere: true,
      }
      expect(await loaded.runner.command(repairOfImport, ctx, chosen)).toMatchObject({ ok: true })
      await work(found.id, { rule: 'invalid', how: 'make_valid' })
      const after = await stored(found.id)
      expect(after).toMatchObject({
        state: 'read',
        counts: { findings: {} },
        options: { repairs: ['invalid:make_valid'] },
      })
      expect(after.reading?.notes.at(-1)?.es).toContain('Hacer válidas')
      expect((await findings(found.id)).map(({ state }) => state)).toEqual(['repaired'])
      expect(await take(after, 'new', { code: 'cruzada' })).toMatchObject({ ok: true })
      expect(await layer('cruzada')).toMatchObject({ featureCount: 2 })
    })

    test('neighbours that share ground, twins, a sliver and a repeated code are found; touching is no fault', async () => {
      const [x, y] = [-89.21, 13.72]
      const sliver = [
        [
          [x, y],
          [x + 0.001, y],
          [x + 0.001, y + 0.000001],
          [x, y + 0.000001],
          [x, y],
        ],
      ]
      const found = await bring(
        collection([
          feature({ codigo: 'A' }, square(1)),
          feature({ codigo: 'B' }, square(2)),
          feature({ codigo: 'C' }, square(2.5)),
          feature({ codigo: 'D' }, square(7)),
          feature({ codigo: 'D' }, square(7)),
          feature({ codigo: 'E' }, sliver),
        ]),
      )
      const seen = await findings(found.id)
      expect(seen.map(({ rule, rows }) => `${rule} ${rows.join('-')}`)).toEqual([
        'duplicate_shape 4-5',
        'overlap 2-3',
        'overlap 4-5',
        'sliver 6',
      ])
      expect(Number(seen[1]?.terms.area)).toBeGreaterThan(4_000)
      const ctx = await loaded.as('administracion')
      const excepted = { importId: found.id, rule: 'overlap', reason: 'Son condominios por niveles.' }
      expect(await loaded.runner.command(exceptFindings, ctx, excepted)).toMatchObject({
        ok: true,
        value: { count: 2 },
      })
      expect(await take(await stored(found.id), 'new', { code: 'con-excepciones' })).toMatchObject({ ok: true })
      const made = await layer('con-excepciones')
      const kept = await loaded.database.read(app, (tx) =>
        tx.execute(
          sql`select rule, state, rows from territory.finding where layer_id = ${made?.id ?? ''} and rule = 'overlap' order by rows`,
        ),
      )
      expect(kept.rows).toEqual([
        { rule: 'overlap', state: 'excepted', rows: [2, 3] },
        { rule: 'overlap', state: 'excepted', rows: [4, 5] },
      ])
    })

    test('holes are looked for only where the layer is said to cover its ground', async () => {
      const ring = [
        [
          [-89.2, 13.7],
          [-89.19, 13.7],
          [-89.19, 13.71],
          [-89.2, 13.71],
          [-89.2, 13.7],
        ],
        [
          [-89.198, 13.702],
          [-89.198, 13.708],
          [-89.192, 13.708],
          [-89.192, 13.702],
          [-89.198, 13.702],
        ],
      ]
      const file = collection([feature({ codigo: 'anillo' }, ring)])
      expect(await findings((await bring(file)).id)).toEqual([])
      expect(await findings((await bring(file, { covers: true })).id)).toMatchObject([{ rule: 'gap', rows: [1] }])
    })

    test('a file in metres that says so is brought to degrees; one that says nothing of its metres is found out', async () => {
      const utm = [
        [
          [262063, 1515630],
          [262163, 1515630],
          [262163, 1515730],
          [262063, 1515730],
          [262063, 1515630],
        ],
      ]
      const named = await bring(collection([feature({ codigo: 'U' }, utm)], 'urn:ogc:def:crs:EPSG::32616'))
      expect(named.reading?.crs).toEqual({ code: 32616, from: 'file' })
      await take(named, 'new', { code: 'utm' })
      expect((await features((await layer('utm'))?.id ?? ''))[0]).toMatchObject({ area: 9994 })

      const unnamed = await bring(collection([feature({ codigo: 'U' }, utm)]))
      expect(await findings(unnamed.id)).toMatchObject([{ rule: 'out_of_range', rows: [1] }])
      const ctx = await loaded.as('administracion')
      const again = { importId: unnamed.id, expectedVersion: unnamed.version, crs: 32616, readHere: true }
      expect(await loaded.runner.command(readImportAgain, ctx, again)).toMatchObject({ ok: true })
      await work(unnamed.id)
      expect(await findings(unnamed.id)).toEqual([])
      expect((await stored(unnamed.id)).reading?.crs).toEqual({ code: 32616, from: 'person' })
    })

    test('a reference system that nobody knows is refused in words', async () => {
      const found = await bring(collection(PARCELS), { crs: 999_999 })
      expect(found).toMatchObject({ state: 'refused' })
      expect(found.refusal?.es).toContain('EPSG:999999')
    })

    test('latitude before longitude is found by where the territory is, and swapped when the person says so', async () => {
      await loaded.database.write(app, async (tx) => {
        const office = await tx.execute(sql`select id from identity.office where kind = 'planning_office' limit 1`)
        const id = String(office.rows[0]?.id)
        await tx.execute(sql`insert into territory.geography (id, office_id, code, title, kind, citation, certainty)
          values ('01999999-0000-7000-8000-00000000000a', ${id}, 'prueba', 'Prueba', 'administrative', 'x', 'found')`)
        await tx.execute(sql`insert into territory.place (id, office_id, geography_id, code)
          values ('01999999-0000-7000-8000-00000000000b', ${id}, '01999999-0000-7000-8000-00000000000a', 'aqui')`)
        await tx.execute(sql`insert into territory.place_state (id, office_id, place_id, name, sort_key, shape, shape_status, source, recorded_at)
          values (gen_random_uuid(), ${id}, '01999999-0000-7000-8000-00000000000b', 'Aquí', 'aqui',
            st_makeenvelope(-89.3, 13.6, -89.1, 13.8, 4326), 'official', 'x', ${NOW})`)
      })
      const swapped = PARCELS.map((each) => ({
        ...each,
        geometry: {
          type: 'Polygon',
          coordinates: each.geometry.coordinates.map((ring) => ring.map(([x, y]) => [y, x])),
        },
      }))
      const found = await bring(collection(swapped))
      expect((await findings(found.id)).map(({ rule }) => rule)).toContain('swapped')
      const ctx = await loaded.as('administracion')
      const chosen = {
        importId: found.id,
        expectedVersion: found.version,
        rule: 'swapped',
        how: 'swap_axes',
        workHere: true,
      }
      expect(await loaded.runner.command(repairOfImport, ctx, chosen)).toMatchObject({ ok: true })
      await work(found.id, { rule: 'swapped', how: 'swap_axes' })
      expect((await findings(found.id)).filter(({ state }) => state === 'open').map(({ rule }) => rule)).toEqual([])
    })

    test('what touches no known municipality is said', async () => {
      const found = await bring(collection([PARCELS[0], feature({ codigo: 'lejos' }, square(500))]))
      expect(await findings(found.id)).toMatchObject([{ rule: 'outside', rows: [2], terms: { code: 'lejos' } }])
    })

    test.each([
      ['no feature in it', '{"type":"FeatureCollection","features":[]}', 'no trae ningún objeto'],
      ['another kind of file', '<html>no</html>', 'ninguno de los formatos'],
      [
        'nothing but rows that cannot be read',
        collection([{ type: 'Feature', properties: {}, geometry: null }]),
        'Ninguna de las 1 filas',
      ],
    ])('a file with %s is refused in a sentence', async (_what, content, words) => {
      const found = await bring(content)
      expect(found.state).toBe('refused')
      expect(found.refusal?.es).toContain(words)
      expect(found.refusal?.en?.length).toBeGreaterThan(20)
    })

    test('a file that is cut keeps what it has, and says so', async () => {
      const whole = collection(PARCELS)
      const found = await bring(whole.slice(0, whole.length - 60))
      expect(found).toMatchObject({ state: 'read', counts: { read: 2, rejected: 1 } })
      expect(found.reading?.notes.map(({ es }) => es).join(' ')).toContain('está cortado')
    })

    test('heights are left out by a rule that is said; a mixed file asks for one kind and keeps the others apart', async () => {
      const high = square(1).map((ring) => ring.map(([x = 0, y = 0]) => [x, y, 600]))
      const found = await bring(
        collection([feature({ codigo: 'alto' }, high), feature({ codigo: 'punto' }, [-89.2, 13.7], 'Point')]),
      )
      expect(found.reading?.kinds).toEqual({ point: 1, line: 0, polygon: 1 })
      expect(found.reading?.notes.map(({ es }) => es).join(' ')).toContain('altura')
      expect(await take(found, 'new', { code: 'mezcla' })).toMatchObject({ ok: true })
      expect(await stored(found.id)).toMatchObject({ state: 'applied', counts: { rejected: 1 } })
    })

    test('a cancelled import stops, and no layer knows of it', async () => {
      const file = await files.put(Buffer.from(collection(PARCELS)))
      const ctx = await loaded.as('administracion')
      const begun = await loaded.runner.command(beginImport, ctx, {
        file: { ...file, name: 'x.geojson' },
        readHere: true,
      })
      if (!begun.ok) throw new Error(begun.refusal.message.en)
      expect(await loaded.runner.command(cancelImport, ctx, { importId: begun.value.importId })).toMatchObject({
        ok: true,
      })
      await work(begun.value.importId)
      expect(await stored(begun.value.importId)).toMatchObject({ state: 'cancelled', counts: { read: 0 } })
    })
  })
})
