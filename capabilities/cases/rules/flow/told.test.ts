import { expect, test } from 'vitest'
import { stepsTold } from './told.ts'

const title = { es: 'x' }
const step = (key: string, by: string, join?: string[]) => ({
  key,
  title,
  by,
  actions: [],
  ...(join === undefined ? {} : { join }),
})
const steps = [
  step('intake', 'intake'),
  step('urban', 'reviewer'),
  step('structure', 'reviewer'),
  step('gather', 'coordinator', ['urban', 'structure']),
  step('correction', 'applicant'),
]

test.each([
  [['reviewer'], ['urban', 'structure'], ['structure', 'urban'], ['urban', 'structure'], 'whose turn comes'],
  [['coordinator'], ['gather'], ['structure'], [], 'not before the last has arrived'],
  [['coordinator'], ['gather'], ['gather'], ['gather'], 'when it has'],
  [['intake'], ['gather'], ['structure'], ['intake'], 'who is only to know of it'],
  [['applicant', 'clock'], ['correction'], ['correction'], [], 'the applicant is told another way'],
  [undefined, ['urban'], ['urban'], [], 'nobody'],
] as const)('telling %j of going to %j, open %j: %j (%s)', (tells, to, open, expected, _why) => {
  const action = { to: [...to], ...(tells === undefined ? {} : { tells: [...tells] }) }
  expect(stepsTold({ steps }, action, { open, arrived: {} }).map(({ key }) => key)).toEqual(expected)
})
