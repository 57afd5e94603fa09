import { describe, expect, test } from 'vitest'
import { realTimes } from './real-times.ts'
import type { FinishedCase } from './statistics.ts'

function ended(office: number | undefined, more: Partial<FinishedCase> = {}): FinishedCase {
  return {
    ...{
      procedure: 'permiso',
      appeal: false,
      unit: undefined,
      jurisdiction: undefined,
      use: undefined,
      area: undefined,
      investment: undefined,
    },
    ...{ resolved: true, authorised: true, entries: 1, inTerm: true, inLaw: true, steps: {} },
    days: office === undefined ? undefined : { office, applicant: 90, others: 0 },
    ...more,
  }
}
const many = (count: number, more: Partial<FinishedCase> = {}) =>
  Array.from({ length: count }, (_, at) => ended(at + 1, more))

describe('how long a procedure really takes', () => {
  test('is told from ten resolved cases on', () => {
    expect(realTimes(many(9)).office).toBeUndefined()
    expect(realTimes(many(9)).cases).toBe(9)
    expect(realTimes(many(10)).office).toEqual({ mean: 5.5, median: 5.5, p90: 9.1 })
  })

  test('counts the days of the office, not those of the applicant', () => {
    expect(realTimes(many(11)).office?.median).toBe(6)
  })

  test('leaves out who gave up, and cases whose days nobody counted', () => {
    expect(realTimes([...many(9), ended(500, { resolved: false })]).office).toBeUndefined()
    const uncounted = ended(undefined, { inTerm: undefined })
    expect(realTimes([...many(9), uncounted])).toEqual({ cases: 10, office: undefined, inTerm: { of: 9, count: 9 } })
  })

  test('tells how many were in time', () => {
    expect(realTimes([...many(10), ...many(5, { inTerm: false })]).inTerm).toEqual({ of: 15, count: 10 })
  })
})
