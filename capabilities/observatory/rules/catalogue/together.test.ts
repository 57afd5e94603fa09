import { describe, expect, it } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import { together } from './together.ts'

const part = (value: number, numerator?: number, denominator?: number) => ({ value, numerator, denominator })
const none = { value: missing('not_collected'), numerator: undefined, denominator: undefined }

describe('the figure of all places together', () => {
  it('adds up counts', () => {
    expect(together([part(3), part(0), part(4.5)], 3, { aggregation: 'sum', factor: 1 })).toMatchObject({
      value: 7.5,
      known: 3,
    })
  })

  it('has no sum where a part is missing: the rest would be taken for the whole', () => {
    expect(together([part(3), none], 2, { aggregation: 'sum', factor: 1 })).toMatchObject({
      value: missing('below_coverage'),
      known: 1,
      places: 2,
    })
  })

  it('is Σ numerator / Σ denominator of a percentage, not the mean of percentages', () => {
    // 50 % of 10 and 10 % of 90: 14 % together, not 30 %.
    const answer = together([part(50, 5, 10), part(10, 9, 90)], 2, { aggregation: 'ratio', factor: 100 })
    expect(answer).toMatchObject({ value: 14, numerator: 14, denominator: 100 })
  })

  it('says over how many places a rate is, and is none below half of them', () => {
    const way = { aggregation: 'ratio', factor: 1000 } as const
    expect(together([part(10, 1, 100), part(30, 3, 100), none], 3, way)).toMatchObject({
      value: 20,
      known: 2,
      places: 3,
    })
    expect(together([part(10, 1, 100), none, none], 3, way).value).toEqual(missing('below_coverage'))
  })

  it('is none where the percentages come without what they are made of', () => {
    expect(together([part(50), part(10)], 2, { aggregation: 'ratio', factor: 100 }).value).toEqual(
      missing('below_coverage'),
    )
  })

  it.each([
    ['nothing is divided by', [part(0, 0, 0)], 'ratio', 'undefined_ratio'],
    ['nobody has a figure', [none], 'sum', 'not_collected'],
    ['places do not become one', [part(1)], 'none', 'not_applicable'],
  ] as const)('is none where %s', (_, parts, aggregation, reason) => {
    expect(together([...parts], 1, { aggregation, factor: 1 }).value).toEqual(missing(reason))
  })
})
