import { describe, expect, it } from 'vitest'
import type { IndicatorTerms } from '../../model.ts'
import { GOLDEN_METHOD } from '../golden/bands.ts'
import { COUNT, KEEP, LESS, LIMIT, MILESTONE, SCALE, SHARE, terms } from '../golden/indicator-case.ts'
import { termsIssues, termsRefusal } from './edit-terms.ts'

const count = terms(COUNT, [{ value: 2000, due: '2019-12-31' }])
const scale: IndicatorTerms = { ...terms(SCALE, [{ value: 2 }]), levels: ['inicial', 'en marcha'] }

describe('terms that are refused', () => {
  it.each([
    ['sound ones', count, undefined, undefined],
    ['a baseline of last year', { ...count, baseline: 5, baselinePeriod: '2018' }, undefined, undefined],
    [
      'a baseline of no period',
      { ...count, baseline: 5, baselinePeriod: 'el año pasado' },
      undefined,
      'baseline_period',
    ],
    [
      'bounds the wrong way round',
      terms(LIMIT, [{ comparator: 'within', lower: 9, value: 3 }]),
      undefined,
      'bounds_reversed',
    ],
    ['a lower bound alone', terms(LIMIT, [{ lower: 3 }]), undefined, 'bounds_missing'],
    ['a target on the scale', scale, undefined, undefined],
    ['a target above the scale', { ...scale, targets: [{ value: 3 }] }, undefined, 'target_not_a_level'],
    ['positions of a count', { ...count, levels: ['a', 'b'], targets: [] }, undefined, 'levels_of_what'],
    ['by sex', { ...count, breakdowns: ['sex'] }, undefined, undefined],
    ['by what nobody knows', { ...count, breakdowns: ['age'] }, undefined, 'unknown_breakdown'],
    ['a milestone by sex', { ...terms(MILESTONE, []), breakdowns: ['sex'] }, undefined, 'not_apart'],
    ['less than no weight', count, -1, 'negative_weight'],
  ] as const)('%s', (_, of, weight, expected) => {
    expect(termsRefusal(of, weight, ['sex'])?.kind).toBe(expected)
  })
})

describe('terms without a percentage say why before anything is measured', () => {
  it.each([
    ['a target with a number', count, []],
    ['no target', terms(COUNT, []), ['no_target']],
    ['a target without a number', terms(COUNT, [{ due: '2019-12-31' }]), ['no_target']],
    ['a zero target', terms(COUNT, [{ value: 0 }]), ['zero_target']],
    ['a negative target', terms(COUNT, [{ value: -5 }]), ['negative_target']],
    ['a negative target from a baseline', terms(COUNT, [{ value: -5 }], -20), []],
    ['a target that is the baseline', terms(SHARE, [{ value: 80 }], 80), ['target_equals_baseline']],
    ['a target below the baseline', terms(SHARE, [{ value: 60 }], 80), ['target_against_direction']],
    ['a reduction from nowhere', terms(LESS, [{ value: 3 }]), ['missing_baseline']],
    ['a reduction to zero', terms(LESS, [{ value: 0 }], 12), []],
    ['a value to be kept', terms(KEEP, [{ value: 0 }]), []],
    ['milestones', terms(MILESTONE, [{}]), []],
    ['each reason once', terms(COUNT, [{ value: 0 }, { value: 0 }]), ['zero_target']],
  ] as const)('%s', (_, of, expected) => {
    expect(termsIssues(of, GOLDEN_METHOD)).toEqual(expected)
  })
})
