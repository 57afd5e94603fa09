import { describe, expect, it } from 'vitest'
import type { MonthReport, Schedule } from '../model.ts'
import { activityProgress } from './activity-progress.ts'
import { GOLDEN_BANDS } from './golden/bands.ts'
import { tallyMonths, tallyStates } from './tally.ts'

function activity(months: Readonly<Record<number, number>>, reports: readonly MonthReport[], cancelled = false) {
  const schedule: Schedule = {
    kind: 'quantities',
    months: Array.from({ length: 12 }, (_, index) => months[index + 1] ?? null),
  }
  return activityProgress({ schedule, reports, cutOffMonth: 2, cancelled, bands: GOLDEN_BANDS })
}

describe('counting by state', () => {
  it('counts each once and leaves none out', () => {
    const tally = tallyStates([{ state: 'full' }, { state: 'behind' }, { state: 'behind' }, { state: 'not_reported' }])
    expect(tally).toEqual({
      above: 0,
      full: 1,
      near: 0,
      behind: 2,
      no_demand: 0,
      not_programmed: 0,
      not_reported: 1,
    })
  })
})

describe('activities by month', () => {
  const rows = tallyMonths([
    activity({ 1: 10, 2: 10, 3: 10 }, [
      { month: 1, executed: 10 },
      { month: 2, executed: 3 },
    ]),
    activity({ 1: 4 }, []),
    activity({ 3: 4 }, [{ month: 2, executed: 1 }]),
    activity({ 1: 1, 2: 0 }, [{ month: 1, executed: 1 }], true),
  ])

  it('says how many had work programmed, and what became of it', () => {
    expect(rows[0]).toMatchObject({ month: 1, programmed: 2, counted: true, unprogrammed: 0 })
    expect(rows[0]?.states).toMatchObject({ full: 1, not_reported: 1, behind: 0 })
  })

  it('shows work without a programme beside, and not among the programmed', () => {
    expect(rows[1]).toMatchObject({ month: 2, programmed: 1, unprogrammed: 1 })
    expect(rows[1]?.states).toMatchObject({ behind: 1, full: 0 })
  })

  it('judges nothing after the cut-off', () => {
    expect(rows[2]).toMatchObject({ month: 3, programmed: 2, counted: false })
    expect(Object.values(rows[2]?.states ?? {}).every((count) => count === 0)).toBe(true)
  })

  it('leaves cancelled activities out', () => {
    expect(tallyMonths([activity({ 1: 1 }, [{ month: 1, executed: 1 }], true)])[0]?.programmed).toBe(0)
  })
})
