import { describe, expect, it } from 'vitest'
import { GOLDEN_BANDS, GOLDEN_METHOD } from './golden/bands.ts'
import { GOLDEN_HORIZON } from './golden/indicator-case.ts'
import { indicatorAchievement } from './indicator-achievement.ts'
import { parseIndicatorMethod } from './indicator-method.ts'
import { parseReading } from './indicator-readings.ts'

describe('what people type for a number', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    [' 1,234.50 ', 1234.5],
    ['-3', -3],
    ['−3.5', -3.5],
    ['.5', 0.5],
    ['85 %', 85],
    ['85%', 85],
    ['1,234,567', 1234567],
    ['-0', 0],
  ])('%j is %d', (text, value) => {
    expect(parseReading(text)).toEqual({ ok: true, value })
  })

  it.each([
    ['N/A', 'not_applicable'],
    ['n.a.', 'not_applicable'],
    ['No aplica', 'not_applicable'],
    ['S/D', 'not_collected'],
    ['sin  datos', 'not_collected'],
    ['Sin demanda', 'no_demand'],
    ['Pendiente', 'not_yet_due'],
    ['No programado', 'not_programmed'],
    ['', 'not_reported'],
    ['—', 'not_reported'],
  ])('%j is a reason, never 0', (text, reason) => {
    expect(parseReading(text)).toEqual({ ok: true, value: { missing: reason } })
  })

  it.each([
    ['1,5', 'decimal_comma'],
    ['1.234,56', 'decimal_comma'],
    ['doce', 'not_a_number'],
    ['12 informes', 'not_a_number'],
    ['1e5', 'not_a_number'],
    ['%', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
  ])('%j is refused', (text, kind) => {
    const result = parseReading(text)
    expect(!result.ok && result.refusal.kind).toBe(kind)
  })
})

describe('readings that do not count', () => {
  it('are handed back with the reason', () => {
    const { unused } = indicatorAchievement({
      terms: { kind: 'count', direction: 'increase', accumulation: 'flow', targets: [{ value: 1 }] },
      readings: [
        { period: '2018-12', value: 1 },
        { period: '2019-13', value: 1 },
        { period: '2019-07', value: 1 },
        { period: '2019-06', value: 1 },
      ],
      cutOff: '2019-06-30',
      horizon: GOLDEN_HORIZON,
      method: GOLDEN_METHOD,
      bands: GOLDEN_BANDS,
    })
    expect(unused.map(({ reading, why }) => [reading.period, why])).toEqual([
      ['2019-13', 'not_a_period'],
      ['2019-07', 'after_cut_off'],
      ['2018-12', 'before_horizon'],
    ])
  })
})

describe('a late milestone', () => {
  it('says how late it was, and is worth what the method says', () => {
    const { milestones, toDate } = indicatorAchievement({
      terms: {
        kind: 'date_milestone',
        direction: 'increase',
        accumulation: 'flow',
        targets: [{ due: '2019-06-30' }],
      },
      readings: [{ period: '2019-07-12', value: 1 }],
      cutOff: '2019-07-31',
      horizon: GOLDEN_HORIZON,
      method: { ...GOLDEN_METHOD, lateMilestone: 60 },
      bands: GOLDEN_BANDS,
    })
    expect(milestones).toEqual([
      { target: 0, due: '2019-06-30', outcome: 'late', doneOn: '2019-07-12', daysLate: 12, credit: 60 },
    ])
    expect(toDate).toMatchObject({ raw: 60, meets: true })
  })
})

describe('the method of the indicators, from a deployment file', () => {
  it('is read or refused by name', () => {
    expect(parseIndicatorMethod({ version: '1', maintainTolerance: 5, lateMilestone: 100 }).ok).toBe(true)
    const wrong = parseIndicatorMethod({ version: '1', maintainTolerance: -5, lateMilestone: 100 })
    expect(!wrong.ok && wrong.refusal.field).toBe('maintainTolerance')
    const none = parseIndicatorMethod(undefined)
    expect(!none.ok && none.refusal.field).toBe('version')
  })
})
