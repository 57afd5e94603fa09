import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { recordPlaceState } from './edit-places.ts'
import { geographyQuery } from './ground-queries.ts'
import { placesOn } from './places-query.ts'
import { shapesFromLayer, takeShapesFromLayer } from './take-shapes.ts'

const BEFORE = 'municipalities-until-2024'
const LATER = '2026-12-01T12:00:00.000Z'

describeOnBothDatabases('what is better known of a place', (open) => {
  let loaded: Loaded

  const placeOn = async (validOn: string, asKnownAt?: string, code = 'apopa') => {
    const places = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      placesOn(tx, BEFORE, { validOn, asKnownAt }),
    )
    const place = places.find((each) => each.code === code)
    if (place === undefined) throw new Error(`No ${code} on ${validOn}.`)
    return place
  }
  const say = async (input: object, login = 'administracion', code = 'apopa') => {
    const { id, version, state } = await placeOn('2019-01-01', undefined, code)
    const ctx = { ...(await loaded.as(login)), now: LATER }
    const given = { placeId: id, expectedVersion: version, name: state.name, source: 'Censo', ...input }
    return loaded.runner.command(recordPlaceState, ctx, given)
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('a correction takes the place of what was said, and what the books said before stays readable', async () => {
    expect(
      await say({ population: 131_290, populationYear: 2007, populationCertainty: 'found', areaKm2: 51.84 }),
    ).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    expect((await placeOn('2019-01-01')).state).toMatchObject({
      population: 131_290,
      source: 'Censo',
      shapeStatus: 'schematic',
    })
    expect((await placeOn('2019-01-01', '2026-11-30T00:00:00Z')).state).toMatchObject({ population: 131_286 })
    const entry = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(
        sql`select changes from audit.entry where command = 'territory.record_place_state' order by seq desc limit 1`,
      ),
    )
    expect(entry.rows[0]?.changes).toMatchObject([
      { label: 'Apopa', before: { population: 131_286 }, after: { population: 131_290 } },
    ])
  })

  test('a change in the world begins on its day; before, it is as it was', async () => {
    expect(await say({ population: 140_000, populationYear: 2015, validFrom: '2015-06-01' })).toMatchObject({
      ok: true,
    })
    expect((await placeOn('2015-05-31')).state.population).toBe(131_290)
    expect((await placeOn('2015-06-01')).state.population).toBe(140_000)
    // Told once, however many states it has.
    const answer = await loaded.runner.query(geographyQuery, await loaded.as('public'), { code: 'districts-from-2024' })
    const district = answer.ok ? answer.value.places.find(({ code }) => code === 'apopa') : undefined
    const links = answer.ok ? answer.value.within.get(district?.id ?? '') : undefined
    expect(links?.map(({ geography }) => geography)).toEqual(['amss', 'municipalities-from-2024', BEFORE])
  })

  test.each([
    ['without a source', { source: '' }, 'invalid_input'],
    ['a population of no year', { population: 5 }, 'no_year'],
    ['a day after the place ended', { validFrom: '2024-05-01' }, 'outside_validity'],
    ['over what changed meanwhile', { expectedVersion: 1 }, 'changed_meanwhile'],
  ])('%s it is refused', async (_what, input, kind) => {
    expect(await say(input)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test.each(['public', 'lectura', 'planificacion.scdu', 'direccion'])('%s may not', async (login) => {
    expect(await say({}, login)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  test('two who correct the same at once: one is first, the other is told', async () => {
    const { id, version } = await placeOn('2019-01-01', undefined, 'nejapa')
    const ctx = { ...(await loaded.as('administracion')), now: LATER }
    const input = { placeId: id, expectedVersion: version, name: 'Nejapa', source: 'Censo' }
    const both = await Promise.all([1, 2].map(() => loaded.runner.command(recordPlaceState, ctx, input)))
    expect(both.map((answer) => (answer.ok ? 'saved' : answer.refusal.kind)).toSorted()).toEqual([
      'changed_meanwhile',
      'saved',
    ])
  })

  test('limits come from a layer, matched by code or name; what has no match keeps its own', async () => {
    // Half a degree of made ground: a layer in which two places are named, one of them twice.
    await loaded.database.write({ role: 'trama_app' }, async (tx) => {
      await tx.execute(sql`
        insert into territory.layer (id, office_id, code, title, shape_kind, style, audience, changed_at)
        select gen_random_uuid(), office_id, 'limites', 'Límites', 'polygon', '{"kind":"single","colour":"data-1"}', 'staff', now()
        from territory.layer where code = 'municipios'`)
      await tx.execute(sql`
        insert into territory.feature (id, office_id, layer_id, number, shape, attributes, recorded_at)
        select gen_random_uuid(), l.office_id, l.id, r.number, st_makeenvelope(-89.2, 13.7, -89.1, 13.8, 4326),
          jsonb_build_object('NAME', r.name), now()
        from territory.layer l, (values (1, 'SAN MARTIN'), (2, 'Santa  Tecla'), (3, 'Apopa'), (4, 'APOPA')) as r(number, name)
        where l.code = 'limites'`)
    })
    const ctx = { ...(await loaded.as('administracion')), now: '2026-12-02T12:00:00.000Z' }
    const looked = await loaded.runner.query(shapesFromLayer, ctx, { geography: BEFORE, layer: 'limites' })
    if (!looked.ok) throw new Error(looked.refusal.kind)
    expect(looked.value.matches).toMatchObject({
      field: 'NAME',
      found: [
        { place: 'san-martin', number: 1 },
        { place: 'santa-tecla', number: 2 },
      ],
      several: [{ place: 'apopa', numbers: [3, 4] }],
    })
    const given = { geography: BEFORE, layer: 'limites', status: 'unofficial', source: 'Capa de prueba' }
    const old = await loaded.runner.command(takeShapesFromLayer, ctx, { ...given, edition: 99 })
    expect(old).toMatchObject({ ok: false, refusal: { kind: 'layer_changed' } })
    const taken = await loaded.runner.command(takeShapesFromLayer, ctx, { ...given, edition: looked.value.edition })
    expect(taken).toMatchObject({ ok: true, value: { taken: 2 } })
    const martin = await placeOn('2019-01-01', undefined, 'san-martin')
    expect(martin.state).toMatchObject({
      shapeStatus: 'unofficial',
      source: 'Capa de prueba',
      population: 72_758,
      areaKm2: 55.84,
    })
    // Its old centre lies outside of the new limits: a point inside takes its place.
    expect(martin.state.longitude).toBeCloseTo(-89.15, 2)
    expect((await placeOn('2019-01-01', LATER, 'san-martin')).state.shapeStatus).toBe('schematic')
    expect((await placeOn('2019-01-01', undefined, 'apopa')).state.shapeStatus).toBe('schematic')
    const none = await loaded.runner.command(takeShapesFromLayer, ctx, {
      ...given,
      layer: 'zonas-de-riesgo',
      edition: 1,
    })
    expect(none).toMatchObject({ ok: false, refusal: { kind: 'nothing_matches' } })
    const reader = await loaded.runner.query(shapesFromLayer, await loaded.as('lectura'), { geography: BEFORE })
    expect(reader).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })
})
