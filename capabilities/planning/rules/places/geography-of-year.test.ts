import { describe, expect, it } from 'vitest'
import { carriedPlaces, geographyOfYear } from './geography-of-year.ts'

const LAW = '2024-05-01'
const division = (code: string, places: number, from?: string, until?: string, kind = 'administrative') => ({
  code,
  kind,
  places,
  validFrom: from,
  validUntil: until,
})
const AMSS = [
  division('districts-from-2024', 14, LAW),
  division('municipalities-from-2024', 6, LAW),
  division('municipalities-until-2024', 14, undefined, LAW),
  division('amss', 1, undefined, undefined, 'metropolitan'),
  division('grid-500', 2000, undefined, undefined, 'grid'),
]

describe('by which division a plan names its places', () => {
  it.each([
    ['long before the law', 2019, 'municipalities-until-2024'],
    ['the plan of the year of the change was made before it', 2024, 'municipalities-until-2024'],
    ['the first plan after it: the districts, which are finer', 2025, 'districts-from-2024'],
  ])('%s', (_when, year, code) => {
    expect(geographyOfYear(AMSS, year)?.code).toBe(code)
  })

  it('never a grid or the area as a whole, however fine', () => {
    expect(
      geographyOfYear(
        AMSS.filter(({ kind }) => kind !== 'administrative'),
        2019,
      ),
    ).toBeUndefined()
  })

  it('not one that begins later, nor one without a place', () => {
    expect(geographyOfYear([division('new', 4, '2019-01-02'), division('empty', 0)], 2019)).toBeUndefined()
    expect(geographyOfYear([division('new', 4, '2019-01-01')], 2019)?.code).toBe('new')
  })

  it('of two equally fine ones, always the same', () => {
    const two = [division('b', 3), division('a', 3)]
    expect(geographyOfYear(two, 2019)?.code).toBe('a')
    expect(geographyOfYear(two.toReversed(), 2019)?.code).toBe('a')
  })
})

describe('where work goes on after the division changed', () => {
  const shares = [
    { from: 'apopa', to: 'apopa-district', share: 1 },
    { from: 'divided', to: 'north', share: 0.6 },
    { from: 'divided', to: 'south', share: 0.4 },
  ]
  it('in the place that it went into whole', () => {
    expect(carriedPlaces(['apopa'], shares)).toEqual(['apopa-district'])
  })
  it('nowhere that nobody said: of a place that was divided, or is unknown, nothing', () => {
    expect(carriedPlaces(['divided', 'elsewhere'], shares)).toEqual([])
  })
})
