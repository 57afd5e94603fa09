import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { mapImport, startImport, takeImport } from './figure-imports.ts'
import { dueRequests, remindOf } from './request-reminders.ts'
import { answerRequest, askForData, requestQuery, requestsQuery } from './requests.ts'

const app = { role: 'trama_app' } as const
const ASKED = {
  institution: 'Consejo de pruebas',
  askedOffice: 'Unidad de estadística',
  mailbox: 'estadistica@example.org',
  indicator: 'homicide_rate',
  period: '2018',
  dueOn: '2027-01-15',
  remark: '',
}

describeOnBothDatabases('data that are asked of institutions', (open) => {
  let loaded: Loaded
  let planner: Ctx

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    planner = await loaded.as('planificacion.sim')
  })

  const ask = async (more: Partial<typeof ASKED> = {}) =>
    loaded.runner.command(askForData, planner, { ...ASKED, ...more })
  const asked = async (more: Partial<typeof ASKED> = {}) => {
    const done = await ask(more)
    if (!done.ok) throw new Error(done.refusal.message.en)
    return done.value.requestId
  }
  const opened = async (id: string) => {
    const found = await loaded.runner.query(requestQuery, planner, { id })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value
  }
  const letters = async () => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select count(*)::int as n from platform.letter where address = ${ASKED.mailbox}`),
    )
    return Number(found.rows[0]?.n)
  }

  test('the demonstration has some that wait and some that came, and reminds nobody', async () => {
    const found = await loaded.runner.query(requestsQuery, await loaded.as('lectura'), undefined)
    if (!found.ok) throw new Error(found.refusal.message.en)
    const states = found.value.requests.filter(({ demo }) => demo).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['open', 'answered', 'withdrawn']))
    expect(states.indexOf('answered')).toBeGreaterThan(states.lastIndexOf('open'))
    expect(await loaded.database.read(app, (tx) => dueRequests(tx, '2020-06-08'))).toEqual([])
  })

  test('who may not ask is refused, and so is what nobody can answer', async () => {
    const reader = await loaded.runner.command(askForData, await loaded.as('lectura'), ASKED)
    expect(reader).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await ask({ dueOn: TODAY })).toMatchObject({ ok: false, refusal: { kind: 'due_too_soon' } })
    expect(await ask({ period: 'mayo' })).toMatchObject({ ok: false, refusal: { kind: 'no_period' } })
    expect(await ask({ indicator: 'population_density' })).toMatchObject({
      ok: false,
      refusal: { kind: 'is_computed' },
    })
  })

  test('the letter leaves for the mailbox, and again on the days of reminders, each once', async () => {
    const before = await letters()
    const id = await asked()
    expect(await letters()).toBe(before + 1)
    const morning = async (today: string) => {
      const ctx: Ctx = { ...(await loaded.as('system')), today }
      const due = await loaded.database.read(app, (tx) => dueRequests(tx, today))
      let sent = 0
      for (const each of due) if (await loaded.database.write(app, (tx) => remindOf(tx, ctx, each))) sent += 1
      return sent
    }
    expect(await morning('2027-01-08')).toBe(1)
    expect(await morning('2027-01-09')).toBe(0)
    expect(await morning('2027-01-16')).toBe(1)
    expect((await opened(id)).reminders.map(({ daysFrom }) => daysFrom)).toEqual([-7, 1])
    expect(await letters()).toBe(before + 3)
    const answered = { requestId: id, expectedVersion: 1, note: 'No llevan ese registro' }
    expect((await loaded.runner.command(answerRequest, planner, answered)).ok).toBe(true)
    expect(await morning('2027-01-22')).toBe(0)
  })

  test('the batch that is made of a table closes the request that it answers', async () => {
    const id = await asked({ mailbox: '', period: '1998' })
    const table = { fileName: 'tabla.csv', sha256: '', headings: ['Municipio', '1998'], rows: [['Apopa', '12.5']] }
    const started = await loaded.runner.command(startImport, planner, table)
    if (!started.ok) throw new Error(started.refusal.message.en)
    const { importId } = started.value
    const mapping = {
      layout: 'periods' as const,
      place: 0,
      indicator: { code: ASKED.indicator },
      status: 'A' as const,
    }
    await loaded.runner.command(mapImport, planner, { importId, expectedVersion: 1, mapping })
    const head = { importId, expectedVersion: 2, title: 'Lo que llegó', source: 'Consejo de pruebas', requestId: id }
    const taken = await loaded.runner.command(takeImport, planner, head)
    if (!taken.ok) throw new Error(taken.refusal.message.en)
    const { request } = await opened(id)
    expect(request).toMatchObject({ state: 'answered', closedOn: TODAY, batch: { id: taken.value.batchId } })
    const again = { requestId: id, expectedVersion: request.version, batchId: taken.value.batchId }
    expect(await loaded.runner.command(answerRequest, planner, again)).toMatchObject({
      ok: false,
      refusal: { kind: 'closed_already' },
    })
  })
})
