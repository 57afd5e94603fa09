import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GOLDEN_BANDS, GOLDEN_METHOD } from '../golden/bands.ts'
import { COUNT, GOLDEN_HORIZON, LEVEL, MILESTONE, SCALE, SHARE, terms } from '../golden/indicator-case.ts'
import { indicatorAchievement } from '../indicator-achievement.ts'
import { measuredOf, slotToRecord, type TypedReading } from './may-record.ts'
import { slotsOf } from './reading-slots.ts'

const TODAY = '2019-10-15'
const count = terms(COUNT, [{ value: 2000 }])
const share = terms(SHARE, [{ value: 80 }])
const milestone = terms(MILESTONE, [{ due: '2019-09-30' }])
const scale = { ...terms(SCALE, [{ value: 3 }]), levels: ['inicial', 'en marcha', 'consolidado'] }

/** What is kept, as a planner would say it; or why it is refused. */
function said(of: typeof count, typed: TypedReading): unknown {
  const answer = measuredOf(of, typed, TODAY)
  if (!answer.ok) return answer.refusal.kind
  const { value, missing, numerator, denominator, doneOn } = answer.value
  if (doneOn !== null) return ['done', doneOn]
  if (denominator !== null) return [numerator, denominator, missing ?? value]
  return missing ?? value
}

describe('what a person records', () => {
  it.each([
    ['a quantity', count, { value: '165' }, 165],
    ['a measured zero stays zero', count, { value: '0' }, 0],
    ['thousands with a comma', count, { value: '1,500' }, 1500],
    ['“N/A” in the field is a reason', count, { value: 'N/A' }, 'not_applicable'],
    ['a reason instead of a value', count, { missing: 'not_collected' }, 'not_collected'],
    ['a value and a reason', count, { value: '3', missing: 'not_collected' }, 'said_twice'],
    ['nothing', count, {}, 'nothing_said'],
    ['words', count, { value: 'muchos' }, 'not_a_number'],
    ['a decimal comma is not guessed', count, { value: '1,5' }, 'decimal_comma'],
    ['less than nothing of a flow', count, { value: '-1' }, 'negative'],
    ['less than nothing of a level', terms(LEVEL, [{ value: 5 }]), { value: '-1' }, -1],
    ['a percentage by its parts', share, { numerator: '9', denominator: '12' }, [9, 12, 75]],
    ['a percentage without its total', share, { numerator: '9' }, 'parts_needed'],
    ['a percentage as such', share, { value: '75' }, 'parts_needed'],
    ['nobody asked: zero of zero', share, { numerator: '0', denominator: '0' }, [0, 0, 'no_demand']],
    ['cases out of nothing', share, { numerator: '3', denominator: '0' }, 'no_denominator'],
    ['a milestone with its day', milestone, { doneOn: '2019-09-12' }, ['done', '2019-09-12']],
    ['a milestone that is not done', milestone, { notDone: true }, 0],
    ['a milestone both done and not', milestone, { doneOn: '2019-09-12', notDone: true }, 'said_twice'],
    ['a milestone on a day to come', milestone, { doneOn: '2019-11-01' }, 'day_to_come'],
    ['a milestone of which nothing is said', milestone, {}, 'nothing_said'],
    ['a position of the scale', scale, { value: '2' }, 2],
    ['a position that the scale has not', scale, { value: '4' }, 'not_a_level'],
    ['half a position', scale, { value: '1.5' }, 'not_a_level'],
  ] as const)('%s', (_, of, typed, expected) => {
    expect(said(of, typed)).toEqual(expected)
  })

  it.each([
    ['one of its periods', '2019-Q3', 'ok'],
    ['the period under way', '2019-Q4', 'ok'],
    ['a period of another length', '2019-03', 'not_its_period'],
    ['no period at all', 'ayer', 'not_its_period'],
  ])('%s', (_, period, expected) => {
    const answer = slotToRecord(slotsOf(count, GOLDEN_HORIZON), { period }, TODAY)
    expect(answer.ok ? 'ok' : answer.refusal.kind).toBe(expected)
  })

  it('a period that has not begun waits', () => {
    const answer = slotToRecord(slotsOf(count, GOLDEN_HORIZON), { period: '2019-Q4' }, '2019-09-30')
    expect(!answer.ok && answer.refusal.kind).toBe('period_to_come')
  })

  it('every refusal is said in both languages', () => {
    const refusals = [
      measuredOf(count, {}, TODAY),
      measuredOf(share, { numerator: '1', denominator: '0' }, TODAY),
      measuredOf(milestone, { doneOn: '2020-01-01' }, TODAY),
      measuredOf(scale, { value: '9' }, TODAY),
    ]
    for (const answer of refusals) {
      if (answer.ok) throw new Error('It should be refused.')
      expect(answer.refusal.message.es.length).toBeGreaterThan(20)
      expect(answer.refusal.message.en?.length).toBeGreaterThan(20)
    }
  })
})

describe('whatever is recorded', () => {
  const readings = fc.array(
    fc.record({ numerator: fc.integer({ min: 0, max: 500 }), denominator: fc.integer({ min: 0, max: 500 }) }),
    { minLength: 1, maxLength: 4 },
  )

  it('the order in which the readings of a year were recorded changes nothing', () => {
    fc.assert(
      fc.property(readings, fc.boolean(), (amounts, asShare) => {
        const of = asShare ? share : count
        const read = amounts.map(({ numerator, denominator }, index) => ({
          period: `2019-Q${index + 1}`,
          ...(asShare ? { numerator, denominator } : { value: numerator }),
        }))
        const basis = {
          terms: of,
          cutOff: '2019-12-31',
          horizon: GOLDEN_HORIZON,
          method: GOLDEN_METHOD,
          bands: GOLDEN_BANDS,
        }
        const forward = indicatorAchievement({ ...basis, readings: read })
        expect(indicatorAchievement({ ...basis, readings: read.toReversed() })).toEqual(forward)
      }),
    )
  })

  it('a percentage that is kept is between its parts, and Σ numerator / Σ denominator over periods', () => {
    fc.assert(
      fc.property(readings, (amounts) => {
        const kept = amounts.flatMap(({ numerator, denominator }) => {
          const answer = measuredOf(share, { numerator: String(numerator), denominator: String(denominator) }, TODAY)
          return answer.ok ? [answer.value] : []
        })
        for (const each of kept) {
          if (each.missing !== null) expect([each.numerator, each.denominator]).toEqual([0, 0])
          else expect(each.value).toBeCloseTo((100 * (each.numerator ?? 0)) / (each.denominator ?? 0), 8)
        }
      }),
    )
  })
})
