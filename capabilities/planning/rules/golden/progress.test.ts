import { describe, expect, it } from 'vitest'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { activityProgress } from '../activity-progress.ts'
import { progressAgainst } from '../reprogramming.ts'
import type { Judged } from '../states.ts'
import { GOLDEN_BANDS } from './bands.ts'
import { ACTIVITY_CASES, type Expected } from './progress.table.ts'

function both(value: Maybe<Judged>): readonly [Expected, Expected] {
  return isMissing(value) ? [value.missing, value.missing] : [value.raw, value.capped]
}

describe('the golden table of activities', () => {
  it.each(ACTIVITY_CASES)('$id $title.es', ({ activity, expected }) => {
    const { schedule, reports, cutOffMonth, cancelled } = activity
    const progress = activityProgress({
      schedule,
      reports,
      cutOffMonth,
      cancelled: cancelled === true,
      bands: GOLDEN_BANDS,
    })
    expect(both(progress.toDate)).toEqual([expected.toDateRaw, expected.toDateCapped])
    expect(both(progress.year)).toEqual([expected.yearRaw, expected.yearCapped])
    expect(progress.state).toBe(expected.state)
    expect(progress.unprogrammed.total).toBe(expected.unprogrammed)
    expect(progress.farAbove).toBe(expected.farAbove === true)
  })

  it.each(ACTIVITY_CASES.filter(({ activity }) => activity.baseline !== undefined))(
    '$id against what was approved: $title.es',
    ({ activity, expected }) => {
      const { schedule, baseline = schedule, reports, cutOffMonth, cancelled } = activity
      const at = { cutOffMonth, bands: GOLDEN_BANDS, ...(cancelled === undefined ? {} : { cancelled }) }
      const against = progressAgainst(baseline, schedule, reports, at)
      expect(both(against.baseline.toDate)).toEqual([expected.baseline?.toDateRaw, expected.baseline?.toDateCapped])
      expect(against.baseline.state).toBe(expected.baseline?.state)
      expect(both(against.current.toDate)).toEqual([expected.toDateRaw, expected.toDateCapped])
      expect(against.reprogrammed).toBe(cancelled !== true)
    },
  )

  it('has a row for each state, and ids that tell rows apart', () => {
    expect(new Set(ACTIVITY_CASES.map(({ expected }) => expected.state)).size).toBe(7)
    expect(new Set(ACTIVITY_CASES.map(({ id }) => id)).size).toBe(ACTIVITY_CASES.length)
  })
})
