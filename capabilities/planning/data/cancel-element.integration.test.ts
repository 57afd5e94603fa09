import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { figureKey } from '../rules/explanation.ts'
import { cancelElement, resumeElement } from './cancel-element.ts'
import { cancelQuery } from './cancel-query.ts'
import { elementHistory } from './element-history.ts'
import { loadPoas } from './load-poa.ts'
import { publicYear } from './public-queries.ts'
import { reportMonth } from './report-month.ts'

const REASON = 'La cooperación retiró los fondos.'
const ON = '2019-12-31'

describeOnBothDatabases('what will not be done is cancelled', (open, kind) => {
  let loaded: Loaded
  let result: string
  let alone: readonly string[]

  const poa = async () => {
    const [found] = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      loadPoas(tx, { year: 2019, unitCode: 'SCDU' }),
    )
    if (found === undefined) throw new Error('The demonstration has no plan of SCDU.')
    return found
  }
  const version = async (id: string) => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select version from planning.element where id = ${id}`),
    )
    return Number(found.rows[0]?.version)
  }
  const cancel = async (login: string, input: object) =>
    loaded.runner.command(cancelElement, await loaded.as(login), { on: ON, reason: REASON, ...input })
  const resume = async (login: string, input: object) =>
    loaded.runner.command(resumeElement, await loaded.as(login), { reason: 'Se encontraron otros fondos.', ...input })
  const year = async () => {
    const found = await loaded.runner.query(publicYear, await loaded.as('public'), { cutOff: '2019-09-30' })
    if (!found.ok) throw new Error(found.refusal.kind)
    return found.value.progress
  }
  const cancelled = async () =>
    (await poa()).plan.elements.filter((each) => each.cancelled?.reason === REASON).map(({ key }) => key)

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    for (const element of (await poa()).plan.elements) {
      if (element.kind !== 'result') continue
      const found = await loaded.runner.query(cancelQuery, await loaded.as('direccion'), element.key)
      if (!found.ok || found.value.alone.length < 2) continue
      result = element.key
      alone = found.value.alone.map(({ key }) => key)
      break
    }
  })

  test.each([
    ['a reader', 'lectura', 'forbidden'],
    ['a planner of another unit', 'planificacion.sim', 'forbidden'],
    ['nobody signed in', 'public', 'forbidden'],
    ['its planner, the plan being approved', 'planificacion.scdu', 'plan_approved'],
  ])('%s does not decide', async (_who, login, refusal) => {
    const input = { elementId: result, expectedVersion: await version(result) }
    expect(await cancel(login, input)).toMatchObject({ ok: false, refusal: { kind: refusal } })
    expect(await resume(login, input)).toMatchObject({ ok: false, refusal: { kind: refusal } })
    expect(await cancelled()).toEqual([])
  })

  test('from no day of a quarter that was signed off: what was reviewed stays what it was', async () => {
    const { plan, reports } = await poa()
    const silent = plan.elements.find(({ kind, key }) => kind === 'activity' && (reports.get(key) ?? []).length === 0)
    const input = { elementId: silent?.key ?? '', on: '2019-05-15', expectedVersion: 1 }
    expect(await cancel('direccion', input)).toMatchObject({ ok: false, refusal: { kind: 'closed_period' } })
    expect(await cancelled()).toEqual([])
  })

  test('the director cancels a result with the activities that serve it alone; figures leave it out and name it', async () => {
    const before = await year()
    const parent = [...before.figures.values()].find(
      ({ explanation }) =>
        explanation.formula === 'weighted_mean' && explanation.inputs.some(({ id }) => id === result),
    )
    const seen = await version(result)
    expect(await cancel('direccion', { elementId: result, withActivities: 'si', expectedVersion: seen })).toMatchObject(
      { ok: true, value: { changed: alone.length + 1 } },
    )
    expect([...(await cancelled())].sort()).toEqual([result, ...alone].sort())
    const after = await year()
    const now = after.figures.get(parent?.key ?? figureKey('result', result))?.explanation
    expect(now?.formula === 'weighted_mean' && now.excluded.filter(({ id }) => id === result)).toMatchObject([
      { reason: 'cancelled' },
    ])
    const refused = await loaded.runner.command(reportMonth, await loaded.as('administracion'), {
      activityId: alone[0],
      month: 12,
      executed: 1,
    })
    expect(refused.ok, 'the month of the cancellation itself takes its last report').toBe(true)
  })

  test('who decides on what changed meanwhile is told; of two at once one decides', async () => {
    const seen = await version(result)
    expect(await resume('direccion', { elementId: result, expectedVersion: seen - 1 })).toMatchObject({
      refusal: { kind: 'changed_meanwhile' },
    })
    const both = await Promise.all(
      ['direccion', 'administracion'].map((login) =>
        resume(login, { elementId: result, withActivities: 'si', expectedVersion: seen }),
      ),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await cancelled()).toEqual([])
  })

  test('the history tells both with their reasons, and adds up to what stands', async () => {
    const history = await loaded.runner.query(elementHistory, await loaded.as('lectura'), {
      id: result,
      day: '2100-01-01',
      zone: 'America/El_Salvador',
    })
    if (!history.ok) throw new Error(history.refusal.kind)
    const { entries, past } = history.value
    expect(entries.map(({ command }) => command).slice(-2)).toEqual([
      'planning.cancel_element',
      'planning.resume_element',
    ])
    expect(entries.at(-2)?.after).toEqual({ cancelledOn: ON, cancelledReason: REASON })
    expect(past?.state).toMatchObject({ known: true, uncertain: [] })
    const reasons = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select reason from audit.entry where command like 'planning.%_element' order by seq`),
    )
    expect(reasons.rows.map((row) => row.reason)).toEqual([REASON, 'Se encontraron otros fondos.'])
  })

  test(`in a draft the unit's planner decides (${kind})`, async () => {
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`update planning.instrument set status = 'draft'
        where id = (select instrument_id from planning.element where id = ${result})`),
    )
    const activity = alone[1] ?? ''
    const input = { elementId: activity, expectedVersion: await version(activity) }
    expect(await cancel('planificacion.sim', input)).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await cancel('planificacion.scdu', input)).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(await cancelled()).toEqual([activity])
  })

  test('what was cancelled in a signed quarter does not go on after all: the quarter is opened again first', async () => {
    const { plan, reports } = await poa()
    const silent = plan.elements.find(({ kind, key }) => kind === 'activity' && (reports.get(key) ?? []).length === 0)
    const id = silent?.key ?? ''
    const write = (on: string | null) =>
      loaded.database.write({ role: 'trama_app' }, (tx) =>
        tx.execute(
          sql`update planning.element set cancelled_on = ${on}, cancelled_reason = ${on && REASON} where id = ${id}`,
        ),
      )
    await write('2019-05-15')
    const input = { elementId: id, expectedVersion: await version(id) }
    expect(await resume('direccion', input)).toMatchObject({ ok: false, refusal: { kind: 'closed_period' } })
    expect(await cancelled()).toContain(id)
    await write('2019-11-15')
    expect(await resume('direccion', input)).toMatchObject({ ok: true })
    expect(await cancelled()).not.toContain(id)
  })
})
