import { describe, expect, test } from 'vitest'
import {
  authorisedByUse,
  bottlenecks,
  type FinishedCase,
  filings,
  spreadOf,
  stays,
  summary,
  summaryBy,
} from './statistics.ts'

const done = (part: Partial<FinishedCase>): FinishedCase => ({
  procedure: 'permiso',
  unit: 'SCDU',
  jurisdiction: undefined,
  use: undefined,
  resolved: true,
  authorised: true,
  entries: 1,
  days: undefined,
  inTerm: undefined,
  inLaw: true,
  area: undefined,
  investment: undefined,
  steps: {},
  ...part,
})
const took = (office: number, applicant = 0) => ({ office, applicant, others: 0 })

describe('days', () => {
  test.each([
    [[10], { mean: 10, median: 10, p90: 10 }],
    [[1, 2, 3, 4], { mean: 2.5, median: 2.5, p90: 3.7 }],
    [[5, 5, 5, 25], { mean: 10, median: 5, p90: 19 }],
    [[0, 10], { mean: 5, median: 5, p90: 9 }],
  ])('%j', (values, expected) => {
    const found = spreadOf(values)
    expect(found?.mean).toBeCloseTo(expected.mean)
    expect(found?.median).toBeCloseTo(expected.median)
    expect(found?.p90).toBeCloseTo(expected.p90)
  })

  test('of nothing are not zero days', () => {
    expect(spreadOf([])).toBeUndefined()
  })
})

describe('a summary', () => {
  const cases = [
    done({ days: took(8, 4), inTerm: true }),
    done({ days: took(22, 0), inTerm: false, authorised: false }),
    done({ resolved: false, authorised: false, days: took(99) }),
    // A procedure without a term is resolved, and neither on time nor late.
    done({ procedure: 'asesoria', unit: undefined }),
  ]

  test('counts the resolved, and of those with a term the ones in time', () => {
    expect(summary(cases)).toMatchObject({
      resolved: 3,
      notResolved: 1,
      inTerm: { of: 2, count: 1 },
      inLaw: { of: 3, count: 3 },
      office: { mean: 15, median: 15 },
      applicant: { mean: 2 },
    })
  })

  test('by unit leaves nobody out', () => {
    const by = summaryBy(cases, 'unit')
    expect(by.map(({ key, summary: { resolved } }) => [key, resolved])).toEqual([
      ['SCDU', 2],
      [undefined, 1],
    ])
  })
})

test('what was authorised is added up by use; what was denied is not', () => {
  const cases = [
    done({ use: 'housing', area: 100, investment: 50_000 }),
    done({ use: 'housing', area: 60, investment: 20_000 }),
    done({ use: 'commerce', area: 900, investment: 400_000 }),
    done({ use: 'commerce', area: 5000, authorised: false }),
  ]
  expect(authorisedByUse(cases)).toEqual([
    { use: 'commerce', cases: 1, area: 900, investment: 400_000 },
    { use: 'housing', cases: 2, area: 160, investment: 70_000 },
  ])
})

test('second and third filings are told apart', () => {
  const cases = [done({}), done({}), done({ entries: 3 })]
  expect(filings(cases)).toEqual([
    { entries: 1, cases: 2 },
    { entries: 3, cases: 1 },
  ])
})

describe('where cases stand', () => {
  // Days 6 and 7 of each seven are off.
  const works = (day: number) => day % 7 < 5
  test('a day counts for every step that was open, working days alone', () => {
    const events = [
      { on: 0, opens: ['intake'] },
      { on: 3, opens: ['urban', 'structure'] },
      { on: 8, opens: ['structure'] },
      { on: 9, opens: [] },
    ]
    expect(stays(events, works)).toEqual({ intake: 3, urban: 3, structure: 4 })
  })

  test('the longest mean comes first, of the cases that came by', () => {
    const cases = [done({ steps: { intake: 1, review: 10 } }), done({ steps: { intake: 3 } })]
    expect(bottlenecks(cases)).toEqual([
      { procedure: 'permiso', step: 'review', mean: 10, cases: 1 },
      { procedure: 'permiso', step: 'intake', mean: 2, cases: 2 },
    ])
  })
})
