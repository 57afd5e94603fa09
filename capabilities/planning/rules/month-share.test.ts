import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MonthCounts, monthShare } from './month-share.ts'

const month = (counts: Partial<MonthCounts>): MonthCounts => ({
  programmed: 10,
  met: 0,
  silent: 0,
  counted: true,
  ...counts,
})

describe('the share of activities that did what a month asked', () => {
  it.each([
    ['all of them', month({ met: 10 }), { raw: 100, capped: 100 }],
    ['three of ten', month({ met: 3, silent: 2 }), { raw: 30, capped: 30 }],
    ['all reported and none met: that is 0', month({}), { raw: 0, capped: 0 }],
    ['nobody reported: that is not 0', month({ silent: 10 }), { missing: 'not_reported' }],
    ['nothing was programmed', month({ programmed: 0 }), { missing: 'not_programmed' }],
    ['the month is not over', month({ counted: false }), { missing: 'not_yet_due' }],
  ])('%s', (_, counts, expected) => {
    expect(monthShare(counts)).toEqual(expected)
  })

  it('stays within 0 and 100 whatever is counted', () => {
    const counts = fc.nat(500).chain((programmed) =>
      fc.record({
        programmed: fc.constant(programmed),
        met: fc.nat(programmed),
        silent: fc.nat(programmed),
        counted: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(counts, (any) => {
        const share = monthShare(any)
        if (!('missing' in share)) expect(share.raw >= 0 && share.raw <= 100).toBe(true)
      }),
    )
  })
})
