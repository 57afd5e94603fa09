import { describe, expect, it } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import type { Cell, NewCell } from '../../model.ts'
import { findingsOf } from './findings.ts'

const SHEETS = new Map([
  ['poverty_rate', { kind: 'percentage', aggregation: 'ratio' } as const],
  ['crimes', { kind: 'count', aggregation: 'sum' } as const],
])
const cell = (
  indicator: string,
  placeId: string,
  period: string,
  value: NewCell['value'],
  breakdown = 'total',
): NewCell => ({
  indicator,
  placeId,
  period,
  breakdown,
  value,
  status: 'P',
})
const published = (...args: Parameters<typeof cell>): Cell => ({
  ...cell(...args),
  numerator: undefined,
  denominator: undefined,
  batch: 1,
  revision: 1,
})
const rules = (cells: readonly NewCell[], before: readonly Cell[] = []) =>
  findingsOf(cells, before, SHEETS).map(({ rule, severity, placeId }) => `${severity} ${rule} ${placeId}`)

describe('what is noticed in a batch', () => {
  it('a negative count stops it, a percentage above 100 is asked about', () => {
    expect(rules([cell('crimes', 'a', '2019', -1)])).toEqual(['error range a'])
    expect(rules([cell('poverty_rate', 'a', '2019', 104)])).toEqual(['warning range a'])
  })

  it('a jump of more than half since the period before, in the batch or published; not from nothing', () => {
    const before = [published('crimes', 'a', '2018', 100)]
    expect(rules([cell('crimes', 'a', '2019', 151)], before)).toEqual(['warning jump a'])
    expect(rules([cell('crimes', 'a', '2019', 150)], before)).toEqual([])
    expect(rules([cell('crimes', 'a', '2018', 20), cell('crimes', 'a', '2019', 150)])).toEqual(['warning jump a'])
    expect(rules([cell('crimes', 'a', '2019', 150)], [published('crimes', 'a', '2018', 0)])).toEqual([])
  })

  it('parts that do not make up their total, but only of what adds up', () => {
    const parts = [
      cell('crimes', 'a', '2019', 10),
      cell('crimes', 'a', '2019', 4, 'sex=women'),
      cell('crimes', 'a', '2019', 5, 'sex=men'),
    ]
    expect(rules(parts)).toEqual(['error parts a'])
    expect(rules([...parts.slice(0, 2), cell('crimes', 'a', '2019', 6, 'sex=men')])).toEqual([])
    expect(rules(parts.map((each) => ({ ...each, indicator: 'poverty_rate' })))).toEqual([])
    expect(rules([...parts.slice(0, 2), cell('crimes', 'a', '2019', missing('suppressed'), 'sex=men')])).toEqual([])
  })

  it('a total that is corrected without its parts, and not parts of which some have not come yet', () => {
    const before = [
      published('crimes', 'a', '2019', 10),
      published('crimes', 'a', '2019', 4, 'sex=women'),
      published('crimes', 'a', '2019', 6, 'sex=men'),
    ]
    expect(rules([cell('crimes', 'a', '2019', 12)], before)).toContain('error parts a')
    expect(rules([cell('crimes', 'a', '2019', 12), cell('crimes', 'a', '2019', 8, 'sex=men')], before)).not.toContain(
      'error parts a',
    )
    const women = cell('crimes', 'a', '2019', 4, 'sex=women')
    const listed = {
      code: 'sex',
      title: { es: 'sexo' },
      values: ['women', 'men'].map((code) => ({ code, title: { es: code } })),
    }
    const sheets = new Map([['crimes', { kind: 'count', aggregation: 'sum', breakdowns: [listed] } as const]])
    expect(findingsOf([cell('crimes', 'a', '2019', 10), women], [], sheets)).toEqual([])
  })

  it('a place that is usually there and does not come', () => {
    const before = [published('crimes', 'a', '2018', 5), published('crimes', 'b', '2018', 7)]
    expect(rules([cell('crimes', 'a', '2019', 5)], before)).toEqual(['warning gap b'])
  })

  it('what it corrects, a figure that goes missing too; not what it repeats', () => {
    const before = [published('crimes', 'a', '2019', 5)]
    expect(rules([cell('crimes', 'a', '2019', 6)], before)).toEqual(['note correction a'])
    expect(rules([cell('crimes', 'a', '2019', missing('suppressed'))], before)).toEqual(['note correction a'])
    expect(rules([cell('crimes', 'a', '2019', 5)], before)).toEqual([])
  })
})
