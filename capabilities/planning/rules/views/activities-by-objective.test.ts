import { expect, test } from 'vitest'
import type { DraftElement, DraftNode, DraftPoa } from '../../model.ts'
import { activitiesByObjective } from './activities-by-objective.ts'

const node = (key: string, kind: DraftNode['kind'], parent?: string): DraftNode => ({
  key,
  kind,
  title: key,
  from: [],
  ...(parent === undefined ? {} : { parent }),
})
const NODES = [
  node('area', 'strategic_area'),
  node('oe1', 'strategic_objective', 'area'),
  node('oe2', 'strategic_objective', 'area'),
  node('oe3', 'strategic_objective', 'area'),
  node('scope', 'scope'),
  node('sr', 'strategic_result', 'scope'),
]
const activity = (key: string): DraftElement => ({ key, kind: 'activity', title: key, from: [] })
const PLAN: DraftPoa = {
  title: 'Plan',
  year: 2019,
  from: [],
  elements: ['a', 'b', 'c', 'd'].map(activity),
  subPlans: [
    {
      key: 'p',
      sections: [
        {
          key: 's1',
          headings: ['o1'],
          lines: [
            { key: 'l1', cells: { result: ['r1'], activity: ['a', 'b'] } },
            { key: 'l2', cells: { result: ['r2'], activity: ['b', 'c'] } },
          ],
        },
        { key: 's2', headings: ['o2'], lines: [{ key: 'l3', cells: { activity: ['d'] } }] },
      ],
    },
  ],
}

test.each<
  readonly [name: string, serves: readonly (readonly [string, readonly string[]])[], expected: readonly unknown[]]
>([
  [
    'an objective that a section’s objective serves has all its activities',
    [['o1', ['oe1']]],
    [['oe1', 'a', 'b', 'c']],
  ],
  [
    'through the yearly plan, from a part of a scope that serves it',
    [
      ['r1', ['sr']],
      ['scope', ['oe2']],
    ],
    [['oe2', 'a', 'b']],
  ],
  [
    'twice over is once; two objectives each have their own, in the order of the strategic plan',
    [
      ['o1', ['oe2']],
      ['r1', ['oe2']],
      ['d', ['oe1']],
    ],
    [
      ['oe1', 'd'],
      ['oe2', 'a', 'b', 'c'],
    ],
  ],
  [
    'links in a ring end',
    [
      ['scope', ['sr', 'oe3']],
      ['d', ['scope']],
    ],
    [['oe3', 'd']],
  ],
  ['nobody serves anything', [], []],
])('%s', (_, serves, expected) => {
  const found = activitiesByObjective({ nodes: NODES, serves: new Map(serves) }, [
    { id: 'poa', unit: 'SCDU', plan: PLAN },
  ])
  expect(found.map(({ key, activities }) => [key, ...activities.map((each) => each.activity.key)])).toEqual(expected)
})
