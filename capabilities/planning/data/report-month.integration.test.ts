import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { verifyChain } from '../../../platform/audit/verify.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { foundBy } from '../../../tests/integration/found-by.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { loadPoas } from './load-poa.ts'
import { publicYear } from './public-queries.ts'
import { reportMonth } from './report-month.ts'
import type { StoredPoa } from './stored-poa.ts'
import { planYearQuery } from './year-query.ts'

describeOnBothDatabases('a unit reports a month', (open, kind) => {
  let loaded: Loaded
  let scdu: StoredPoa
  let sim: StoredPoa

  const poaOf = async (unitCode: string): Promise<StoredPoa> => {
    const [poa] = await loaded.database.read({ role: 'trama_public' }, (tx) => loadPoas(tx, { year: 2019, unitCode }))
    if (poa === undefined) throw new Error(`No plan of ${unitCode}.`)
    return poa
  }
  /** An activity with months programmed that is not cancelled, and a month of it that nobody reported. */
  const freeMonth = (poa: StoredPoa, skip = 0) => {
    const found = poa.plan.elements.filter(
      (element) => element.kind === 'activity' && element.cancelled === undefined && element.schedule?.kind === 'marks',
    )[skip]
    if (found === undefined) throw new Error('The demonstration has no such activity.')
    return { activityId: found.key, month: 12 }
  }
  const report = async (login: string, input: object, key?: string) =>
    loaded.runner.command(reportMonth, await loaded.as(login), input, key === undefined ? {} : { idempotencyKey: key })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    scdu = await poaOf('SCDU')
    sim = await poaOf('SIM')
  })

  test('its planner saves what was done, and the plan shows it', async () => {
    const { activityId, month } = freeMonth(scdu)
    const saved = await report('planificacion.scdu', {
      activityId,
      month,
      executed: 0.5,
      note: 'A medias: faltó la firma.',
    })
    expect(saved).toMatchObject({ ok: true, value: { version: 1 } })
    const after = await poaOf('SCDU')
    expect(after.reports.get(activityId)?.find((each) => each.month === month)).toMatchObject({
      executed: 0.5,
      note: 'A medias: faltó la firma.',
      demo: false,
    })
  })

  test.each([
    ['a planner of another unit', 'planificacion.sim', 'forbidden'],
    ['a reader', 'lectura', 'forbidden'],
    ['the executive director', 'direccion', 'forbidden'],
    ['nobody signed in', 'public', 'forbidden'],
  ])('%s may not', async (_who, login, kindOfRefusal) => {
    const before = await poaOf('SCDU')
    const answer = await report(login, { ...freeMonth(scdu, 1), executed: 1 })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: kindOfRefusal } })
    expect((await poaOf('SCDU')).reports).toEqual(before.reports)
  })

  test('the administrator may, for any unit', async () => {
    expect(await report('administracion', { ...freeMonth(sim, 1), executed: 1 })).toMatchObject({ ok: true })
  })

  test.each([
    ['more than a whole mark', { executed: 1.5 }, 'mark_above_one'],
    ['less than nothing', { executed: -1 }, 'invalid_input'],
    ['a month that does not exist', { month: 13, executed: 1 }, 'invalid_input'],
    ['no number', { executed: 'N/A' }, 'invalid_input'],
  ])('%s is refused in words and nothing is saved', async (_what, wrong, kindOfRefusal) => {
    const answer = await report('planificacion.scdu', { ...freeMonth(scdu, 2), ...wrong })
    if (answer.ok) throw new Error('It should have been refused.')
    expect(answer.refusal.kind).toBe(kindOfRefusal)
    expect(answer.refusal.message.es.length).toBeGreaterThan(20)
    expect(answer.refusal.message.en?.length).toBeGreaterThan(20)
  })

  test('an activity that no plan has is refused', async () => {
    const answer = await report('administracion', { activityId: randomUUID(), month: 1, executed: 1 })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'no_such_activity' } })
  })

  test('who saves over a figure that changed meanwhile sees it and loses nothing', async () => {
    const place = freeMonth(scdu, 3)
    expect(await report('planificacion.scdu', { ...place, executed: 0.2 })).toMatchObject({ ok: true })
    const second = await report('administracion', { ...place, executed: 0.9, expectedVersion: 0 })
    expect(second).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile', field: 'executed' } })
    if (!second.ok) expect(second.refusal.message.es).toContain('0.2')
    expect(await report('administracion', { ...place, executed: 0.9, expectedVersion: 1 })).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
  })

  test('a doubled submit with one key is one report and one entry in the history', async () => {
    const place = freeMonth(scdu, 4)
    const key = randomUUID()
    const input = { ...place, executed: 1 }
    const both = await Promise.all([report('planificacion.scdu', input, key), report('planificacion.scdu', input, key)])
    expect(both[0]).toEqual(both[1])
    const entries = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select count(*) as n from audit.entry where command = 'planning.report_month'
        and changes @> ${JSON.stringify([{ id: place.activityId }])}::jsonb`),
    )
    expect(Number(entries.rows[0]?.n)).toBe(1)
  })

  test('twenty people who report the same month at once: one is first, the others are told', async () => {
    const place = freeMonth(scdu, 5)
    const ctx = await loaded.as('administracion')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => loaded.runner.command(reportMonth, ctx, { ...place, executed: n / 100 })),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal.kind === 'changed_meanwhile')).toHaveLength(19)
  })

  test('every report is in the chain, who and what before and after; the chain is whole and cannot be altered', async () => {
    const verdict = await loaded.database.read({ role: 'trama_app' }, verifyChain)
    expect(verdict).toMatchObject({ whole: true })
    const last = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(
        sql`select actor, changes from audit.entry where command = 'planning.report_month' order by seq desc limit 1`,
      ),
    )
    expect(last.rows[0]?.actor).toContain('Administración')
    for (const statement of [
      sql`update audit.entry set actor = 'x'`,
      sql`delete from audit.entry`,
      sql`truncate audit.entry`,
    ]) {
      const code = await loaded.database
        .write({ role: 'trama_app' }, (tx) => tx.execute(statement))
        .then(() => 'done', databaseErrorCode)
      expect(code).toBe('42501')
    }
  })

  test('the public reads plans and figures, never people, accounts or the history', async () => {
    for (const table of [
      'identity.person',
      'identity.account',
      'identity.session',
      'audit.entry',
      'planning.plan_import',
    ]) {
      const code = await loaded.database
        .read({ role: 'trama_public' }, (tx) => tx.execute(sql`select * from ${sql.raw(table)}`))
        .then(() => 'read', databaseErrorCode)
      expect(`${table} ${code}`).toBe(`${table} 42501`)
    }
    const year = await loaded.runner.query(publicYear, await loaded.as('public'), {})
    expect(year).toMatchObject({ ok: true, value: { plan: { year: 2019 } } })
  })

  test('the year names the unit that owes its plan, and search finds without accents', async () => {
    const year = await loaded.runner.query(planYearQuery, await loaded.as('lectura'), {})
    if (!year.ok) throw new Error(year.refusal.kind)
    const { explanation } = year.value.progress.institution
    expect(explanation.formula === 'weighted_mean' && explanation.excluded.map((each) => each.title)).toEqual([
      'Auditoría Interna',
    ])
    const ctx = await loaded.as('public')
    const [hit] = await foundBy(loaded.database, ctx, 'tramites resueltos agilizacion')
    expect(hit?.title.es).toContain('trámites resueltos')
  })

  test(`events reach their subscribers once (${kind})`, async () => {
    expect(await loaded.dispatcher.drain()).toBeGreaterThan(0)
    expect(await loaded.dispatcher.drain()).toBe(0)
  })
})
