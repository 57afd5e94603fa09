import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPack } from '../../platform/packs/load-pack.ts'
import { projectRoot } from '../../platform/root.ts'
import { demoOfPoa } from './demo.ts'
import { DEMO_COURSES, type DemoSettings, readDemoYear } from './demo-year.ts'
import { parsePlanFiles } from './deployment.ts'
import type { DraftPoa, Schedule } from './model.ts'
import { activityProgress } from './rules/activity-progress.ts'
import { indicatorAchievement } from './rules/indicator-achievement.ts'
import { checkSchedule } from './rules/schedule.ts'

async function deployment(name: string) {
  const pack = await loadPack(join(projectRoot, 'deployments', name))
  if (!pack.ok) throw new Error(pack.refusal.message.es)
  const plans = parsePlanFiles(pack.value)
  if (!plans.ok) throw new Error(plans.refusal.message.es)
  const poas = plans.value.poas.map((poa) => poa.draft)
  const settings = readDemoYear(pack.value, poas)
  if (!settings.ok || !settings.value) throw new Error('no demonstration year')
  return { plans: plans.value, poas, settings: settings.value }
}

const { plans, poas, settings } = await deployment('amss')

function activitiesOf(poa: DraftPoa) {
  return poa.elements.filter((element) => element.kind === 'activity')
}

function scheduleFor(poa: DraftPoa, key: string, schedules: ReadonlyMap<string, Schedule>): Schedule | undefined {
  return schedules.get(key) ?? poa.elements.find((element) => element.key === key)?.schedule
}

describe('the demonstration year', () => {
  it('is the same for the same seed, and another for another', () => {
    for (const poa of poas) expect(demoOfPoa(poa, settings)).toEqual(demoOfPoa(poa, settings))
    const other = { ...settings, seed: settings.seed + 1 }
    expect(poas.map((poa) => demoOfPoa(poa, other))).not.toEqual(poas.map((poa) => demoOfPoa(poa, settings)))
  })

  it('gives every activity months that can be followed up, and leaves what the plan states alone', () => {
    for (const poa of poas) {
      const demo = demoOfPoa(poa, settings)
      for (const activity of activitiesOf(poa)) {
        const schedule = scheduleFor(poa, activity.key, demo.schedules)
        expect(schedule && schedule.kind !== 'none' && checkSchedule(schedule).ok, `${poa.unit} ${activity.key}`).toBe(
          true,
        )
        if (activity.schedule && activity.schedule.kind !== 'none') expect(demo.schedules.has(activity.key)).toBe(false)
      }
    }
  })

  it('programmes what the indicator asks for', () => {
    const scdu = poas.find((poa) => poa.unit === 'SCDU')
    const demo = scdu && demoOfPoa(scdu, settings)
    expect(demo?.schedules.get('1.1.r1.a2')).toMatchObject({ kind: 'quantities', annualTotal: 2000 })
    // New forms are due in March: nothing is programmed after it.
    expect(demo?.schedules.get('1.2.r4.a1')?.months.slice(3)).toEqual(Array(9).fill(null))
  })

  it('shows every state that a director may meet', () => {
    const standings = new Set<string>()
    let unprogrammed = 0
    for (const poa of poas) {
      const demo = demoOfPoa(poa, settings)
      for (const { key } of activitiesOf(poa)) {
        const schedule = scheduleFor(poa, key, demo.schedules)
        if (!schedule) continue
        const progress = activityProgress({
          schedule,
          reports: demo.reports.filter((report) => report.activityKey === key),
          cutOffMonth: 9,
          cancelled: demo.cancelled.some((each) => each.activityKey === key),
          bands: plans.method,
        })
        standings.add(progress.standing === 'judged' ? progress.state : progress.standing)
        if (progress.unprogrammed.months.length > 0) unprogrammed += 1
      }
    }
    for (const each of ['above', 'full', 'near', 'behind', 'not_reported', 'nothing_programmed_yet', 'cancelled'])
      expect(standings).toContain(each)
    expect(unprogrammed).toBeGreaterThan(3)
  })

  it('measures indicators in periods that the achievement can use', () => {
    const states = new Set<string>()
    for (const poa of poas) {
      const demo = demoOfPoa(poa, settings)
      for (const indicator of poa.elements.filter((element) => element.kind === 'indicator')) {
        if (!indicator.indicator) continue
        const achievement = indicatorAchievement({
          terms: indicator.indicator,
          readings: demo.readings.filter((reading) => reading.indicatorKey === indicator.key),
          cutOff: settings.cutOff,
          horizon: { from: '2019-01-01', to: '2019-12-31' },
          method: plans.indicatorMethod,
          bands: plans.method,
        })
        expect(achievement.unused, `${poa.unit} ${indicator.key}`).toEqual([])
        states.add(achievement.state)
      }
    }
    for (const each of ['full', 'behind', 'not_reported', 'not_programmed']) expect(states).toContain(each)
  })

  it('reads the figure of an indicator from the very months that were reported', () => {
    const scdu = poas.find((poa) => poa.unit === 'SCDU')
    const demo = scdu && demoOfPoa(scdu, settings)
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
    const reported = demo?.reports
      .filter((report) => report.activityKey === '1.1.r1.a2')
      .map((report) => report.executed)
    const measured = demo?.readings
      .filter((reading) => reading.indicatorKey === '1.1.r1.i1')
      .map((reading) => reading.value)
    expect(total(measured ?? [])).toBe(total(reported ?? []))
    expect(total(reported ?? [])).toBeGreaterThan(1000)
  })
})

describe('whatever the seed and the cut-off', () => {
  const anySettings = fc.record({
    seed: fc.nat(),
    month: fc.integer({ min: 1, max: 12 }),
    courses: fc.record(Object.fromEntries(DEMO_COURSES.map((course) => [course, fc.integer({ min: 0, max: 9 })]))),
  })
  const withDraw = (draw: { seed: number; month: number; courses: Record<string, number> }): DemoSettings => ({
    ...settings,
    seed: draw.seed,
    cutOff: `2019-${String(draw.month).padStart(2, '0')}-${draw.month === 2 ? 28 : [4, 6, 9, 11].includes(draw.month) ? 30 : 31}`,
    courses: { ...settings.courses, ...draw.courses },
  })

  it('nothing is reported after the cut-off or twice for a month, and no mark is done more than once', () => {
    fc.assert(
      fc.property(anySettings, fc.constantFrom(...poas), (draw, poa) => {
        const demo = demoOfPoa(poa, withDraw(draw))
        const seen = new Set<string>()
        for (const report of demo.reports) {
          const place = `${report.activityKey} ${report.month}`
          expect(seen.has(place)).toBe(false)
          seen.add(place)
          expect(report.month).toBeLessThanOrEqual(draw.month)
          expect(report.executed).toBeGreaterThanOrEqual(0)
          if (scheduleFor(poa, report.activityKey, demo.schedules)?.kind === 'marks')
            expect(report.executed).toBeLessThanOrEqual(1)
        }
        for (const reading of demo.readings) {
          expect(Number.isFinite(reading.value)).toBe(true)
          if (reading.denominator !== undefined) expect(reading.numerator).toBeLessThanOrEqual(reading.denominator)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('an activity fares the same whether or not others are in the plan', () => {
    fc.assert(
      fc.property(anySettings, fc.constantFrom(...poas), (draw, poa) => {
        const drawn = withDraw(draw)
        const whole = demoOfPoa(poa, drawn)
        const [first, ...rest] = poa.subPlans
        const lastSection = first?.sections.at(-1)
        if (!first || !lastSection || first.sections.length < 2) return
        const without = { ...poa, subPlans: [{ ...first, sections: first.sections.slice(0, -1) }, ...rest] }
        const gone = new Set(lastSection.lines.flatMap((line) => line.cells.activity ?? []))
        expect(demoOfPoa(without, drawn).reports).toEqual(
          whole.reports.filter((report) => !gone.has(report.activityKey)),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('the invented metropolis gets its year too', async () => {
    const example = await deployment('example')
    const [poa] = example.poas
    const demo = poa && demoOfPoa(poa, example.settings)
    expect(demo?.reports.every((report) => report.month <= 6)).toBe(true)
    expect(demo?.schedules.size).toBe(1)
  })
})
