import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import { type Calculation, type CalculationInput, WHOLE } from '../../model.ts'
import { affectedCells } from './affected.ts'
import { computeCell, type Ground } from './compute-cell.ts'
import { type Formula, formulaOf } from './formula.ts'
import { computedParts, formulaOfPart, hasPart, partsRead, seriesOf } from './parts.ts'
import { type Figure, Shelf } from './shelf.ts'

const SEX = {
  code: 'sex',
  title: { es: 'sexo' },
  values: [
    { code: 'women', title: { es: 'Mujeres' } },
    { code: 'men', title: { es: 'Hombres' } },
  ],
}
const PARTS = [WHOLE, 'sex=women', 'sex=men']

function formula(calculation: Calculation): Formula {
  const made = formulaOf(calculation)
  if (!made.ok) throw new Error(made.refusal.message.en)
  return made.value
}
const input = (indicator: string, more: Partial<CalculationInput> = {}): CalculationInput => ({
  ...{ indicator, period: 'same', place: 'same' },
  ...more,
})

const RATE = formula({
  inputs: { poor: input('poor'), people: input('people') },
  formula: { numerator: 'poor', denominator: 'people' },
})
const SHARE_OF_WOMEN = formula({
  inputs: { women: input('people', { part: 'sex=women' }), people: input('people', { part: WHOLE }) },
  formula: { value: '100 * women / people' },
})
const BY_AREA = formula({
  inputs: { people: input('people'), area: input('area', { period: 'latest', part: WHOLE }) },
  formula: { numerator: 'people', denominator: 'area' },
})
const GROWTH = formula({
  inputs: { now: input('people'), before: input('people', { period: 'previous' }) },
  formula: { numerator: 'now - before', denominator: 'before' },
})
const OF_ALL = formula({
  inputs: { people: input('people'), all: input('people', { place: 'whole', part: WHOLE }) },
  formula: { value: '100 * people / all' },
})

const figure = (period: string, value: Figure['value']): Figure => ({
  ...{ period, value, numerator: undefined, denominator: undefined, status: 'A', batch: 1, demo: false },
})
const PLACES = ['north', 'south']
const groundOf = (shelf: Shelf): Ground => ({
  shelf,
  divisionOf: () => PLACES,
  sheetOf: () => ({ aggregation: 'sum', factor: 1 }),
})

describe('parts of an indicator', () => {
  const shelf = new Shelf()
  const put = (indicator: string, part: string, value: number) =>
    shelf.put(seriesOf({ indicator, part }), 'north', figure('2019', value))
  put('poor', WHOLE, 30)
  put('poor', 'sex=women', 20)
  put('people', WHOLE, 100)
  put('people', 'sex=women', 50)
  shelf.put(seriesOf({ indicator: 'people', part: WHOLE }), 'south', figure('2019', 100))
  const value = (of: Formula, part: string) =>
    computeCell(formulaOfPart(of, part), 100, groundOf(shelf), 'north', '2019')?.value

  it('are computed from the same parts of what they are computed from', () => {
    expect(value(RATE, WHOLE)).toBe(30)
    expect(value(RATE, 'sex=women')).toBe(40)
    expect(value(RATE, 'sex=men')).toBeUndefined()
  })

  it('are read where a formula names them, whatever part is computed', () => {
    expect(value(SHARE_OF_WOMEN, WHOLE)).toBe(50)
    expect(value(OF_ALL, 'sex=women')).toBe(25)
  })

  it('say which part was read', () => {
    const computed = computeCell(formulaOfPart(OF_ALL, 'sex=women'), 1, groundOf(shelf), 'north', '2019')
    expect(computed?.inputs.map(({ name, part }) => [name, part])).toEqual([
      ['people', 'sex=women'],
      ['all', WHOLE],
    ])
  })

  it('are those of the sheet, one breakdown at a time', () => {
    expect(computedParts({ breakdowns: [SEX] })).toEqual(PARTS)
    expect(partsRead(new Map([['share', SHARE_OF_WOMEN]]), new Map())).toEqual([WHOLE, 'sex=women'])
    expect(partsRead(new Map([['rate', RATE]]), new Map([['rate', { breakdowns: [SEX] }]]))).toEqual(PARTS)
  })

  it.each([
    [WHOLE, true],
    ['sex=women', true],
    ['sex=others', false],
    ['age=65', false],
    ['age=65;sex=women', false],
  ])('%s is there: %s', (key, there) => {
    expect(hasPart([SEX], key)).toBe(there)
  })
})

const change = fc.record({
  indicator: fc.constantFrom('people', 'poor', 'area'),
  part: fc.constantFrom(...PARTS),
  placeId: fc.constantFrom(...PLACES),
  period: fc.constantFrom('2016', '2017', '2018', '2019', '2020'),
  value: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 50 }) },
    { weight: 1, arbitrary: fc.constant(missing('suppressed')) },
  ),
})

it('computed again after changes is what is computed afresh', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 40 }),
      fc.array(change, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(RATE, SHARE_OF_WOMEN, BY_AREA, GROWTH, OF_ALL),
      fc.constantFrom(...PARTS),
      (before, changes, general, part) => {
        const of = formulaOfPart(general, part)
        const shelf = new Shelf()
        const put = (all: typeof before) => {
          for (const { placeId, period, value, ...series } of all)
            shelf.put(seriesOf(series), placeId, figure(period, value))
        }
        const compute = (placeId: string, period: string) => computeCell(of, 1, groundOf(shelf), placeId, period)?.value
        const cells = PLACES.flatMap((placeId) =>
          ['2016', '2017', '2018', '2019', '2020', '2021'].map((period) => ({ placeId, period })),
        )
        const all = () =>
          new Map(cells.map((cell) => [`${cell.placeId} ${cell.period}`, compute(cell.placeId, cell.period)]))
        put(before)
        const kept = all()
        put(changes)
        for (const { placeId, period } of affectedCells(of.inputs, changes, shelf, () => PLACES))
          kept.set(`${placeId} ${period}`, compute(placeId, period))
        expect(kept).toEqual(all())
      },
    ),
    { numRuns: 500 },
  )
})
