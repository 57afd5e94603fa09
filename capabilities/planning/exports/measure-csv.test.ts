import { expect, it } from 'vitest'
import type { MeasureAnswer, PublishedRecord } from '../data/public-queries.ts'
import { measureCsv } from './measure-csv.ts'

const record = (own: Partial<PublishedRecord>): PublishedRecord => ({
  kind: 'case',
  id: '01a228be-0000-7000-8000-000000000001',
  at: '2019-03-04',
  numerator: undefined,
  denominator: undefined,
  value: undefined,
  open: { label: 'OPAMSS-PC-2019-00012', href: '/estado/OPAMSS-PC-2019-00012' },
  ...own,
})
const csv = (...records: readonly PublishedRecord[]) =>
  measureCsv({
    measure: { id: 'cases.resolved' },
    reading: { asOf: '2019-09-30' },
    records,
    demo: true,
  } as unknown as MeasureAnswer)
    .split('\r\n')
    .slice(1, -1)

it('gives each record with its page and what it contributes', () => {
  expect(csv(record({ value: 12.5 }), record({}))).toEqual([
    'cases.resolved,2019-09-30,case,01a228be-0000-7000-8000-000000000001,OPAMSS-PC-2019-00012,/estado/OPAMSS-PC-2019-00012,2019-03-04,,,12.5,true',
    'cases.resolved,2019-09-30,case,01a228be-0000-7000-8000-000000000001,OPAMSS-PC-2019-00012,/estado/OPAMSS-PC-2019-00012,2019-03-04,,,1,true',
  ])
})

it('gives both parts of a ratio, and no third number that could be added up', () => {
  expect(csv(record({ numerator: 3, denominator: 4 }))[0]?.endsWith(',2019-03-04,3,4,,true')).toBe(true)
})

it('says of a record that may not be opened only what it contributes', () => {
  expect(csv(record({ open: undefined, at: undefined, value: 2 }))).toEqual([
    'cases.resolved,2019-09-30,case,,,,,,,2,true',
  ])
})
