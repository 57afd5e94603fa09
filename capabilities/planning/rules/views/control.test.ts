import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftPoa, MonthReport, Schedule } from '../../model.ts'
import { GOLDEN_BANDS } from '../golden/bands.ts'
import { generatedPlan, generatedReports } from '../golden/generated-plan.ts'
import { planProgress } from '../plan-progress.ts'
import { STATE_IDS } from '../states.ts'
import { monthsToReport } from '../to-report.ts'
import { activityControls, addControls, type Control, resultControls } from './control.ts'

const COMPLETED = 3
const AT = { cutOff: { year: 2019, month: COMPLETED }, bands: GOLDEN_BANDS }

function months(...first: readonly (number | null)[]): Schedule {
  return { kind: 'quantities', months: Array.from({ length: 12 }, (_, index) => first[index] ?? null) }
}

function activity(key: string, schedule: Schedule, rest: Partial<DraftElement> = {}): DraftElement {
  return { key, kind: 'activity', title: key, from: [], schedule, ...rest }
}

function planOf(...activities: readonly DraftElement[]): DraftPoa {
  const keys = activities.map(({ key }) => key)
  const result = (key: string): DraftElement => ({ key, kind: 'result', title: key, from: [] })
  return {
    title: 'Plan',
    year: 2019,
    from: [],
    elements: [result('r1'), ...activities],
    subPlans: [
      {
        key: 'p',
        sections: [{ key: 's', headings: [], lines: [{ key: 'l', cells: { result: ['r1'], activity: keys } }] }],
      },
    ],
  }
}

function controlOf(
  plan: DraftPoa,
  reports: Readonly<Record<string, readonly MonthReport[]>>,
  baselines: Readonly<Record<string, Schedule>> = {},
): Control {
  const dated = new Map(
    Object.entries(reports).map(([key, own]) => [
      key,
      own.map((report) => ({ ...report, reportedAt: `2019-0${report.month + 1}-05T00:00:00Z` })),
    ]),
  )
  const progress = planProgress({ plan, id: 'p', reports: dated, ...AT })
  const input = { plan, progress, baselines: new Map(Object.entries(baselines)), reports: dated, completed: COMPLETED }
  return addControls(activityControls(input).values())
}

describe('what the control counts of a unit at the end of March', () => {
  const A = activity('a', months(2, 2, 2, 2))
  it.each<readonly [name: string, control: Control, expected: Partial<Control>]>([
    [
      'all done: three months due and met, the fourth only in the year',
      controlOf(planOf(A), {
        a: [
          { month: 1, executed: 2 },
          { month: 2, executed: 2 },
          { month: 3, executed: 2 },
        ],
      }),
      { activities: 1, due: 3, met: 3, reported: 3, late: 0, dueInYear: 4, lastReport: '2019-04-05T00:00:00Z' },
    ],
    [
      'a month in silence is late and not met',
      controlOf(planOf(A), {
        a: [
          { month: 1, executed: 2 },
          { month: 3, executed: 1 },
        ],
      }),
      { due: 3, met: 1, reported: 2, late: 1 },
    ],
    [
      'nobody has reported: no last report, the activity stands as not reported',
      controlOf(planOf(A), {}),
      { due: 3, met: 0, reported: 0, late: 3, lastReport: undefined },
    ],
    [
      'a cancelled activity owes nothing and is counted as cancelled',
      controlOf(planOf({ ...A, cancelled: { reason: 'sin fondos', on: '2019-02-01' } }), {}),
      { activities: 1, cancelled: 1, due: 0, late: 0, dueInYear: 0 },
    ],
    [
      'other months than those approved: reprogrammed',
      controlOf(planOf(A), {}, { a: months(2, 2, 2, null, 2) }),
      { reprogrammed: 1 },
    ],
    ['the months approved: not reprogrammed', controlOf(planOf(A), {}, { a: months(2, 2, 2, 2) }), { reprogrammed: 0 }],
    [
      'far above what was programmed',
      controlOf(planOf(A), { a: [{ month: 1, executed: 60 }] }),
      { farAbove: 1, late: 2 },
    ],
    ['a plan without activities', controlOf(planOf(), {}), { activities: 0, due: 0, lastReport: undefined }],
  ])('%s', (_, control, expected) => {
    expect(control).toMatchObject(expected)
  })
})

it('an activity on two results’ lines stands in both and counts once in its unit', () => {
  const own = planOf(activity('a', months(1)))
  const plan: DraftPoa = {
    ...own,
    elements: [...own.elements, { key: 'r2', kind: 'result', title: 'r2', from: [] }],
    subPlans: [
      {
        key: 'p',
        sections: [
          {
            key: 's',
            headings: ['o1'],
            lines: [
              { key: 'l1', cells: { result: ['r1'], activity: ['a'] } },
              { key: 'l2', cells: { result: ['r2'], activity: ['a'] } },
            ],
          },
        ],
      },
    ],
  }
  const progress = planProgress({ plan, id: 'p', reports: new Map(), ...AT })
  const controls = activityControls({ plan, progress, baselines: new Map(), reports: new Map(), completed: COMPLETED })
  expect(resultControls(plan, controls).map((row) => [row.objective, row.result, row.control.activities])).toEqual([
    ['o1', 'r1', 1],
    ['o1', 'r2', 1],
  ])
  expect(addControls(controls.values()).activities).toBe(1)
})

describe('of any plan', () => {
  const size = fc.record({
    seed: fc.integer({ min: 1, max: 9999 }),
    subPlans: fc.integer({ min: 1, max: 2 }),
    objectives: fc.integer({ min: 1, max: 3 }),
    results: fc.integer({ min: 1, max: 3 }),
    lines: fc.integer({ min: 1, max: 2 }),
    activities: fc.integer({ min: 1, max: 3 }),
  })

  it('totals are the sum of the rows, states add up to the activities, and late is what is still to be reported', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 0, max: 12 }), (parts, completed) => {
        const plan = generatedPlan(parts)
        const reports = new Map(
          [...generatedReports(plan, parts.seed, completed)].map(([key, own]) => [
            key,
            own.map((report) => ({ ...report, reportedAt: '2019-05-01T00:00:00Z' })),
          ]),
        )
        const progress = planProgress({ plan, reports, cutOff: { year: 2019, month: completed }, bands: GOLDEN_BANDS })
        const controls = activityControls({ plan, progress, baselines: new Map(), reports, completed })
        const whole = addControls(controls.values())
        // Each generated activity stands on one line only, so the results are a partition.
        const byResult = addControls(resultControls(plan, controls).map(({ control }) => control))
        expect(byResult).toEqual(whole)
        expect(STATE_IDS.reduce((sum, state) => sum + whole.states[state], 0)).toBe(whole.activities)
        expect(whole.late).toBe(monthsToReport(plan, reports, completed).filter(({ when }) => when === 'late').length)
        expect(whole.met).toBeLessThanOrEqual(whole.due)
        expect(whole.due).toBeLessThanOrEqual(whole.dueInYear)
      }),
      { numRuns: 60 },
    )
  })
})
