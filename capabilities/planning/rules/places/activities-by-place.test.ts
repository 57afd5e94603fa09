import { describe, expect, it } from 'vitest'
import type { DraftPoa } from '../../model.ts'
import { activitiesByPlace } from './activities-by-place.ts'

const PLACES = [
  { code: 'nejapa', name: 'Nejapa' },
  { code: 'apopa', name: 'Apopa' },
  { code: 'ilopango', name: 'Ilopango' },
]

/** Two results: R1 with A1 and A2, R2 with A2 and A3. */
const plan: DraftPoa = {
  title: 'POA',
  year: 2019,
  from: [],
  elements: [
    ...['r1', 'r2'].map((key) => ({ key, kind: 'result' as const, title: key, from: [] })),
    ...['a1', 'a2', 'a3'].map((key) => ({ key, kind: 'activity' as const, title: key, from: [] })),
  ],
  subPlans: [
    {
      key: 'p',
      sections: [
        {
          key: 's',
          headings: [],
          lines: [
            { key: 'l1', cells: { result: ['r1'], activity: ['a1', 'a2'] } },
            { key: 'l2', cells: { result: ['r2'], activity: ['a2', 'a3'] } },
          ],
        },
      ],
    },
  ],
}

describe('activities by municipality', () => {
  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly (readonly [string, readonly string[]])[]]>([
    ['nobody said where', {}, []],
    ['of an activity, where it happens', { a1: ['nejapa'] }, [['Nejapa', ['a1']]]],
    [
      'in several, it is in each, in the order of their names',
      { a1: ['nejapa', 'apopa'] },
      [
        ['Apopa', ['a1']],
        ['Nejapa', ['a1']],
      ],
    ],
    ['of a result, all of its activities', { r1: ['apopa'] }, [['Apopa', ['a1', 'a2']]]],
    [
      'what is said of the activity comes before what is said of its result',
      { r1: ['apopa'], a2: ['ilopango'] },
      [
        ['Apopa', ['a1']],
        ['Ilopango', ['a2']],
      ],
    ],
    [
      'an activity on lines of two results is where either happens, once in each',
      { r1: ['apopa'], r2: ['apopa', 'nejapa'] },
      [
        ['Apopa', ['a1', 'a2', 'a3']],
        ['Nejapa', ['a2', 'a3']],
      ],
    ],
    ['a place that is not in the list is not shown', { a1: ['elsewhere'] }, []],
  ])('%s', (_what, said, expected) => {
    const gathered = activitiesByPlace(PLACES, new Map(Object.entries(said)), [{ id: 'p', unit: 'SPI', plan }])
    expect(
      gathered.map(({ element, activities }) => [element.title, activities.map((each) => each.activity.key)]),
    ).toEqual(expected)
  })
})
