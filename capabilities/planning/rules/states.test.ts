import { describe, expect, it } from 'vitest'
import { MISSING_REASONS, missing } from '../../../kernel/missing.ts'
import { GOLDEN_BANDS } from './golden/bands.ts'
import { isFarAbove, isJudgement, judged, parseBands, STATE_IDS, shownPercent, stateOf } from './states.ts'
import { EXCLUSION_NAMES, STATE_MEANINGS, STATE_NAMES } from './words.ts'

describe('the state of a figure', () => {
  it.each([
    [106, 'above'],
    [100.000000001, 'above'],
    [100, 'full'],
    [99.999999999, 'near'],
    [80, 'near'],
    [79.999999999, 'behind'],
    [0, 'behind'],
    [-20, 'behind'],
  ])('of %d %% is %s', (raw, state) => {
    expect(stateOf(judged(raw), GOLDEN_BANDS)).toBe(state)
  })

  it('judges a parent by its capped figure: surplus in one child does not hide lack in another', () => {
    expect(stateOf({ raw: 110, capped: 70 }, GOLDEN_BANDS)).toBe('behind')
  })

  it('of something missing is never a judgement', () => {
    for (const reason of MISSING_REASONS) expect(isJudgement(stateOf(missing(reason), GOLDEN_BANDS))).toBe(false)
  })

  it('flags what is far above its target, from the threshold on', () => {
    expect(isFarAbove(judged(120), GOLDEN_BANDS)).toBe(true)
    expect(isFarAbove(judged(119.9), GOLDEN_BANDS)).toBe(false)
    expect(isFarAbove(missing('not_reported'), GOLDEN_BANDS)).toBe(false)
  })

  it('has a name and a meaning in both languages', () => {
    const texts = [
      ...STATE_IDS.flatMap((id) => [STATE_NAMES[id], STATE_MEANINGS[id]]),
      ...Object.values(EXCLUSION_NAMES),
    ]
    for (const text of texts) expect([text.es, text.en ?? ''].every((words) => words.length > 2)).toBe(true)
    expect(new Set(STATE_IDS.map((id) => STATE_NAMES[id].es)).size).toBe(STATE_IDS.length)
  })
})

describe('the percentage that people read', () => {
  it.each([
    [99.6, 0, 99],
    [99.96, 1, 99.9],
    [79.9, 0, 79],
    [100.2, 0, 101],
    [33.4, 0, 33],
    [66.666666667, 1, 66.7],
    [119.7, 0, 119],
    [0.4, 0, 0],
    [80, 0, 80],
    [100, 0, 100],
    [-20.5, 0, -20],
  ])('%d with %d digits is %d', (value, digits, shown) => {
    expect(shownPercent(value, GOLDEN_BANDS, digits)).toBe(shown)
  })
})

describe('thresholds from a deployment file', () => {
  it('are read', () => {
    expect(parseBands({ version: 2019, near: 80, full: 100, farAbove: 130, note: 'x' })).toEqual({
      ok: true,
      value: { version: '2019', near: 80, full: 100, farAbove: 130 },
    })
  })

  it.each([
    [null, 'bands'],
    [{ near: 80, full: 100, farAbove: 130 }, 'version'],
    [{ version: '1', near: '80', full: 100, farAbove: 130 }, 'near'],
    [{ version: '1', near: 80, farAbove: 130 }, 'full'],
    [{ version: '1', near: 80, full: 100, farAbove: Number.NaN }, 'farAbove'],
  ])('are refused with the name of what is wrong: %j', (input, field) => {
    const result = parseBands(input)
    expect(!result.ok && result.refusal.field).toBe(field)
  })

  it('are refused out of order', () => {
    for (const [near, full, farAbove] of [
      [100, 80, 130],
      [80, 101, 130],
      [80, 100, 100],
      [0, 100, 130],
    ]) {
      const result = parseBands({ version: '1', near, full, farAbove })
      expect(!result.ok && result.refusal.kind).toBe('bands_out_of_order')
    }
  })
})
