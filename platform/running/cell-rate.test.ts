import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rate, takeHere } from './cell-rate.ts'
import { networkOf } from './rate-limits.ts'

const TEN_A_MINUTE: Rate = { perMinute: 10, burst: 3 }

/** One caller who asks at these milliseconds: `.` let through, a number: how many seconds to wait. */
function asked(rate: Rate, times: readonly number[]): string {
  const callers = new Map<string, number>()
  return times.map((now) => takeHere(callers, 'one', rate, now) ?? '.').join(' ')
}

describe('how often one caller may ask', () => {
  it.each([
    { what: 'a burst passes, and then one waits', times: [0, 0, 0, 0], is: '. . . 6' },
    { what: 'what was refused costs nothing', times: [0, 0, 0, 0, 0, 6000], is: '. . . 6 6 .' },
    { what: 'steadily, for ever', times: [0, 6000, 12_000, 18_000, 24_000], is: '. . . . .' },
    {
      what: 'twice too fast, in the end every other one',
      times: [0, 0, 0, 3000, 6000, 9000, 12_000],
      is: '. . . 3 . 3 .',
    },
    {
      what: 'after a rest the whole burst again',
      times: [0, 0, 0, 18_000, 18_000, 18_000, 18_000],
      is: '. . . . . . 6',
    },
  ])('$what', ({ times, is }) => {
    expect(asked(TEN_A_MINUTE, times)).toBe(is)
  })

  it('never passes more than the burst and what the time gives, however the requests fall', () => {
    const rates = fc.record({ perMinute: fc.integer({ min: 1, max: 600 }), burst: fc.integer({ min: 1, max: 100 }) })
    const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 })
    fc.assert(
      fc.property(rates, gaps, (rate, waits) => {
        let now = 1_000_000
        const times = waits.map((gap) => (now += gap))
        const passed = asked(rate, times)
          .split(' ')
          .flatMap((answer, index) => (answer === '.' ? [times[index] ?? 0] : []))
        for (const [first, from] of passed.entries())
          for (const [last, to] of passed.entries())
            if (last >= first)
              expect(last - first + 1).toBeLessThanOrEqual(rate.burst + ((to - from) / 60_000) * rate.perMinute + 1)
        const told = asked(rate, times).split(' ')
        // Who waits as long as told is let through.
        for (const [index, answer] of told.entries()) {
          if (answer === '.' || answer === '') continue
          const after = [...times.slice(0, index + 1), (times[index] ?? 0) + Number(answer) * 1000]
          expect(asked(rate, after).split(' ').at(-1)).toBe('.')
        }
      }),
      { numRuns: 50 },
    )
  })

  it('counts each caller alone, and forgets who was quiet longest before memory fills', () => {
    const callers = new Map<string, number>()
    for (let caller = 0; caller < 60_000; caller += 1) takeHere(callers, `caller ${caller}`, TEN_A_MINUTE, caller)
    expect(callers.size).toBe(50_000)
    expect(callers.has('caller 59999')).toBe(true)
    expect(callers.has('caller 0')).toBe(false)
  })
})

describe('an IPv6 household', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
