import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundled, FLOW_COLUMNS, type FlowActivity, flowPaths, layOutFlow, NOT_STATED, REST, through } from './flow.ts'

const SPACE = { height: 600, gap: 6, least: 2 }
const byKey = (_column: string, one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const key = (letter: string, most: number) => fc.integer({ min: 1, max: most }).map((number) => `${letter}${number}`)

const activity: fc.Arbitrary<FlowActivity> = fc.record({
  key: fc.uuid(),
  weight: fc.integer({ min: 1, max: 50 }),
  objectives: fc.uniqueArray(
    key('o', 5).map((objective) => ({ area: `a${(Number(objective.slice(1)) % 3) + 1}`, objective })),
    { maxLength: 3, selector: ({ objective }) => objective },
  ),
  results: fc.uniqueArray(key('r', 20), { maxLength: 3 }),
  unit: key('u', 6),
  funds: fc.uniqueArray(key('f', 8), { maxLength: 3 }),
})

describe('nothing is lost and nothing comes from nowhere', () => {
  test('every column adds up to the total, and every node lets through what it counts', () => {
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 25 }), (all, most) => {
        const flow = layOutFlow(bundled(flowPaths(all), 'result', most), SPACE, byKey)
        const total = all.reduce((sum, { weight }) => sum + weight, 0)
        expect(flow.total).toBeCloseTo(total, 6)
        for (const { column, nodes } of flow.columns) {
          expect(
            nodes.reduce((sum, { value }) => sum + value, 0),
            column,
          ).toBeCloseTo(total, 6)
          for (const node of nodes) {
            const into = flow.bands.filter(({ to }) => to === node).reduce((sum, { value }) => sum + value, 0)
            const out = flow.bands.filter(({ from }) => from === node).reduce((sum, { value }) => sum + value, 0)
            if (column !== 'area') expect(into).toBeCloseTo(node.value, 6)
            if (column !== 'fund') expect(out).toBeCloseTo(node.value, 6)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test('nodes never lie on each other, and bands stay within theirs', () => {
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 30 }), (all) => {
        const flow = layOutFlow(flowPaths(all), SPACE, byKey)
        for (const { nodes } of flow.columns)
          for (const [index, node] of nodes.entries()) {
            const next = nodes[index + 1]
            if (next !== undefined) expect(next.top).toBeGreaterThanOrEqual(node.top + node.height + SPACE.gap - 1e-6)
          }
        for (const { from, to, fromTop, toTop, height } of flow.bands) {
          expect(fromTop).toBeGreaterThanOrEqual(from.top - 1e-6)
          expect(fromTop + height).toBeLessThanOrEqual(from.top + from.height + 1e-6)
          expect(toTop).toBeGreaterThanOrEqual(to.top - 1e-6)
          expect(toTop + height).toBeLessThanOrEqual(to.top + to.height + 1e-6)
        }
      }),
      { numRuns: 60 },
    )
  })
})

const plain = (rest: Partial<FlowActivity>): FlowActivity => ({
  key: 'x',
  weight: 1,
  objectives: [{ area: 'A1', objective: 'O1' }],
  results: ['R1'],
  unit: 'SIM',
  funds: ['propios'],
  ...rest,
})

describe('the ways of an activity', () => {
  test('one that serves two objectives and draws on two funds is shared out in four', () => {
    const two = plain({
      objectives: [
        { area: 'A1', objective: 'O1' },
        { area: 'A2', objective: 'O3' },
      ],
      funds: ['propios', 'AACID'],
    })
    expect(flowPaths([two]).map(({ keys, weight }) => [keys.objective, keys.fund, weight])).toEqual([
      ['O1', 'propios', 0.25],
      ['O1', 'AACID', 0.25],
      ['O3', 'propios', 0.25],
      ['O3', 'AACID', 0.25],
    ])
  })

  test('what a plan does not say is drawn as such', () => {
    const [path] = flowPaths([plain({ objectives: [], results: [], funds: [] })])
    expect(path?.keys).toEqual({
      area: NOT_STATED,
      objective: NOT_STATED,
      result: NOT_STATED,
      unit: 'SIM',
      fund: NOT_STATED,
    })
  })

  test('through a node run only its own', () => {
    const paths = flowPaths([plain({}), plain({ unit: 'SPI' })])
    expect(through(paths, [{ column: 'unit', key: 'SPI' }])).toHaveLength(1)
    expect(through(paths, [])).toHaveLength(2)
    const both = [
      { column: 'unit', key: 'SPI' },
      { column: 'result', key: 'other' },
    ] as const
    expect(through(paths, both)).toEqual([])
  })

  test('the small ones of a column are put together; a single one left over is not', () => {
    const paths = flowPaths([
      plain({ results: ['big'], weight: 9 }),
      plain({ results: ['mid'], weight: 5 }),
      plain({ results: ['s1'] }),
      plain({ results: ['s2'] }),
    ])
    expect(new Set(bundled(paths, 'result', 2).map(({ keys }) => keys.result))).toEqual(new Set(['big', 'mid', REST]))
    expect(bundled(paths, 'result', 3)).toBe(paths)
  })

  test('an empty plan has no flow', () => {
    const flow = layOutFlow([], SPACE, byKey)
    expect(flow).toMatchObject({ total: 0, bands: [] })
    expect(flow.columns.map(({ column }) => column)).toEqual([...FLOW_COLUMNS])
  })
})
