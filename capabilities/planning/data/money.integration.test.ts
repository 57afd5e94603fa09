import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { isMissing } from '../../../kernel/missing.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { evaluate } from '../../../platform/measures/readings.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { moneySpent } from '../money-measure.ts'
import { totalOf, upTo } from '../rules/money/money-rows.ts'
import { loadPoas } from './load-poa.ts'
import { moneyHistoryQuery } from './money-history.ts'
import { loadMoney } from './money-query.ts'
import { assessmentsQuery, selfAssess } from './self-assess.ts'
import { planMoney, reportSpending } from './write-money.ts'

describeOnBothDatabases('money and self-assessment of a plan', (open, kind) => {
  let loaded: Loaded
  let activityId: string
  let sourceId: string
  let foreignSource: string
  let resultId: string

  const planOf = async (unitCode: string) => {
    const [poa] = await loaded.database.read({ role: 'trama_public' }, (tx) => loadPoas(tx, { year: 2019, unitCode }))
    if (poa === undefined) throw new Error(`No plan of ${unitCode}.`)
    return poa.plan
  }
  const money = () => loaded.database.read({ role: 'trama_public' }, (tx) => loadMoney(tx, 2019))
  const plan = async (login: string, input: object) =>
    loaded.runner.command(planMoney, await loaded.as(login), { activityId, sourceId, ...input })
  const spend = async (login: string, input: object) =>
    loaded.runner.command(reportSpending, await loaded.as(login), { activityId, sourceId, ...input })
  const assess = async (login: string, input: object) =>
    loaded.runner.command(selfAssess, await loaded.as(login), { elementId: resultId, period: '2019-Q3', ...input })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const scdu = await planOf('SCDU')
    const of = (what: string) => scdu.elements.filter((element) => element.kind === what && !element.cancelled)
    const written = await money()
    const used = new Set([...written.planned, ...written.spent].map((row) => row.activityId))
    activityId = of('activity').find(({ key }) => !used.has(key))?.key ?? ''
    sourceId = of('funding_source')[0]?.key ?? ''
    resultId = of('result')[0]?.key ?? ''
    foreignSource = (await planOf('SIM')).elements.find((element) => element.kind === 'funding_source')?.key ?? ''
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`delete from planning.self_assessment where element_id = ${resultId}`),
    )
  })

  test('the demonstration has money, all of it marked as made up', async () => {
    const { planned, spent, settings } = await money()
    expect(planned.length).toBeGreaterThan(50)
    expect(spent.length).toBeGreaterThan(100)
    expect([...planned, ...spent].every((row) => row.demo && Number.isSafeInteger(row.cents))).toBe(true)
    expect(settings.method).toMatchObject({ version: 'dinero-1', spentAhead: 30, workAhead: 40, floorCents: 10_000 })
  })

  test.each([
    ['a reader', 'lectura'],
    ['a planner of another unit', 'planificacion.sim'],
    ['the executive director', 'direccion'],
    ['nobody signed in', 'public'],
  ])('%s writes no money and assesses nothing', async (_who, login) => {
    const refused = { ok: false, refusal: { kind: 'forbidden' } }
    expect(await plan(login, { cents: 100 })).toMatchObject(refused)
    expect(await spend(login, { cents: 100, month: 1 })).toMatchObject(refused)
    expect(await assess(login, { percent: 50 })).toMatchObject(refused)
  })

  test.each([
    ['a fraction of a cent', { cents: 0.5, month: 1 }, 'invalid_input'],
    ['a month that does not exist', { cents: 1, month: 13 }, 'invalid_input'],
    ['more than whole numbers hold', { cents: 1e15, month: 1 }, 'invalid_input'],
  ])('%s is refused', async (_what, input, refusal) => {
    expect(await spend('planificacion.scdu', input)).toMatchObject({ ok: false, refusal: { kind: refusal } })
  })

  test('a budget of the year is not spread too, and of no other plan’s source', async () => {
    expect(await plan('planificacion.scdu', { cents: 100_000 })).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await plan('planificacion.scdu', { cents: 5, month: 3 })).toMatchObject({
      refusal: { kind: 'already_whole' },
    })
    expect(await plan('planificacion.scdu', { cents: 5, sourceId: foreignSource })).toMatchObject({
      refusal: { kind: 'not_its_source', field: 'sourceId' },
    })
    const none = { cents: 5, month: 3, sourceId: undefined }
    expect(await plan('planificacion.scdu', none), 'of no source it may be').toMatchObject({ ok: true })
    expect(await plan('planificacion.scdu', { cents: 9, sourceId: undefined })).toMatchObject({
      refusal: { kind: 'already_spread' },
    })
  })

  test('what is spent is a row for each source and month; a payback is less than nothing', async () => {
    expect(await spend('planificacion.scdu', { cents: 40_050, month: 3 })).toMatchObject({ ok: true })
    expect(await spend('planificacion.scdu', { cents: -50, month: 4, note: 'Reintegro.' })).toMatchObject({ ok: true })
    const own = (await money()).spent.filter((row) => row.activityId === activityId)
    expect(own.map(({ month, cents, demo }) => ({ month, cents, demo }))).toEqual([
      { month: 3, cents: 40_050, demo: false },
      { month: 4, cents: -50, demo: false },
    ])
  })

  test('ten people who write the same amount at once: one is first, the others are told', async () => {
    const ctx = await loaded.as('administracion')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        loaded.runner.command(reportSpending, ctx, { activityId, sourceId, month: 6, cents: n + 1 }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal.kind === 'changed_meanwhile')).toHaveLength(9)
    const again = await spend('planificacion.scdu', { cents: 7, month: 6, expectedVersion: 1 })
    expect(again, 'who saw it corrects it').toMatchObject({ ok: true, value: { version: 2 } })
  })

  test('who wrote what, and what it said before, is the staff’s to read; a correction loses nothing', async () => {
    const asked = async (login: string) => loaded.runner.query(moneyHistoryQuery, await loaded.as(login), activityId)
    expect(await asked('public')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    const told = await asked('lectura')
    if (!told.ok) throw new Error(told.refusal.message.es)
    const row = (await money()).spent.find((each) => each.activityId === activityId && each.month === 6)
    const [latest, first, ...more] = told.value.filter(({ id }) => id === row?.id)
    expect(more).toEqual([])
    expect(latest).toMatchObject({ kind: 'planning.money_spent', after: { cents: 7 } })
    expect(first?.before).toBeUndefined()
    expect(latest?.before?.cents, 'what was first written').toBe(first?.after?.cents)
    expect(latest?.actor).toContain('SCDU')
  })

  test('ten first amounts of no source at once are one too', async () => {
    const ctx = await loaded.as('administracion')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        loaded.runner.command(planMoney, ctx, { activityId, month: 9, cents: 100, expectedVersion: 0 }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('the measure of spending counts exactly the rows that the pages add up', async () => {
    const { spent } = await money()
    const { reading, records } = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      evaluate(tx, moneySpent, {}, '2019', '2019-09-30'),
    )
    const counted = upTo(spent, 9)
    expect(records).toHaveLength(counted.length)
    expect(isMissing(reading.value) ? reading.value : Math.round(reading.value * 100)).toBe(totalOf(counted))
  })

  test('a unit says how far it is; what it says stands beside and is corrected with its version', async () => {
    expect(await assess('planificacion.scdu', { percent: 101 })).toMatchObject({ refusal: { kind: 'invalid_input' } })
    expect(await assess('planificacion.scdu', { percent: 60, period: '2018-Q1' })).toMatchObject({
      refusal: { kind: 'not_a_quarter' },
    })
    expect(await assess('planificacion.scdu', { percent: 60, note: 'Según la jefatura.' })).toMatchObject({ ok: true })
    const both = await Promise.all([
      assess('planificacion.scdu', { percent: 65, expectedVersion: 1 }),
      assess('administracion', { percent: 70, expectedVersion: 1 }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const said = await loaded.runner.query(assessmentsQuery, await loaded.as('public'), { year: 2019 })
    expect(said.ok && said.value.find(({ elementId }) => elementId === resultId)).toMatchObject({
      version: 2,
      demo: false,
    })
  })

  test('the database itself keeps an amount where it was written, and out of another plan’s funds', async () => {
    const attempt = (what: string, value: string) =>
      loaded.database
        .write({ role: 'trama_app' }, (tx) =>
          tx.execute(
            sql`update planning.money_spent set ${sql.raw(what)} = ${value} where activity_id = ${activityId}`,
          ),
        )
        .then(() => 'written', databaseErrorCode)
    expect(await attempt('source_id', foreignSource)).toBe('23514')
    expect(await attempt('activity_id', resultId)).toBe('23514')
  })

  test(`the public reads amounts, not who wrote them (${kind})`, async () => {
    for (const table of ['money_planned', 'money_spent', 'self_assessment']) {
      const code = await loaded.database
        .read({ role: 'trama_public' }, (tx) => tx.execute(sql`select set_by from planning.${sql.raw(table)}`))
        .then(() => 'read', databaseErrorCode)
      expect(`${table} ${code}`).toBe(`${table} 42501`)
    }
  })
})
