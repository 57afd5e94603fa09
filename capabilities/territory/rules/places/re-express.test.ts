import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { type PlaceShare, type ReExpressRule, reExpress } from './re-express.ts'

/** Two old municipalities become one; a third is divided, three quarters of its people going east. */
const SHARES: readonly PlaceShare[] = [
  { from: 'apopa', to: 'oeste', share: 1 },
  { from: 'nejapa', to: 'oeste', share: 1 },
  { from: 'marcos', to: 'oeste', share: 0.25 },
  { from: 'marcos', to: 'este', share: 0.75 },
]
const told = (figures: Readonly<Record<string, Maybe<number>>>, rule: ReExpressRule, shares = SHARES) => {
  const answer = reExpress(new Map(Object.entries(figures)), shares, rule)
  if (!answer.ok) return answer.refusal.kind
  return Object.fromEntries([...answer.value].map(([to, { value, coverage }]) => [to, [value, coverage]]))
}
const WEIGHTS = new Map([
  ['apopa', 300],
  ['nejapa', 100],
  ['marcos', 400],
])

describe('figures told for another division of the ground', () => {
  it.each([
    [
      'a count is the sum of its parts',
      { apopa: 10, nejapa: 20, marcos: 40 },
      { kind: 'count', basis: 'population' },
      { oeste: [40, 1], este: [30, 1] },
    ],
    [
      'nothing reported of a part is no zero',
      { apopa: 10, marcos: 40 },
      { kind: 'count', basis: 'population' },
      { oeste: [missing('below_coverage'), 1.25 / 2.25], este: [30, 1] },
    ],
    [
      'half a sum is told where that is asked for',
      { apopa: 10, marcos: 40 },
      { kind: 'count', basis: 'population', leastCoverage: 0.5 },
      { oeste: [20, 1.25 / 2.25], este: [30, 1] },
    ],
    [
      'a missing part keeps its place',
      { apopa: 10, nejapa: missing('not_reported'), marcos: 40 },
      { kind: 'count', basis: 'area' },
      { oeste: [missing('below_coverage'), 1.25 / 2.25], este: [30, 1] },
    ],
    [
      'a rate is the mean of its parts by their people',
      { apopa: 10, nejapa: 20, marcos: 40 },
      { kind: 'rate', basis: 'population', weights: WEIGHTS },
      { oeste: [(3000 + 2000 + 4000) / 500, 1], este: [40, 1] },
    ],
    ['a rate without weights', { apopa: 10 }, { kind: 'rate', basis: 'population' }, 'no_weights'],
    ['a median', { apopa: 10 }, { kind: 'other', basis: 'population' }, 'not_re_expressible'],
  ] as const)('%s', (_what, figures, rule, expected) => {
    expect(told(figures, rule)).toEqual(expected)
  })

  it('keeps the total of a count, whatever the division', () => {
    const division = fc.array(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        division,
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 8, maxLength: 8 }),
        (parts, values) => {
          const shares = parts.flatMap((of, from) => {
            const whole = of.reduce((sum, value) => sum + value, 0)
            return of.map((value, to) => ({ from: `p${from}`, to: `q${to}`, share: value / whole }))
          })
          const figures = new Map(parts.map((_, index) => [`p${index}`, values[index] ?? 0]))
          const answer = reExpress(figures, shares, { kind: 'count', basis: 'area' })
          if (!answer.ok) throw new Error(answer.refusal.kind)
          const sum = [...answer.value.values()].reduce(
            (total, { value }) => total + (isMissing(value) ? Number.NaN : value),
            0,
          )
          const before = [...figures.values()].reduce((total, value) => total + value, 0)
          expect(Math.abs(sum - before)).toBeLessThan(1e-6 * (1 + before))
        },
      ),
    )
  })

  it('of a division into itself nothing changes, neither counts nor rates', () => {
    const same = ['a', 'b', 'c'].map((code) => ({ from: code, to: code, share: 1 }))
    fc.assert(
      fc.property(fc.tuple(fc.nat(), fc.nat(), fc.nat()), ([a, b, c]) => {
        for (const kind of ['count', 'rate'] as const) {
          const weights = new Map(Object.entries({ a: 1, b: 7, c: 3 }))
          const answer = reExpress(new Map(Object.entries({ a, b, c })), same, { kind, basis: 'population', weights })
          if (!answer.ok) throw new Error(answer.refusal.kind)
          const values = [...answer.value.values()].map(({ value }) => value)
          values.forEach((value, index) => {
            expect(value).toBeCloseTo([a, b, c][index] ?? Number.NaN, 4)
          })
        }
      }),
    )
  })
})
