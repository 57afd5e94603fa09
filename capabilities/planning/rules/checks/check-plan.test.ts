import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DraftElement, type DraftPoa, NO_SCHEDULE, type Schedule } from '../../model.ts'
import { generatedPlan } from '../golden/generated-plan.ts'
import { checkPlan } from './check-plan.ts'
import { CHECK_IDS, type CheckId, type Severities, USUAL_SEVERITIES, YEAR_CHECK_IDS } from './finding.ts'

type Part = Partial<DraftElement> & { readonly kind: DraftElement['kind'] }

/** A plan of one objective, one result and one line in which all is said; a case takes away or changes one thing. */
function plan(changes: Readonly<Record<string, Part | null>> = {}): DraftPoa {
  const whole: Record<string, Part | null> = {
    objective: { kind: 'specific_objective', code: '1' },
    result: { kind: 'result', code: 'R1' },
    indicator: {
      kind: 'indicator',
      code: 'I.1',
      indicator: {
        kind: 'count',
        direction: 'increase',
        accumulation: 'flow',
        targets: [{ value: 12, due: '2019-12-31' }],
      },
    },
    verification_source: { kind: 'verification_source' },
    activity: { kind: 'activity', code: 'A.1', schedule: quantities(Array<number>(12).fill(1)) },
    responsible: { kind: 'responsible', role: 'executes' },
    funding_source: { kind: 'funding_source', funding: 'secured' },
    ...changes,
  }
  const elements = Object.entries(whole).flatMap(([key, part]) =>
    part === null ? [] : [{ title: key, from: [{ sheet: 'POA', address: `${key}1` }], ...part, key }],
  )
  const keys = (column: string) => elements.filter(({ kind }) => kind === column).map(({ key }) => key)
  const columns = ['result', 'indicator', 'verification_source', 'activity', 'responsible', 'funding_source'] as const
  const cells = Object.fromEntries(columns.map((column) => [column, keys(column)]))
  return {
    title: 'POA',
    year: 2019,
    from: [],
    elements,
    subPlans: [
      { key: 's', sections: [{ key: 'o', headings: keys('specific_objective'), lines: [{ key: 'l', cells }] }] },
    ],
  }
}

function quantities(months: readonly (number | null)[], annualTotal?: number): Schedule {
  return { kind: 'quantities', months, ...(annualTotal === undefined ? {} : { annualTotal }) }
}

function target(value: number | undefined, due?: string): Part {
  const one = { ...(value === undefined ? {} : { value }), ...(due === undefined ? {} : { due }) }
  const targets = value === undefined && due === undefined ? [] : [one]
  return { kind: 'indicator', indicator: { kind: 'count', direction: 'increase', accumulation: 'flow', targets } }
}

const none = Array<null>(12).fill(null)
const CASES: readonly (readonly [
  string,
  Readonly<Record<string, Part | null>>,
  readonly (readonly [CheckId, string])[],
])[] = [
  ['all is said', {}, []],
  ['the result has no indicator', { indicator: null }, [['result_without_indicator', 'result']]],
  ['nobody answers for the activity', { responsible: null }, [['activity_without_responsible', 'activity']]],
  [
    'the indicator is not checked by anything',
    { verification_source: null },
    [['indicator_without_source', 'indicator']],
  ],
  ['the indicator aims at nothing', { indicator: target(undefined) }, [['indicator_without_target', 'indicator']]],
  ['the target has no date', { indicator: target(12) }, [['indicator_without_date', 'indicator']]],
  ['a milestone is its date', { indicator: target(undefined, '2019-12-31') }, []],
  [
    'nothing is programmed',
    { activity: { kind: 'activity', schedule: NO_SCHEDULE } },
    [['activity_without_schedule', 'activity']],
  ],
  [
    'work goes on after the date of the target: the month of the date still counts',
    { indicator: target(12, '2019-11-02') },
    [['months_after_the_last_date', 'activity']],
  ],
  ['the date is the last day of February', { indicator: target(2, '2019-02-28'), activity: marks([1, 2]) }, []],
  ['the date lies in the next year', { indicator: target(12, '2020-01-31') }, []],
  [
    'the date lies before the plan',
    { indicator: target(12, '2018-12-31') },
    [['months_after_the_last_date', 'activity']],
  ],
  [
    'the months do not add up to the total that was written',
    { activity: { kind: 'activity', schedule: quantities(Array<number>(12).fill(1), 13) } },
    [['months_do_not_add_up', 'activity']],
  ],
  [
    'decimals that add up to what a person wrote',
    {
      indicator: target(0.3, '2019-12-31'),
      activity: { kind: 'activity', schedule: quantities([0.1, 0.2, ...none.slice(2)], 0.3) },
    },
    [],
  ],
  [
    'the programme and the target say different totals',
    { indicator: target(10, '2019-12-31') },
    [['programme_differs_from_target', 'activity']],
  ],
  [
    'two activities share a target: neither alone should meet it',
    {
      indicator: target(24, '2019-12-31'),
      more: { kind: 'activity', schedule: quantities(Array<number>(12).fill(2)) },
    },
    [],
  ],
  [
    'a zero target with a zero programme agree',
    {
      indicator: target(0, '2019-12-31'),
      activity: { kind: 'activity', schedule: quantities([0, ...none.slice(1)]) },
    },
    [],
  ],
  [
    'funds of which nothing is said',
    { funding_source: { kind: 'funding_source', funding: 'not_stated' } },
    [['funding_not_stated', 'funding_source']],
  ],
  [
    'a person is named where a post should be',
    { responsible: { kind: 'responsible', namesPersons: true } },
    [['names_a_person', 'responsible']],
  ],
  [
    'a code is borne twice, whatever the stop at its end',
    { other: { kind: 'activity', code: 'a.1.', schedule: quantities([1, ...none.slice(1)]) } },
    [['duplicate_code', 'other']],
  ],
  [
    'nothing is asked of a cancelled activity',
    {
      responsible: null,
      activity: { kind: 'activity', schedule: NO_SCHEDULE, cancelled: { reason: 'sin fondos', on: '2019-05-02' } },
    },
    [],
  ],
  [
    'an objective nobody works for has a result that nothing brings about',
    { activity: null },
    [
      ['objective_without_activities', 'objective'],
      ['result_without_activity', 'result'],
    ],
  ],
]

function marks(months: readonly number[]): Part {
  return {
    kind: 'activity',
    schedule: { kind: 'marks', months: none.map((_, index) => (months.includes(index + 1) ? 1 : null)) },
  }
}

const all = (severity: 'error' | 'off'): Severities =>
  Object.fromEntries(CHECK_IDS.map((id) => [id, severity])) as unknown as Severities

describe('the checks of a plan', () => {
  it.each(CASES)('%s', (_, changes, expected) => {
    const found = checkPlan(plan(changes), USUAL_SEVERITIES)
    expect(found.map(({ check, elementKey }) => [check, elementKey])).toEqual(expected)
  })

  it('name each finding in both languages and the cell it came from', () => {
    const findings = CASES.flatMap(([, changes]) => checkPlan(plan(changes), all('error')))
    expect(new Set(findings.map(({ check }) => check))).toEqual(
      new Set(CHECK_IDS.filter((id) => !YEAR_CHECK_IDS.includes(id))),
    )
    for (const { sentence, at } of findings) {
      expect(sentence.es).not.toBe('')
      expect(sentence.en).not.toBe(sentence.es)
      expect(at).toHaveLength(1)
    }
  })

  it('put what stands in the way first', () => {
    const found = checkPlan(plan({ responsible: null, funding_source: { kind: 'funding_source' } }), USUAL_SEVERITIES)
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'note'])
  })

  it('find nothing that a deployment does not ask, and never fail on any plan', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 3 }), (seed, size) => {
        const any = generatedPlan({ seed, subPlans: 1, objectives: size, results: size, lines: size, activities: size })
        expect(checkPlan(any, all('off'))).toEqual([])
        const known = new Set(any.elements.map(({ key }) => key))
        for (const { elementKey } of checkPlan(any, all('error'))) expect(known.has(elementKey)).toBe(true)
      }),
    )
  })
})
