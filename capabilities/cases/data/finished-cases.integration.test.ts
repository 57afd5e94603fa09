import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { enterDecree } from '../../../platform/calendar/data/edit-calendar.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import {
  authorisedByUse,
  bottlenecks,
  filings,
  summaryBy,
  summaryOfAll,
  type Tallies,
  talliesOf,
} from '../rules/statistics/statistics.ts'
import { actOnCase } from './act-on-case.ts'
import { countedFinished, countingOf, finishedCases } from './finished-cases.ts'
import { countFinishedAgain } from './keep-finished.ts'
import { loadMadeCases } from './load-made-cases.ts'
import { talliedCases } from './tallied-cases.ts'

const app = { role: 'trama_app' } as const
const ALWAYS = ['1990-01-01', '2100-01-01'] as const

describeOnBothDatabases('what ended cases came to', (open) => {
  let loaded: Loaded
  let system: Ctx
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    system = await loaded.as('system')
    await loaded.database.write(app, async (tx) => {
      const found = await tx.execute(sql`select id from identity.office where code = 'OPAMSS'`)
      const officeId = String(found.rows[0]?.id)
      for (const seed of ['one', 'two', 'three'])
        await loadMadeCases(tx, {
          ...{ seed, count: 120, from: '2024-01-08', today: TODAY, jurisdictions: ['san-salvador'] },
          ...{ officeId, officeCode: 'OPAMSS', accounts: [] },
        })
      // Some that are still open, one of them to be ended.
      await loadMadeCases(tx, {
        ...{ seed: 'open', count: 120, from: '2026-10-05', today: TODAY, jurisdictions: [], accounts: [] },
        ...{ officeId, officeCode: 'OPAMSS', procedures: ['permiso-de-construccion'] },
      })
    })
  })

  /** What is told, and what each ledger says by itself, for every case that ended; as anybody may read it. */
  const toldAndCounted = () =>
    loaded.database.read({ role: 'trama_public' }, async (tx) => {
      const told = await finishedCases(tx, ...ALWAYS)
      const counted = await countedFinished(
        tx,
        await countingOf(tx),
        told.map(({ id }) => id),
      )
      asOneByOne(await talliedCases(tx, ...ALWAYS), told)
      return { told, counted: told.map(({ id }) => counted.get(id)) }
    })

  /** What the database counts of all is what comes of counting them one by one. */
  function asOneByOne(tallies: Tallies, told: Parameters<typeof talliesOf>[0]): void {
    const expected = talliesOf(told)
    expect(summaryOfAll(tallies)).toEqual(summaryOfAll(expected))
    for (const by of ['procedure', 'unit', 'jurisdiction', 'use', 'appeal'] as const)
      expect(summaryBy(tallies, by), by).toEqual(summaryBy(expected, by))
    for (const figures of [authorisedByUse, bottlenecks, filings]) expect(figures(tallies)).toEqual(figures(expected))
  }

  /** Ended cases of which nothing is kept that was counted with the calendar of today. */
  const uncounted = () =>
    loaded.database.read(app, async (tx) => {
      const { mark } = await countingOf(tx)
      const found = await tx.execute(sql`
        select f.number from cases.case_file f left join cases.finished_case k on k.case_id = f.id
          and k.counted_with = ${mark}
        where f.ended_as is not null and k.id is null order by f.number`)
      return found.rows.map(({ number }) => String(number))
    })

  test('is kept of each one, and is what its ledger says', async () => {
    const { told, counted } = await toldAndCounted()
    expect(told.length).toBeGreaterThan(150)
    expect(told).toEqual(counted)
    expect(await uncounted()).toEqual([])
    expect(new Set(told.map(({ entries }) => entries)).size).toBeGreaterThan(1)
    expect(told.filter(({ inTerm }) => inTerm === false).length).toBeGreaterThan(0)
  })

  test('is kept by the act that ends it', async () => {
    const tokenHash = 'c'.repeat(64)
    const found = await loaded.database.write(app, (tx) =>
      tx.execute(sql`
        update cases.case_file set token_hash = ${tokenHash} where id = (
          select id from cases.case_file where ended_as is null and procedure = 'permiso-de-construccion'
            and flow -> 'open' = '["correction"]' order by number limit 1)
        returning id, version`),
    )
    const [waiting] = found.rows
    const acted = await loaded.runner.command(actOnCase, system, {
      caseId: String(waiting?.id),
      expectedVersion: Number(waiting?.version),
      step: 'correction',
      action: 'withdraw',
      tokenHash,
    })
    if (!acted.ok) throw new Error(acted.refusal.message.en)
    const { told, counted } = await toldAndCounted()
    expect(told.map(({ id }) => id)).toContain(waiting?.id)
    expect(told).toEqual(counted)
    expect(await uncounted()).toEqual([])
  })

  test('follows a holiday of the past at once, before and after it is kept anew, and tells other figures than before', async () => {
    const before = await toldAndCounted()
    const decree = await loaded.runner.command(enterDecree, await loaded.as('administracion'), {
      code: 'opamss',
      expectedVersion: 1,
      title: 'Asueto de ejemplo',
      effect: 'holiday',
      from: '2025-03-03',
      to: '2025-03-07',
      citation: 'Decreto de ejemplo 2/2025',
      certainty: 'invented',
    })
    if (!decree.ok) throw new Error(decree.refusal.message.en)
    const moved = await toldAndCounted()
    expect(moved.told).toEqual(moved.counted)
    expect(moved.told).not.toEqual(before.told)
    expect((await uncounted()).length).toBeGreaterThan(0)
    let counted = 0
    for (let after: string | undefined, more = true; more; ) {
      const step = await loaded.runner.command(countFinishedAgain, system, { after, most: 50 })
      if (!step.ok) throw new Error(step.refusal.message.en)
      counted += step.value.counted
      after = step.value.last
      more = after !== undefined
    }
    expect(counted).toBeGreaterThan(100)
    expect(await uncounted()).toEqual([])
    expect((await toldAndCounted()).told).toEqual(moved.told)
  })
})
