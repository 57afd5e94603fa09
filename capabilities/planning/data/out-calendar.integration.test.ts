import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { calendarOfToken, makeCalendar, ownCalendar, removeCalendar } from './out-calendar.ts'

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

describeOnBothDatabases('the calendar of a person', (open) => {
  let loaded: Loaded
  const system = async () => ({ ...(await loaded.as('planificacion.scdu')), who: 'system' as const })
  const given = async (secret: string) => loaded.runner.query(calendarOfToken, await system(), hashOf(secret))
  const make = async (login: string, secret: string) =>
    loaded.runner.command(makeCalendar, await loaded.as(login), { tokenHash: hashOf(secret) })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('holds the dates of the own unit and of no other', async () => {
    expect((await make('planificacion.scdu', 'uno')).ok).toBe(true)
    const dates = await given('uno')
    const own = await loaded.runner.query(ownCalendar, await loaded.as('planificacion.scdu'), null)
    expect(dates.ok && own.ok && dates.value).toEqual(own.ok && own.value.dates)
    const all = dates.ok ? dates.value : []
    expect(all.length).toBeGreaterThan(0)
    // A meeting is of everybody; whatever else is due says for which unit.
    for (const { title } of all) expect(title.es).toMatch(/\(SCDU\)|^Reunión de revisión/)
  })

  test('holds what a review still asks of the unit, its meetings, and agreements that are open', async () => {
    const dates = await loaded.runner.query(ownCalendar, await loaded.as('planificacion.scdu'), null)
    const words = dates.ok ? dates.value.dates.map(({ on, title }) => `${on} ${title.es}`) : []
    // The first two quarters of the demonstration are signed off: they ask for nothing more.
    expect(words.filter((each) => each.includes('las unidades informan'))).toEqual([
      expect.stringMatching(/^2020-01-\d\d Revisión del trimestre 4 de 2019: las unidades informan \(SCDU\)$/),
    ])
    expect(words).toContain('2019-04-22 Reunión de revisión del trimestre 1 de 2019')
    expect(words.filter((each) => each.includes('acuerdo')).map((each) => each.slice(0, 10))).toEqual(['2019-08-30'])
  })

  test('of the director holds the phase in which the director reviews', async () => {
    const dates = await loaded.runner.query(ownCalendar, await loaded.as('direccion'), null)
    const words = dates.ok ? dates.value.dates.map(({ title }) => title.es) : []
    expect(words).toContain('Revisión del trimestre 4 de 2019: la Dirección Ejecutiva revisa')
    expect(words.join()).not.toContain('(SCDU)')
  })

  test('another address ends the earlier one, and removing it ends both', async () => {
    expect((await make('planificacion.scdu', 'dos')).ok).toBe(true)
    expect((await given('uno')).ok).toBe(false)
    expect((await given('dos')).ok).toBe(true)
    const removed = await loaded.runner.command(removeCalendar, await loaded.as('planificacion.scdu'), {})
    expect(removed.ok).toBe(true)
    expect((await given('dos')).ok).toBe(false)
  })

  test('is asked for by the program alone: nobody reads by a hash', async () => {
    const asked = await loaded.runner.query(calendarOfToken, await loaded.as('administracion'), hashOf('uno'))
    expect(asked).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })
})
