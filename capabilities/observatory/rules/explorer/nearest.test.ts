import { expect, it } from 'vitest'
import { type Maybe, missing } from '../../../../kernel/missing.ts'
import { nearest } from './nearest.ts'

const NONE = missing('not_collected')
const values = new Map<string, Maybe<number>>([
  ['2015', 5],
  ['2017', 7],
  ['2019', NONE],
])

it.each([
  ['the year itself, whatever is allowed', '2017', 3, { value: 7, period: '2017', exact: true }],
  ['nothing else where nothing else is allowed', '2018', 0, { value: NONE, period: '2018', exact: true }],
  ['the nearest within the tolerance', '2018', 1, { value: 7, period: '2017', exact: false }],
  ['the earlier of two that are equally near', '2016', 1, { value: 5, period: '2015', exact: false }],
  ['none where the nearest is too far', '2012', 2, { value: NONE, period: '2012', exact: true }],
  ['a near one instead of one that is missing', '2019', 2, { value: 7, period: '2017', exact: false }],
])('is %s', (_, period, tolerance, answer) => {
  expect(nearest(values, period, tolerance)).toEqual(answer)
})
