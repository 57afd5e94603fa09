import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { typedNumber } from './typed-number.ts'

const percent = typedNumber(z.number().min(0).max(100))

describe('a number typed into a form', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    [' 100 ', 100],
    ['0', 0],
    [62, 62],
  ])('%j is %d', (typed, value) => {
    expect(percent.parse(typed)).toBe(value)
  })

  it.each([['doce'], ['x'], ['50%'], ['-1'], ['1,234'], ['12,5,3'], [''], [undefined], [null]])(
    '%j is none of 0 to 100',
    (typed) => {
      expect(percent.safeParse(typed).success).toBe(false)
    },
  )
})
