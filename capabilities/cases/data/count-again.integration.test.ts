import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { readCalendars } from '../../../platform/calendar/data/calendars.ts'
import { enterDecree, withdrawDecree } from '../../../platform/calendar/data/edit-calendar.ts'
import { calendarChain, workingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { NO_FILES } from '../../../tests/integration/no-files.ts'
import { writeOpenCases } from '../../../tests/soak/open-cases.ts'
import { countTermsAgain } from '../count-again-job.ts'
import { readClock } from '../rules/clock/reading.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { readLedger } from './case-store.ts'
import { countAgain } from './count-again.ts'

const app = { role: 'trama_app' } as const
const CASES = 60

describeOnBothDatabases('terms counted anew', (open) => {
  let loaded: Loaded
  let system: Ctx
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    system = await loaded.as('system')
    await writeOpenCases(loaded.database, { count: CASES, seed: 7, today: TODAY })
  })

  async function counted() {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select f.id, f.number, f.version, f.due_on, f.clock_state, d.content from cases.case_file f
        join cases.definition d on d.id = f.definition_id where f.series = 'MEDIDA' order by f.sequence`),
    )
    return found.rows.map((row) => ({
      id: String(row.id),
      number: String(row.number),
      version: Number(row.version),
      due: row.due_on === null ? undefined : String(row.due_on),
      state: row.clock_state,
      definition: row.content as Definition,
    }))
  }

  /** What each ledger says by itself, one after the other, with the calendar as it stands. */
  async function byLedger() {
    const all = await counted()
    return loaded.database.read(app, async (tx) => {
      const calendars = await readCalendars(tx)
      const said: { due: string | undefined; state: string }[] = []
      for (const { id, definition } of all) {
        const chain = calendarChain(definition.calendar, calendars)
        if (!chain.ok || definition.term === undefined) throw new Error('no calendar')
        const read = readClock(await readLedger(tx, id), definition.term, workingCalendar(chain.value), TODAY)
        if (!read.ok) throw new Error(read.refusal.message.en)
        said.push({ due: read.value.due, state: read.value.state })
      }
      return said
    })
  }

  const brief = (cases: Awaited<ReturnType<typeof counted>>) => cases.map(({ due, state }) => ({ due, state }))

  async function whole(most: number) {
    let moved = 0
    for (let after: string | undefined, more = true; more; ) {
      const step = await loaded.runner.command(countAgain, system, { after, most })
      if (!step.ok) throw new Error(step.refusal.message.en)
      moved += step.value.moved
      after = step.value.last
      more = after !== undefined
    }
    return moved
  }

  test('say what each ledger says, however small the steps', async () => {
    await whole(7)
    expect(brief(await counted())).toEqual(await byLedger())
    expect(new Set((await counted()).map(({ state }) => state)).size).toBeGreaterThan(1)
  })

  test('twice does nothing', async () => {
    const before = await counted()
    expect(await whole(25)).toBe(0)
    expect(await counted()).toEqual(before)
  })

  test('a holiday that is entered moves due dates by itself, and each case tells from when to when; withdrawn, they come back', async () => {
    const before = await counted()
    const admin = await loaded.as('administracion')
    const decree = await loaded.runner.command(enterDecree, admin, {
      code: 'opamss',
      expectedVersion: 1,
      title: 'Duelo nacional',
      effect: 'holiday',
      from: '2026-11-23',
      to: '2026-11-24',
      citation: 'Decreto de ejemplo 1/2026',
      certainty: 'invented',
    })
    if (!decree.ok) throw new Error(decree.refusal.message.en)
    await loaded.dispatcher.drain()
    const waiting = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select count(*)::int as n from pgboss.job where name = 'cases.count_again' and state = 'created'`),
    )
    expect(waiting.rows[0]?.n, 'the calendar’s news leads to the job').toBe(1)
    await runJob()
    const after = await counted()
    expect(brief(after)).toEqual(await byLedger())
    const moved = after.filter(({ due }, index) => due !== before[index]?.due)
    expect(moved.length).toBeGreaterThan(5)
    expect(
      after.map(({ version }) => version),
      'nobody’s work is refused for it',
    ).toEqual(before.map(({ version }) => version))
    const told = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select case_id, payload from cases.case_event
        where action = 'recount' and case_id in (select id from cases.case_file where series = 'MEDIDA')`),
    )
    const byCase = new Map(told.rows.map((row) => [String(row.case_id), row.payload]))
    expect(byCase).toEqual(
      new Map(moved.map(({ id, due }) => [id, { from: before.find((each) => each.id === id)?.due, to: due }])),
    )
    await loaded.runner.command(withdrawDecree, admin, {
      code: 'opamss',
      expectedVersion: 2,
      decreeId: decree.value.decreeId,
      reason: 'Derogado',
    })
    await runJob()
    expect(brief(await counted())).toEqual(brief(before))
  })

  test('nobody but the system does it', async () => {
    const admin = await loaded.as('administracion')
    expect(await loaded.runner.command(countAgain, admin, { most: 1 })).toMatchObject({ ok: false })
  })

  test('who did not answer in time: the term declares the case lapsed by itself, and nothing else', async () => {
    await writeOpenCases(loaded.database, { count: 40, seed: 9, today: '2026-01-30', first: 1_000 })
    await whole(500)
    const before = await counted()
    const lapsed = before.filter(({ state }) => state === 'lapsed').map(({ id }) => id)
    expect(lapsed.length).toBeGreaterThan(3)
    await runJob()
    const ended = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select f.id, f.ended_as, (select role from cases.case_event e where e.case_id = f.id order by sequence desc limit 1) as role
        from cases.case_file f where series = 'MEDIDA' and ended_as is not null`),
    )
    expect(new Set(ended.rows.map(({ id }) => id))).toEqual(new Set(lapsed))
    expect(new Set(ended.rows.map(({ ended_as, role }) => `${ended_as} ${role}`))).toEqual(new Set(['lapsed clock']))
  })

  async function runJob() {
    await countTermsAgain.run(
      system,
      {},
      {
        services: {
          ...NO_FILES,
          database: loaded.database,
          runner: loaded.runner,
          zone: 'America/El_Salvador',
          institution: { es: 'x' },
          publicUrl: 'http://x',
          mailer: { kind: 'none', deliver: async () => {} } as never,
          notifications: [],
        },
        attempt: 1,
        signal: new AbortController().signal,
        progress: async () => {},
      },
    )
  }
})
