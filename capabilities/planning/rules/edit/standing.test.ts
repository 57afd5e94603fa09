import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingOf } from './standing.ts'

describe('an edit towards what is stored by now', () => {
  test.each([
    ['nobody touched it', 1, { value: null, version: 0 }, { value: null, version: 0 }, 'free'],
    ['corrected as it was seen', 1, { value: 0.5, version: 3 }, { value: 0.5, version: 3 }, 'free'],
    ['emptied as it was seen', null, { value: 0.5, version: 3 }, { value: 0.5, version: 3 }, 'free'],
    ['somebody wrote another value', 1, { value: 0.5, version: 3 }, { value: 0.7, version: 4 }, 'stale'],
    ['somebody wrote the first value', 1, { value: null, version: 0 }, { value: 0, version: 1 }, 'stale'],
    [
      'somebody wrote the same value that was seen, and answers for it',
      1,
      { value: 0.5, version: 3 },
      { value: 0.5, version: 4 },
      'stale',
    ],
    ['somebody took it back', 1, { value: 0.5, version: 3 }, { value: null, version: 0 }, 'stale'],
    [
      'taken back and reported anew, the count begins again',
      1,
      { value: 0.5, version: 1 },
      { value: 0.7, version: 1 },
      'stale',
    ],
    ['somebody wrote what I want to write', 1, { value: null, version: 0 }, { value: 1, version: 1 }, 'already'],
    ['my own change, sent twice', 1, { value: 0.5, version: 3 }, { value: 1, version: 4 }, 'already'],
    ['0 is not nothing', 0, { value: 1, version: 1 }, { value: null, version: 0 }, 'stale'],
  ] as const)('%s', (_what, wanted, seen, stored, standing) => {
    expect(standingOf(wanted, seen, stored)).toBe(standing)
  })

  test('a change of somebody else is never written over unseen', () => {
    const value = fc.option(fc.constantFrom(0, 0.5, 1, 2))
    const held = fc.record({ value, version: fc.integer({ min: 0, max: 3 }) })
    fc.assert(
      fc.property(value, held, held, (wanted, seen, stored) => {
        if (standingOf(wanted, seen, stored) === 'free') expect(stored).toEqual(seen)
      }),
    )
  })
})
