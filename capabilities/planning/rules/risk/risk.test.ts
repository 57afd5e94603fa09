import { describe, expect, test } from 'vitest'
import { type Assessment, heatMap, inForce, levelAt } from './assessment.ts'
import { matchRisks } from './match-risks.ts'
import { bandOf, levelOf, parseRiskMethod, type RiskBand } from './method.ts'
import { dateRefusal, gradingRefusal, statusRefusal } from './risk.ts'

/** The bands of the institution: formulas of the platform, "Risk = likelihood × impact". */
const BANDS: readonly RiskBand[] = [
  { key: 'very_low', from: 1, to: 3, title: { es: 'Muy bajo' } },
  { key: 'low', from: 4, to: 8, title: { es: 'Bajo' } },
  { key: 'medium', from: 9, to: 15, title: { es: 'Medio' } },
  { key: 'high', from: 16, to: 19, title: { es: 'Alto' } },
  { key: 'very_high', from: 20, to: 25, title: { es: 'Muy alto' } },
]

describe('the band of a level', () => {
  test.each([
    [1, 1, 1, 'very_low'],
    [1, 3, 3, 'very_low'],
    [2, 2, 4, 'low'],
    [2, 4, 8, 'low'],
    [3, 3, 9, 'medium'],
    [3, 5, 15, 'medium'],
    [4, 4, 16, 'high'],
    [4, 5, 20, 'very_high'],
    [5, 5, 25, 'very_high'],
  ])('likelihood %i × impact %i is %i: %s', (likelihood, impact, level, band) => {
    expect(levelOf(likelihood, impact)).toBe(level)
    expect(bandOf(level, { bands: BANDS })?.key).toBe(band)
  })

  test.each([
    ['a gap', [1, 3, 5, 25], 'bands_leave_gaps'],
    ['an overlap', [1, 5, 5, 25], 'bands_leave_gaps'],
    ['an end before 25', [1, 3, 4, 20], 'bands_leave_gaps'],
    ['a band upside down', [1, 0, 1, 25], 'bands_leave_gaps'],
    ['more bands than colours', [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 25], 'too_many_bands'],
  ])('bands with %s are refused', (_what, ends, kind) => {
    const bands: RiskBand[] = []
    for (let index = 0; index < ends.length; index += 2)
      bands.push({ key: `b${index}`, from: ends[index] ?? 0, to: ends[index + 1] ?? 0, title: { es: 'x' } })
    const method = { version: '1', title: { es: 'x' }, linkRequired: false, bands }
    expect(parseRiskMethod(method)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('every level from 1 to 25 has exactly one band', () => {
    expect(parseRiskMethod({ version: '1', title: { es: 'x' }, linkRequired: false, bands: BANDS }).ok).toBe(true)
    for (let level = 1; level <= 25; level += 1)
      expect(BANDS.filter((band) => level >= band.from && level <= band.to).length, String(level)).toBe(1)
  })
})

const graded = (id: string, on: string, before: [number, number], after?: [number, number]): Assessment => ({
  id,
  on,
  before: { likelihood: before[0], impact: before[1] },
  ...(after === undefined ? {} : { after: { likelihood: after[0], impact: after[1] } }),
})

describe('the assessment in force', () => {
  const january = graded('1', '2019-01-25', [3, 5], [2, 4])
  const july = graded('2', '2019-07-12', [4, 5])
  const julyAgain = graded('3', '2019-07-12', [5, 5], [1, 1])

  test.each([
    ['before the first', '2019-01-01', undefined],
    ['on its day', '2019-01-25', '1'],
    ['until the next', '2019-07-11', '1'],
    ['the last written of one day', '2019-07-12', '3'],
  ])('%s', (_when, on, id) => {
    expect(inForce([julyAgain, january, july], on)?.id).toBe(id)
  })

  test('a moment that nobody graded has no level: not 0', () => {
    expect(levelAt(january, 'before')).toBe(15)
    expect(levelAt(january, 'after')).toBe(8)
    expect(levelAt(july, 'after')).toEqual({ missing: 'not_collected' })
    expect(levelAt(undefined, 'before')).toEqual({ missing: 'not_collected' })
  })
})

describe('the heat map', () => {
  const risks = [
    { id: 'a', assessment: graded('1', '2019-01-01', [4, 3], [2, 2]) },
    { id: 'b', assessment: graded('2', '2019-01-01', [4, 3]) },
    { id: 'c', assessment: undefined },
  ]

  test('has the most likely row first, impact rising to the right, each risk in its cell', () => {
    const { rows, ungraded } = heatMap(risks, 'before')
    expect(rows.map((row) => row.map(({ likelihood, impact }) => levelOf(likelihood, impact)))).toEqual([
      [5, 10, 15, 20, 25],
      [4, 8, 12, 16, 20],
      [3, 6, 9, 12, 15],
      [2, 4, 6, 8, 10],
      [1, 2, 3, 4, 5],
    ])
    expect(rows[1]?.[2]?.riskIds).toEqual(['a', 'b'])
    expect(rows.flat().flatMap(({ riskIds }) => riskIds)).toHaveLength(2)
    expect(ungraded).toEqual(['c'])
  })

  test('after mitigation only what was graded then moves', () => {
    const { rows, ungraded } = heatMap(risks, 'after')
    expect(rows[3]?.[1]?.riskIds).toEqual(['a'])
    expect(ungraded).toEqual(['b', 'c'])
  })
})

describe('what is refused', () => {
  test.each([
    ['active without a link where one is asked for', 'active', 0, true, 'link_required'],
    ['active with a link', 'active', 1, true, undefined],
    ['active without a link where none is asked for', 'active', 0, false, undefined],
    ['proposed without a link', 'proposed', 0, true, undefined],
    ['closed without a link', 'closed', 0, true, undefined],
  ] as const)('%s', (_what, status, links, linkRequired, kind) => {
    expect(statusRefusal(status, links, { linkRequired })?.kind).toBe(kind)
  })

  test.each([
    [{ likelihood: 4, impact: 4 }, undefined],
    [{ likelihood: 4, impact: 4, likelihoodAfter: 2, impactAfter: 4 }, undefined],
    [{ likelihood: 4, impact: 4, likelihoodAfter: 4, impactAfter: 4 }, undefined],
    [{ likelihood: 4, impact: 4, likelihoodAfter: 2 }, 'half_graded'],
    [{ likelihood: 4, impact: 4, impactAfter: 2 }, 'half_graded'],
    [{ likelihood: 2, impact: 2, likelihoodAfter: 1, impactAfter: 5 }, 'worse_after'],
  ])('%o', (given, kind) => {
    expect(gradingRefusal(given)?.kind).toBe(kind)
  })

  test('a day that has not come', () => {
    expect(dateRefusal('2019-07-13', '2019-07-12', 'on')).toMatchObject({ kind: 'future_date', field: 'on' })
    expect(dateRefusal('2019-07-12', '2019-07-12', 'on')).toBeUndefined()
  })
})

describe('a risk that a plan wrote in its own words', () => {
  const catalogue = [
    { id: 'r25', code: '25', title: 'Pérdida de información' },
    { id: 'r26', code: '26', title: 'Información desactualizada' },
    { id: 'r29', code: '29', title: 'Incumplimiento de la normativa aplicable' },
  ]

  test.each([
    ['the same words', { title: 'pérdida de informacion' }, 'r25', 'words'],
    ['nearly the same words', { title: 'Incumplimiento de la ley aplicable' }, 'r29', 'words'],
    [
      'its number, and words that do not speak against it',
      { code: '25.', title: 'Se pierden datos e información' },
      'r25',
      'number',
    ],
  ])('%s', (_what, text, riskId, by) => {
    expect(matchRisks([{ id: 't', ...text }], catalogue)).toMatchObject([{ textId: 't', riskId, by }])
  })

  test.each([
    ['other words', { title: 'Falta financiamiento' }],
    ['the number of a list of its own', { code: '25.', title: 'Envidia entre compañeros' }],
  ])('%s: nothing is proposed', (_what, text) => {
    expect(matchRisks([{ id: 't', ...text }], catalogue)).toEqual([])
  })
})
