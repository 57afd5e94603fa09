import { describe, expect, it } from 'vitest'
import { missing } from '../../../../kernel/missing.ts'
import type { MeasuredRecord } from '../../../../platform/measures/measure.ts'
import { measuredCells } from './measured-cells.ts'

const PLACES = [
  { id: 'a', code: 'apopa' },
  { id: 'n', code: 'nejapa' },
]
const record = (municipality: string | undefined, more: Partial<MeasuredRecord> = {}): MeasuredRecord => ({
  kind: 'cases.case',
  id: String(municipality),
  label: 'x',
  href: '/x',
  ...(municipality === undefined ? {} : { breakdowns: { municipality } }),
  ...more,
})
const of = { indicator: 'area_authorised', period: '2019' }

describe('figures of places from records', () => {
  it('are counted and summed, 0 where nothing happened', () => {
    const records = [record('apopa', { value: 120 }), record('apopa', { value: 30.5 })]
    const { cells } = measuredCells({ fold: 'sum', records }, PLACES, of)
    expect(cells.map(({ placeId, value }) => [placeId, value])).toEqual([
      ['a', 150.5],
      ['n', 0],
    ])
  })

  it('keep what a share is made of, and are none where there is nothing to divide', () => {
    const records = [
      record('apopa', { numerator: 1, denominator: 1 }),
      record('apopa', { numerator: 0, denominator: 1 }),
    ]
    const { cells } = measuredCells({ fold: 'ratio', records }, PLACES, of)
    expect(cells[0]).toMatchObject({ value: 50, numerator: 1, denominator: 2 })
    expect(cells[1]?.value).toEqual(missing('no_demand'))
  })

  it('give back records of places that are not known', () => {
    const { elsewhere } = measuredCells({ fold: 'count', records: [record('atlantis'), record(undefined)] }, PLACES, of)
    expect(elsewhere).toHaveLength(2)
  })
})
