import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { DraftElement, DraftLine, DraftPoa } from '../../model.ts'
import { generatedPlan } from '../golden/generated-plan.ts'
import { aYearLater, nextYear } from './next-year.ts'

const KEEP = { targets: 'keep', months: 'keep' } as const
const CLEAR = { targets: 'clear', months: 'clear' } as const
const OFF = { reason: 'sin fondos', on: '2019-05-01' }

function element(key: string, kind: DraftElement['kind'], rest: Partial<DraftElement> = {}): DraftElement {
  return { key, kind, title: key, code: key.toUpperCase(), from: [{ sheet: 'POA', address: 'D14' }], ...rest }
}

function plan(elements: readonly DraftElement[], ...lines: readonly DraftLine['cells'][]): DraftPoa {
  return {
    unit: 'SCDU',
    title: 'Plan operativo 2019',
    year: 2019,
    from: [],
    elements: [element('o', 'specific_objective'), ...elements],
    subPlans: [
      {
        key: 'p',
        sections: [{ key: 's', headings: ['o'], lines: lines.map((cells, index) => ({ key: `l${index}`, cells })) }],
      },
    ],
  }
}

const MONTHS = [1, null, 1, null, null, null, null, null, null, null, null, 2]
const RESULT = element('r', 'result')
const WORK = element('a', 'activity', { schedule: { kind: 'quantities', months: MONTHS, annualTotal: 4 } })
const INDICATOR = element('i', 'indicator', {
  indicator: {
    kind: 'count',
    direction: 'increase',
    accumulation: 'flow',
    baseline: 3,
    targets: [{ value: 4, due: '2019-06-30' }],
  },
})

describe('the plan of the next year', () => {
  const source = plan([RESULT, INDICATOR, WORK], { result: ['r'], indicator: ['i'], activity: ['a'] })

  it('keeps structure, codes and titles, is of the next year, and points at no cell of a file', () => {
    const { draft, leftOut } = nextYear(source, KEEP)
    expect(draft).toMatchObject({ unit: 'SCDU', title: 'Plan operativo 2020', year: 2020 })
    expect(draft.subPlans).toEqual(source.subPlans)
    expect(draft.elements.map(({ key, code, title }) => [key, code, title])).toEqual(
      source.elements.map(({ key, code, title }) => [key, code, title]),
    )
    expect(draft.elements.flatMap(({ from }) => from)).toEqual([])
    expect(leftOut).toEqual([])
  })

  it('brings months and targets along as proposals, with dates a year later', () => {
    const { draft, toConfirm } = nextYear(source, KEEP)
    const of = (key: string) => draft.elements.find((each) => each.key === key)
    expect(of('a')?.schedule).toMatchObject({ kind: 'quantities', months: MONTHS, annualTotal: 4 })
    expect(of('a')?.proposals?.[0]?.reason.es).toBe('Meses tomados del plan de 2019: por confirmar.')
    expect(of('i')?.indicator).toMatchObject({ baseline: 3, targets: [{ value: 4, due: '2020-06-30' }] })
    expect(of('i')?.proposals?.map(({ rule }) => rule)).toEqual(['carried_targets'])
    expect(toConfirm).toBe(2)
  })

  it('leaves months and targets empty where that is asked for, and then proposes nothing', () => {
    const { draft, toConfirm } = nextYear(source, CLEAR)
    expect(draft.elements.some(({ schedule }) => schedule !== undefined)).toBe(false)
    expect(draft.elements.find(({ key }) => key === 'i')?.indicator).toMatchObject({ kind: 'count', targets: [] })
    expect(toConfirm).toBe(0)
  })

  it('asks to confirm a text that names a year', () => {
    const named = plan([element('r', 'result', { title: 'Memoria de labores 2018 publicada' })], { result: ['r'] })
    expect(nextYear(named, CLEAR).draft.elements.find(({ key }) => key === 'r')?.proposals?.[0]?.rule).toBe(
      'names_a_year',
    )
  })
})

describe('what was cancelled stays behind', () => {
  const cancelled = { ...WORK, key: 'x', cancelled: OFF }

  test.each<readonly [name: string, source: DraftPoa, keys: readonly string[], out: readonly (readonly string[])[]]>([
    [
      'a cancelled activity beside another: the line stays',
      plan([RESULT, WORK, cancelled], { result: ['r'], activity: ['a', 'x'] }),
      ['o', 'r', 'a'],
      [['x', 'cancelled']],
    ],
    [
      'a line of nothing but a cancelled activity goes, with its source of verification',
      plan(
        [RESULT, WORK, cancelled, element('v', 'verification_source')],
        { result: ['r'], activity: ['a'] },
        { activity: ['x'], verification_source: ['v'] },
      ),
      ['o', 'r', 'a'],
      [
        ['x', 'cancelled'],
        ['v', 'alone'],
      ],
    ],
    [
      'a risk shared with a line that stays, stays',
      plan(
        [RESULT, WORK, cancelled, element('k', 'risk')],
        { result: ['r'], activity: ['a'], risk: ['k'] },
        { activity: ['x'], risk: ['k'] },
      ),
      ['o', 'r', 'a', 'k'],
      [['x', 'cancelled']],
    ],
    [
      'a whole section of cancelled work goes, with its objective',
      plan([cancelled], { activity: ['x'] }),
      [],
      [
        ['o', 'alone'],
        ['x', 'cancelled'],
      ],
    ],
  ])('%s', (_, source, keys, out) => {
    const { draft, leftOut } = nextYear(source, KEEP)
    expect(draft.elements.map(({ key }) => key)).toEqual(keys)
    expect(leftOut.map(({ element: { key }, why }) => [key, why])).toEqual(out)
  })
})

test.each([
  ['2019-06-15', '2020-06-15'],
  ['2019-06-30', '2020-06-30'],
  ['2019-02-28', '2020-02-29'],
  ['2020-02-29', '2021-02-28'],
  ['2023-02-28', '2024-02-29'],
])('%s is %s a year later', (day, later) => {
  expect(aYearLater(day)).toBe(later)
})

it('of any plan: every key of the structure is an element, everything is carried or named, and twice is two years', () => {
  const size = fc.record({
    seed: fc.integer({ min: 1, max: 9999 }),
    subPlans: fc.integer({ min: 1, max: 2 }),
    objectives: fc.integer({ min: 1, max: 3 }),
    results: fc.integer({ min: 1, max: 3 }),
    lines: fc.integer({ min: 1, max: 2 }),
    activities: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(size, fc.func(fc.boolean()), (parts, isCancelled) => {
      const made = generatedPlan(parts)
      const source = {
        ...made,
        elements: made.elements.map((each) =>
          each.kind === 'activity' && isCancelled(each.key) ? { ...each, cancelled: OFF } : each,
        ),
      }
      const { draft, leftOut } = nextYear(source, KEEP)
      const known = new Set(draft.elements.map(({ key }) => key))
      const used = draft.subPlans.flatMap((part) =>
        part.sections.flatMap(({ headings, lines }) => [
          ...headings,
          ...lines.flatMap(({ cells }) => Object.values(cells).flat()),
        ]),
      )
      expect(used.filter((key) => !known.has(key))).toEqual([])
      expect(draft.elements.length + leftOut.length).toBe(source.elements.length)
      expect(draft.elements.some((each) => each.cancelled !== undefined)).toBe(false)
      expect(nextYear(draft, KEEP).draft.year).toBe(source.year + 2)
    }),
    { numRuns: 50 },
  )
})
