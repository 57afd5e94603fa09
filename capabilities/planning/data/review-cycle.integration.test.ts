import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { loadPoas } from './load-poa.ts'
import { reportMonth } from './report-month.ts'
import { stepReview } from './review-cycle.ts'
import { deliverPart } from './review-deliver.ts'
import { reviewQuery } from './review-query.ts'
import { openSnapshot } from './review-snapshot.ts'
import { snapshotDifferencesQuery } from './snapshot-query.ts'

describeOnBothDatabases('the review of a quarter', (open, kind) => {
  let loaded: Loaded
  let activities: readonly string[]

  const look = async (quarter: number) => {
    const found = await loaded.runner.query(reviewQuery, await loaded.as('lectura'), { year: 2019, quarter })
    if (!found.ok) throw new Error(found.refusal.kind)
    return found.value
  }
  const step = async (login: string, action: string, rest: object = {}) =>
    loaded.runner.command(stepReview, await loaded.as(login), {
      year: 2019,
      quarter: 3,
      action,
      expectedVersion: (await look(3)).quarter.review?.version ?? 0,
      ...rest,
    })
  const deliver = async (login: string, unit: string, action = 'deliver') =>
    loaded.runner.command(deliverPart, await loaded.as(login), { year: 2019, quarter: 3, unit, action })
  const report = async (activityId: string, month: number, executed: number, expectedVersion: number) =>
    loaded.runner.command(reportMonth, await loaded.as('administracion'), {
      activityId,
      month,
      executed,
      expectedVersion,
    })
  const versionOf = async (activityId: string, month: number): Promise<number> => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select version from planning.month_report where activity_id = ${activityId} and month = ${month}`),
    )
    return Number(found.rows[0]?.version ?? 0)
  }
  const snapshot = (quarter: number, number?: number) =>
    loaded.database.read({ role: 'trama_public' }, (tx) => openSnapshot(tx, { year: 2019, quarter, number }))
  const executedIn = (content: string, activity: string, month: number): unknown =>
    (JSON.parse(content) as { plans: { reports: { activity: string; month: number; executed: number }[] }[] }).plans
      .flatMap((plan) => plan.reports)
      .find((each) => each.activity === activity && each.month === month)?.executed

  const toldDirector = async (): Promise<number> => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select count(*) as n from platform.notification n join identity.account a on a.id = n.account_id
        where a.login = 'direccion' and n.kind = 'planning.review_at_direction'`),
    )
    return Number(found.rows[0]?.n)
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      loadPoas(tx, { year: 2019, unitCode: 'SCDU' }),
    )
    activities = (poa?.plan.elements ?? [])
      .filter((element) => element.kind === 'activity' && element.cancelled === undefined)
      .map((element) => element.key)
  })

  test('two are signed and one is open in the demonstration, each signed one with its snapshot', async () => {
    expect((await look(1)).quarter).toMatchObject({ review: { state: 'signed' }, snapshots: [{ number: 1 }] })
    expect((await look(2)).quarter).toMatchObject({ review: { state: 'signed' }, snapshots: [{ number: 1 }] })
    expect((await look(3)).quarter).toMatchObject({ review: { state: 'units' }, snapshots: [] })
    expect((await look(4)).quarter.review).toBeUndefined()
    expect(await snapshot(2)).toMatchObject({ whole: true })
  })

  test('a unit delivers its own part and no other’s; who reads delivers none', async () => {
    expect(await deliver('planificacion.sim', 'SIM')).toMatchObject({ ok: true, value: { delivered: true } })
    expect(await deliver('planificacion.sim', 'SCDU', 'take_back')).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
    expect(await deliver('lectura', 'SIM')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await deliver('planificacion.sim', 'SIM', 'take_back')).toMatchObject({ value: { delivered: false } })
  })

  test('each phase is left by who it is for, in its order', async () => {
    expect(await step('direccion', 'sign')).toMatchObject({ ok: false, refusal: { kind: 'not_in_this_state' } })
    expect(await step('direccion', 'consolidate')).toMatchObject({ ok: false, refusal: { kind: 'not_your_part' } })
    expect(await step('planificacion.scdu', 'consolidate')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await step('administracion', 'consolidate')).toMatchObject({ ok: true })
    expect(await step('administracion', 'present', { expectedVersion: 1 })).toMatchObject({
      ok: false,
      refusal: { kind: 'changed_meanwhile' },
    })
    expect(await toldDirector()).toBe(0)
    expect(await step('administracion', 'present')).toMatchObject({ ok: true, value: { state: 'direction' } })
    expect(await toldDirector(), 'it waits for the director now').toBe(1)
    expect(await step('administracion', 'sign')).toMatchObject({ ok: false, refusal: { kind: 'not_your_part' } })
  })

  test('reports that are saved while the director signs are in the snapshot or refused, never lost', async () => {
    const places = activities.slice(0, 6)
    const versions = await Promise.all(places.map((activity) => versionOf(activity, 9)))
    const [signed, ...reports] = await Promise.all([
      step('direccion', 'sign'),
      ...places.map((activity, index) => report(activity, 9, 0.25 + index / 100, versions[index] ?? 0)),
    ])
    expect(signed).toMatchObject({ ok: true, value: { state: 'signed' } })
    const kept = await snapshot(3)
    if (kept === undefined) throw new Error('There is no snapshot.')
    expect(kept.whole).toBe(true)
    for (const [index, answer] of reports.entries()) {
      const activity = places[index] ?? ''
      if (answer.ok) expect(executedIn(kept.content, activity, 9)).toBe(0.25 + index / 100)
      else expect(answer.refusal.kind).toBe('closed_period')
    }
  })

  test('the hash that was signed is in the history', async () => {
    const kept = await snapshot(3)
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select changes from audit.entry where command = 'planning.step_review' order by seq desc limit 1`),
    )
    expect(JSON.stringify(found.rows[0]?.changes)).toContain(kept?.head.sha256 ?? 'no snapshot')
  })

  test('it is reopened with a reason, corrected, and signed again: the former snapshot stays what it was', async () => {
    const first = await snapshot(3, 1)
    const activity = activities[7] ?? ''
    expect(await report(activity, 8, 1, await versionOf(activity, 8))).toMatchObject({
      ok: false,
      refusal: { kind: 'closed_period' },
    })
    expect(await step('direccion', 'reopen')).toMatchObject({ ok: false, refusal: { kind: 'reason_missing' } })
    expect(await step('lectura', 'reopen', { reason: 'Quiero corregir agosto.' })).toMatchObject({ ok: false })
    expect(await step('administracion', 'reopen', { reason: 'Se informó mal el mes de agosto.' })).toMatchObject({
      ok: true,
      value: { state: 'consolidation' },
    })
    expect(await report(activity, 8, 0.125, await versionOf(activity, 8))).toMatchObject({ ok: true })
    expect(await snapshot(3, 1)).toEqual(first)
    const compared = await loaded.runner.query(snapshotDifferencesQuery, await loaded.as('public'), {
      year: 2019,
      quarter: 3,
    })
    if (!compared.ok) throw new Error(compared.refusal.kind)
    expect(compared.value.differences).toContainEqual(
      expect.objectContaining({ unit: 'SCDU', kind: 'executed', elementId: activity, month: 8, after: 0.125 }),
    )
    await step('administracion', 'present')
    expect(await step('direccion', 'sign')).toMatchObject({ ok: true })
    expect(await snapshot(3, 1)).toEqual(first)
    expect((await snapshot(3))?.head).toMatchObject({ number: 2 })
    expect((await snapshot(3))?.head.sha256).not.toBe(first?.head.sha256)
    expect((await look(3)).steps.map((each) => each.action)).toContain('reopen')
  })

  test(`nobody alters what was signed, not even the database’s owner (${kind})`, async () => {
    for (const table of ['planning.snapshot', 'planning.review_step'])
      for (const statement of [sql`delete from ${sql.raw(table)}`, sql`update ${sql.raw(table)} set version = 2`]) {
        const code = await loaded.database
          .write({ role: 'trama_app' }, (tx) => tx.execute(statement))
          .then(() => 'done', databaseErrorCode)
        expect(`${table} ${code}`).toBe(`${table} 42501`)
      }
  })
})
