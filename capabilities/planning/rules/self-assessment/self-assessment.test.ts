import { describe, expect, test } from 'vitest'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import type { Judged } from '../states.ts'
import { type AssessQuestion, compareAssessment, mayAssess } from './self-assessment.ts'

const QUESTION: AssessQuestion = {
  kind: 'result',
  retired: false,
  cancelled: false,
  year: 2019,
  period: '2019-Q3',
  today: '2019-07-01',
}

describe('a unit says how far it is', () => {
  test.each([
    ['of a result on the first day of the quarter', {}, 'may'],
    ['of an activity', { kind: 'activity' }, 'may'],
    ['of a specific objective', { kind: 'specific_objective' }, 'may'],
    ['of a past quarter', { period: '2019-Q1' }, 'may'],
    ['of an indicator', { kind: 'indicator' }, 'not_assessable'],
    ['of what the plan no longer has', { retired: true }, 'element_retired'],
    ['of what is cancelled', { cancelled: true }, 'element_cancelled'],
    ['of another year', { period: '2018-Q4' }, 'not_a_quarter'],
    ['of a month', { period: '2019-07' }, 'not_a_quarter'],
    ['of a fifth quarter', { period: '2019-Q5' }, 'not_a_quarter'],
    ['the day before the quarter', { today: '2019-06-30' }, 'quarter_to_come'],
    ['of the last quarter on its eve', { period: '2019-Q4', today: '2019-09-30' }, 'quarter_to_come'],
  ] as const)('%s: %s', (_what, change, expected) => {
    const answer = mayAssess({ ...QUESTION, ...change })
    expect(answer.ok ? 'may' : answer.refusal.kind).toBe(expected)
  })
})

describe('what it says beside what is computed', () => {
  const done = (raw: number): Judged => ({ raw, capped: Math.min(100, raw) })
  const cases: readonly [string, Maybe<number>, Maybe<Judged>, number | string][] = [
    ['more than computed', 60, done(52), 8],
    ['less than computed', 40, done(52.5), -12.5],
    ['the same', 52, done(52), 0],
    ['a zero is a figure', 0, done(30), -30],
    ['against the figure that counts, which ends at 100', 100, done(130), 0],
    ['no figure to compare with', 60, missing('not_reported'), 'undefined_ratio'],
    ['nobody assessed it', missing('not_collected'), done(52), 'undefined_ratio'],
  ]
  test.each(cases)('%s', (_what, self, computed, expected) => {
    const { difference } = compareAssessment(self, computed)
    expect(isMissing(difference) ? difference.missing : difference).toBe(expected)
  })
})
