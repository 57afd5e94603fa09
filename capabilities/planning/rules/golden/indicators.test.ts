import { describe, expect, it } from 'vitest'
import { isMissing } from '../../../../kernel/missing.ts'
import { ACCUMULATIONS, DIRECTIONS, INDICATOR_KINDS } from '../../model.ts'
import { type Achievement, indicatorAchievement } from '../indicator-achievement.ts'
import { INDICATOR_ISSUES } from '../indicator-compare.ts'
import { GOLDEN_BANDS, GOLDEN_METHOD } from './bands.ts'
import { type ExpectedFigure, GOLDEN_HORIZON } from './indicator-case.ts'
import { INDICATOR_CASES } from './indicators.table.ts'

function figure(value: Achievement): ExpectedFigure {
  return isMissing(value) ? value.missing : [value.raw, value.capped]
}

describe('the golden table of indicators', () => {
  it.each(INDICATOR_CASES)('$id $title.es', ({ terms, readings, cutOff, periodTargets = [], expected }) => {
    const basis = { horizon: GOLDEN_HORIZON, method: GOLDEN_METHOD, bands: GOLDEN_BANDS }
    const achievement = indicatorAchievement({ terms, readings, cutOff, periodTargets, ...basis })
    const { toDate } = achievement
    expect(figure(toDate)).toEqual(expected.toDate)
    expect(figure(achievement.overall)).toEqual(expected.overall)
    expect(achievement.state).toBe(expected.state)
    expect(isMissing(toDate) ? toDate.issue : undefined).toBe(expected.issue)
    if (expected.meets !== undefined) expect(toDate.meets).toBe(expected.meets)
    if (expected.outcomes !== undefined)
      expect(achievement.milestones.map(({ outcome }) => outcome)).toEqual(expected.outcomes)
    expect(achievement.farAbove).toBe(!isMissing(toDate) && toDate.raw >= GOLDEN_BANDS.farAbove)
  })

  it('covers each kind, direction and accumulation', () => {
    const seen = (pick: 'kind' | 'direction' | 'accumulation') =>
      new Set(INDICATOR_CASES.map(({ terms }) => terms[pick]))
    expect(seen('kind')).toEqual(new Set(INDICATOR_KINDS))
    expect(seen('direction')).toEqual(new Set(DIRECTIONS))
    expect(seen('accumulation')).toEqual(new Set(ACCUMULATIONS))
    expect(new Set(INDICATOR_CASES.map(({ id }) => id)).size).toBe(INDICATOR_CASES.length)
  })

  it('meets each reason for having no figure, to date or overall', () => {
    const basis = { horizon: GOLDEN_HORIZON, method: GOLDEN_METHOD, bands: GOLDEN_BANDS }
    const issues = INDICATOR_CASES.flatMap(({ terms, readings, cutOff, periodTargets = [] }) => {
      const { toDate, overall } = indicatorAchievement({ terms, readings, cutOff, periodTargets, ...basis })
      return [toDate, overall].flatMap((value) => (isMissing(value) ? [value.issue] : []))
    })
    expect(new Set(issues)).toEqual(new Set(INDICATOR_ISSUES))
  })
})
