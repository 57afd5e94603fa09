import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { whatHappensAt } from '../../../platform/places/at-place.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { placeElement } from './element-places.ts'

describeOnBothDatabases('what happens at a place', (open) => {
  let loaded: Loaded
  const rooms = MANIFESTS.flatMap(({ atPlaces = [] }) => atPlaces)

  const one = async (query: ReturnType<typeof sql>) => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) => tx.execute(query))
    return found.rows[0] ?? {}
  }
  const placeId = async (geography: string, code: string) =>
    String(
      (
        await one(sql`select p.id from territory.place p join territory.geography g on g.id = p.geography_id
        where g.code = ${geography} and p.code = ${code}`)
      ).id,
    )
  const news = async (places: readonly string[]) =>
    whatHappensAt(rooms, loaded.runner, await loaded.as('public'), { places })

  const planned = async (places: readonly string[]) =>
    (await news(places)).find(({ id }) => id === 'planning.activities')

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('the activities of the newest plan, with how each stands, for anybody', async () => {
    const told = await planned([await placeId('municipalities-until-2024', 'nejapa')])
    expect(told?.answer.lead.es).toContain('2019')
    expect(told?.answer.demo).toBe(true)
    expect(told?.answer.count).toBe(told?.answer.entries.length)
    const map = told?.answer.entries.find(({ title }) => title.es.includes('Mapa Sanitario'))
    expect(map?.path).toMatch(/^\/elementos\//)
    expect(map?.beside?.es).toBe('SDSE')
    expect(map?.mark?.word.es).toBeTruthy()
  })

  test('the figures that the observatory has of it', async () => {
    const told = await news([await placeId('municipalities-until-2024', 'nejapa')])
    const figures = told.find(({ id }) => id === 'observatory.figures')
    expect(figures?.answer.entries.map(({ title, path }) => [title.es, path])).toEqual([
      ['Nejapa en cifras', '/observatorio/lugares/nejapa'],
    ])
  })

  test('a district of which nobody said anything has nothing; asked with the municipality that lies in it, the same', async () => {
    const [was, now] = [
      await placeId('municipalities-until-2024', 'nejapa'),
      await placeId('districts-from-2024', 'nejapa'),
    ]
    expect(await news([now])).toEqual([])
    expect(await news([now, was])).toEqual(await news([was]))
  })

  test('what a unit says is there at once, and what it takes back is not', async () => {
    const ilopango = await placeId('municipalities-until-2024', 'ilopango')
    const activity = await one(sql`
      select e.id, e.version from planning.element e join planning.instrument i on i.id = e.instrument_id
      where i.from_year = 2019 and e.kind = 'activity' and e.title like '%Asesorar al usuario sobre el proceso%'`)
    const id = String(activity.id)
    const there = async () => (await planned([ilopango]))?.answer.entries.some((entry) => entry.id === id) ?? false
    expect(await there()).toBe(false)
    for (const [places, expected] of [
      [['ilopango'], true],
      [['apopa'], false],
    ] as const) {
      const { version } = await one(sql`select version from planning.element where id = ${id}`)
      const said = await loaded.runner.command(placeElement, await loaded.as('planificacion.scdu'), {
        elementId: id,
        places: [...places],
        expectedVersion: Number(version),
      })
      expect(said).toMatchObject({ ok: true })
      expect(await there()).toBe(expected)
    }
  })
})
