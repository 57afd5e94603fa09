import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Month } from '../../../../kernel/civil.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import type { Judged } from '../states.ts'
import { type MoneyMethod, moneyAlerts, moneyProgress } from './money-progress.ts'
import { MONEY_BY, type MoneyPlace, type MoneyRow, sumBy, totalOf } from './money-rows.ts'

const METHOD: MoneyMethod = { version: 'x', spentAhead: 30, workAhead: 40, floorCents: 10_000 }
const row = (cents: number, month: Month | null = null): MoneyRow => ({
  id: `${cents} ${month}`,
  activityId: 'a',
  sourceId: null,
  month,
  cents,
})
const done = (capped: number): Judged => ({ raw: capped, capped })

describe('Σ paid / Σ budget', () => {
  const budget = [row(600_000), row(400_000)]
  test.each([
    ['half of it', budget, [row(300_000, 2), row(200_000, 8)], 9, 50],
    ['more than it', budget, [row(1_200_000, 2)], 9, 120],
    ['a reported zero is 0 %', budget, [row(0, 1)], 9, 0],
    ['only the complete months count', budget, [row(300_000, 2), row(200_000, 10)], 9, 30],
    ['a payback lowers it', budget, [row(500_000, 2), row(-100_000, 3)], 9, 40],
    ['nothing reported', budget, [], 9, 'not_reported'],
    ['all of it after the cut-off', budget, [row(5, 10)], 9, 'not_reported'],
    ['no budget was written', [], [row(5, 1)], 9, 'not_collected'],
    ['a budget of zero', [row(0)], [row(5, 1)], 9, 'undefined_ratio'],
    ['neither', [], [], 9, 'not_collected'],
  ] as const)('%s', (_what, planned, spent, months, expected) => {
    const { percent } = moneyProgress(planned, spent, months)
    expect(isMissing(percent) ? percent.missing : percent).toBe(expected)
  })
})

describe('where money and work part', () => {
  const full = [row(1_000_000)]
  const cases: readonly [string, readonly MoneyRow[], number, Maybe<Judged>, string][] = [
    ['they go together', full, 500_000, done(50), ''],
    ['29 points ahead is not yet', full, 790_000, done(50), ''],
    ['30 points ahead is', full, 800_000, done(50), 'spent_without_progress'],
    ['anything spent with no work done', full, 20_000, done(0), 'spent_without_progress'],
    ['anything spent with no work reported', full, 20_000, missing('not_reported'), 'spent_without_progress'],
    ['too little to speak of', full, 10_000, done(0), ''],
    ['39 points of work ahead is not yet', full, 310_000, done(70), ''],
    ['40 points of work ahead is', full, 300_000, done(70), 'progress_without_spending'],
    ['no work that could be ahead', full, 0, missing('not_yet_due'), ''],
    ['more than the budget', full, 1_100_000, done(100), 'overspent'],
    ['no budget at all', [], 50_000, done(60), 'spent_without_budget'],
    ['no budget and no work', [], 50_000, done(0), 'spent_without_budget spent_without_progress'],
    ['no money anywhere', [], 0, done(60), ''],
    ['a tiny budget unspent', [row(5_000)], 0, done(100), ''],
  ]
  test.each(cases)('%s', (_what, planned, spent, work, expected) => {
    const money = moneyProgress(planned, spent === 0 ? [] : [row(spent, 1)], 9)
    expect(moneyAlerts(money, work, METHOD).join(' ')).toBe(expected)
  })

  test('what was spent on cancelled work is asked about, and its work is not', () => {
    const money = moneyProgress(full, [row(500_000, 1)], 9)
    expect(moneyAlerts(money, done(100), METHOD, true)).toEqual(['spent_without_progress'])
    expect(moneyAlerts(moneyProgress(full, [], 9), done(100), METHOD, true)).toEqual([])
  })
})

describe('whichever way money is gathered', () => {
  const some = fc.array(
    fc.record({
      id: fc.uuid(),
      activityId: fc.constantFrom('a', 'b', 'c'),
      sourceId: fc.constantFrom('s', 't', null),
      month: fc.constantFrom<Month | null>(null, 1, 6, 12),
      cents: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
    }),
  )
  const placeOf = ({ activityId, sourceId }: MoneyRow): MoneyPlace => ({
    unit: activityId === 'c' ? 'SIM' : 'SCDU',
    year: 2019,
    resultId: activityId === 'a' ? 'R1' : activityId === 'b' ? 'R2' : null,
    sourceGroup: sourceId ?? '',
  })

  test('the groups add up to the whole', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...MONEY_BY), (rows, by) => {
        const sums = [...sumBy(rows, by, placeOf).values()]
        return sums.reduce((sum, each) => sum + each, 0) === totalOf(rows)
      }),
    )
  })

  test('the order of the rows does not matter, and no cent is lost', () => {
    const shuffled = some.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...MONEY_BY), ([rows, other], by) => {
        const one = sumBy(rows, by, placeOf)
        const two = sumBy(other, by, placeOf)
        return [...one].every(([key, cents]) => Number.isSafeInteger(cents) && two.get(key) === cents)
      }),
    )
  })

  test('an alert never comes and goes with the order', () => {
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 100 }), (planned, spent, work) => {
        const alertsOf = (rows: readonly MoneyRow[]) =>
          moneyAlerts(moneyProgress(planned, rows, 9), done(work), METHOD).join(' ')
        return alertsOf(spent) === alertsOf([...spent].reverse())
      }),
    )
  })
})
