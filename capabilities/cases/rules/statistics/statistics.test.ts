import fc from 'fast-check'
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
  summaryOfAll,
  talliesOf,
  together,
} from './statistics.ts'

const done = (part: Partial<FinishedCase>): FinishedCase => ({
  procedure: 'permiso',
  appeal: false,
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
    const found = spreadOf(values.map((days) => ({ days, cases: 1 })))
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
    const by = summaryBy(talliesOf(cases), 'unit')
    expect(by.map(({ key, summary: { resolved } }) => [key, resolved])).toEqual([
      ['SCDU', 2],
      [undefined, 1],
    ])
  })
})

describe('an appeal', () => {
  const decided = [done({ days: took(8), inTerm: true }), done({ days: took(10), authorised: false })]
  const appeal = done({ procedure: 'recurso', appeal: true, authorised: false, days: took(30), entries: 2 })
  const tallies = talliesOf([...decided, appeal])

  test('is told in a line of its own and in no figure of the procedures', () => {
    expect(summaryOfAll(tallies)).toEqual(summary(decided))
    for (const by of ['procedure', 'unit', 'jurisdiction', 'use'] as const)
      expect(summaryBy(tallies, by), by).toEqual(summaryBy(talliesOf(decided), by))
    expect(summaryBy(tallies, 'appeal')).toMatchObject([
      { key: 'recurso', summary: { resolved: 1, office: { mean: 30 } } },
    ])
    expect(filings(tallies)).toEqual([{ entries: 1, cases: 2 }])
  })

  test('has the days of its steps told under its own name', () => {
    const stood = talliesOf([done({ steps: { review: 2 } }), { ...appeal, steps: { review: 9 } }])
    expect(bottlenecks(stood)).toMatchObject([
      { procedure: 'recurso', step: 'review', mean: 9 },
      { procedure: 'permiso', step: 'review', mean: 2 },
    ])
  })
})

test('cases counted in two heaps come to what they come to in one', () => {
  const made = fc.record({
    procedure: fc.constantFrom('permiso', 'linea', 'recurso'),
    unit: fc.constantFrom('SCDU', 'SIM', undefined),
    use: fc.constantFrom('housing', undefined),
    resolved: fc.boolean(),
    authorised: fc.boolean(),
    inTerm: fc.constantFrom(true, false, undefined),
    entries: fc.constantFrom(1, 2, undefined),
    area: fc.constantFrom(10, 250, undefined),
    days: fc.option(fc.record({ office: fc.nat(40), applicant: fc.nat(40), others: fc.nat(9) }), { nil: undefined }),
    steps: fc.constantFrom({}, { review: 3 }, { review: 4, intake: 1 }),
  })
  fc.assert(
    fc.property(fc.array(made), fc.array(made), (some, more) => {
      const [one, other] = [some, more].map((each) =>
        each.map((part) => done({ ...part, appeal: part.procedure === 'recurso' })),
      )
      const [apart, whole] = [
        together([talliesOf(one ?? []), talliesOf(other ?? [])]),
        talliesOf([...(one ?? []), ...(other ?? [])]),
      ]
      for (const told of [summaryOfAll, filings, bottlenecks, authorisedByUse]) expect(told(apart)).toEqual(told(whole))
      for (const by of ['procedure', 'unit', 'appeal'] as const)
        expect(summaryBy(apart, by)).toEqual(summaryBy(whole, by))
    }),
  )
})

test('what was authorised is added up by use; what was denied is not', () => {
  const cases = [
    done({ use: 'housing', area: 100, investment: 50_000 }),
    done({ use: 'housing', area: 60, investment: 20_000 }),
    done({ use: 'commerce', area: 900, investment: 400_000 }),
    done({ use: 'commerce', area: 5000, authorised: false }),
  ]
  expect(authorisedByUse(talliesOf(cases))).toEqual([
    { use: 'commerce', cases: 1, area: 900, investment: 400_000 },
    { use: 'housing', cases: 2, area: 160, investment: 70_000 },
  ])
})

test('second and third filings are told apart', () => {
  const cases = [done({}), done({}), done({ entries: 3 })]
  expect(filings(talliesOf(cases))).toEqual([
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
    expect(bottlenecks(talliesOf(cases))).toEqual([
      { procedure: 'permiso', step: 'review', mean: 10, cases: 1 },
      { procedure: 'permiso', step: 'intake', mean: 2, cases: 2 },
    ])
  })
})
