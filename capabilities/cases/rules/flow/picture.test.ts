import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '../definition/definition.ts'
import { pictureOf } from './picture.ts'

const text = { es: 'x' }
function flow(leads: readonly (readonly number[])[]): { readonly steps: Step[] } {
  return {
    steps: leads.map((to, index) => ({
      key: `s${index}`,
      title: text,
      by: 'x',
      actions: to.map((at, n) => ({ key: `a${n}`, title: text, to: [`s${at % leads.length}`] })),
    })),
  }
}

describe('the drawing of a flow', () => {
  it('goes straight to the next, on the right past others and on the left back', () => {
    const { straight, ways, lanes } = pictureOf(flow([[1, 2], [0, 2], []]))
    expect(straight).toEqual([
      { from: 's0', to: 's1' },
      { from: 's1', to: 's2' },
    ])
    expect(ways).toEqual([
      { to: 's2', from: ['s0'], rows: [0, 2], side: 'down', lane: 0 },
      { to: 's0', from: ['s1'], rows: [0, 1], side: 'up', lane: 0 },
    ])
    expect(lanes).toEqual({ down: 1, up: 1 })
  })

  it('loses no arrow and makes none, and no two ways cover each other', () => {
    const some = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), { minLength: 2, maxLength: 10 }).map(flow)
    fc.assert(
      fc.property(some, ({ steps }) => {
        const { straight, ways } = pictureOf({ steps })
        const drawn = [
          ...straight.map(({ from, to }) => `${from} ${to}`),
          ...ways.flatMap(({ from, to }) => from.map((each) => `${each} ${to}`)),
        ]
        const written = new Set(
          steps.flatMap(({ key, actions }) => actions.flatMap(({ to }) => to.map((each) => `${key} ${each}`))),
        )
        expect(drawn.sort()).toEqual([...written].filter((each) => each.split(' ')[0] !== each.split(' ')[1]).sort())
        for (const [index, one] of ways.entries())
          for (const other of ways.slice(0, index))
            if (one.side === other.side && one.lane === other.lane)
              expect(one.rows[0] > other.rows[1] || other.rows[0] > one.rows[1]).toBe(true)
      }),
      { numRuns: 300, seed: 6 },
    )
  })
})
