import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { exampleShapefile, UTM16_PRJ } from '../imports/example-files.ts'
import { beginImport, readImportAgain, repairOfImport } from '../imports/import-job.ts'
import { exceptFindings } from './edit-layer.ts'
import { cancelImport } from './start-import.ts'

const app = { role: 'trama_app' } as const

describeOnBothDatabases('what is wrong in a layer’s file is said, and nothing is lost', (open) => {
  let loaded: Loaded
  let shop: LayerWorkshop

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    shop = layerWorkshop(loaded)
  })
  afterAll(() => shop.close())

  test('features without a shape that can be held go to the rejected rows with the reason, the others are read', async () => {
    const found = await shop.bring(
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
    const found = await shop.bring(collection([PARCELS[0], feature({ codigo: 'moño' }, bowTie)]))
    expect(await shop.findings(found.id)).toMatchObject([
      { rule: 'invalid', rows: [2], terms: { reason: 'Self-intersection', code: 'moño' } },
    ])
    expect(await shop.take(found, 'new', { code: 'cruzada' })).toMatchObject({
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
    await shop.work(found.id, { rule: 'invalid', how: 'make_valid' })
    const after = await shop.stored(found.id)
    expect(after).toMatchObject({
      state: 'read',
      counts: { findings: {} },
      options: { repairs: ['invalid:make_valid'] },
    })
    expect(after.reading?.notes.at(-1)?.es).toContain('Hacer válidas')
    expect((await shop.findings(found.id)).map(({ state }) => state)).toEqual(['repaired'])
    expect(await shop.take(after, 'new', { code: 'cruzada' })).toMatchObject({ ok: true })
    expect(await shop.layer('cruzada')).toMatchObject({ featureCount: 2 })
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
    const found = await shop.bring(
      collection([
        feature({ codigo: 'A' }, square(1)),
        feature({ codigo: 'B' }, square(2)),
        feature({ codigo: 'C' }, square(2.5)),
        feature({ codigo: 'D' }, square(7)),
        feature({ codigo: 'D' }, square(7)),
        feature({ codigo: 'E' }, sliver),
      ]),
    )
    const seen = await shop.findings(found.id)
    expect(seen.map(({ rule, rows }) => `${rule} ${rows.join('-')}`)).toEqual([
      'duplicate_shape 4-5',
      'overlap 2-3',
      'overlap 4-5',
      'sliver 6',
    ])
    expect(Number(seen[1]?.terms.area)).toBeGreaterThan(4_000)
    const ctx = await loaded.as('administracion')
    const [first] = (
      await loaded.database.read(app, (tx) =>
        tx.execute(
          sql`select id from territory.finding where import_id = ${found.id} and rule = 'overlap' order by rows`,
        ),
      )
    ).rows
    const one = { importId: found.id, rule: 'overlap', findingId: first?.id, reason: 'Es un condominio por niveles.' }
    expect(await loaded.runner.command(exceptFindings, ctx, one)).toMatchObject({ ok: true, value: { count: 1 } })
    expect(await loaded.runner.command(exceptFindings, ctx, one)).toMatchObject({
      ok: false,
      refusal: { kind: 'settled_already' },
    })
    expect((await shop.findings(found.id)).map(({ rule, state }) => `${rule} ${state}`)).toEqual([
      'duplicate_shape open',
      'overlap excepted',
      'overlap open',
      'sliver open',
    ])
    const excepted = { importId: found.id, rule: 'overlap', reason: 'Son condominios por niveles.' }
    expect(await loaded.runner.command(exceptFindings, ctx, excepted)).toMatchObject({
      ok: true,
      value: { count: 1 },
    })
    expect(await shop.take(await shop.stored(found.id), 'new', { code: 'con-excepciones' })).toMatchObject({ ok: true })
    const made = await shop.layer('con-excepciones')
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
    expect(await shop.findings((await shop.bring(file)).id)).toEqual([])
    expect(await shop.findings((await shop.bring(file, { covers: true })).id)).toMatchObject([
      { rule: 'gap', rows: [1] },
    ])
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
    const named = await shop.bring(collection([feature({ codigo: 'U' }, utm)], 'urn:ogc:def:crs:EPSG::32616'))
    expect(named.reading?.crs).toEqual({ code: 32616, from: 'file' })
    await shop.take(named, 'new', { code: 'utm' })
    expect((await shop.features((await shop.layer('utm'))?.id ?? ''))[0]).toMatchObject({ area: 9994 })

    const unnamed = await shop.bring(collection([feature({ codigo: 'U' }, utm)]))
    expect(await shop.findings(unnamed.id)).toMatchObject([{ rule: 'out_of_range', rows: [1] }])
    const ctx = await loaded.as('administracion')
    const again = { importId: unnamed.id, expectedVersion: unnamed.version, crs: 32616, readHere: true }
    expect(await loaded.runner.command(readImportAgain, ctx, again)).toMatchObject({ ok: true })
    await shop.work(unnamed.id)
    expect(await shop.findings(unnamed.id)).toEqual([])
    expect((await shop.stored(unnamed.id)).reading?.crs).toEqual({ code: 32616, from: 'person' })
  })

  test('a reference system that nobody knows is refused in words', async () => {
    const found = await shop.bring(collection(PARCELS), { crs: 999_999 })
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
    const found = await shop.bring(collection(swapped))
    expect((await shop.findings(found.id)).map(({ rule }) => rule)).toContain('swapped')
    const ctx = await loaded.as('administracion')
    const chosen = {
      importId: found.id,
      expectedVersion: found.version,
      rule: 'swapped',
      how: 'swap_axes',
      workHere: true,
    }
    expect(await loaded.runner.command(repairOfImport, ctx, chosen)).toMatchObject({ ok: true })
    await shop.work(found.id, { rule: 'swapped', how: 'swap_axes' })
    expect((await shop.findings(found.id)).filter(({ state }) => state === 'open').map(({ rule }) => rule)).toEqual([])
  })

  test('what touches no known municipality is said', async () => {
    const found = await shop.bring(collection([PARCELS[0], feature({ codigo: 'lejos' }, square(500))]))
    expect(await shop.findings(found.id)).toMatchObject([{ rule: 'outside', rows: [2], terms: { code: 'lejos' } }])
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
    const found = await shop.bring(content)
    expect(found.state).toBe('refused')
    expect(found.refusal?.es).toContain(words)
    expect(found.refusal?.en?.length).toBeGreaterThan(20)
  })

  test('a file that is cut keeps what it has, and says so', async () => {
    const whole = collection(PARCELS)
    const found = await shop.bring(whole.slice(0, whole.length - 60))
    expect(found).toMatchObject({ state: 'read', counts: { read: 2, rejected: 1 } })
    expect(found.reading?.notes.map(({ es }) => es).join(' ')).toContain('está cortado')
  })

  test('heights are left out by a rule that is said; a mixed file asks for one kind and keeps the others apart', async () => {
    const high = square(1).map((ring) => ring.map(([x = 0, y = 0]) => [x, y, 600]))
    const found = await shop.bring(
      collection([feature({ codigo: 'alto' }, high), feature({ codigo: 'punto' }, [-89.2, 13.7], 'Point')]),
    )
    expect(found.reading?.kinds).toEqual({ point: 1, line: 0, polygon: 1 })
    expect(found.reading?.notes.map(({ es }) => es).join(' ')).toContain('altura')
    expect(await shop.take(found, 'new', { code: 'mezcla' })).toMatchObject({ ok: true })
    expect(await shop.stored(found.id)).toMatchObject({ state: 'applied', counts: { rejected: 1 } })
  })

  test('a cancelled import stops, and no layer knows of it', async () => {
    const file = await shop.files.put(Buffer.from(collection(PARCELS)))
    const ctx = await loaded.as('administracion')
    const begun = await loaded.runner.command(beginImport, ctx, {
      file: { ...file, name: 'x.geojson' },
      readHere: true,
    })
    if (!begun.ok) throw new Error(begun.refusal.message.en)
    expect(await loaded.runner.command(cancelImport, ctx, { importId: begun.value.importId })).toMatchObject({
      ok: true,
    })
    await shop.work(begun.value.importId)
    expect(await shop.stored(begun.value.importId)).toMatchObject({ state: 'cancelled', counts: { read: 0 } })
  })

  test('a Shapefile says its system in words that are matched by their figures; without them a person is asked', async () => {
    const shape = {
      type: 'Polygon',
      coordinates: [
        [
          [262063, 1515630],
          [262063, 1515730],
          [262163, 1515730],
          [262163, 1515630],
          [262063, 1515630],
        ],
      ],
    } as const
    const rows = [{ shape, attributes: { codigo: 'U-1', area: 2 } }]
    const named = await shop.bring(exampleShapefile(rows, { prj: UTM16_PRJ }), {}, 'zonas.zip')
    expect(named).toMatchObject({ state: 'read', reading: { format: 'shapefile', crs: { code: 32616, from: 'file' } } })
    const moved = await shop.bring(
      exampleShapefile(rows, { prj: UTM16_PRJ.replace('-87.0', '-86.0') }),
      {},
      'zonas.zip',
    )
    expect(moved).toMatchObject({ state: 'asking', reading: { question: 'crs' } })
    const silent = await shop.bring(exampleShapefile(rows, { prj: '' }), {}, 'zonas.zip')
    expect(silent).toMatchObject({ state: 'asking', reading: { question: 'crs' } })
    const ctx = await loaded.as('administracion')
    const answer = { importId: silent.id, expectedVersion: silent.version, crs: 32616, readHere: true }
    expect(await loaded.runner.command(readImportAgain, ctx, answer)).toMatchObject({ ok: true })
    await shop.work(silent.id)
    expect(await shop.stored(silent.id)).toMatchObject({ state: 'read', counts: { read: 1 } })
  })

  test('one polygon of 40 MB is read and taken, and its many points are said', async () => {
    const points = 950_000
    const round = Array.from({ length: points }, (_, i) => {
      const angle = (2 * Math.PI * i) / points
      return [-89.2 + 0.05 * Math.cos(angle), 13.7 + 0.05 * Math.sin(angle)]
    })
    const content = collection([feature({ codigo: 'G-1' }, [[...round, round[0] ?? []]])])
    expect(content.length).toBeGreaterThan(35_000_000)
    const found = await shop.bring(content)
    expect(found).toMatchObject({ state: 'read', counts: { read: 1, rejected: 0 } })
    expect((await shop.findings(found.id)).find(({ rule }) => rule === 'many_points')).toMatchObject({
      rows: [1],
      terms: { points: points + 1, code: 'G-1' },
    })
    expect(await shop.take(found, 'new', { code: 'enorme' })).toMatchObject({ ok: true })
    expect(await shop.layer('enorme')).toMatchObject({ featureCount: 1 })
  })
})
