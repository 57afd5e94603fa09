import { expect, it } from 'vitest'
import { saidChange } from './catalogue-words.ts'

it.each([
  [1.26, '+1.3'],
  [-1.6, '-1.6'],
  [0.04, '0.0'],
  [-0.04, '0.0'],
  [0, '0.0'],
])('a change of %d is written %s', (change, said) => {
  expect(saidChange(change, (value) => value.toFixed(1))).toBe(said)
})
