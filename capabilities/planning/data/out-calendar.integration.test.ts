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
    loaded = await loadDeployment(await open(), MANIFESTS)
  })

  test('holds the dates of the own unit and of no other', async () => {
    expect((await make('planificacion.scdu', 'uno')).ok).toBe(true)
    const dates = await given('uno')
    const own = await loaded.runner.query(ownCalendar, await loaded.as('planificacion.scdu'), null)
    expect(dates.ok && own.ok && dates.value).toEqual(own.ok && own.value.dates)
    const all = dates.ok ? dates.value : []
    expect(all.length).toBeGreaterThan(0)
    for (const { title } of all) expect(title.es).toContain('(SCDU)')
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
