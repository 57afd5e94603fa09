import { expect, test } from 'vitest'
import type { DraftElement } from '../../model.ts'
import { activitiesByQuarter } from './activities-by-quarter.ts'

const activity = (key: string, months: readonly (number | null)[]) => ({
  planId: 'p',
  unit: 'SCDU',
  activity: { key, kind: 'activity', title: key, schedule: { kind: 'marks', months } } as unknown as DraftElement,
})
const inMonths = (...marked: number[]) => Array.from({ length: 12 }, (_, i) => (marked.includes(i + 1) ? 1 : null))

test('an activity counts once in each quarter in which it is programmed', () => {
  const activities = [
    activity('one quarter', inMonths(1, 2)),
    activity('two quarters', inMonths(3, 4)),
    activity('not programmed', inMonths()),
    activity('a programmed nothing', [0, null, null, null, null, null, null, null, null, null, null, 0]),
  ]
  expect(activitiesByQuarter({ activities })).toEqual([2, 1, 0, 0])
  expect(activitiesByQuarter({ activities: [] })).toEqual([0, 0, 0, 0])
})
