import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { loadPoas } from './load-poa.ts'
import { reportMonth } from './report-month.ts'

describeOnBothDatabases('a signed quarter is closed', (open) => {
  let loaded: Loaded
  let activityId: string

  const sign = (quarter: number) =>
    loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        insert into planning.review (id, office_id, year, quarter, state, phases, opened_at, signed_on)
        select gen_random_uuid(), office_id, 2019, ${quarter}, 'signed', '{}', ${NOW}, '2019-12-20' from planning.plan_year
        where year = 2019
        on conflict (office_id, year, quarter) do update set state = 'signed', signed_on = excluded.signed_on`),
    )
  const report = async (month: number) =>
    loaded.runner.command(reportMonth, await loaded.as('administracion'), {
      activityId,
      month,
      executed: 1,
      expectedVersion: 0,
    })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      loadPoas(tx, { year: 2019, unitCode: 'SCDU' }),
    )
    const activity = poa?.plan.elements.find((element) => element.kind === 'activity')
    if (activity === undefined) throw new Error('The demonstration has no activity.')
    activityId = activity.key
    await sign(4)
  })

  test('a month of it takes no report, and the sentence says by which sign-off', async () => {
    const answer = await report(12)
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'closed_period', field: 'month' } })
    if (!answer.ok) expect(answer.refusal.message.es).toContain('20 de diciembre de 2019')
  })

  test('what was signed can neither be altered nor taken away', async () => {
    for (const table of ['planning.snapshot', 'planning.review_step']) {
      const code = await loaded.database
        .write({ role: 'trama_app' }, (tx) => tx.execute(sql`delete from ${sql.raw(table)}`))
        .then(() => 'done', databaseErrorCode)
      expect(`${table} ${code}`).toBe(`${table} 42501`)
    }
  })
})
