import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { drawnPlacesNamed, pointsStrewn, toPicture } from '../contract.ts'
import { drawnGeography } from './drawn-queries.ts'
import { layerPicture } from './layer-picture.ts'

const BEFORE = 'municipalities-until-2024'

describeOnBothDatabases('the ground as pictures', (open) => {
  let loaded: Loaded

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('all places of a division are drawn, inside the picture, with what they touch', async () => {
    const found = await loaded.runner.query(drawnGeography, await loaded.as('lectura'), { code: BEFORE, width: 560 })
    if (!found.ok) throw new Error(found.refusal.kind)
    const { places, height } = found.value
    expect(places).toHaveLength(14)
    for (const { path, at, tile } of places) {
      expect(path).toMatch(/^M/)
      expect(at?.[0]).toBeGreaterThan(0)
      expect(at?.[0]).toBeLessThan(560)
      expect(at?.[1]).toBeGreaterThan(0)
      expect(at?.[1]).toBeLessThan(height)
      expect(tile).toBeDefined()
    }
    const ys = new Map(places.map(({ code, at }) => [code, at?.[1] ?? 0]))
    expect(ys.get('nejapa'), 'north is up').toBeLessThan(ys.get('san-marcos') ?? 0)
    // Whoever touches is touched.
    for (const { code, beside } of places)
      for (const other of beside) expect(places.find((each) => each.code === other)?.beside).toContain(code)
  })

  test('a room that knows codes and a day gets the division of that day', async () => {
    const drawn = (day: string, codes = ['apopa', 'soyapango']) =>
      loaded.database.read({ role: 'trama_public' }, (tx) => drawnPlacesNamed(tx, codes, day, 300))
    expect((await drawn('2019-12-31'))?.geography.code).toBe(BEFORE)
    expect((await drawn('2026-01-01'))?.geography.code).toBe('districts-from-2024')
    expect(await drawn('2019-12-31', ['atlantis'])).toBeUndefined()
  })

  test('a point of the ground lies in the picture where its place is drawn, also where one place fills it', async () => {
    const code = 'apopa'
    const both = await loaded.database.read({ role: 'trama_public' }, async (tx) => ({
      whole: await drawnPlacesNamed(tx, [code], '2019-12-31', 300),
      alone: await drawnPlacesNamed(tx, [code], '2019-12-31', 300, code),
      strewn: await pointsStrewn(tx, [code], '2019-12-31', 20),
    }))
    const points = both.strewn.get(code) ?? []
    expect(points).toHaveLength(20)
    for (const drawn of [both.whole, both.alone]) {
      if (drawn === undefined) throw new Error('It is drawn.')
      const at = drawn.places.find((place) => place.code === code)?.at ?? [0, 0]
      for (const point of points) {
        const [x, y] = toPicture(drawn.view, point)
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(drawn.width)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(drawn.height)
        const away = Math.hypot(x - at[0], y - at[1])
        expect(away).toBeLessThan(drawn === both.whole ? 60 : 300)
      }
    }
    const [one, whole] = [both.alone?.view.scale ?? 0, both.whole?.view.scale ?? 0]
    expect(one).toBeGreaterThan(2 * whole)
  })

  test('points of a layer fall together without one being lost, and each is counted in one place', async () => {
    const found = await loaded.runner.query(layerPicture, await loaded.as('lectura'), 'espacios-publicos')
    if (!found.ok) throw new Error(found.refusal.kind)
    const { dots, counts, drawn, layer } = found.value
    expect(dots.reduce((sum, { count }) => sum + count, 0)).toBe(layer.featureCount)
    expect(drawn).toEqual([])
    expect(counts).toHaveLength(14)
    const counted = counts?.reduce((sum, { count }) => sum + count, 0) ?? 0
    expect(counted).toBeGreaterThan(0)
    expect(counted, 'those outside of all places are in none').toBeLessThan(layer.featureCount)
  })

  test('a layer of areas is drawn on the ground', async () => {
    const found = await loaded.runner.query(layerPicture, await loaded.as('lectura'), 'uso-de-suelo')
    if (!found.ok) throw new Error(found.refusal.kind)
    expect(found.value.dots).toEqual([])
    expect(found.value.drawn.length).toBeGreaterThan(100)
    expect(found.value.ground?.layer.code).toBe('municipios')
  })
})
