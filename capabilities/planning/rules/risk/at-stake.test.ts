import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DraftElement, DraftPoa, ElementKind } from '../../model.ts'
import { generatedPlan } from '../golden/generated-plan.ts'
import { atStake } from './at-stake.ts'
import { planLeaves } from './plan-leaves.ts'

const element = (key: string, kind: ElementKind, rest: Partial<DraftElement> = {}): DraftElement => ({
  key,
  kind,
  title: key,
  from: [],
  ...rest,
})

/**
 * Objective O with result R1 (activities a1 and a2, the risk written beside a2 only) and result R2 (a3 weighs three times a4;
 * a5 was cancelled); objective P with one activity that stands under no result.
 */
const PLAN: DraftPoa = {
  title: 'Plan',
  year: 2019,
  from: [],
  elements: [
    element('O', 'specific_objective'),
    element('P', 'specific_objective'),
    element('R1', 'result'),
    element('R2', 'result'),
    element('a1', 'activity'),
    element('a2', 'activity'),
    element('a3', 'activity', { weight: 3 }),
    element('a4', 'activity', { weight: 1 }),
    element('a5', 'activity', { cancelled: { reason: 'Sin socio', on: '2019-07-15' } }),
    element('a6', 'activity'),
    element('k', 'risk'),
  ],
  subPlans: [
    {
      key: 'part',
      sections: [
        {
          key: 's1',
          headings: ['O'],
          lines: [
            { key: 'l1', cells: { result: ['R1'], activity: ['a1'] } },
            { key: 'l2', cells: { result: ['R1'], activity: ['a2'], risk: ['k'] } },
            { key: 'l3', cells: { result: ['R2'], activity: ['a3', 'a4', 'a5'] } },
          ],
        },
        { key: 's2', headings: ['P'], lines: [{ key: 'l4', cells: { activity: ['a6'] } }] },
      ],
    },
  ],
}
const OTHER: DraftPoa = { ...PLAN, title: 'Otro' }
const plans = [
  { id: 'p1', unit: 'SIM', plan: PLAN },
  { id: 'p2', unit: 'SPI', plan: { ...OTHER, elements: [], subPlans: [] } },
]

describe('the weight of each activity in its plan', () => {
  test('is shared out level by level; what was cancelled weighs nothing', () => {
    expect(planLeaves(PLAN).map(({ activity, share }) => [activity?.key, share])).toEqual([
      ['a1', 0.125],
      ['a2', 0.125],
      ['a3', 0.1875],
      ['a4', 0.0625],
      ['a6', 0.5],
    ])
  })

  test('adds up to one, whatever the plan', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: 1, max: 1_000_000 }),
          subPlans: fc.integer({ min: 1, max: 3 }),
          objectives: fc.integer({ min: 1, max: 3 }),
          results: fc.integer({ min: 1, max: 3 }),
          lines: fc.integer({ min: 1, max: 3 }),
          activities: fc.integer({ min: 1, max: 3 }),
        }),
        fc.array(fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }), { minLength: 1, maxLength: 20 }),
        (size, weights) => {
          const made = generatedPlan(size)
          const plan = {
            ...made,
            elements: made.elements.map((each, index) => {
              const weight = weights[index % weights.length]
              return weight === undefined ? each : { ...each, weight }
            }),
          }
          const sum = planLeaves(plan).reduce((total, { share }) => total + share, 0)
          expect(sum).toBeCloseTo(1, 9)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what a risk puts at stake', () => {
  test.each([
    ['a risk written on one line of a result', ['k'], ['a2'], 0.0625],
    ['an activity', ['a3'], ['a3'], 0.09375],
    ['a result: all its activities', ['R1'], ['a1', 'a2'], 0.125],
    ['a result and its own activity: each counts once', ['R1', 'a2'], ['a1', 'a2'], 0.125],
    ['an objective: all under it', ['O'], ['a1', 'a2', 'a3', 'a4'], 0.25],
    ['an activity under no result', ['a6'], ['a6'], 0.25],
    ['a cancelled activity: nothing', ['a5'], [], 0],
    ['nothing linked: nothing', [], [], 0],
  ])('%s', (_what, linked, activities, share) => {
    const stake = atStake(plans, new Set(linked))
    expect(stake.lines.flatMap((line) => line.activities.map(({ activity }) => activity.key)).sort()).toEqual(
      activities,
    )
    expect(stake.share).toBeCloseTo(share, 9)
    expect(stake.activities).toBe(activities.length)
  })

  test('the shares of its lines add up to its share', () => {
    const stake = atStake(plans, new Set(['O', 'a6']))
    expect(stake.lines.reduce((sum, line) => sum + line.share, 0)).toBeCloseTo(stake.share, 12)
    expect(stake.results).toBe(2)
  })

  test('money is missing where no plan states any, and never 0', () => {
    expect(atStake(plans, new Set(['R1'])).money).toEqual({ missing: 'not_collected' })
    const budgets = new Map([
      ['a1', { cents: 120_050, currency: 'USD' }],
      ['a2', { cents: 30_000, currency: 'USD' }],
      ['a3', { cents: 999, currency: 'USD' }],
    ])
    const spent = new Map([['a2', { cents: 0, currency: 'USD' }]])
    const stake = atStake(plans, new Set(['R1']), { planned: budgets, spent })
    expect(stake.money).toEqual({ cents: 150_050, currency: 'USD' })
    expect(stake.spent, 'a reported 0 is 0').toEqual({ cents: 0, currency: 'USD' })
    expect(atStake(plans, new Set(['a3']), { planned: budgets, spent }).spent).toEqual({ missing: 'not_reported' })
    const twice = atStake(plans, new Set(['R1', 'a1', 'O']), { planned: budgets, spent })
    expect(twice.money, 'linked twice is paid once').toEqual({ cents: 151_049, currency: 'USD' })
  })
})
