import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { CRS84 } from '../rules/ogc/crs.ts'
import { MOST_MATCHED } from '../rules/ogc/items-request.ts'
import { itemQuery, itemsQuery, openLayersQuery } from './ogc-queries.ts'
import { layerExtent } from './tiles-features.ts'

describeOnBothDatabases('open layers', (open) => {
  let loaded: Loaded

  const items = async (code: string, query: Readonly<Record<string, string>> = {}, as = 'public') => {
    const lists = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
    const answer = await loaded.runner.query(itemsQuery, await loaded.as(as), { code, query: lists })
    if (!answer.ok) throw new Error(answer.refusal.message.en)
    return answer.value
  }
  const names = async (filter: string, rest: Readonly<Record<string, string>> = {}) => {
    const { features } = await items('municipios', { filter, ...rest })
    return features.map(({ attributes }) => attributes.nombre)
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test.each([
    ["nombre = 'Apopa'", ['Apopa']],
    ["nombre = 'apopa'", []],
    ["CASEI(nombre) = CASEI('APOPA')", ['Apopa']],
    ["ACCENTI(nombre) = ACCENTI('San Martin')", ['San Martín']],
    ["ACCENTI(CASEI(nombre)) LIKE ACCENTI(CASEI('%CUSCATLÁN'))", ['Antiguo Cuscatlán']],
    ["CASEI(nombre) = CASEI('ANTIGUO CUSCATLÁN')", ['Antiguo Cuscatlán']],
    ["nombre LIKE 'Sa_ M%'", ['San Marcos', 'San Martín']],
    ["nombre IN ('Nejapa', 'Apopa')", ['Apopa', 'Nejapa']],
    ["nombre NOT LIKE 'S%' AND poblacion > 130000", ['Apopa', 'Mejicanos']],
    ['poblacion BETWEEN 33000 AND 35000', ['Antiguo Cuscatlán', 'Ayutuxtepeque']],
    ['poblacion / area_km2 > 8000', ['Cuscatancingo', 'Soyapango']],
    ['poblacion / (area_km2 - area_km2) > 0', []],
    ['poblacion IS NULL', []],
    ["departamento = 'La Libertad' OR nombre = 'Apopa'", ['Antiguo Cuscatlán', 'Apopa', 'Santa Tecla']],
    ["NOT (departamento = 'San Salvador')", ['Antiguo Cuscatlán', 'Santa Tecla']],
    ['id = 3', ['Ayutuxtepeque']],
    ['S_INTERSECTS(geometry, POINT(-89.2069 13.6877))', ['San Salvador']],
    ['S_CONTAINS(geometry, POINT(-89.0632 13.7379))', ['San Martín']],
    ['S_WITHIN(geometry, BBOX(-89.35,13.6,-89.2,13.75)) AND poblacion > 100000', ['Santa Tecla']],
    ['S_DISJOINT(geometry, BBOX(-90,13,-89.14,14))', ['Ilopango', 'San Martín']],
    ["nombre = 'x'' OR 1=1 --'", []],
  ])('%s', async (filter, expected) => {
    expect((await names(filter)).toSorted()).toEqual(expected)
  })

  test('what a layer covers is told in degrees, also after the map asked for it in metres', async () => {
    const web = await loaded.runner.query(layerExtent, await loaded.as('public'), 'municipios')
    expect(web.ok).toBe(true)
    const layers = await loaded.runner.query(openLayersQuery, await loaded.as('public'), undefined)
    const extent = layers.ok ? layers.value.find(({ code }) => code === 'municipios')?.extent : undefined
    expect(extent?.map((each) => Math.round(each))).toEqual([-89, 14, -89, 14])
  })

  test('coordinates of a filter are read in the system that it says, in the order of its axes', async () => {
    const wgs = 'S_INTERSECTS(geometry, POINT(13.6877 -89.2069))'
    expect(await names(wgs, { 'filter-crs': 'http://www.opengis.net/def/crs/EPSG/0/4326' })).toEqual(['San Salvador'])
    expect(await names(wgs)).toEqual([])
  })

  test.each([
    ['pobl > 1', 'has no attribute “pobl”'],
    ['nombre > 5', 'a text is expected'],
    ["poblacion LIKE 'x'", 'a text is expected'],
    ['S_WITHIN(nombre, POINT(1 1))', 'a geometry is expected'],
    ["T_AFTER(nombre, DATE('2019-01-01'))", 'a date is expected'],
    ['poblacion', 'a condition is expected'],
  ])('%s is refused in words', async (filter, words) => {
    await expect(items('municipios', { filter })).rejects.toThrow(words)
  })

  test('boxes are read in the order of axes of their system, and a box by another system finds the same', async () => {
    const find = async (bbox: string, system?: string) =>
      (
        await items('espacios-publicos', { bbox, ...(system === undefined ? {} : { 'bbox-crs': system }) })
      ).features.map(({ number }) => number)
    const found = await find('-89.25,13.65,-89.15,13.75')
    expect(found.length).toBeGreaterThan(10)
    expect(await find('13.65,-89.25,13.75,-89.15', 'http://www.opengis.net/def/crs/EPSG/0/4326')).toEqual(found)
    const utm = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      tx.execute(
        sql`select st_x(p) as x, st_y(p) as y from (select st_transform(st_setsrid(st_makepoint(-89.2, 13.7), 4326), 32616) as p) q`,
      ),
    )
    const [x, y] = [Number(utm.rows[0]?.x), Number(utm.rows[0]?.y)]
    const near = await find(
      `${x - 2000},${y - 2000},${x + 2000},${y + 2000}`,
      'http://www.opengis.net/def/crs/EPSG/0/32616',
    )
    expect(near.length).toBeGreaterThan(0)
    expect(found).toEqual(expect.arrayContaining(near))
  })

  test.each([
    ['CRS84', CRS84.uri, [-89.2, 13.7]],
    ['4326: latitude first', 'http://www.opengis.net/def/crs/EPSG/0/4326', [13.7, -89.2]],
    ['3857', 'http://www.opengis.net/def/crs/EPSG/0/3857', [-9_930_000, 1_540_000]],
    ['UTM 16N', 'http://www.opengis.net/def/crs/EPSG/0/32616', [262_000, 1_516_000]],
  ])('features are given in %s', async (_name, crs, [first = 0, second = 0]) => {
    const { features } = await items('espacios-publicos', { crs, limit: '5' })
    for (const { geometry } of features) {
      const [one, other] = JSON.parse(geometry).coordinates
      expect(Math.abs(one - first) / Math.abs(first)).toBeLessThan(0.1)
      expect(Math.abs(other - second) / Math.abs(second)).toBeLessThan(0.1)
    }
  })

  test('pages follow each other while features come and go: nothing twice, nothing that stayed is left out', async () => {
    const seen: number[] = []
    const before = (await items('espacios-publicos', { limit: '2000' })).features.map(({ number }) => number)
    let after = 0
    for (let turn = 0; ; turn += 1) {
      const page = await items('espacios-publicos', { limit: '40', after: String(after) })
      seen.push(...page.features.map(({ number }) => number))
      if (!page.more) break
      after = page.features.at(-1)?.number ?? 0
      // Between two pages one that was seen goes, and a new one comes.
      if (turn === 0)
        await loaded.database.write({ role: 'trama_app' }, async (tx) => {
          await tx.execute(sql`delete from territory.feature f using territory.layer l where l.id = f.layer_id
            and l.code = 'espacios-publicos' and f.number = 5`)
          await tx.execute(sql`
            insert into territory.feature (id, office_id, layer_id, number, shape, attributes, recorded_at)
            select gen_random_uuid(), office_id, id, 1000, st_setsrid(st_makepoint(-89.2, 13.7), 4326), '{"tipo":"Parque"}', now()
            from territory.layer where code = 'espacios-publicos'`)
        })
    }
    expect(seen).toEqual([...before, 1000])
  })

  test('how many there are is told on every page, and alone to who asks for nothing else', async () => {
    const filter = "nombre LIKE 'S%'"
    const all = await items('municipios', { filter })
    expect(all).toMatchObject({ matched: all.features.length, more: false })
    const first = await items('municipios', { filter, limit: '2' })
    const after = String(first.features.at(-1)?.number)
    const second = await items('municipios', { filter, limit: '2', after })
    for (const page of [first, second, await items('municipios', { filter, resultType: 'hits' })])
      expect(page.matched).toBe(all.features.length)
    expect(await items('municipios', { resultType: 'hits', limit: '1' })).toMatchObject({ matched: 14, features: [] })
    expect((await items('municipios', { filter: "nombre = 'x'" })).matched).toBe(0)
  })

  test('of very many a page leaves the number out; who asks for it alone is told all', async () => {
    const many = MOST_MATCHED + 5
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        insert into territory.feature (id, office_id, layer_id, number, shape, attributes, recorded_at)
        select gen_random_uuid(), l.office_id, l.id, 100000 + n, st_setsrid(st_makepoint(-89.2, 13.7), 4326), '{"tipo":"Banca"}', now()
        from territory.layer l cross join generate_series(1, ${many}::int) n where l.code = 'espacios-publicos'`),
    )
    const filter = "tipo = 'Banca'"
    expect(await items('espacios-publicos', { filter, limit: '3' })).toMatchObject({ matched: undefined, more: true })
    expect((await items('espacios-publicos', { filter, resultType: 'hits' })).matched).toBe(many)
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`delete from territory.feature where number > 100000`),
    )
  })

  test('a limit beyond measure is clipped; a layer of the staff and attributes of the staff are not there', async () => {
    const many = await items('uso-de-suelo', { limit: '1000000' })
    expect(many.request.limit).toBe(2000)
    await loaded.database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`update territory.layer set audience = 'staff' where code = 'zonas-de-riesgo'`)
      await tx.execute(sql`update territory.layer set staff_fields = '{estado}' where code = 'espacios-publicos'`)
    })
    for (const who of ['public', 'administracion']) {
      const layers = await loaded.runner.query(openLayersQuery, await loaded.as(who), undefined)
      expect(layers.ok && layers.value.map(({ code }) => code)).toEqual([
        'municipios',
        'uso-de-suelo',
        'parcelas-inventadas',
        'espacios-publicos',
      ])
      const { features, layer } = await items('espacios-publicos', { limit: '1' }, who)
      expect(Object.keys(features[0]?.attributes ?? {})).not.toContain('estado')
      expect(layer.fields.map(({ name }) => name)).not.toContain('estado')
      await expect(items('espacios-publicos', { filter: "estado = 'Malo'" }, who)).rejects.toThrow('no attribute')
      await expect(items('zonas-de-riesgo', {}, who)).rejects.toThrow('no public layer')
    }
    const one = await loaded.runner.query(itemQuery, await loaded.as('public'), {
      code: 'zonas-de-riesgo',
      number: 1,
      crs: CRS84,
    })
    expect(one).toMatchObject({ ok: false, refusal: { kind: 'no_layer' } })
  })
})
