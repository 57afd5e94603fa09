import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settle, sum } from '../../../../kernel/decimal.ts'
import type { DraftPoa, MonthValues, Schedule } from '../../model.ts'
import { generatedPlan } from '../golden/generated-plan.ts'
import { applyChanges, conflictsWith, inverse, type PlanChange, standsNow } from './change.ts'
import { versionDifference } from './difference.ts'
import { proposalRefusal, scheduleOfMonths } from './proposal.ts'
import { addTallies, tallyChanges } from './summary.ts'
import { planVersions } from './versions.ts'

const PLAN = generatedPlan({ seed: 7, subPlans: 2, objectives: 2, results: 2, lines: 2, activities: 1 })
const ACTIVITIES = PLAN.elements.filter(({ kind }) => kind === 'activity')
const INDICATORS = PLAN.elements.filter(({ kind }) => kind === 'indicator')

const months: fc.Arbitrary<MonthValues> = fc.array(fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }), {
  minLength: 12,
  maxLength: 12,
})

/** What is asked of the plan, as a person would: each element at most once for each kind of change. */
const asked = fc.uniqueArray(
  fc.oneof(
    fc.record({ kind: fc.constant('schedule' as const), at: fc.nat(ACTIVITIES.length - 1), months }),
    fc.record({ kind: fc.constant('cancel' as const), at: fc.nat(ACTIVITIES.length - 1), months }),
    fc.record({ kind: fc.constant('activity' as const), at: fc.nat(ACTIVITIES.length - 1), months }),
    fc.record({ kind: fc.constant('terms' as const), at: fc.nat(Math.max(0, INDICATORS.length - 1)), months }),
  ),
  { maxLength: 8, selector: ({ kind, at }) => `${kind} ${at}` },
)
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

/** The changes of a request, each with what stands before it. */
function changesOf(plan: DraftPoa, asking: Asked): readonly PlanChange[] {
  return asking.flatMap(({ kind, at, months: given }): readonly PlanChange[] => {
    const activity = plan.elements.find(({ key }) => key === ACTIVITIES[at]?.key)
    const indicator = plan.elements.find(({ key }) => key === INDICATORS[at]?.key)
    if (kind === 'terms')
      return indicator?.indicator === undefined
        ? []
        : [
            {
              kind,
              element: indicator.key,
              before: indicator.indicator,
              after: { ...indicator.indicator, targets: [{ value: given[0] ?? 1, due: '2019-11-30' }] },
            },
          ]
    if (activity === undefined) return []
    const schedule = scheduleOfMonths('quantities', given)
    if (kind === 'schedule')
      return [{ kind, element: activity.key, before: activity.schedule ?? null, after: schedule }]
    if (kind === 'cancel')
      return [
        {
          kind,
          element: activity.key,
          before: activity.cancelled ?? null,
          after: { reason: 'Sin socio', on: '2019-08-01' },
        },
      ]
    return [{ kind, element: `new ${at}`, beside: activity.key, before: null, after: { title: 'Otra', schedule } }]
  })
}

describe('a request made and taken back', () => {
  it('gives the plan back exactly, whatever was asked', () => {
    fc.assert(
      fc.property(asked, (asking) => {
        const changes = changesOf(PLAN, asking)
        const after = applyChanges(PLAN, changes)
        expect(applyChanges(after, inverse(changes))).toEqual(PLAN)
      }),
    )
  })

  it('every version of a plan stays readable, and the baseline never changes', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 4 }), (requests) => {
        const decided: { changes: readonly PlanChange[] }[] = []
        const expected = [PLAN]
        for (const [index, asking] of requests.entries()) {
          const plan = expected.at(-1) ?? PLAN
          const changes = changesOf(plan, asking).map((change) =>
            change.kind === 'activity' ? { ...change, element: `${change.element} of ${index}` } : change,
          )
          decided.push({ changes })
          expected.push(applyChanges(plan, changes))
        }
        expect(planVersions(expected.at(-1) ?? PLAN, decided)).toEqual(expected)
      }),
    )
  })

  it('a schedule’s total is what its months add up to', () => {
    fc.assert(
      fc.property(months, (given) => {
        const schedule = scheduleOfMonths('quantities', given)
        const total = settle(sum(given.map((month) => month ?? 0)))
        expect(schedule.annualTotal ?? 0).toBe(total)
        expect(schedule.kind === 'none').toBe(given.every((month) => month === null))
      }),
    )
  })

  it('conflicts exactly where the plan no longer says what it said', () => {
    fc.assert(
      fc.property(asked, asked, (asking, meanwhile) => {
        const changes = changesOf(PLAN, asking)
        expect(conflictsWith(PLAN, changes)).toEqual([])
        const now = applyChanges(PLAN, changesOf(PLAN, meanwhile))
        for (const { change } of conflictsWith(now, changes)) expect(standsNow(now, change)).not.toEqual(change.before)
      }),
    )
  })
})

function marks(...given: readonly number[]): Schedule {
  const all = Array.from({ length: 12 }, (_, index) => (given.includes(index + 1) ? 1 : null))
  return { kind: 'marks', months: all, annualTotal: given.length }
}
const schedule = (before: Schedule, after: Schedule): PlanChange => ({ kind: 'schedule', element: 'a', before, after })

const CASES: readonly (readonly [string, PlanChange, string | undefined])[] = [
  ['a month still to come is moved', schedule(marks(3, 10), marks(3, 11)), undefined],
  ['a month that is over is moved', schedule(marks(3, 10), marks(4, 10)), 'closed_month'],
  ['the last closed month', schedule(marks(9), marks(10)), 'closed_month'],
  ['the first open month', schedule(marks(10), marks(11)), undefined],
  ['nothing is different', schedule(marks(10), marks(10)), 'nothing_changes'],
  ['all is taken away from the open months', schedule(marks(3, 10), marks(3)), undefined],
  ['a mark that is no 1', schedule(marks(10), { kind: 'marks', months: marks(10).months.with(10, 2) }), 'mark_is_one'],
  [
    'less than nothing',
    schedule(marks(10), { kind: 'quantities', months: marks(10).months.with(10, -2) }),
    'negative_month',
  ],
  [
    'a total that the months do not add up to',
    schedule(marks(10), { kind: 'quantities', months: marks(10, 11).months, annualTotal: 3 }),
    'total_differs',
  ],
  [
    'a cancellation with its reason',
    { kind: 'cancel', element: 'a', before: null, after: { reason: 'Sin socio', on: '2019-10-01' } },
    undefined,
  ],
  [
    'a cancellation without',
    { kind: 'cancel', element: 'a', before: null, after: { reason: ' ', on: '2019-10-01' } },
    'no_reason',
  ],
  [
    'a new activity',
    { kind: 'activity', element: 'n', beside: 'a', before: null, after: { title: 'Otra', schedule: marks(12) } },
    undefined,
  ],
  [
    'without words',
    { kind: 'activity', element: 'n', beside: 'a', before: null, after: { title: '', schedule: marks(12) } },
    'no_title',
  ],
  [
    'without months',
    { kind: 'activity', element: 'n', beside: 'a', before: null, after: { title: 'Otra', schedule: marks() } },
    'no_month',
  ],
  [
    'in the past',
    { kind: 'activity', element: 'n', beside: 'a', before: null, after: { title: 'Otra', schedule: marks(2) } },
    'closed_month',
  ],
]

describe('may this be proposed when September is over', () => {
  it.each(CASES)('%s', (_case, change, kind) => {
    const refusal = proposalRefusal(change, 9)
    expect(refusal?.kind).toBe(kind)
    if (refusal !== undefined) expect(refusal.message.en).toBeTruthy()
  })
})

describe('what became of a plan from one version to another', () => {
  it('names each changed month with both values, and the change of the total', () => {
    const [first, second] = ACTIVITIES
    if (first?.schedule === undefined || second === undefined) throw new Error('The example has two activities.')
    const after = scheduleOfMonths('quantities', first.schedule.months.with(11, 99))
    const changed = applyChanges(PLAN, [
      { kind: 'schedule', element: first.key, before: first.schedule, after },
      { kind: 'cancel', element: second.key, before: null, after: { reason: 'Sin socio', on: '2019-08-01' } },
    ])
    const { activities, indicators } = versionDifference(PLAN, changed)
    expect(indicators).toEqual([])
    expect(activities.map(({ element }) => element.key)).toEqual([first.key, second.key])
    expect(activities[0]?.months).toEqual([{ month: 12, before: first.schedule.months[11] ?? null, after: 99 }])
    expect(activities[0]?.totalChange).toBe(settle(99 - (first.schedule.months[11] ?? 0)))
    expect(activities[1]).toMatchObject({ cancelled: true, months: [] })
  })

  it('adds up over requests', () => {
    const one = tallyChanges([schedule(marks(10), marks(11)), schedule(marks(12), marks(11, 12))])
    expect(one).toEqual({ activities: 1, months: 3, totals: 1, cancelled: 0, added: 0, targets: 0 })
    expect(addTallies([one, one]).months).toBe(6)
    expect(addTallies([])).toEqual(tallyChanges([]))
  })
})
