import { expect, test } from 'vitest'
import type { DraftPoa } from '../../model.ts'
import { activityGroups } from './activity-groups.ts'

const PLAN: DraftPoa = {
  title: 'Plan',
  year: 2019,
  from: [],
  elements: [],
  subPlans: [
    {
      key: 'p',
      sections: [
        {
          key: 's1',
          headings: ['area', 'o1'],
          lines: [
            { key: 'l1', cells: { result: ['r1'], activity: ['a', 'b'] } },
            // Shared with the result below: it is one bar, under the first.
            { key: 'l2', cells: { result: ['r2'], activity: ['b', 'c'] } },
          ],
        },
        { key: 's2', headings: [], lines: [{ key: 'l3', cells: { activity: ['d'] } }] },
      ],
    },
  ],
}

test.each([
  [
    'result',
    [
      ['r1', 'a', 'b'],
      ['r2', 'c'],
      [undefined, 'd'],
    ],
  ],
  [
    'objective',
    [
      ['o1', 'a', 'b', 'c'],
      [undefined, 'd'],
    ],
  ],
] as const)('a timetable under each %s shows every activity once, in the plan’s order', (by, groups) => {
  expect(activityGroups(PLAN, by).map(({ key, activities }) => [key, ...activities])).toEqual(groups)
})
