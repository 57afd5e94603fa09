import { describe, expect, test } from 'vitest'
import { type DraftElement, type DraftPoa, NO_SCHEDULE } from '../../model.ts'
import { planProgress } from '../plan-progress.ts'
import { onlyOfResult } from './cancelled-with.ts'
import { type CancelQuestion, mayCancel, mayResume } from './may-cancel.ts'

const ACTIVITY: CancelQuestion = {
  kind: 'activity',
  retired: false,
  cancelledOn: undefined,
  year: 2019,
  on: '2019-06-15',
  today: '2019-10-10',
  reports: [{ month: 6, executed: 1 }],
}

describe('an element is cancelled from a day on', () => {
  test.each([
    ['an activity with its last work in that month', {}, 'may'],
    ['a result', { kind: 'result' }, 'may'],
    ['today', { on: '2019-10-10' }, 'may'],
    ['before any work that is 0', { on: '2019-03-01', reports: [{ month: 9, executed: 0 }] }, 'may'],
    ['an indicator', { kind: 'indicator' }, 'not_cancellable'],
    ['a responsible post', { kind: 'responsible' }, 'not_cancellable'],
    ['what the plan no longer has', { retired: true }, 'element_retired'],
    ['what is cancelled', { cancelledOn: '2019-02-01' }, 'already_cancelled'],
    ['from a day of another year', { on: '2018-12-31' }, 'date_outside_year'],
    ['from a day to come', { on: '2019-10-11' }, 'date_to_come'],
    ['before work that was reported', { on: '2019-05-31' }, 'work_reported_later'],
  ] as const)('%s: %s %s', (_what, change, expected) => {
    const answer = mayCancel({ ...ACTIVITY, ...change })
    expect(answer.ok ? 'may' : answer.refusal.kind).toBe(expected)
    if (!answer.ok) expect(answer.refusal.message.en?.length).toBeGreaterThan(10)
  })

  test('and taken up again only when it is cancelled and still in the plan', () => {
    expect(mayResume({ retired: false, cancelledOn: '2019-02-01' }).ok).toBe(true)
    expect(mayResume({ retired: false, cancelledOn: undefined })).toMatchObject({ refusal: { kind: 'not_cancelled' } })
    expect(mayResume({ retired: true, cancelledOn: '2019-02-01' })).toMatchObject({
      refusal: { kind: 'element_retired' },
    })
  })
})

const element = (key: string, kind: DraftElement['kind'], more: Partial<DraftElement> = {}): DraftElement => ({
  key,
  kind,
  title: key,
  from: [],
  ...more,
})
const marks = (...months: number[]) => ({
  ...NO_SCHEDULE,
  kind: 'marks' as const,
  months: NO_SCHEDULE.months.map((_, index) => (months.includes(index + 1) ? 1 : null)),
})

function plan(cancelled: readonly string[] = []): DraftPoa {
  const gone = { cancelled: { reason: 'Ya no hay fondos.', on: '2019-03-01' } }
  const all = [
    element('R1', 'result'),
    element('R2', 'result'),
    element('a', 'activity', { schedule: marks(1, 2) }),
    element('b', 'activity', { schedule: marks(1, 2) }),
    element('shared', 'activity', { schedule: marks(1, 2) }),
  ]
  const line = (key: string, result: string, activity: string) => ({
    key,
    cells: { result: [result], activity: [activity] },
  })
  const lines = [line('1', 'R1', 'a'), line('2', 'R1', 'shared'), line('3', 'R2', 'b'), line('4', 'R2', 'shared')]
  return {
    title: 'Plan',
    year: 2019,
    from: [],
    elements: all.map((each) => (cancelled.includes(each.key) ? { ...each, ...gone } : each)),
    subPlans: [{ key: 'p', sections: [{ key: 's', headings: [], lines }] }],
  }
}

describe('what goes with a result', () => {
  test('the activities that serve it alone', () => {
    expect(onlyOfResult(plan(), 'R1').map(({ key }) => key)).toEqual(['a'])
    expect(
      onlyOfResult(plan(['R2']), 'R1').map(({ key }) => key),
      'what serves only cancelled ones',
    ).toEqual(['a', 'shared'])
  })

  test('cancelled work is left out of the figure and named, whatever was done of it', () => {
    const reports = new Map([
      ['a', [{ month: 1, executed: 1 }]],
      ['b', [{ month: 1, executed: 1 }]],
      [
        'shared',
        [
          { month: 1, executed: 1 },
          { month: 2, executed: 1 },
        ],
      ],
    ])
    const bands = { version: 'x', near: 80, full: 100, farAbove: 120 }
    const of = (cancelled: readonly string[]) =>
      planProgress({ plan: plan(cancelled), reports, cutOff: { year: 2019, month: 2 }, bands }).figures
    expect(of([]).get('result:R1')?.toDate).toMatchObject({ capped: 75 })
    const without = of(['a']).get('result:R1')
    expect(without?.toDate).toMatchObject({ capped: 100 })
    const { explanation } = without ?? {}
    expect(explanation?.formula === 'weighted_mean' && explanation.excluded).toMatchObject([
      { title: 'a', reason: 'cancelled' },
    ])
    expect(of(['R1']).get('poa:poa')?.toDate, 'R2 alone: 50 and 100').toMatchObject({ capped: 75 })
  })
})
