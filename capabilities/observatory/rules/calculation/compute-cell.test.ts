import { describe, expect, it, test } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import type { Calculation } from '../../model.ts'
import { affectedCells } from './affected.ts'
import { computeCell, type Ground } from './compute-cell.ts'
import { formulaOf } from './formula.ts'
import { below, calculationGraph } from './graph.ts'
import { periodStep } from './period-steps.ts'
import { type Figure, Shelf } from './shelf.ts'

const figure = (period: string, value: Figure['value'], more: Partial<Figure> = {}): Figure => ({
  period,
  value,
  numerator: undefined,
  denominator: undefined,
  status: 'A',
  batch: 1,
  demo: false,
  ...more,
})

function ground(figures: readonly (readonly [string, string, Figure])[]): Ground {
  const shelf = new Shelf()
  for (const [indicator, place, each] of figures) shelf.put(indicator, place, each)
  return { shelf, divisionOf: () => ['north', 'south'], sheetOf: () => ({ aggregation: 'sum', factor: 1 }) }
}

function formula(calculation: Calculation) {
  const made = formulaOf(calculation)
  if (!made.ok) throw new Error(made.refusal.message.en)
  return made.value
}

const DENSITY = formula({
  inputs: {
    people: { indicator: 'people', period: 'same', place: 'same' },
    area: { indicator: 'area', period: 'latest', place: 'same' },
  },
  formula: { numerator: 'people', denominator: 'area' },
})
const GROWTH = formula({
  inputs: {
    now: { indicator: 'people', period: 'same', place: 'same' },
    before: { indicator: 'people', period: 'previous', place: 'same' },
  },
  formula: { numerator: 'now - before', denominator: 'before' },
})
const SHARE = formula({
  inputs: {
    own: { indicator: 'people', period: 'same', place: 'same' },
    all: { indicator: 'people', period: 'same', place: 'whole' },
  },
  formula: { value: '100 * own / all' },
})

const PEOPLE = [
  ['people', 'north', figure('2018', 900)],
  ['people', 'north', figure('2019', 990, { status: 'P' })],
  ['people', 'south', figure('2019', 10)],
  ['area', 'north', figure('2007', 30)],
] as const

describe('one figure of a formula', () => {
  it('divides what it was given, and an area of 2007 still stands in 2019', () => {
    const computed = computeCell(DENSITY, 1, ground(PEOPLE), 'north', '2019')
    expect(computed).toMatchObject({ value: 33, numerator: 990, denominator: 30, status: 'P', demo: false })
    expect(computed?.inputs.map(({ period }) => period)).toEqual(['2019', '2007'])
  })
  it('compares with the year before, and where a series begins there is nothing', () => {
    expect(computeCell(GROWTH, 100, ground(PEOPLE), 'north', '2019')?.value).toBe(10)
    expect(computeCell(GROWTH, 100, ground(PEOPLE), 'north', '2018')).toBeUndefined()
  })
  it('sets a place against all places together', () => {
    expect(computeCell(SHARE, 1, ground(PEOPLE), 'north', '2019')?.value).toBe(99)
    const lacking = ground([...PEOPLE, ['people', 'south', figure('2019', missing('suppressed'))]])
    expect(computeCell(SHARE, 1, lacking, 'north', '2019')?.value).toEqual(missing('below_coverage'))
  })
  it.each([
    ['what is withheld stays withheld', figure('2019', missing('suppressed')), 30, missing('suppressed')],
    ['nothing is divided by zero', figure('2019', 990), 0, missing('undefined_ratio')],
    ['0 people are 0, and no gap', figure('2019', 0), 30, 0],
  ] as const)('%s', (_, people, km2, value) => {
    const at = ground([
      ['people', 'north', people],
      ['area', 'north', figure('2007', km2)],
    ])
    expect(computeCell(DENSITY, 1, at, 'north', '2019')?.value).toEqual(value)
  })
  it('has no figure where its own period says nothing, and a typed gap where only the other input lacks', () => {
    const noArea = ground([['people', 'north', figure('2019', 990)]])
    expect(computeCell(DENSITY, 1, noArea, 'north', '2019')?.value).toEqual(missing('not_collected'))
    expect(computeCell(DENSITY, 1, noArea, 'north', '2017')).toBeUndefined()
  })
  it('rests on made-up figures as soon as one of them is', () => {
    const at = ground([...PEOPLE, ['area', 'north', figure('2019', 30, { demo: true })]])
    expect(computeCell(DENSITY, 1, at, 'north', '2019')?.demo).toBe(true)
  })
})

describe('what must be computed anew after a change', () => {
  const { shelf, divisionOf } = ground([...PEOPLE, ['area', 'north', figure('2019', 31)]])
  const cells = (of: typeof DENSITY, indicator: string, placeId: string, period: string) =>
    affectedCells(of.inputs, [{ indicator, part: 'total', placeId, period }], shelf, divisionOf)
      .map((cell) => `${cell.placeId} ${cell.period}`)
      .sort()
  it.each([
    ['people of 2018', DENSITY, 'people', 'north', '2018', ['north 2018']],
    ['an area stands until the next one', DENSITY, 'area', 'north', '2007', ['north 2018']],
    ['the newest area stands from its year on', DENSITY, 'area', 'north', '2019', ['north 2019']],
    ['growth of its own year and of the next', GROWTH, 'people', 'north', '2018', ['north 2018', 'north 2019']],
    ['every share of the division', SHARE, 'people', 'south', '2019', ['north 2019', 'south 2019']],
    ['what is not read', SHARE, 'area', 'north', '2019', []],
  ] as const)('%s', (_, of, indicator, place, period, found) => {
    expect(cells(of, indicator, place, period)).toEqual(found)
  })
})

test('everything below a change is computed after what it is computed from', () => {
  const over = (...indicators: readonly string[]): Calculation => ({
    inputs: Object.fromEntries(indicators.map((code) => [code, { indicator: code, period: 'same', place: 'same' }])),
    formula: { value: indicators.join(' + ') },
  })
  const graph = calculationGraph(
    new Map([
      ['a_top', over('middle', 'side')],
      ['middle', over('base')],
      ['side', over('other')],
      ['zero', over('a_top')],
    ]),
  )
  expect(graph.circle).toBeUndefined()
  expect(below(graph, ['base'])).toEqual(['middle', 'a_top', 'zero'])
  expect(below(graph, ['other'])).toEqual(['side', 'a_top', 'zero'])
  expect(below(graph, ['zero'])).toEqual([])
})

it.each([
  ['2019', -1, '2018'],
  ['2019-S1', -1, '2018-S2'],
  ['2019-Q4', 1, '2020-Q1'],
  ['2019-01', -1, '2018-12'],
  ['2019-12', 1, '2020-01'],
  ['2020-02-28', 1, '2020-02-29'],
] as const)('the period beside %s by %i is %s', (period, by, beside) => expect(periodStep(period, by)).toBe(beside))
