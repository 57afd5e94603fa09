import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing } from '../../../kernel/missing.ts'
import type { DraftElement, DraftPoa, MonthReport } from '../model.ts'
import { activityProgress } from './activity-progress.ts'
import { figureKey } from './explanation.ts'
import { GOLDEN_BANDS } from './golden/bands.ts'
import { generatedPlan, generatedReports, type PlanSize } from './golden/generated-plan.ts'
import { planProgress } from './plan-progress.ts'
import { planProgressAgainst } from './reprogramming.ts'

const AT_MARCH = { cutOff: { year: 2019, month: 3 }, bands: GOLDEN_BANDS }

function element(key: string, kind: DraftElement['kind'], rest: Partial<DraftElement> = {}): DraftElement {
  return { key, kind, title: key, from: [], ...rest }
}
/** Programmes `quantity` in January. */
function january(key: string, quantity: number, rest: Partial<DraftElement> = {}): DraftElement {
  const months = [quantity, ...Array<null>(11).fill(null)]
  return element(key, 'activity', { schedule: { kind: 'quantities', months }, ...rest })
}
function reported(...pairs: readonly (readonly [string, number])[]): ReadonlyMap<string, readonly MonthReport[]> {
  return new Map(pairs.map(([key, executed]) => [key, [{ month: 1, executed }]]))
}
/** A plan without parts: lines of `[result, activities]` under one specific objective. */
function plan(
  elements: readonly DraftElement[],
  lines: readonly (readonly [string | null, readonly string[]])[],
): DraftPoa {
  return {
    title: 'Plan',
    year: 2019,
    from: [],
    elements: [element('o1', 'specific_objective'), ...elements],
    subPlans: [
      {
        key: 'p1',
        sections: [
          {
            key: 's1',
            headings: ['o1'],
            lines: lines.map(([result, activity], index) => ({
              key: `l${index}`,
              cells: result === null ? { activity } : { result: [result], activity },
            })),
          },
        ],
      },
    ],
  }
}

describe('progress of a plan', () => {
  it('goes up level by level and says how', () => {
    const { poa, figures } = planProgress({
      plan: plan(
        [
          element('r1', 'result'),
          element('r2', 'result', { weight: 3 }),
          january('a1', 10),
          january('a2', 10),
          january('a3', 10, { weight: 1 }),
        ],
        [
          ['r1', ['a1', 'a2']],
          ['r2', ['a3']],
        ],
      ),
      reports: reported(['a1', 10], ['a2', 5], ['a3', 2]),
      ...AT_MARCH,
    })
    expect(figures.get('result:r1')?.toDate).toEqual({ raw: 75, capped: 75 })
    expect(figures.get('result:r2')?.toDate).toEqual({ raw: 20, capped: 20 })
    // r1 bears no weight: it takes the mean of the given ones (3), so both count the same.
    expect(poa.toDate).toEqual({ raw: 47.5, capped: 47.5 })
    const result = figures.get('result:r1')
    if (result?.explanation.formula !== 'weighted_mean') throw new Error('not a mean')
    expect(result.explanation.inputs.map(({ id, share, value }) => [id, share, value.capped])).toEqual([
      ['a1', 0.5, 100],
      ['a2', 0.5, 50],
    ])
    expect(result.explanation.method).toEqual({ id: 'progress', version: '1' })
    expect(result.explanation.cutOff).toEqual({ year: 2019, month: 3 })
  })

  it('caps each activity before it is averaged, and keeps the raw mean beside', () => {
    const { figures } = planProgress({
      plan: plan([element('r1', 'result'), january('a1', 10), january('a2', 10)], [['r1', ['a1', 'a2']]]),
      reports: reported(['a1', 30], ['a2', 5]),
      ...AT_MARCH,
    })
    const figure = figures.get('result:r1')
    expect(figure?.toDate).toEqual({ raw: 175, capped: 75 })
    expect(figure?.state).toBe('behind')
  })

  it('names what it leaves out: cancelled, not reported, without schedule', () => {
    const { figures, poa } = planProgress({
      plan: plan(
        [
          element('r1', 'result'),
          january('a1', 10),
          january('a2', 10, { cancelled: { reason: 'Sin fondos', on: '2019-02-01' } }),
          january('a3', 10),
          element('a4', 'activity'),
        ],
        [['r1', ['a1', 'a2', 'a3', 'a4']]],
      ),
      reports: reported(['a1', 10], ['a2', 10]),
      ...AT_MARCH,
    })
    const figure = figures.get('result:r1')
    expect(figure?.toDate).toEqual({ raw: 100, capped: 100 })
    expect(figure?.coverage).toEqual({ judged: 1, of: 4 })
    if (figure?.explanation.formula !== 'weighted_mean') throw new Error('not a mean')
    expect(figure.explanation.excluded.map(({ id, reason, note }) => [id, reason, note])).toEqual([
      ['a2', 'cancelled', 'Sin fondos'],
      ['a3', 'not_reported', undefined],
      ['a4', 'not_programmed', undefined],
    ])
    expect(poa.state).toBe('full')
  })

  it('counts an activity once on several lines of a result, and in each result that shares it', () => {
    const { figures } = planProgress({
      plan: plan(
        [element('r1', 'result'), element('r2', 'result'), january('a1', 10), january('a2', 10)],
        [
          ['r1', ['a1']],
          ['r1', ['a1', 'a2']],
          ['r2', ['a2']],
        ],
      ),
      reports: reported(['a1', 10], ['a2', 0]),
      ...AT_MARCH,
    })
    expect(figures.get('result:r1')?.toDate).toEqual({ raw: 50, capped: 50 })
    expect(figures.get('result:r2')?.toDate).toEqual({ raw: 0, capped: 0 })
  })

  it('puts activities of lines without a result straight under the objective', () => {
    const { figures } = planProgress({
      plan: plan(
        [element('r1', 'result'), january('a1', 10), january('a2', 10)],
        [
          ['r1', ['a1']],
          [null, ['a2']],
        ],
      ),
      reports: reported(['a1', 10], ['a2', 5]),
      ...AT_MARCH,
    })
    expect(figures.get('objective:o1')?.toDate).toEqual({ raw: 75, capped: 75 })
  })

  it('joins sections that bear the same objective, so that a page break does not weigh twice', () => {
    const base = plan([element('r1', 'result'), element('r2', 'result'), january('a1', 10), january('a2', 10)], [])
    const section = (key: string, result: string, activity: string) => ({
      key,
      headings: ['o1'],
      lines: [{ key: `l${key}`, cells: { result: [result], activity: [activity] } }],
    })
    const { figures, poa } = planProgress({
      plan: { ...base, subPlans: [{ key: 'p1', sections: [section('s1', 'r1', 'a1'), section('s2', 'r2', 'a2')] }] },
      reports: reported(['a1', 10], ['a2', 0]),
      ...AT_MARCH,
    })
    expect(figures.get('objective:o1')?.toDate).toEqual({ raw: 50, capped: 50 })
    expect(figures.get(figureKey('objective', 's2'))).toBe(figures.get('objective:o1'))
    if (poa.explanation.formula !== 'weighted_mean') throw new Error('not a mean')
    expect(poa.explanation.inputs).toHaveLength(1)
  })

  it('counts what is not yet due as 0 of the year and as nothing to date', () => {
    const months = [...Array<null>(11).fill(null), 10]
    const { poa } = planProgress({
      plan: plan(
        [
          element('r1', 'result'),
          january('a1', 10),
          element('a2', 'activity', { schedule: { kind: 'quantities', months } }),
        ],
        [['r1', ['a1', 'a2']]],
      ),
      reports: reported(['a1', 10]),
      ...AT_MARCH,
    })
    expect(poa.toDate).toEqual({ raw: 100, capped: 100 })
    expect(poa.year).toEqual({ raw: 50, capped: 50 })
  })

  it('has no judgement without lines', () => {
    const { poa } = planProgress({ plan: plan([], []), reports: new Map(), ...AT_MARCH })
    expect(poa.toDate).toEqual({ missing: 'not_programmed' })
    expect(poa.state).toBe('not_programmed')
  })

  it('refuses a negative weight on the figure it touches, and only there', () => {
    const { figures } = planProgress({
      plan: plan(
        [element('r1', 'result'), element('r2', 'result'), january('a1', 10, { weight: -1 }), january('a2', 10)],
        [
          ['r1', ['a1']],
          ['r2', ['a2']],
        ],
      ),
      reports: reported(['a1', 10], ['a2', 10]),
      ...AT_MARCH,
    })
    const wrong = figures.get('result:r1')
    expect(wrong?.toDate).toEqual({ missing: 'undefined_ratio' })
    expect(wrong?.explanation.formula === 'weighted_mean' && wrong.explanation.refusal?.kind).toBe('negative_weight')
    expect(figures.get('result:r2')?.toDate).toEqual({ raw: 100, capped: 100 })
  })

  it('stands against the approved schedules too', () => {
    const one = plan([element('r1', 'result'), january('a1', 5)], [['r1', ['a1']]])
    const approved = new Map([['a1', { kind: 'quantities' as const, months: [10, ...Array<null>(11).fill(null)] }]])
    const { current, baseline } = planProgressAgainst(
      { plan: one, reports: reported(['a1', 5]), ...AT_MARCH },
      approved,
    )
    expect(current.poa.toDate).toEqual({ raw: 100, capped: 100 })
    expect(baseline.poa.toDate).toEqual({ raw: 50, capped: 50 })
  })
})

const SIZE = fc.record({
  seed: fc.nat(1_000_000),
  subPlans: fc.integer({ min: 1, max: 3 }),
  objectives: fc.integer({ min: 1, max: 3 }),
  results: fc.integer({ min: 1, max: 3 }),
  lines: fc.integer({ min: 1, max: 2 }),
  activities: fc.integer({ min: 1, max: 3 }),
})

/** Recomputes a generated plan (equal weights, tree-shaped) the plain way: no figures, no explanations, only the formula. */
function naiveToDate(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly MonthReport[]>,
  month: number,
): number | undefined {
  const activity = (key: string): number | undefined => {
    const months = plan.elements.find((one) => one.key === key)?.schedule?.months ?? []
    let p = 0
    let e = 0
    let said = false
    for (let m = 1; m <= month; m += 1) {
      p += months[m - 1] ?? 0
      for (const report of reports.get(key) ?? []) {
        if (report.month !== m) continue
        e += report.executed
        if (p > 0) said = true
      }
    }
    return p > 0 && said ? (100 * Math.min(e, p)) / p : undefined
  }
  const mean = (values: readonly (number | undefined)[]): number | undefined => {
    const known = values.filter((value) => value !== undefined)
    return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0) / known.length
  }
  return mean(
    plan.subPlans.map(({ sections }) =>
      mean(
        sections.map(({ lines }) => {
          const results = Map.groupBy(lines, (line) => line.cells.result?.[0])
          return mean(
            [...results.values()].map((own) => mean(own.flatMap((line) => (line.cells.activity ?? []).map(activity)))),
          )
        }),
      ),
    ),
  )
}

describe('any plan', () => {
  it('comes to what the plain formula says', () => {
    fc.assert(
      fc.property(SIZE, fc.integer({ min: 0, max: 12 }), (size: PlanSize, month) => {
        const plan = generatedPlan(size)
        const reports = generatedReports(plan, size.seed + 1, 12)
        const { poa } = planProgress({ plan, reports, cutOff: { year: 2019, month }, bands: GOLDEN_BANDS })
        const naive = naiveToDate(plan, reports, month)
        if (naive === undefined) expect(isMissing(poa.toDate)).toBe(true)
        else expect(isMissing(poa.toDate) ? Number.NaN : poa.toDate.capped).toBeCloseTo(naive, 6)
      }),
      { numRuns: 80 },
    )
  })

  it('keeps every capped figure within 0 and 100, every explanation complete', () => {
    fc.assert(
      fc.property(SIZE, (size: PlanSize) => {
        const plan = generatedPlan(size)
        const { figures } = planProgress({ plan, reports: generatedReports(plan, size.seed, 6), ...AT_MARCH })
        for (const figure of figures.values()) {
          for (const value of [figure.toDate, figure.year]) {
            if (isMissing(value)) continue
            expect(value.capped).toBeGreaterThanOrEqual(0)
            expect(value.capped).toBeLessThanOrEqual(100)
            expect(value.raw).toBeGreaterThanOrEqual(value.capped)
          }
          if (figure.explanation.formula !== 'weighted_mean') continue
          const { inputs, excluded } = figure.explanation
          expect(inputs.length + excluded.length).toBe(figure.coverage.of)
          if (isMissing(figure.toDate)) continue
          const again = inputs.reduce((total, { share, value }) => total + share * value.capped, 0)
          expect(again).toBeCloseTo(figure.toDate.capped, 6)
        }
      }),
      { numRuns: 60 },
    )
  })
})

const SCHEDULE = fc
  .array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }), { minLength: 12, maxLength: 12 })
  .map((months) => ({ kind: 'quantities' as const, months }))
const REPORT = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  executed: fc.integer({ min: 0, max: 600 }).map((n) => n / 10),
})

describe('any activity', () => {
  it('does not depend on the order of its reports', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.array(REPORT), fc.integer({ min: 0, max: 12 }), (schedule, reports, cutOffMonth) => {
        const one = activityProgress({ schedule, reports, cutOffMonth, bands: GOLDEN_BANDS })
        const other = activityProgress({ schedule, reports: reports.toReversed(), cutOffMonth, bands: GOLDEN_BANDS })
        expect(other).toEqual(one)
      }),
    )
  })

  it('never goes back because of one more report', () => {
    fc.assert(
      fc.property(
        SCHEDULE,
        fc.array(REPORT),
        REPORT,
        fc.integer({ min: 0, max: 12 }),
        (schedule, reports, more, cutOffMonth) => {
          const before = activityProgress({ schedule, reports, cutOffMonth, bands: GOLDEN_BANDS })
          const after = activityProgress({ schedule, reports: [...reports, more], cutOffMonth, bands: GOLDEN_BANDS })
          expect(after.sums.executed).toBeGreaterThanOrEqual(before.sums.executed)
          if (isMissing(before.toDate)) return
          expect(isMissing(after.toDate) ? -1 : after.toDate.raw).toBeGreaterThanOrEqual(before.toDate.raw)
        },
      ),
    )
  })

  it('ends the year with the same figure to date and of the year', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.array(REPORT), (schedule, reports) => {
        const { toDate, year } = activityProgress({ schedule, reports, cutOffMonth: 12, bands: GOLDEN_BANDS })
        expect(year).toEqual(toDate)
      }),
    )
  })

  it('has a figure of the year no higher than to date, when both are judged', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.array(REPORT), fc.integer({ min: 0, max: 12 }), (schedule, reports, cutOffMonth) => {
        const { toDate, year } = activityProgress({ schedule, reports, cutOffMonth, bands: GOLDEN_BANDS })
        if (!isMissing(toDate) && !isMissing(year)) expect(year.raw).toBeLessThanOrEqual(toDate.raw)
      }),
    )
  })
})
