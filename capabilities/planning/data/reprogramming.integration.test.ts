import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { linksFrom } from '../../../platform/links/links.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import type { DraftElement, MonthValues } from '../model.ts'
import { planVersions } from '../rules/reprogramming-request/versions.ts'
import { decideReprogramming, submitReprogramming, withdrawReprogramming } from './decide-reprogramming.ts'
import { loadPoas } from './load-poa.ts'
import { openReprogramming } from './open-reprogramming.ts'
import { proposeChange, takeOutChange } from './propose-change.ts'
import { loadReprogrammings, type StoredReprogramming } from './reprogramming-load.ts'
import { decidedOfPlan, requestsOfPlan } from './reprogramming-queries.ts'
import type { StoredPoa } from './stored-poa.ts'

describeOnBothDatabases('an approved plan is reprogrammed', (open, kind) => {
  let loaded: Loaded
  let scdu: StoredPoa

  const poaOf = async (unitCode: string): Promise<StoredPoa> => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) => loadPoas(tx, { year: 2019, unitCode }))
    if (poa === undefined) throw new Error(`No plan of ${unitCode}.`)
    return poa
  }
  const requestOf = async (id: Id): Promise<StoredReprogramming> => {
    const [request] = await loaded.database.read({ role: 'trama_app' }, (tx) => loadReprogrammings(tx, { id }))
    if (request === undefined) throw new Error('The request is not there.')
    return request
  }
  const run = async <I, O>(command: Command<I, O>, login: string, input: object) =>
    loaded.runner.command(command, await loaded.as(login), input)
  const opened = async (poa: StoredPoa = scdu, login = 'planificacion.scdu'): Promise<Id> => {
    const done = await run(openReprogramming, login, {
      poaId: poa.head.id,
      cause: 'Se atrasó la contratación',
      period: '2019-Q4',
      justification: 'El proveedor entrega un mes después de lo previsto.',
    })
    if (!done.ok) throw new Error(done.refusal.message.es)
    return done.value.requestId
  }
  const activity = (poa: StoredPoa, title: string): DraftElement => {
    const found = poa.plan.elements.find((element) => element.kind === 'activity' && element.title.includes(title))
    if (found === undefined) throw new Error(`No activity «${title}».`)
    return found
  }
  /** The months in force with some of them changed: month → amount. */
  const months = (element: DraftElement, changed: Readonly<Record<number, number | null>>): MonthValues =>
    (element.schedule?.months ?? Array<null>(12).fill(null)).map((month, index) =>
      index + 1 in changed ? (changed[index + 1] ?? null) : month,
    )
  const propose = async (requestId: Id, change: object, login = 'planificacion.scdu') =>
    run(proposeChange, login, { requestId, expectedVersion: (await requestOf(requestId)).version, change })
  const submitted = async (
    changed: Readonly<Record<number, number | null>>,
    title = 'Entregar el documento',
  ): Promise<Id> => {
    const id = await opened()
    const element = activity(await poaOf('SCDU'), title)
    const put = await propose(id, { kind: 'schedule', element: element.key, months: months(element, changed) })
    if (!put.ok) throw new Error(put.refusal.message.es)
    const sent = await run(submitReprogramming, 'planificacion.scdu', { requestId: id })
    if (!sent.ok) throw new Error(sent.refusal.message.es)
    return id
  }
  const decide = async (requestId: Id, decision: 'approve' | 'reject', login = 'direccion', note = 'Visto.') =>
    run(decideReprogramming, login, {
      requestId,
      decision,
      on: '2026-11-20',
      note,
      expectedVersion: (await requestOf(requestId)).version,
    })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    scdu = await poaOf('SCDU')
  })

  test('the demonstration shows requests in each state, and its approved one is a version of the plan', async () => {
    const all = await loaded.database.read({ role: 'trama_app' }, (tx) => loadReprogrammings(tx, { year: 2019 }))
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['approved', 'submitted', 'rejected', 'withdrawn']))
    expect(all.every(({ demo }) => demo)).toBe(true)
    const talks = activity(scdu, 'Talleres sobre el decreto')
    expect(talks.schedule?.months[10]).toBe(1)
    expect(scdu.baselines.get(talks.key)?.months[9]).toBe(1)
    expect(scdu.head).toMatchObject({ status: 'approved', approvedOn: '2018-12-20' })
  })

  test('asked for, submitted and approved, it is the next schedule; the baseline stays; its cause is linked', async () => {
    const risk = scdu.plan.elements.find((element) => element.kind === 'risk')
    const done = await run(openReprogramming, 'planificacion.scdu', {
      poaId: scdu.head.id,
      cause: 'Se atrasó la entrega',
      risk: risk?.key,
      period: '2019-10',
      justification: 'La comisión pidió un mes más.',
    })
    if (!done.ok) throw new Error(done.refusal.message.es)
    const id = done.value.requestId
    const element = activity(scdu, 'Entregar el documento final')
    expect(
      await propose(id, { kind: 'schedule', element: element.key, months: months(element, { 10: null }) }),
    ).toMatchObject({ ok: true })
    expect(await run(submitReprogramming, 'planificacion.scdu', { requestId: id })).toMatchObject({ ok: true })
    expect((await poaOf('SCDU')).plan, 'nothing changes before the decision').toEqual(scdu.plan)
    expect(await decide(id, 'approve')).toMatchObject({ ok: true, value: { state: 'approved' } })

    const after = await poaOf('SCDU')
    expect(activity(after, 'Entregar el documento final').schedule?.months.slice(9)).toEqual([null, 1, 1])
    expect(after.baselines).toEqual(scdu.baselines)
    const links = await loaded.database.read({ role: 'trama_app' }, (tx) => linksFrom(tx, [id], 'caused_by'))
    expect(links.map(({ to }) => to.id)).toEqual([risk?.key])
    expect(await requestOf(id)).toMatchObject({
      state: 'approved',
      planVersion: 3,
      decision: { on: '2026-11-20', note: 'Visto.' },
    })
    const decided = await loaded.runner.query(decidedOfPlan, await loaded.as('public'), scdu.head.id)
    if (!decided.ok) throw new Error(decided.refusal.kind)
    const [baseline, second, third] = planVersions(after.plan, decided.value)
    expect(third).toEqual(after.plan)
    const schedules = (plan: typeof baseline) =>
      new Map(
        plan?.elements.filter((each) => each.kind === 'activity').map(({ key, schedule }) => [key, schedule?.months]),
      )
    expect(schedules(second)).toEqual(schedules(scdu.plan))
    expect(schedules(baseline)).toEqual(new Map([...scdu.baselines].map(([key, schedule]) => [key, schedule.months])))
  })

  test('a new activity, a cancellation and a new target are applied together', async () => {
    const before = await poaOf('SCDU')
    const id = await opened()
    const beside = activity(before, 'Analizar y resolver los expedientes')
    const cancelled = activity(before, 'Apoyo técnico')
    const indicator = before.plan.elements.find(
      (element) => element.kind === 'indicator' && element.indicator?.targets[0]?.due !== undefined,
    )
    const year = Array<number | null>(12).fill(null)
    expect(
      await propose(id, {
        kind: 'activity',
        beside: beside.key,
        title: 'Depurar los expedientes viejos',
        months: year.with(10, 2),
      }),
    ).toMatchObject({ ok: true })
    expect(await propose(id, { kind: 'cancel', element: cancelled.key, reason: 'Lo hace otra unidad' })).toMatchObject({
      ok: true,
    })
    expect(
      await propose(id, { kind: 'terms', element: indicator?.key, targets: [{ value: 7, due: '2019-11-30' }] }),
    ).toMatchObject({ ok: true })
    await run(submitReprogramming, 'planificacion.scdu', { requestId: id })
    expect(await decide(id, 'approve')).toMatchObject({ ok: true })

    const after = await poaOf('SCDU')
    const added = activity(after, 'Depurar')
    expect(added.schedule).toMatchObject({ kind: 'quantities', annualTotal: 2 })
    expect(after.baselines.has(added.key), 'no baseline promised it').toBe(false)
    const lines = after.plan.subPlans.flatMap(({ sections }) => sections).flatMap(({ lines: own }) => own)
    const place = lines.findIndex((line) => line.cells.activity?.includes(added.key))
    expect(lines[place - 1]?.cells.activity).toContain(beside.key)
    expect(lines[place]?.cells.result).toEqual(lines[place - 1]?.cells.result)
    expect(activity(after, 'Apoyo técnico').cancelled).toEqual({ reason: 'Lo hace otra unidad', on: '2026-11-21' })
    const changed = after.plan.elements.find(({ key }) => key === indicator?.key)
    expect(changed?.indicator?.targets[0]).toMatchObject({ value: 7, due: '2019-11-30' })
    const decided = await loaded.runner.query(decidedOfPlan, await loaded.as('public'), scdu.head.id)
    if (!decided.ok) throw new Error(decided.refusal.kind)
    expect(planVersions(after.plan, decided.value).at(-2)?.elements).toEqual(before.plan.elements)
  })

  test('what the plan says otherwise by now is refused whole, and the request stays as it was', async () => {
    const first = await submitted({ 12: null }, 'Analizar y resolver expedientes y')
    const second = await submitted({ 11: 30 }, 'Analizar y resolver expedientes y')
    expect(await decide(first, 'approve')).toMatchObject({ ok: true })
    const before = await poaOf('SCDU')
    expect(await decide(second, 'approve')).toMatchObject({ ok: false, refusal: { kind: 'plan_changed' } })
    expect(await poaOf('SCDU')).toEqual(before)
    expect(await requestOf(second)).toMatchObject({ state: 'submitted' })
    expect(await run(withdrawReprogramming, 'planificacion.scdu', { requestId: second })).toMatchObject({ ok: true })
  })

  test.each([
    ['a month that is over', { 9: null }, 'closed_month'],
    ['the same months', {}, 'nothing_changes'],
    ['more than a mark', { 10: 3 }, 'mark_is_one'],
  ])('%s is refused in words', async (_what, changed, kindOfRefusal) => {
    const id = await opened()
    const element = activity(await poaOf('SCDU'), 'Asesorar')
    const answer = await propose(id, { kind: 'schedule', element: element.key, months: months(element, changed) })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: kindOfRefusal } })
    if (!answer.ok) expect(answer.refusal.message.en?.length).toBeGreaterThan(20)
    await run(withdrawReprogramming, 'planificacion.scdu', { requestId: id })
  })

  test.each([
    ['a planner of another unit', 'planificacion.sim'],
    ['a reader', 'lectura'],
    ['the director, who decides and does not ask', 'direccion'],
    ['nobody signed in', 'public'],
  ])('%s cannot ask, change, submit or withdraw', async (_who, login) => {
    const id = await opened()
    const element = activity(await poaOf('SCDU'), 'Asesorar')
    const forbidden = { ok: false, refusal: { kind: 'forbidden' } }
    expect(
      await run(openReprogramming, login, {
        poaId: scdu.head.id,
        cause: 'Otra causa',
        period: '2019-10',
        justification: 'Otra justificación.',
      }),
    ).toMatchObject(forbidden)
    expect(await propose(id, { kind: 'cancel', element: element.key, reason: 'No' }, login)).toMatchObject(forbidden)
    expect(await run(submitReprogramming, login, { requestId: id })).toMatchObject(forbidden)
    expect(await run(withdrawReprogramming, login, { requestId: id })).toMatchObject(forbidden)
    expect((await requestOf(id)).state).toBe('draft')
  })

  test.each(['planificacion.scdu', 'administracion', 'lectura', 'public'])('%s cannot decide', async (login) => {
    const id = await submitted({ 12: null }, 'Asesorar')
    expect(await decide(id, 'approve', login)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect((await requestOf(id)).state).toBe('submitted')
    await run(withdrawReprogramming, 'planificacion.scdu', { requestId: id })
  })

  test('a refusal says why, changes nothing, and is final', async () => {
    const id = await submitted({ 12: null }, 'Asesorar')
    const before = await poaOf('SCDU')
    expect(await decide(id, 'reject', 'direccion', '')).toMatchObject({ ok: false, refusal: { kind: 'note_missing' } })
    expect(await decide(id, 'reject')).toMatchObject({ ok: true, value: { state: 'rejected' } })
    expect(await poaOf('SCDU')).toEqual(before)
    for (const decision of ['approve', 'reject'] as const)
      expect(await decide(id, decision)).toMatchObject({ ok: false, refusal: { kind: 'wrong_state' } })
    expect(await run(withdrawReprogramming, 'planificacion.scdu', { requestId: id })).toMatchObject({ ok: false })
  })

  test('what was submitted is not changed any more, and nothing is submitted empty', async () => {
    const empty = await opened()
    expect(await run(submitReprogramming, 'planificacion.scdu', { requestId: empty })).toMatchObject({
      ok: false,
      refusal: { kind: 'nothing_proposed' },
    })
    const id = await submitted({ 12: null }, 'Asesorar')
    const [change] = (await requestOf(id)).changes
    expect(await run(takeOutChange, 'planificacion.scdu', { requestId: id, changeId: change?.id })).toMatchObject({
      ok: false,
      refusal: { kind: 'wrong_state' },
    })
    await run(withdrawReprogramming, 'planificacion.scdu', { requestId: id })
  })

  test(`two directors decide at once: one is first, the other is told (${kind})`, async () => {
    const id = await submitted({ 12: null }, 'Asesorar')
    const { version } = await requestOf(id)
    const ctx = await loaded.as('direccion')
    const decision = (choice: 'approve' | 'reject') =>
      loaded.runner.command(decideReprogramming, ctx, {
        requestId: id,
        decision: choice,
        on: '2026-11-20',
        note: 'Decidido.',
        expectedVersion: version,
      })
    const answers = await Promise.all([decision('approve'), decision('reject')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal.kind === 'wrong_state')).toHaveLength(1)
    const element = activity(await poaOf('SCDU'), 'Asesorar')
    const approved = answers[0]?.ok === true
    expect(element.schedule?.months[11]).toBe(approved ? null : 1)
  })

  test('the public reads what was approved and nothing else of the requests', async () => {
    const states = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      tx.execute(sql`select distinct state from planning.reprogramming`),
    )
    expect(states.rows.map(({ state }) => state)).toEqual(['approved'])
    const strangers = await loaded.runner.query(requestsOfPlan, await loaded.as('public'), scdu.head.id)
    expect(strangers).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })
})
