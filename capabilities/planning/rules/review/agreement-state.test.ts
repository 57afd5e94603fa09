import { describe, expect, it } from 'vitest'
import { AGREEMENT_STATES, agreementState, byUrgency, closedOnTime } from './agreement-state.ts'

const DUE = '2019-06-30'

describe('an agreement', () => {
  it.each([
    ['before its day', {}, '2019-06-29', 'open', undefined],
    ['on its day', {}, '2019-06-30', 'open', undefined],
    ['the day after', {}, '2019-07-01', 'overdue', false],
    ['carried out on its day', { closedOn: '2019-06-30' }, '2019-09-01', 'done', true],
    ['carried out late', { closedOn: '2019-07-01' }, '2019-09-01', 'done', false],
    ['withdrawn, however late', { withdrawnOn: '2019-08-01' }, '2019-09-01', 'withdrawn', undefined],
    [
      'carried out and withdrawn',
      { closedOn: '2019-06-01', withdrawnOn: '2019-08-01' },
      '2019-09-01',
      'withdrawn',
      undefined,
    ],
  ])('%s', (_what, days, today, state, onTime) => {
    expect(agreementState({ dueOn: DUE, ...days }, today)).toBe(state)
    expect(closedOnTime({ dueOn: DUE, ...days }, today)).toBe(onTime)
  })

  it('stands in the list by urgency: late ones first', () => {
    const list = [
      { number: 1, dueOn: '2019-03-01', closedOn: '2019-02-01' },
      { number: 2, dueOn: '2019-12-01' },
      { number: 3, dueOn: '2019-08-01' },
      { number: 4, dueOn: '2019-06-01' },
      { number: 5, dueOn: '2019-10-15' },
      { number: 6, dueOn: '2019-05-01', withdrawnOn: '2019-04-01' },
    ]
    const sorted = byUrgency(list, '2019-09-01')
    expect(sorted.map(({ number }) => number)).toEqual([4, 3, 5, 2, 1, 6])
    const states = sorted.map((each) => AGREEMENT_STATES.indexOf(agreementState(each, '2019-09-01')))
    expect(states).toEqual([...states].sort())
  })
})
