import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { verifyChain } from '../../../platform/audit/verify.ts'
import { CHANGED } from '../../../platform/database/memory.ts'
import { linksFrom } from '../../../platform/links/links.ts'
import { foundBy } from '../../../tests/integration/found-by.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { loadPoas } from './load-poa.ts'
import { publicElement, publicYear } from './public-queries.ts'
import { startNextYear } from './start-next-year.ts'
import type { StoredPoa } from './stored-poa.ts'
import { planYearQuery } from './year-query.ts'

describeOnBothDatabases('the plan of the next year is started from this one', (open) => {
  let loaded: Loaded
  let scdu: StoredPoa

  const poaOf = async (year: number, unitCode: string): Promise<StoredPoa | undefined> => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) => loadPoas(tx, { year, unitCode }))
    return poa
  }
  const start = async (login: string, poaId: string, choice: object = { targets: 'keep', months: 'keep' }) =>
    loaded.runner.command(startNextYear, await loaded.as(login), { poaId, ...choice })
  const yearsFor = async (login: string) => {
    const answer = await loaded.runner.query(publicYear, await loaded.as(login), {})
    return answer.ok ? { years: answer.value.years, shown: answer.value.plan.year } : answer.refusal.kind
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        update planning.element set cancelled_on = '2019-05-02', cancelled_reason = 'sin fondos'
        where id = (select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
          join identity.unit u on u.id = i.unit_id
          where u.code = 'SCDU' and i.from_year = 2019 and e.kind = 'activity' order by e.sort limit 1)`),
    )
    const found = await poaOf(2019, 'SCDU')
    if (found === undefined) throw new Error('The demonstration has no plan of SCDU.')
    scdu = found
  })

  test.each([
    ['a planner of another unit', 'planificacion.sim'],
    ['a reader', 'lectura'],
    ['the executive director', 'direccion'],
    ['nobody signed in', 'public'],
  ])('%s may not', async (_who, login) => {
    expect(await start(login, scdu.head.id)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await poaOf(2020, 'SCDU')).toBeUndefined()
  })

  test('a plan that does not exist is refused in words', async () => {
    const answer = await start('administracion', '01999999-0000-7000-8000-000000000000')
    expect(answer).toMatchObject({
      ok: false,
      refusal: { kind: 'no_such_plan', message: { es: 'Ese plan no existe.' } },
    })
  })

  test('its planner starts it: structure, codes and titles, no report, no reading, nothing that was cancelled', async () => {
    const done = await start('planificacion.scdu', scdu.head.id)
    expect(done).toMatchObject({ ok: true, value: { unitCode: 'SCDU', year: 2020 } })
    const next = await poaOf(2020, 'SCDU')
    expect(next?.head).toMatchObject({ status: 'draft', origin: 'screen', demo: true })
    const kept = scdu.plan.elements.filter((each) => each.cancelled === undefined)
    expect(scdu.plan.elements.length - kept.length).toBe(1)
    const said = (poa: StoredPoa | undefined, kind: string) =>
      poa?.plan.elements.filter((each) => each.kind === kind).map(({ code, title }) => [code, title])
    expect(said(next, 'result')).toEqual(said(scdu, 'result'))
    expect(said(next, 'activity')).toEqual(
      kept.filter(({ kind }) => kind === 'activity').map(({ code, title }) => [code, title]),
    )
    expect([next?.reports.size, next?.readings.size]).toEqual([0, 0])
    expect(next?.plan.elements.some((each) => each.cancelled !== undefined)).toBe(false)
  })

  test('its months and targets wait to be confirmed, and each element points at the one it continues', async () => {
    const next = await poaOf(2020, 'SCDU')
    const elements = next?.plan.elements ?? []
    const scheduled = elements.filter(({ schedule }) => schedule !== undefined)
    expect(scheduled.length).toBeGreaterThan(0)
    expect(scheduled.every(({ proposals = [] }) => proposals.some(({ rule }) => rule === 'carried_months'))).toBe(true)
    const links = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      linksFrom(
        tx,
        elements.map(({ key }) => key),
        'continues',
      ),
    )
    const before = new Map(scdu.plan.elements.map((each) => [each.key, each.title]))
    const after = new Map(elements.map((each) => [each.key, each.title]))
    expect(links.length).toBe(elements.length)
    for (const { from, to } of links) expect(before.get(to.id)).toBe(after.get(from.id))
  })

  test('it still serves the five-year plan, which covers both years, and not the yearly plan of the other', async () => {
    const answer = await loaded.runner.query(planYearQuery, await loaded.as('direccion'), { year: 2020 })
    if (!answer.ok) throw new Error(answer.refusal.message.en)
    const { plan } = answer.value
    expect(plan.pei?.title).toBeDefined()
    expect(plan.actionPlan).toBeUndefined()
    expect(plan.units.length, 'the organisation chart came along').toBeGreaterThan(10)
    const inPei = new Set(plan.pei?.nodes.map(({ key }) => key))
    expect(plan.serves.every(({ to }) => inPei.has(to.id))).toBe(true)
  })

  test('who works here sees it; the public neither sees the year, nor its elements, nor finds them', async () => {
    expect(await yearsFor('public')).toEqual({ years: [2019], shown: 2019 })
    expect(await yearsFor('lectura'), 'nobody is sent to what is being prepared').toEqual({
      years: [2020, 2019],
      shown: 2019,
    })
    const result = (await poaOf(2020, 'SCDU'))?.plan.elements.find(({ kind }) => kind === 'result')
    const asked = async (login: string) =>
      loaded.runner.query(publicElement, await loaded.as(login), { id: result?.key ?? '' })
    expect(await asked('public')).toMatchObject({ ok: false, refusal: { kind: 'no_plan' } })
    expect(await asked('planificacion.scdu')).toMatchObject({ ok: true })
    await loaded.dispatcher.drain()
    const hits = async (login: string) => {
      const ctx = await loaded.as(login)
      const found = await foundBy(loaded.database, ctx, result?.title ?? '', 'trama_app')
      return found.some(({ id }) => id === result?.key)
    }
    expect([await hits('public'), await hits('lectura')]).toEqual([false, true])
  })

  test('once it is approved everybody sees it', async () => {
    const become = async (status: 'approved' | 'draft') => {
      await loaded.database.write({ role: 'trama_app' }, (tx) =>
        tx.execute(sql`update planning.instrument set status = ${status} where kind = 'poa' and from_year = 2020`),
      )
      await loaded.database.events.publish(CHANGED, 'planning')
    }
    await become('approved')
    await expect.poll(() => yearsFor('public')).toEqual({ years: [2020, 2019], shown: 2020 })
    await become('draft')
    await expect.poll(() => yearsFor('public')).toEqual({ years: [2019], shown: 2019 })
  })

  test('a second start is refused and nothing is written over; two at once make one plan', async () => {
    const before = await poaOf(2020, 'SCDU')
    expect(await start('administracion', scdu.head.id)).toMatchObject({
      ok: false,
      refusal: { kind: 'plan_exists', message: { es: expect.stringContaining('SCDU ya tiene un plan de 2020') } },
    })
    expect(await poaOf(2020, 'SCDU')).toEqual(before)

    const sim = await poaOf(2019, 'SIM')
    const both = await Promise.all([
      start('planificacion.sim', sim?.head.id ?? '', { targets: 'clear', months: 'clear' }),
      start('administracion', sim?.head.id ?? '', { targets: 'clear', months: 'clear' }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const next = await poaOf(2020, 'SIM')
    expect(next?.plan.elements.some(({ schedule }) => schedule !== undefined)).toBe(false)
    expect(next?.plan.elements.flatMap(({ indicator }) => indicator?.targets ?? [])).toEqual([])
  })

  test('a plan of that year that holds nothing is filled', async () => {
    const uth = await poaOf(2019, 'UTH')
    const empty = '01999999-0000-7000-8000-0000000000aa'
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        insert into planning.instrument (id, office_id, kind, title, from_year, to_year, unit_id, status, origin)
        values (${empty}, ${uth?.head.officeId}, 'poa', 'Plan 2020', 2020, 2020, ${uth?.head.unit.id}, 'draft', 'screen')`),
    )
    expect(await start('administracion', uth?.head.id ?? '')).toMatchObject({ ok: true, value: { poaId: empty } })
  })

  test('the history tells of it, and its chain holds', async () => {
    const told = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select command from audit.entry where command = 'planning.start_next_year'`),
    )
    expect(told.rows.length).toBe(3)
    const verdict = await loaded.database.read({ role: 'trama_app' }, verifyChain)
    expect(verdict).toMatchObject({ whole: true })
  })
})
