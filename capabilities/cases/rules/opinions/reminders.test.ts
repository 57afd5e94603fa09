import { describe, expect, test } from 'vitest'
import { isoWeekday } from '../inbox/test-calendar.ts'
import { opinionReminder, reminderTerms } from './reminders.ts'

describe('reminding of an opinion that does not arrive', () => {
  // Due on Wednesday, 2026-04-08; Thursday the 2nd and Friday the 3rd of April are off.
  const calendar = isoWeekday(['2026-04-02', '2026-04-03'])
  const terms = { before: 2, every: 5 }
  test.each([
    ['2026-04-01', undefined, 'three working days before'],
    ['2026-04-06', -2, 'two working days before'],
    ['2026-04-07', -2, 'one before: made up for, if nobody was reminded'],
    ['2026-04-08', undefined, 'on its day'],
    ['2026-04-09', 1, 'the first working day after'],
    ['2026-04-11', 1, 'a Saturday: no working day more has passed'],
    ['2026-04-13', 1, 'made up for within two working days'],
    ['2026-04-14', undefined, 'too late to make up for the first, too early for the second'],
    ['2026-04-16', 6, 'five working days after the first'],
    ['2026-04-23', 11, 'and five after that'],
  ] as const)('on %s: %s (%s)', (today, expected, _why) => {
    expect(opinionReminder(calendar, terms, '2026-04-08', today)).toBe(expected)
  })

  test.each([
    [{ every: 5 }, '2026-04-06', undefined],
    [{ before: 2 }, '2026-04-09', 1],
    [{ before: 2 }, '2026-04-16', undefined],
    [{ every: 1 }, '2026-04-16', 6],
  ])('with %j on %s: %s', (terms, today, expected) => {
    expect(opinionReminder(calendar, terms, '2026-04-08', today)).toBe(expected)
  })

  test('due on a Sunday, nothing is late before the Monday is over', () => {
    expect(opinionReminder(calendar, terms, '2026-04-12', '2026-04-12')).toBeUndefined()
    expect(opinionReminder(calendar, terms, '2026-04-12', '2026-04-13')).toBe(1)
  })
})

describe('whose terms hold', () => {
  const step = (key: string, remind?: { before: number }) => ({
    key,
    title: { es: key },
    actions: [],
    ...(remind === undefined
      ? {}
      : { opinion: { of: { es: 'x' }, within: { length: 5, unit: 'working_days' as const }, remind } }),
  })
  const steps = [step('intake'), step('water', { before: 1 }), step('traffic', { before: 3 })]
  test.each([
    [['traffic'], { before: 3 }],
    [['water', 'traffic'], { before: 1 }],
    [['intake'], { before: 1 }],
  ])('at %j: %j', (open, expected) => {
    expect(reminderTerms({ steps }, { open, arrived: {} })).toEqual(expected)
  })

  test('a definition that says nothing reminds nobody', () => {
    expect(reminderTerms({ steps: [step('intake')] }, { open: ['intake'], arrived: {} })).toBeUndefined()
  })
})
