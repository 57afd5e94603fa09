import { expect, test } from 'vitest'
import type { Step } from '../definition/definition.ts'
import { decidingUnit, unitsOf } from './deciding-unit.ts'

const title = { es: 'x' }
const step = (key: string, by: string, unit?: string, to: readonly string[] = []): Step => ({
  key,
  title,
  by,
  ...(unit === undefined ? {} : { unit }),
  actions: to.length === 0 ? [] : [{ key: 'go', title, to: [...to] }],
})
const granted: Step = { key: 'granted', title, end: 'granted', actions: [] }
const steps = [
  step('intake', 'intake', 'SIM'),
  step('review', 'reviewer', 'SCDU'),
  step('again', 'reviewer'),
  step('outside', 'agency'),
  step('decision', 'head', 'DE', ['granted']),
  granted,
]

test('the unit that decides is that of the step before a decision', () => {
  expect(decidingUnit({ steps })).toBe('DE')
  expect(decidingUnit({ steps: [step('intake', 'intake'), step('review', 'reviewer', 'SCDU')] })).toBe('SCDU')
  expect(decidingUnit({ steps: [step('intake', 'intake')] })).toBeUndefined()
})

test.each([
  ['intake', ['SIM'], 'its own unit'],
  ['again', ['SCDU'], 'where its role works at another step'],
  ['outside', ['DE'], 'the unit that decides waits for what an agency answers'],
])('the step %s is told to %j: %s', (key, units, _why) => {
  const asked = steps.find((each) => each.key === key)
  if (asked === undefined) throw new Error(key)
  expect(unitsOf({ steps }, asked)).toEqual(units)
})

test('where no step has a unit, nobody in particular is told', () => {
  const none = [step('intake', 'intake')]
  expect(unitsOf({ steps: none }, none[0] ?? granted)).toEqual([])
})
