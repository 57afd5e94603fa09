import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { divisionsQuery, zoneSources } from './division-queries.ts'
import { geographyQuery, placeQuery } from './ground-queries.ts'
import { makeGrid, makeZones } from './make-division.ts'
import { measureShares } from './measure-shares.ts'
import { sharesWithSource } from './shares-between.ts'

const BEFORE = 'municipalities-until-2024'

describeOnBothDatabases('divisions that no law makes', (open) => {
  let loaded: Loaded
  const rows = async (query: ReturnType<typeof sql>) =>
    (await loaded.database.read({ role: 'trama_app' }, (tx) => tx.execute(query))).rows
  const geography = async (code: string) => {
    const answer = await loaded.runner.query(geographyQuery, await loaded.as('public'), { code })
    if (!answer.ok) throw new Error(answer.refusal.message.en)
    return answer.value
  }
  const head = (code: string) => ({ code, title: 'Celdas de prueba', citation: 'Trazada para la prueba' })
  const grid = async (
    order: { readonly cell: number; readonly over: string; readonly code: string },
    login = 'administracion',
  ) => loaded.runner.command(makeGrid, await loaded.as(login), { ...head(order.code), ...order })
  const measure = async (from: string, to: string, login = 'administracion') =>
    loaded.runner.command(measureShares, await loaded.as(login), { from, to })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('the demonstration shows a grid and zones, labelled, and what was measured between them', async () => {
    const { geography: shown, places, measured } = await geography('cuadricula-2-km')
    expect(shown).toMatchObject({
      demo: true,
      kind: 'grid',
      made: { way: 'grid', cell: 2000, crs: 32616, over: 'amss' },
    })
    expect(places.length).toBeGreaterThan(100)
    expect(measured.map(({ to }) => to)).toEqual([BEFORE])
    const zones = await geography('zonas-demostracion')
    expect(zones.geography).toMatchObject({ demo: true, kind: 'zoning', made: { way: 'layer', layer: 'uso-de-suelo' } })
    expect(zones.places.length).toBeGreaterThan(1)
  })

  test('a grid covers the area with cells of one size, each a place that can be asked for', async () => {
    expect(await grid({ code: 'celdas-de-3-km', cell: 3000, over: BEFORE })).toMatchObject({ ok: true })
    const { places } = await geography('celdas-de-3-km')
    const [first] = places
    const place = await loaded.runner.query(placeQuery, await loaded.as('public'), {
      geography: 'celdas-de-3-km',
      place: first?.code ?? '',
    })
    expect(place).toMatchObject({ ok: true, value: { place: { state: { shapeStatus: 'computed', areaKm2: 9 } } } })
    const [sizes] = await rows(sql`
      select count(*) as cells, min(st_area(st_transform(s.shape, 32616))) as least, max(st_area(st_transform(s.shape, 32616))) as most
      from territory.place_state s join territory.place p on p.id = s.place_id
      join territory.geography g on g.id = p.geography_id where g.code = 'celdas-de-3-km'`)
    expect(Number(sizes?.least)).toBeCloseTo(9e6, -2)
    expect(Number(sizes?.most)).toBeCloseTo(9e6, -2)
    const [left] = await rows(sql`
      with cells as (select st_union(s.shape) as shape from territory.place_state s join territory.place p on p.id = s.place_id
        join territory.geography g on g.id = p.geography_id where g.code = 'celdas-de-3-km'),
      ground as (select st_union(s.shape) as shape from territory.place_state s join territory.place p on p.id = s.place_id
        join territory.geography g on g.id = p.geography_id where g.code = ${BEFORE} and s.replaced_at is null)
      select st_area(st_difference(ground.shape, cells.shape)::geography) as area from cells, ground`)
    // Corners are joined by straight lines in both systems, which differ by a hand's breadth over three kilometres.
    expect(Number(left?.area)).toBeLessThan(2000)
  })

  test.each([
    ['by who may not', { code: 'otra', cell: 1000, over: BEFORE }, 'lectura', 'forbidden'],
    ['of a code that is there', { code: BEFORE, cell: 5000, over: BEFORE }, 'administracion', 'code_taken'],
    [
      'of more cells than anybody can use',
      { code: 'otra', cell: 100, over: BEFORE },
      'administracion',
      'too_many_cells',
    ],
    ['over a division that is none', { code: 'otra', cell: 1000, over: 'atlantis' }, 'administracion', 'no_place'],
  ] as const)('no grid is laid %s', async (_who, order, login, kind) => {
    expect(await grid(order, login)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('zones are made of a public layer by what its features say; not of one that changed meanwhile', async () => {
    const asked = await loaded.runner.query(zoneSources, await loaded.as('administracion'), { layer: 'uso-de-suelo' })
    const source = asked.ok ? asked.value.chosen : undefined
    expect(source?.fields.find(({ name }) => name === 'clase')?.values).toBe(5)
    const order = { ...head('zonas-por-clase'), layer: 'uso-de-suelo', field: 'clase', edition: source?.edition ?? 0 }
    const as = await loaded.as('administracion')
    expect(await loaded.runner.command(makeZones, as, { ...order, edition: order.edition + 1 })).toMatchObject({
      refusal: { kind: 'layer_changed' },
    })
    expect(await loaded.runner.command(makeZones, as, { ...order, field: 'nada' })).toMatchObject({
      refusal: { kind: 'no_field' },
    })
    expect(await loaded.runner.command(makeZones, as, order)).toMatchObject({
      ok: true,
      value: { places: 5, leftOut: 0 },
    })
    const { places } = await geography('zonas-por-clase')
    expect(places.map(({ code }) => code)).toContain('urbano-consolidado')
    const [area] = await rows(sql`
      select (select sum(st_area(f.shape::geography)) from territory.feature f join territory.layer l on l.id = f.layer_id
          where l.code = 'uso-de-suelo') as layer,
        (select sum(st_area(s.shape::geography)) from territory.place_state s join territory.place p on p.id = s.place_id
          join territory.geography g on g.id = p.geography_id where g.code = 'zonas-por-clase') as zones`)
    expect(Number(area?.zones) / Number(area?.layer)).toBeCloseTo(1, 3)
  })

  test('measuring says what share of each place lies in which, both ways, beside what the law says', async () => {
    expect(await measure(BEFORE, 'celdas-de-3-km')).toMatchObject({ ok: true })
    const read = (from: string, to: string, origin?: 'stated' | 'measured') =>
      loaded.database.read({ role: 'trama_public' }, (tx) => sharesWithSource(tx, from, to, 'area', origin))
    const there = await read(BEFORE, 'celdas-de-3-km')
    expect(there.origin).toBe('measured')
    expect(there.sources).toEqual([
      'Medido sobre las formas de «Municipios hasta abril de 2024» y «Celdas de prueba», 2026-11-21',
    ])
    const sums = [...Map.groupBy(there.shares, ({ from }) => from).values()].map((same) =>
      same.reduce((sum, { share }) => sum + share, 0),
    )
    expect(sums.length).toBe(14)
    for (const sum of sums) expect(sum).toBeCloseTo(1, 3)
    // The law goes before: what was measured between the same two stands beside it.
    const stated = await read(BEFORE, 'municipalities-from-2024')
    const measured = await read(BEFORE, 'municipalities-from-2024', 'measured')
    expect([stated.origin, measured.origin]).toEqual(['stated', 'measured'])
    expect(measured.shares.length).toBeGreaterThanOrEqual(stated.shares.length)
  })

  test('cells at the edge reach out of all municipalities: that is told, with how much, and kept', async () => {
    const { measured } = await geography('celdas-de-3-km')
    const findings = measured.find(({ to }) => to === BEFORE)?.findings ?? []
    expect(findings.length).toBeGreaterThan(10)
    const kinds = new Set(findings.map(({ kind }) => kind))
    expect(kinds.has('uncovered')).toBe(true)
    // A cell that only touches the area, by less than a sliver, lies outside of it; none lies in two municipalities at once.
    expect(kinds.has('overlapping')).toBe(false)
    for (const { sum } of findings) expect(sum).toBeLessThan(1)
  })

  test('measuring again replaces what was measured, and the history keeps both', async () => {
    const count = async () => {
      const answer = await loaded.runner.query(divisionsQuery, await loaded.as('administracion'), undefined)
      return answer.ok ? answer.value.measured.length : 0
    }
    const before = await count()
    expect(await measure('celdas-de-3-km', BEFORE)).toMatchObject({ ok: true })
    expect(await count()).toBe(before)
    const told = await rows(sql`select 1 from audit.entry where command = 'territory.measure_shares'`)
    expect(told.length).toBe(2)
  })

  test.each([
    ['by who may not', BEFORE, 'amss', 'lectura', 'forbidden'],
    ['of a division with itself', BEFORE, BEFORE, 'administracion', 'same_division'],
    ['of one that is none', BEFORE, 'atlantis', 'administracion', 'no_place'],
  ] as const)('nothing is measured %s', async (_who, from, to, login, kind) => {
    expect(await measure(from, to, login)).toMatchObject({ ok: false, refusal: { kind } })
  })
})
