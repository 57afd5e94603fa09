import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Id } from '../../../kernel/ids.ts'
import { recordHistory, recordOn } from '../../../platform/audit/data/record-history.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import { elementHistory } from './element-history.ts'
import { ELEMENT, elementStates } from './element-states.ts'
import { loadPoas } from './load-poa.ts'
import { reportMonth } from './report-month.ts'

const app = { role: 'trama_app' } as const
const ZONE = 'America/El_Salvador'

describeOnBothDatabases('the history of a plan’s elements', (open) => {
  let loaded: Loaded
  let activity: Id

  const at = async (login: string, instant: string) => ({ ...(await loaded.as(login)), now: instant })
  const history = async (login: string, day?: string) =>
    loaded.runner.query(elementHistory, await loaded.as(login), { id: activity, zone: ZONE, ...(day ? { day } : {}) })

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const plans = await loaded.database.read(app, (tx) => loadPoas(tx, { year: Number(loaded.pack.identity.year) }))
    const found = plans
      .flatMap(({ plan, reports }) => plan.elements.filter(({ key }) => !reports.has(key)))
      .concat(plans.flatMap(({ plan }) => plan.elements))
      .find(({ kind, cancelled, schedule }) => kind === 'activity' && !cancelled && schedule?.kind === 'marks')
    if (found === undefined) throw new Error('The deployment has no activity to report.')
    activity = found.key
    const report = async (instant: string, input: object) => {
      const done = await loaded.runner.command(reportMonth, await at('administracion', instant), {
        activityId: activity,
        ...input,
      })
      if (!done.ok) throw new Error(done.refusal.message.en)
      return done.value.version
    }
    const month = 8
    const seen = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select version from planning.month_report where activity_id = ${activity} and month = ${month}`),
    )
    const expectedVersion = Number(seen.rows[0]?.version ?? 0)
    const version = await report('2026-11-22T15:00:00.000Z', { month, executed: 0.25, note: 'Inicio', expectedVersion })
    await report('2026-11-24T15:00:00.000Z', { month, executed: 1, note: 'Terminado', expectedVersion: version })
  })

  test('folding every change of every element gives what stands in the database', async () => {
    const { states, holes } = await loaded.database.read(app, async (tx) => {
      const plans = await tx.execute(sql`select id from planning.instrument`)
      const found = await elementStates(tx, { instruments: plans.rows.map(({ id }) => String(id)) })
      const wrong: string[] = []
      for (const [id, now] of [...found].filter((_, index) => index % 7 === 0 || index < 40)) {
        const then = recordOn(await recordHistory(tx, ELEMENT, id), '2026-12-31', ZONE, now)
        if (!then.known || then.fromMiddle || then.uncertain.length > 0) wrong.push(`${id} ${JSON.stringify(then)}`)
        else expect(then.state).toEqual(now)
      }
      return { states: found, holes: wrong }
    })
    expect(states.size).toBeGreaterThan(40)
    expect(holes).toEqual([])
  })

  describe('an activity as it was on a date', () => {
    test.each([
      ['before anything was written of it', '2026-11-20', undefined],
      ['when it was loaded', TODAY, 'loaded'],
      ['after the first report', '2026-11-22', { executed: 0.25, note: 'Inicio' }],
      ['on a day on which nothing happened', '2026-11-23', { executed: 0.25, note: 'Inicio' }],
      ['after the correction', '2026-11-24', { executed: 1, note: 'Terminado' }],
    ])('%s', async (_when, day, expected) => {
      const found = await history('administracion', day)
      if (!found.ok || found.value.past === undefined) throw new Error('It should have been found.')
      const { state } = found.value.past
      if (expected === undefined) expect(state).toEqual({ known: false })
      else if (expected === 'loaded') expect(state).toMatchObject({ known: true, uncertain: [], fromMiddle: false })
      else
        expect(state).toMatchObject({
          uncertain: [],
          state: {
            'executed.08': (expected as { executed: number }).executed,
            'note.08': (expected as { note: string }).note,
          },
        })
    })
  })

  test('the staff reads who did it, the public from which office; both read what changed', async () => {
    const [staff, anybody] = [await history('lectura'), await history('public')]
    if (!staff.ok || !anybody.ok) throw new Error('Both should have been answered.')
    expect(staff.value.entries.at(-1)?.actor).toContain('Administración')
    expect(anybody.value.entries.map(({ actor, reason }) => [actor, reason])).toEqual(
      anybody.value.entries.map(() => [undefined, undefined]),
    )
    expect(anybody.value.entries.at(-1)?.office).toBeDefined()
    expect(anybody.value.entries.map(({ before, after }) => [before, after])).toEqual(
      staff.value.entries.map(({ before, after }) => [before, after]),
    )
    expect(JSON.stringify(anybody.value)).not.toContain('Administración')
  })

  test('a figure changed behind the history’s back is said to be unknown, never guessed', async () => {
    await loaded.database.write(app, (tx) =>
      tx.execute(sql`update planning.month_report set executed = 0.5 where activity_id = ${activity} and month = 8`),
    )
    const found = await history('lectura', '2026-11-24')
    expect(found).toMatchObject({ ok: true, value: { past: { state: { uncertain: ['executed.08'] } } } })
  })

  test('a cell that names persons is told to the public without its text, in every entry', async () => {
    await loaded.database.write(app, async (tx) => {
      await tx.execute(sql`update planning.element set names_persons = true where id = ${activity}`)
    })
    const [staff, anybody] = [await history('lectura'), await history('public')]
    if (!staff.ok || !anybody.ok) throw new Error('Both should have been answered.')
    expect(anybody.value.title).toBe('Puesto por precisar')
    expect(JSON.stringify(anybody.value.entries)).not.toContain(staff.value.title)
  })
})
