import { beforeAll, expect, test } from 'vitest'
import { toDayNumber } from '../../kernel/day-number.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../tests/integration/loaded.ts'
import type { Ctx } from '../capability/context.ts'
import { identity } from '../identity/manifest.ts'
import { readCalendars } from './data/calendars.ts'
import { enterDecree, withdrawDecree } from './data/edit-calendar.ts'
import { calendar } from './manifest.ts'
import { calendarChain, workingCalendar } from './working-calendar.ts'

describeOnBothDatabases('calendars of working days', (open) => {
  let loaded: Loaded
  let admin: Ctx
  beforeAll(async () => {
    loaded = await loadDeployment(await open(), [identity, calendar])
    admin = await loaded.as('administracion')
  })

  const MOURNING = {
    code: 'opamss',
    expectedVersion: 1,
    title: 'Duelo nacional',
    effect: 'holiday',
    from: '2026-03-12',
    to: '2026-03-13',
    citation: 'Decreto de ejemplo 1/2026',
    certainty: 'invented',
  } as const

  async function kindOn(day: string, knownAt?: string) {
    const all = await loaded.database.read({ role: 'trama_public' }, (tx) => readCalendars(tx, knownAt))
    const chain = calendarChain('opamss', all)
    if (!chain.ok) throw new Error(chain.refusal.message.en)
    return workingCalendar(chain.value).dayOff(toDayNumber(day))?.kind ?? 'working'
  }

  test('the deployment’s calendars are there, for anybody', async () => {
    const all = await loaded.database.read({ role: 'trama_public' }, (tx) => readCalendars(tx))
    expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(['sv', 'sector-publico', 'opamss', 'apopa']))
    expect(await kindOn('2019-04-15')).toBe('holiday')
    expect(await kindOn('2026-03-12')).toBe('working')
  })

  test('a decree holds from when it is entered, is told to other rooms, and what was known before can be told again', async () => {
    const done = await loaded.runner.command(enterDecree, admin, MOURNING)
    if (!done.ok) throw new Error(done.refusal.message.en)
    expect(await kindOn('2026-03-13')).toBe('holiday')
    expect(await kindOn('2026-03-13', '2001-01-01T00:00:00Z')).toBe('working')
    const late = await loaded.runner.command(enterDecree, admin, { ...MOURNING, title: 'Otro' })
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile' } })
    const gone = { code: 'opamss', expectedVersion: 2, decreeId: done.value.decreeId, reason: 'Derogado' }
    expect(await loaded.runner.command(withdrawDecree, { ...admin, now: later(NOW) }, gone)).toMatchObject({ ok: true })
    expect(await kindOn('2026-03-13')).toBe('working')
    expect(await kindOn('2026-03-13', NOW)).toBe('holiday')
    const again = await loaded.runner.command(withdrawDecree, admin, { ...gone, expectedVersion: 3 })
    expect(again).toMatchObject({ ok: false, refusal: { kind: 'no_decree' } })
  })

  test.each([
    ['ends_before', { to: '2026-03-11' }],
    ['too_long', { to: '2027-06-01' }],
    ['no_calendar', { code: 'atlantis' }],
  ] as const)('%s is refused in words', async (kind, wrong) => {
    const done = await loaded.runner.command(enterDecree, admin, { ...MOURNING, expectedVersion: 3, ...wrong })
    expect(done).toMatchObject({ ok: false, refusal: { kind, message: { en: expect.any(String) } } })
  })

  test('who reads may not enter one', async () => {
    const done = await loaded.runner.command(enterDecree, await loaded.as('lectura'), {
      ...MOURNING,
      expectedVersion: 3,
    })
    expect(done).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })
})

/** The next day. */
function later(instant: string): string {
  return instant.replace(/T.*/, 'T23:59:59Z')
}
