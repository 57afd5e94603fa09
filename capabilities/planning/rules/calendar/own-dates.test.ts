import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftPoa, MonthReport } from '../../model.ts'
import { type DatedPlan, inOrder, monthDates, targetDates } from './own-dates.ts'

const activity = (
  key: string,
  months: Readonly<Record<number, number>>,
  more: Partial<DraftElement> = {},
): DraftElement => ({
  key,
  kind: 'activity',
  title: `Actividad ${key}`,
  from: [],
  schedule: { kind: 'quantities', months: Array.from({ length: 12 }, (_, index) => months[index + 1] ?? null) },
  ...more,
})
const planOf = (
  elements: readonly DraftElement[],
  reports: Readonly<Record<string, readonly MonthReport[]>> = {},
): DatedPlan => {
  const plan: DraftPoa = { title: 'Plan', year: 2019, from: [], elements, subPlans: [] }
  return { id: 'p', unit: { code: 'SCDU' }, plan, reports: new Map(Object.entries(reports)) }
}

describe('until when a month is to be reported', () => {
  it.each([
    [
      'one activity in February',
      [activity('a', { 2: 1 })],
      {},
      [['2019-02-28', 'Informar febrero de 2019 (SCDU): 1 actividad']],
    ],
    [
      'two in one month',
      [activity('a', { 2: 1 }), activity('b', { 2: 3 })],
      {},
      [['2019-02-28', 'Informar febrero de 2019 (SCDU): 2 actividades']],
    ],
    ['reported already', [activity('a', { 2: 1 })], { a: [{ month: 2, executed: 0 }] }, []],
    [
      'one of two reported',
      [activity('a', { 2: 1 }), activity('b', { 2: 1 })],
      { a: [{ month: 2, executed: 1 }] },
      [['2019-02-28', 'Informar febrero de 2019 (SCDU): 1 actividad']],
    ],
    ['a programmed 0 asks for nothing', [activity('a', { 2: 0 })], {}, []],
    [
      'a cancelled activity owes nothing',
      [activity('a', { 2: 1 }, { cancelled: { reason: 'x', on: '2019-01-02' } })],
      {},
      [],
    ],
  ] as const)('%s', (_what, elements, reports, expected) => {
    expect(monthDates(planOf(elements, reports)).map(({ on, title }) => [on, title.es])).toEqual(expected)
  })

  it('names its activities, and how many more there are', () => {
    const [date] = monthDates(planOf(Array.from({ length: 23 }, (_, index) => activity(`n${index}`, { 5: 1 }))))
    expect(date?.detail?.es.split('\n')).toHaveLength(21)
    expect(date?.detail?.en).toMatch(/and 3 more$/)
    expect(date?.path).toBe('/t/poa/2019/scdu')
  })
})

describe('when targets are due', () => {
  const indicator: DraftElement = {
    key: 'i',
    kind: 'indicator',
    code: 'I.1',
    title: 'Al menos 3 guías publicadas',
    from: [],
    indicator: {
      kind: 'count',
      direction: 'increase',
      accumulation: 'cumulative',
      targets: [{ value: 1, due: '2019-06-30' }, { value: 2 }, { value: 3, due: '2019-12-15' }],
    },
  }

  it('each dated target is a day with a key of its own that stays', () => {
    const dates = targetDates(planOf([indicator]))
    expect(dates.map(({ key, on }) => [key, on])).toEqual([
      ['meta-i-0', '2019-06-30'],
      ['meta-i-2', '2019-12-15'],
    ])
    expect(dates[0]?.title.es).toBe('Vence una meta (SCDU): I.1 Al menos 3 guías publicadas')
  })

  it('stands among the months in the order of days', () => {
    const plan = planOf([indicator, activity('a', { 12: 1, 1: 1 })])
    expect(inOrder([...targetDates(plan), ...monthDates(plan)]).map(({ on }) => on)).toEqual([
      '2019-01-31',
      '2019-06-30',
      '2019-12-15',
      '2019-12-31',
    ])
  })
})
