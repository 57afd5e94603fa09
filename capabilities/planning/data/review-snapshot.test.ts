import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../platform/audit/hash.ts'
import type { MonthReport } from '../model.ts'
import { exampleYear } from '../pages/plan/example-year.ts'
import { generatedPlan, generatedReports, numbersFrom } from '../rules/golden/generated-plan.ts'
import { snapshotDifferences } from '../rules/review/snapshot-differences.ts'
import type { PlanYear } from './load-year.ts'
import { documentOf, sha256Of } from './review-snapshot.ts'

const SIZE = { subPlans: 1, objectives: 2, results: 1, lines: 1, activities: 2 }
const PLANS = ['A', 'B'].map((code, index) => ({ code, plan: generatedPlan({ ...SIZE, seed: 7 + index }) }))

/** Keys of the generator are unique within a plan; ids are unique in the world. */
const POAS = PLANS.map(({ code, plan }) => {
  const rename = (key: string) => `${code}-${key}`
  return {
    code,
    plan: {
      ...plan,
      elements: plan.elements.map((element) => ({ ...element, key: rename(element.key) })),
      subPlans: plan.subPlans.map((part) => ({
        ...part,
        key: rename(part.key),
        sections: part.sections.map((section) => ({
          key: rename(section.key),
          headings: section.headings.map(rename),
          lines: section.lines.map((line) => ({
            key: rename(line.key),
            cells: Object.fromEntries(Object.entries(line.cells).map(([column, keys]) => [column, keys.map(rename)])),
          })),
        })),
      })),
    },
    reports: Object.fromEntries(
      [...generatedReports(plan, 3, 6)].map(([key, months]) => [rename(key), months] as const),
    ),
  }
})

const yearWith = (reports: readonly Readonly<Record<string, readonly MonthReport[]>>[]): PlanYear =>
  exampleYear({ poas: POAS.map((poa, index) => ({ ...poa, reports: reports[index] ?? poa.reports })) }).plan
const AS_REPORTED = POAS.map((poa) => poa.reports)
const YEAR = yearWith(AS_REPORTED)
const contentOf = (year: PlanYear) => canonicalJson(documentOf(year, 2))

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const draw = numbersFrom(seed)
  return items
    .map((item) => ({ item, place: draw(1_000_000) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item)
}

/** The same year as another query plan of the database might bring it. */
function inOtherOrder(year: PlanYear, seed: number): PlanYear {
  return {
    ...year,
    units: shuffled(year.units, seed),
    serves: shuffled(year.serves, seed),
    poas: shuffled(year.poas, seed).map((poa) => ({
      ...poa,
      plan: { ...poa.plan, elements: shuffled(poa.plan.elements, seed) },
      reports: new Map(shuffled([...poa.reports], seed).map(([key, months]) => [key, shuffled(months, seed)] as const)),
      readings: new Map(shuffled([...poa.readings], seed)),
      baselines: new Map(shuffled([...poa.baselines], seed)),
    })),
  }
}

describe('what is frozen at a sign-off', () => {
  it('is not the same for another year, quarter or figure: the hash can tell', () => {
    const other = yearWith([{}, AS_REPORTED[1] ?? {}])
    expect(sha256Of(contentOf(other))).not.toBe(sha256Of(contentOf(YEAR)))
    expect(sha256Of(canonicalJson(documentOf(YEAR, 3)))).not.toBe(sha256Of(contentOf(YEAR)))
  })

  it('has one hash whatever the order in which rows come', () => {
    const hash = sha256Of(contentOf(YEAR))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        expect(sha256Of(contentOf(inOtherOrder(YEAR, seed)))).toBe(hash)
      }),
      { numRuns: 40 },
    )
  })

  it('reads back as what was frozen', () => {
    expect(canonicalJson(JSON.parse(contentOf(YEAR)))).toBe(contentOf(YEAR))
  })

  it('never changes whatever is reported later, and the comparison names exactly what was', () => {
    const activities = POAS.flatMap(({ plan }, unit) =>
      plan.elements.filter(({ kind }) => kind === 'activity').map(({ key }) => ({ unit, key })),
    )
    const change = fc.record({
      which: fc.nat(activities.length - 1),
      month: fc.integer({ min: 1, max: 12 }),
      executed: fc.integer({ min: 0, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const signed = documentOf(YEAR, 2)
        const hash = sha256Of(canonicalJson(signed))
        const reports = AS_REPORTED.map((each) => new Map(Object.entries(each)))
        for (const { which, month, executed } of changes) {
          const { unit, key } = activities[which] ?? { unit: 0, key: '' }
          const others = (reports[unit]?.get(key) ?? []).filter((report) => report.month !== month)
          reports[unit]?.set(key, [...others, { month, executed }])
        }
        const now = documentOf(yearWith(reports.map((each) => Object.fromEntries(each))), 2)
        expect(sha256Of(canonicalJson(signed))).toBe(hash)
        const told = snapshotDifferences(signed, now).filter(({ kind }) => kind === 'executed')
        const value = (unit: number, key: string, month: number, of: readonly Map<string, readonly MonthReport[]>[]) =>
          of[unit]?.get(key)?.find((report) => report.month === month)?.executed ?? null
        const before = AS_REPORTED.map((each) => new Map(Object.entries(each)))
        const expected = activities.flatMap(({ unit, key }) =>
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
            .filter((month) => value(unit, key, month, before) !== value(unit, key, month, reports))
            .map((month) => `${key} ${month}`),
        )
        expect(told.map(({ elementId, month }) => `${elementId} ${month}`).sort()).toEqual(expected.sort())
      }),
      { numRuns: 60 },
    )
  })
})
