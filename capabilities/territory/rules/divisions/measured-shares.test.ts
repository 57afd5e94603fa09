import { describe, expect, it } from 'vitest'
import { type MeasuredPlace, measuredShares, type Overlap } from './measured-shares.ts'

const place = (id: string, squareMetres?: number, population?: number): MeasuredPlace => ({
  id,
  squareMetres,
  population,
})
const overlap = (from: string, to: string, squareMetres: number): Overlap => ({ from, to, squareMetres })
const told = (answer: ReturnType<typeof measuredShares>, basis: 'area' | 'population') =>
  answer.shares.filter((share) => share.basis === basis).map(({ from, to, share }) => [from, to, share])

describe('shares measured on the shapes', () => {
  it('are what of the place’s area lies in each of the others', () => {
    const answer = measuredShares(
      [place('a', 1000)],
      [place('x', 600), place('y', 900)],
      [overlap('a', 'x', 600), overlap('a', 'y', 400)],
    )
    expect(told(answer, 'area')).toEqual([
      ['a', 'x', 0.6],
      ['a', 'y', 0.4],
    ])
    expect(answer.findings).toEqual([])
  })

  it.each([
    ['a part that lies in none is told', 1000, [700], 'uncovered', 0.7],
    ['as is one that lies in two at once', 1000, [700, 400], 'overlapping', 1.1],
    ['a place that lies in none', 1000, [], 'outside', 0],
    ['a place without a shape', undefined, [700], 'no_shape', 0],
  ] as const)('%s', (_what, squareMetres, parts, kind, sum) => {
    const ids = ['x', 'y']
    const answer = measuredShares(
      [place('a', squareMetres)],
      ids.map((id) => place(id, 2000)),
      parts.map((part, index) => overlap('a', ids[index] ?? '', part)),
    )
    expect(answer.findings).toMatchObject([{ place: 'a', kind }])
    expect(answer.findings[0]?.sum).toBeCloseTo(sum)
  })

  it('a sliver between two drawings of one limit is no share, and is counted', () => {
    const answer = measuredShares(
      [place('a', 1_000_000)],
      [place('x', 1_000_000), place('y', 1_000_000)],
      [overlap('a', 'x', 999_900), overlap('a', 'y', 100)],
    )
    expect(told(answer, 'area')).toEqual([['a', 'x', 0.9999]])
    expect([answer.slivers, answer.findings.length]).toEqual([1, 0])
  })

  it('a small cell that lies whole in a large place is no sliver of it', () => {
    const answer = measuredShares(
      [place('municipality', 1e9)],
      [place('cell', 1e4)],
      [overlap('municipality', 'cell', 1e4)],
    )
    expect(told(answer, 'area')).toEqual([['municipality', 'cell', 0.00001]])
    expect(answer.slivers).toBe(0)
  })

  describe('by population', () => {
    it('as the people of the others are spread: much ground with few of them weighs little', () => {
      const answer = measuredShares(
        [place('zone', 1000)],
        [place('town', 500, 900), place('field', 1000, 200)],
        [overlap('zone', 'town', 500), overlap('zone', 'field', 500)],
      )
      expect(told(answer, 'population')).toEqual([
        ['zone', 'town', 0.9],
        ['zone', 'field', 0.1],
      ])
    })

    it('not where of one of them nobody knows, rather than as if nobody lived there', () => {
      const answer = measuredShares(
        [place('zone', 1000)],
        [place('town', 500, 900), place('unknown', 500)],
        [overlap('zone', 'town', 500), overlap('zone', 'unknown', 500)],
      )
      expect(told(answer, 'population')).toEqual([])
      expect(told(answer, 'area').length).toBe(2)
    })
  })
})
