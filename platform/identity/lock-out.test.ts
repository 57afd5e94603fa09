import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FailureTally,
  judgeTry,
  TRIES,
  TRIES_OF_STRANGERS,
  TRIES_OF_STRANGERS_A_DAY,
  type TryVerdict,
} from './lock-out.ts'

const QUIET: FailureTally = { known: false, device: 0, address: 0, strangers: 0, strangersADay: 0 }

describe('how many tries somebody has', () => {
  const cases: readonly [string, Partial<FailureTally>, TryVerdict][] = [
    ['nobody has failed', {}, 'allowed'],
    ['the last of the tries from one address', { address: TRIES - 1, strangers: TRIES - 1 }, 'allowed'],
    ['one address has used them up', { address: TRIES, strangers: TRIES }, 'window'],
    ['many addresses, few tries each', { address: 1, strangers: TRIES_OF_STRANGERS }, 'window'],
    ['patience: a hundred tries in a day', { strangersADay: TRIES_OF_STRANGERS_A_DAY }, 'day'],
    [
      'the owner at a browser of theirs, while strangers guess from everywhere',
      { known: true, address: 99, strangers: 999, strangersADay: 9999 },
      'allowed',
    ],
    ['a known browser that is guessed on itself', { known: true, device: TRIES }, 'window'],
  ]
  it.each(cases)('%s', (_, tally, verdict) => {
    expect(judgeTry({ ...QUIET, ...tally })).toBe(verdict)
  })

  const count = fc.nat(300)
  const tally: fc.Arbitrary<FailureTally> = fc.record({
    known: fc.boolean(),
    device: count,
    address: count,
    strangers: count,
    strangersADay: count,
  })

  it('what strangers do never changes the answer to a known browser', () => {
    fc.assert(
      fc.property(tally, count, count, count, (one, address, strangers, strangersADay) => {
        const known = { ...one, known: true }
        expect(judgeTry({ ...known, address, strangers, strangersADay })).toBe(judgeTry(known))
      }),
    )
  })

  it('one failure more never opens what was shut', () => {
    fc.assert(
      fc.property(tally, fc.constantFrom('device', 'address', 'strangers', 'strangersADay'), (one, field) => {
        if (judgeTry(one) !== 'allowed') expect(judgeTry({ ...one, [field]: one[field] + 1 })).not.toBe('allowed')
      }),
    )
  })

  it('strangers together never get more than a hundred tries a day', () => {
    fc.assert(
      fc.property(tally, (one) => {
        const many = { ...one, known: false, strangersADay: TRIES_OF_STRANGERS_A_DAY + one.strangersADay }
        expect(judgeTry(many)).toBe('day')
      }),
    )
  })
})
