import { describe, expect, it } from 'vitest'
import { NO_SCHEDULE, type Schedule } from '../model.ts'
import { checkSchedule, hasSchedule, programmedThrough } from './schedule.ts'

const EMPTY = NO_SCHEDULE.months
function quantities(first: readonly (number | null)[], annualTotal?: number): Schedule {
  const months = [...first, ...EMPTY].slice(0, 12)
  return annualTotal === undefined ? { kind: 'quantities', months } : { kind: 'quantities', months, annualTotal }
}

describe('a schedule', () => {
  it('is accepted when its months add up to the written total, decimals included', () => {
    expect(checkSchedule(quantities([0.1, 0.2, null, 0.7], 1)).ok).toBe(true)
    expect(checkSchedule(quantities([5, 5])).ok).toBe(true)
  })

  it('is refused when they do not, naming the cells', () => {
    const months = ['F9', 'G9', 'H9', 'I9', 'J9', 'K9', 'L9', 'M9', 'N9', 'O9', 'P9', 'Q9']
    const result = checkSchedule(quantities([5, 5], 12), { total: 'R9', months })
    if (result.ok) throw new Error('accepted')
    expect(result.refusal.kind).toBe('total_differs')
    expect(result.refusal.address).toBe('R9')
    expect(result.refusal.message.es).toContain('suman 10, pero el total anual (celda R9) dice 12')
    expect(result.refusal.message.en).toContain('F9, G9')
  })

  it('is refused with a negative month or another number of months', () => {
    const negative = checkSchedule(quantities([5, -1]))
    expect(!negative.ok && negative.refusal.message.es).toContain('mes 2')
    const short = checkSchedule({ kind: 'quantities', months: [1, 2] })
    expect(!short.ok && short.refusal.kind).toBe('not_twelve_months')
  })

  it('without marks is none; a written 0 is one', () => {
    expect(hasSchedule(NO_SCHEDULE)).toBe(false)
    expect(hasSchedule({ kind: 'marks', months: EMPTY })).toBe(false)
    expect(hasSchedule(quantities([0]))).toBe(true)
  })

  it('adds up to a month', () => {
    expect(programmedThrough(quantities([0.1, 0.1, 0.1, 5]), 3)).toBe(0.3)
    expect(programmedThrough(quantities([1, 2, 3]), 0)).toBe(0)
  })
})
