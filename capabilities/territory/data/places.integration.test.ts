import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { areaOf, nearest, placeAt, placesOn, touches, whatContains, zoneOf } from '../contract.ts'
import { loadTerritory } from './load-pack.ts'
import { placeHistory, sharesOf } from './places-query.ts'

describeOnBothDatabases('places and what is asked of the ground', (open) => {
  let loaded: Loaded
  const read = <T>(work: (tx: ReadTx) => Promise<T>) => loaded.database.read({ role: 'trama_public' }, work)
  const asStaff = <T>(work: (tx: ReadTx) => Promise<T>) => loaded.database.read({ role: 'trama_app' }, work)

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test.each([
    ['municipalities-until-2024', '2019-06-30', 14],
    ['municipalities-until-2024', '2024-04-30', 14],
    ['municipalities-until-2024', '2024-05-01', 0],
    ['districts-from-2024', '2024-04-30', 0],
    ['districts-from-2024', '2024-05-01', 14],
    ['municipalities-from-2024', '2026-01-01', 6],
    ['amss', '2019-06-30', 1],
  ])('of %s, on %s there are %i', async (geography, validOn, count) => {
    expect(await read((tx) => placesOn(tx, geography, { validOn }))).toHaveLength(count)
  })

  test('before the books had them, there is nothing to tell', async () => {
    const asKnownAt = '2001-01-01T00:00:00Z'
    expect(await read((tx) => placesOn(tx, 'amss', { validOn: '2019-01-01', asKnownAt }))).toEqual([])
    expect(await read((tx) => placesOn(tx, 'amss', { validOn: '2019-01-01', asKnownAt: NOW }))).toHaveLength(1)
  })

  test('a district lies by law in a municipality; of what reaches out of the area only a part is known', async () => {
    const [after, districts] = await read(async (tx) => [
      await placesOn(tx, 'municipalities-from-2024', { validOn: '2025-01-01' }),
      await placesOn(tx, 'districts-from-2024', { validOn: '2025-01-01' }),
    ])
    const nameOf = new Map(after.map(({ id, name }) => [id, name]))
    expect(districts.map(({ name, parentId }) => [name, nameOf.get(parentId ?? '')])).toContainEqual([
      'Nejapa',
      'San Salvador Oeste',
    ])
    expect(districts.filter(({ parentId }) => parentId === undefined)).toEqual([])
    expect(after.filter(({ partial }) => partial).map(({ name }) => name)).toEqual([
      'La Libertad Este',
      'La Libertad Sur',
      'San Salvador Sur',
    ])
    const [west] = after.filter(({ name }) => name === 'San Salvador Oeste')
    expect(west?.state).toMatchObject({ population: 131_286 + 29_458, areaKm2: 135.2, shapeStatus: 'schematic' })
  })

  test('all stated shares of a place in one geography by one basis sum to 1', async () => {
    const sums = await read((tx) =>
      tx.execute(sql`
        select round(sum(c.share)::numeric, 9) as total, count(*) as n from territory.correspondence c
        join territory.place p on p.id = c.to_place_id where c.rule <> 'measured' group by c.from_place_id, p.geography_id, c.basis`),
    )
    expect(sums.rows.length).toBe(2 * 3 * (14 + 14 + 6 + 1))
    expect(new Set(sums.rows.map(({ total }) => Number(total)))).toEqual(new Set([1]))
  })

  test('what a place was and became can be told both ways', async () => {
    const apopa = (await read((tx) => placesOn(tx, 'municipalities-until-2024', { validOn: '2019-01-01' }))).find(
      ({ code }) => code === 'apopa',
    )
    const [to, from] = await read(async (tx) => [
      await sharesOf(tx, apopa?.id ?? '', 'to'),
      await sharesOf(tx, apopa?.id ?? '', 'from'),
    ])
    const stated = to.filter(({ basis, rule }) => basis === 'area' && rule !== 'measured')
    expect(stated.map(({ name, share }) => [name, share])).toEqual([
      ['Área Metropolitana de San Salvador', 1],
      ['Apopa', 1],
      ['San Salvador Oeste', 1],
    ])
    const west = from.find(({ name, basis }) => name === 'San Salvador Oeste' && basis === 'population')
    expect(west?.share).toBeCloseTo(131_286 / (131_286 + 29_458), 6)
  })

  test('cells of the scheme touch and never overlap, and together are the area', async () => {
    const sums = await read((tx) =>
      tx.execute(sql`
        with cells as (select s.shape from territory.place_state s join territory.place p on p.id = s.place_id
          join territory.geography g on g.id = p.geography_id where g.code = 'municipalities-until-2024')
        select sum(st_area(shape::geography)) / 1e6 as apart, st_area(st_union(shape)::geography) / 1e6 as together,
          bool_and(st_isvalid(shape)) as valid, st_numgeometries(st_multi(st_union(shape))) as pieces from cells`),
    )
    const [row] = sums.rows
    expect(row).toMatchObject({ valid: true })
    expect(Number(row?.pieces)).toBe(1)
    expect(Number(row?.apart)).toBeCloseTo(Number(row?.together), 3)
    expect(Number(row?.together)).toBeCloseTo(611.86, -1)
  })

  test('loading the pack again changes nothing, nor what an officer wrote', async () => {
    const count = () =>
      asStaff((tx) =>
        tx.execute(sql`select (select count(*) from territory.place) as places, (select count(*) from territory.place_state) as states,
          (select count(*) from territory.place p join territory.geography g on g.id = p.geography_id where g.made is null) as of_law,
          (select count(*) from territory.correspondence) as shares, (select count(*) from territory.feature) as features`),
      )
    const before = (await count()).rows
    const ctx = await loaded.as('system')
    const again = await loaded.database.write({ role: 'trama_app' }, (tx) =>
      loadTerritory(tx, ctx, loaded.pack, { demo: true }),
    )
    expect(again).toEqual({ ok: true, value: [] })
    expect((await count()).rows).toEqual(before)
    expect(before[0]).toMatchObject({ of_law: 35 })
    expect(before[0]?.states).toBe(before[0]?.places)
  })

  test.each([
    [
      'the centre of San Salvador, before',
      -89.2069,
      13.6877,
      'municipalities-until-2024',
      '2019-01-01',
      'san-salvador',
    ],
    [
      'the centre of San Salvador, after',
      -89.2069,
      13.6877,
      'municipalities-from-2024',
      '2025-01-01',
      'san-salvador-centro',
    ],
    ['the same in the wrong year', -89.2069, 13.6877, 'municipalities-from-2024', '2019-01-01', undefined],
    ['the centre of San Martín', -89.0632, 13.7379, 'districts-from-2024', '2025-01-01', 'san-martin'],
    ['the sea', -89.5, 13.2, 'amss', '2019-01-01', undefined],
  ])('at %s', async (_where, longitude, latitude, geography, validOn, code) => {
    const place = await read((tx) => placeAt(tx, { longitude, latitude }, geography, { validOn }))
    expect(place?.code).toBe(code)
  })

  test('the demonstration has layers that say what they are', async () => {
    const found = await read((tx) =>
      tx.execute(sql`select code, shape_kind, feature_count, demo from territory.open_layer order by sort`),
    )
    expect(found.rows).toMatchObject([
      { code: 'municipios', shape_kind: 'polygon', feature_count: 14, demo: true },
      { code: 'uso-de-suelo', shape_kind: 'polygon', demo: true },
      // Of 34, one was withdrawn.
      { code: 'zonas-de-riesgo', shape_kind: 'polygon', feature_count: 33 },
      { code: 'parcelas-inventadas', shape_kind: 'polygon', demo: true },
      { code: 'espacios-publicos', shape_kind: 'point', feature_count: 140 },
    ])
    const invalid = await asStaff((tx) =>
      tx.execute(sql`select count(*) as n from territory.feature where not st_isvalid(shape)`),
    )
    expect(Number(invalid.rows[0]?.n)).toBe(0)
  })

  test('what contains a point, what is nearest, and how far', async () => {
    const point = { longitude: -89.2069, latitude: 13.6877 }
    const [cell, near] = await read(async (tx) => [
      await whatContains(tx, point, { layer: 'municipios', of: 'open' }),
      await nearest(tx, point, { layer: 'espacios-publicos', of: 'open' }, 5),
    ])
    expect(cell.map(({ attributes }) => attributes.nombre)).toEqual(['San Salvador'])
    expect(near).toHaveLength(5)
    expect(near.map(({ metres }) => metres)).toEqual(near.map(({ metres }) => metres).toSorted((a, b) => a - b))
    const measured = await read((tx) =>
      tx.execute(sql`select min(st_distance(f.shape::geography, st_setsrid(st_makepoint(-89.2069, 13.6877), 4326)::geography)) as metres
        from territory.open_feature f join territory.open_layer l on l.id = f.layer_id where l.code = 'espacios-publicos'`),
    )
    expect(near[0]?.metres).toBeCloseTo(Number(measured.rows[0]?.metres), 6)
  })

  const SQUARE = (west: number, south: number, size: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  })

  test('what a shape touches, in square metres and shares that sum to one inside the area', async () => {
    const square = SQUARE(-89.22, 13.68, 0.03)
    const [found, area] = await read(async (tx) => [
      await touches(tx, square, { layer: 'municipios', of: 'open' }),
      await areaOf(tx, square),
    ])
    expect(area / 1e6).toBeCloseTo(10.77, 1)
    expect(found.length).toBeGreaterThan(1)
    expect(found[0]?.attributes.nombre).toBe('San Salvador')
    expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 4)
    expect(found.reduce((sum, { areaM2 }) => sum + (areaM2 ?? 0), 0) / area).toBeCloseTo(1, 4)
  })

  test('a line is measured in metres, a point lies or does not; areas that share an edge alone have nothing in common', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [-89.22, 13.68],
        [-89.19, 13.68],
      ],
    }
    const point = { type: 'Point', coordinates: [-89.2069, 13.6877] }
    const [along, at, cell] = await read(async (tx) => [
      await touches(tx, line, { layer: 'municipios', of: 'open' }),
      await touches(tx, point, { layer: 'municipios', of: 'open' }),
      await tx.execute(sql`select st_asgeojson(f.shape) as shape from territory.open_feature f join territory.open_layer l
        on l.id = f.layer_id where l.code = 'municipios' and f.attributes ->> 'nombre' = 'Soyapango'`),
    ])
    expect(along.reduce((sum, { lengthM }) => sum + (lengthM ?? 0), 0)).toBeCloseTo(3245, -2)
    expect(at).toMatchObject([{ share: 1, areaM2: undefined }])
    const own = await read((tx) =>
      touches(tx, JSON.parse(String(cell.rows[0]?.shape)), { layer: 'municipios', of: 'open' }),
    )
    expect(own.filter(({ share }) => share > 1e-6).map(({ attributes }) => attributes.nombre)).toEqual(['Soyapango'])
  })

  test('the zone of a feature on a date is the one that the books had then', async () => {
    const of = { layer: 'zonas-de-riesgo', number: 1 }
    const now = await asStaff((tx) => zoneOf(tx, of, { layer: 'uso-de-suelo', of: 'all' }))
    if ('missing' in now) throw new Error(now.missing)
    expect(now.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
    // The plan changes on a day: the zone gets another class, and what it was is kept.
    await loaded.database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`
        insert into territory.feature_past (id, office_id, layer_id, feature_id, number, code, shape, attributes, recorded_at, replaced_at, how)
        select gen_random_uuid(), office_id, layer_id, id, number, code, shape, attributes, recorded_at, '2026-12-01T06:00:00Z', 'changed'
        from territory.feature where id = ${now.main.id}`)
      await tx.execute(sql`
        update territory.feature set attributes = attributes || '{"clase":"Rural nuevo"}'::jsonb, recorded_at = '2026-12-01T06:00:00Z'
        where id = ${now.main.id}`)
    })
    const classOn = async (asOf?: string) => {
      const zone = await asStaff((tx) => zoneOf(tx, of, { layer: 'uso-de-suelo', of: 'all', asOf }))
      return 'missing' in zone ? zone.missing : zone.parts.find(({ id }) => id === now.main.id)?.attributes.clase
    }
    expect(await classOn()).toBe('Rural nuevo')
    expect(await classOn('2026-11-30T00:00:00Z')).toBe(now.main.attributes.clase)
    expect(await classOn('2026-12-02T00:00:00Z')).toBe('Rural nuevo')
    expect(await classOn('2001-01-01T00:00:00Z')).toBe('not_collected')
  })

  test('what the books said of a place stays readable', async () => {
    const [place] = await read((tx) => placesOn(tx, 'amss', { validOn: '2019-01-01' }))
    expect(await read((tx) => placeHistory(tx, place?.id ?? ''))).toMatchObject([{ shapeStatus: 'schematic' }])
  })
})
