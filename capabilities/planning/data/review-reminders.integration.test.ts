import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { dueReminders, sendReminder } from './review-reminders.ts'

const app = { role: 'trama_app' } as const

describeOnBothDatabases('reminders of reviews and agreements', (open) => {
  let loaded: Loaded

  /** What the job does on a morning; answers how many people were told. */
  const morningOf = async (today: string): Promise<number> => {
    const ctx: Ctx = { ...(await loaded.as('system')), today }
    const due = await loaded.database.read(app, (tx) => dueReminders(tx, today))
    let told = 0
    for (const reminder of due) told += await loaded.database.write(app, (tx) => sendReminder(tx, ctx, reminder))
    return told
  }
  const sentTo = async (login: string, kind: string): Promise<number> => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select count(*) as n from platform.notification n join identity.account a on a.id = n.account_id
        where a.login = ${login} and n.kind = ${kind}`),
    )
    return Number(found.rows[0]?.n)
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('a demonstration reminds nobody', async () => {
    expect(await loaded.database.read(app, (tx) => dueReminders(tx, '2019-10-03'))).toEqual([])
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update planning.plan_year set demo = false where year = 2019`),
    )
  })

  test('a week before, the planner of a unit that has not delivered is told, once however often the job runs', async () => {
    await morningOf('2019-10-03')
    expect(await sentTo('planificacion.sim', 'planning.review_part_due')).toBe(1)
    expect(await sentTo('planificacion.scdu', 'planning.review_part_due'), 'SCDU has delivered').toBe(0)
    expect(await morningOf('2019-10-03')).toBe(0)
    expect(await sentTo('planificacion.sim', 'planning.review_part_due')).toBe(1)
  })

  test('nothing leaves on a day in between', async () => {
    expect(await morningOf('2019-10-06')).toBe(0)
  })

  test('the day after, only the unit; from the seventh day on also who it answers to', async () => {
    await morningOf('2019-10-11')
    expect(await sentTo('planificacion.sim', 'planning.review_part_due')).toBe(2)
    expect(await sentTo('direccion', 'planning.review_part_due')).toBe(0)
    await morningOf('2019-10-17')
    expect(await sentTo('planificacion.sim', 'planning.review_part_due')).toBe(3)
    expect(await sentTo('direccion', 'planning.review_part_due')).toBeGreaterThan(0)
  })

  test('once planning has presented it, the director is told around the last day to sign; the units no more', async () => {
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update planning.review set state = 'direction' where year = 2019 and quarter = 3`),
    )
    const before = await sentTo('planificacion.sim', 'planning.review_part_due')
    await morningOf('2019-10-23')
    await morningOf('2019-10-23')
    expect(await sentTo('direccion', 'planning.review_at_direction')).toBe(1)
    await morningOf('2019-10-25')
    expect(await sentTo('direccion', 'planning.review_at_direction')).toBe(2)
    expect(await sentTo('planificacion.sim', 'planning.review_part_due')).toBe(before)
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update planning.review set state = 'signed' where year = 2019 and quarter = 3`),
    )
    await morningOf('2019-10-31')
    expect(await sentTo('direccion', 'planning.review_at_direction')).toBe(2)
  })

  test('an agreement that is open reminds its unit; one that was carried out does not', async () => {
    // Agreement 4/2019 of SCDU is due on 30 August, 5/2019 of SIM was carried out before its day.
    await morningOf('2019-08-29')
    expect(await sentTo('planificacion.scdu', 'planning.agreement_due')).toBe(1)
    expect(await sentTo('planificacion.sim', 'planning.agreement_due')).toBe(0)
  })
})
