import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { announceFigures, calendarQuery, moveAnnounced, takeBackAnnounced } from './calendar.ts'

const ZONE = 'America/El_Salvador'
const LATER = '2031-03-31'
const LATEST = '2031-04-15'
const figures = { indicator: 'population_density', period: '2030', zone: ZONE }

describeOnBothDatabases('the calendar of publications', (open) => {
  let loaded: Loaded
  let planner: Ctx
  let anybody: Ctx

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    planner = await loaded.as('planificacion.sim')
    anybody = { ...planner, who: 'public' }
  })

  const said = async () => {
    const found = await loaded.runner.query(calendarQuery, anybody, { zone: ZONE })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value.find(({ indicator, period }) => indicator.code === figures.indicator && period === '2030')
  }
  const kindOf = async (done: Promise<{ readonly ok: boolean; readonly refusal?: { readonly kind: string } }>) => {
    const { ok, refusal } = await done
    return ok ? 'done' : refusal?.kind
  }

  test('a day is announced, moved with its reason and taken back; everybody sees every day that was said', async () => {
    const announce = (more: object = {}, ctx = planner) =>
      kindOf(loaded.runner.command(announceFigures, ctx, { ...figures, on: LATER, ...more }))
    expect(await announce({}, await loaded.as('lectura'))).toBe('forbidden')
    expect(await announce({ on: '2001-01-01' })).toBe('past_day')
    expect(await announce({ on: '2031-02-30' })).toBe('no_day')
    expect(await announce({ period: '2015' })).toBe('already_published')
    expect(await announce({ indicator: 'atlantis' })).toBe('no_indicator')
    expect(await announce()).toBe('done')
    expect(await announce()).toBe('already_announced')
    const move = (more: object = {}) =>
      kindOf(
        loaded.runner.command(moveAnnounced, planner, {
          ...{ ...figures, expectedNumber: 1, on: LATEST, reason: 'Faltan dos municipios' },
          ...more,
        }),
      )
    expect(await move({ on: LATER })).toBe('same_day')
    expect(await move({ expectedNumber: 7 })).toBe('changed_meanwhile')
    expect(await move()).toBe('done')
    expect(await move()).toBe('changed_meanwhile')
    expect(await said()).toMatchObject({
      dates: [
        { number: 1, on: LATER, reason: '' },
        { number: 2, on: LATEST, reason: 'Faltan dos municipios' },
      ],
      demo: false,
    })
    const back = { ...figures, expectedNumber: 2, reason: 'No habrá dato' }
    expect(await kindOf(loaded.runner.command(takeBackAnnounced, planner, back))).toBe('done')
    expect((await said())?.dates.at(-1)).toMatchObject({ number: 3, on: undefined, reason: 'No habrá dato' })
  })

  test('what is said of the demonstration stands beside when it was published', async () => {
    const found = await loaded.runner.query(calendarQuery, anybody, { zone: ZONE })
    const poverty = found.ok ? found.value.find(({ indicator }) => indicator.code === 'poverty_rate') : undefined
    expect(poverty).toMatchObject({ period: '2019', demo: true, publishedOn: '2020-06-30' })
    expect(poverty?.batch).toBeGreaterThan(0)
    expect(poverty?.dates.map(({ on }) => on)).toEqual(['2020-06-15', '2020-06-30'])
  })

  test('a day that was said is not rewritten', async () => {
    const rewrite = loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`update observatory.announced_date set announced_for = '2000-01-01'`),
    )
    await expect(rewrite).rejects.toThrow()
  })
})
