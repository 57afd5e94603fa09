import { describe, expect, it } from 'vitest'
import type { DraftNode } from '../../model.ts'
import { checkYear } from './check-year.ts'
import { USUAL_SEVERITIES } from './finding.ts'

function node(key: string, kind: DraftNode['kind'], parent?: string): DraftNode {
  return { key, kind, title: key, from: [], ...(parent === undefined ? {} : { parent }) }
}

/** Two areas with an objective each; two scopes, of which the first has a result. */
const NODES = [
  node('area', 'strategic_area'),
  node('OE1', 'strategic_objective', 'area'),
  node('OE2', 'strategic_objective', 'area'),
  node('AL1', 'scope'),
  node('AL2', 'scope'),
  node('R1', 'strategic_result', 'AL1'),
]
const CHAIN = [
  { from: 'AL1', to: 'OE1' },
  { from: 'AL2', to: 'OE2' },
]

const CASES: readonly (readonly [string, readonly { from: string; to: string }[], readonly string[]])[] = [
  ['nobody serves anything', CHAIN, ['OE1', 'OE2', 'AL1', 'AL2']],
  [
    "a unit serves an objective: its scope is still nobody's",
    [...CHAIN, { from: 'unit', to: 'OE1' }],
    ['OE2', 'AL1', 'AL2'],
  ],
  ['a unit serves a scope, and by it the objective', [...CHAIN, { from: 'unit', to: 'AL2' }], ['OE1', 'AL1']],
  ['a unit serves a result under a scope', [...CHAIN, { from: 'unit', to: 'R1' }], ['OE2', 'AL2']],
  ['two units serve everything', [...CHAIN, { from: 'one', to: 'R1' }, { from: 'other', to: 'AL2' }], []],
  [
    'plans above that serve each other in a ring are served by nobody',
    [...CHAIN, { from: 'OE1', to: 'AL1' }],
    ['OE1', 'OE2', 'AL1', 'AL2'],
  ],
]

describe('objectives and scopes nobody works for', () => {
  it.each(CASES)('%s', (_case, serves, expected) => {
    const found = checkYear({ nodes: NODES, serves }, USUAL_SEVERITIES)
    expect(found.map(({ elementKey }) => elementKey)).toEqual(expected)
  })

  it('is as grave as the deployment says, or not asked', () => {
    const as = (severity: 'error' | 'off') =>
      checkYear({ nodes: NODES, serves: [] }, { ...USUAL_SEVERITIES, strategy_nobody_serves: severity })
    expect(as('error').map(({ severity }) => severity)).toEqual(Array(4).fill('error'))
    expect(as('off')).toEqual([])
  })
})
