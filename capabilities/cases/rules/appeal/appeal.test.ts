import { describe, expect, test } from 'vitest'
import { isoWeekday } from '../inbox/test-calendar.ts'
import { appealUntil, archivedFrom } from './appeal.ts'

// 2026-03-30 is a Monday; Thursday the 2nd and Friday the 3rd of April are off.
const calendar = isoWeekday(['2026-04-02', '2026-04-03'])
const grounds = { certainty: 'unverified' as const }
const appeal = { to: { es: 'quien resolvió' }, within: { length: 10, unit: 'working_days' as const }, ...grounds }
const archive = { after: { length: 1, unit: 'months' as const }, ...grounds }

describe('until when a decision may be appealed', () => {
  test.each([
    ['2026-03-30', '2026-04-15', 'from the day after it was notified, over two days off'],
    ['2026-04-04', '2026-04-17', 'notified on a Saturday'],
    [undefined, undefined, 'not notified: no day has begun to count'],
  ])('notified on %s: %s (%s)', (notifiedOn, expected, _why) => {
    expect(appealUntil({ appeal }, calendar, notifiedOn)).toBe(expected)
  })

  test('a definition without an appeal gives no day', () => {
    expect(appealUntil({}, calendar, '2026-03-30')).toBeUndefined()
  })
})

describe('from when a case is archived', () => {
  const ended = { endedOn: '2026-03-27', notifiedOn: ['2026-03-30'], appeals: [] }
  test.each([
    ['a month after the time to appeal', ended, '2026-05-16'],
    ['abandoned: a month after it lapsed', { ...ended, notifiedOn: [] }, '2026-04-28'],
    ['a decision that was not notified keeps it', { ...ended, notifiedOn: [undefined] }, undefined],
    ['an open appeal keeps it', { ...ended, appeals: [{ filedOn: '2026-04-10', endedOn: undefined }] }, undefined],
    [
      'a month after the appeal ended',
      { ...ended, appeals: [{ filedOn: '2026-04-10', endedOn: '2026-05-20' }] },
      '2026-06-23',
    ],
    ['the second of two decisions counts', { ...ended, notifiedOn: ['2026-03-30', '2026-05-04'] }, '2026-06-19'],
  ] as const)('%s', (_what, decided, expected) => {
    expect(archivedFrom({ appeal, archive }, calendar, decided)).toBe(expected)
  })

  test('without an appeal, from the day of the notification; without a word about the archive, never', () => {
    expect(archivedFrom({ archive }, calendar, ended)).toBe('2026-05-01')
    expect(archivedFrom({ appeal }, calendar, ended)).toBeUndefined()
  })
})
