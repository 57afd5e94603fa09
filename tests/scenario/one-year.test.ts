import { describe, expect, test } from 'vitest'
import type { Figure } from '../../capabilities/planning/rules/explanation.ts'
import { figureKey } from '../../capabilities/planning/rules/explanation.ts'
import { institutionProgress } from '../../capabilities/planning/rules/institution-progress.ts'
import { POA_ID, planProgress } from '../../capabilities/planning/rules/plan-progress.ts'
import { planProgressAgainst } from '../../capabilities/planning/rules/reprogramming.ts'
import type { Bands } from '../../capabilities/planning/rules/states.ts'
import { MISSING_NAMES, STATE_NAMES } from '../../capabilities/planning/rules/words.ts'
import { isMissing } from '../../kernel/missing.ts'
import { type Printed, readYearDocument } from './year-document.ts'
import { approvedPlan, baselinesOf, planInForce, reportsOf, UNITS, YEAR } from './year-plan.ts'

const BANDS: Bands = { version: 'un-anio', near: 80, full: 100, farAbove: 150 }
const document = readYearDocument()

function print(value: Figure['toDate'], which: 'raw' | 'capped'): Printed {
  return isMissing(value) ? (MISSING_NAMES[value.missing].es ?? '') : Math.round(value[which] * 1e4) / 1e4
}

/** Every figure that the document speaks of, at a cut-off, against what is in force and against what was approved. */
function figuresAt(
  month: number,
  march: 'as_first_said' | 'corrected',
): Map<string, { now: Figure; approved: Figure }> {
  const basis = { cutOff: { year: YEAR, month }, bands: BANDS }
  const found = new Map<string, { now: Figure; approved: Figure }>()
  const plans = UNITS.map((unit) => {
    const approved = approvedPlan(document, unit)
    // Before the plan was changed, what is in force is what was approved.
    const inForce = month <= 3 ? approved : planInForce(document, unit)
    const input = { plan: inForce, reports: reportsOf(document, unit, march), ...basis }
    const both = planProgressAgainst(input, baselinesOf(approved))
    for (const element of inForce.elements) {
      if (element.kind !== 'activity' && element.kind !== 'result') continue
      const key = figureKey(element.kind, element.key)
      const [now, then] = [both.current.figures.get(key), both.baseline.figures.get(key)]
      if (now !== undefined && then !== undefined) found.set(element.key, { now, approved: then })
    }
    found.set(unit, { now: both.current.poa, approved: both.baseline.poa })
    return { unit, ...both }
  })
  const institution = (which: 'current' | 'baseline') =>
    institutionProgress(
      'Institución',
      plans.map((plan) => ({ id: plan.unit, title: plan.unit, poa: plan[which].poa })),
      basis,
    )
  found.set('institución', { now: institution('current'), approved: institution('baseline') })
  return found
}

describe('the year of the document, by the rules', () => {
  test('is read whole', () => {
    expect([document.programmed.length, document.reported.length]).toEqual([6, 6])
    expect(document.expected.length).toBeGreaterThanOrEqual(30)
  })

  test('each written total is the sum of its twelve months', () => {
    for (const row of document.programmed)
      expect(
        row.months.reduce<number>((sum, month) => sum + (month ?? 0), 0),
        row.activity,
      ).toBe(row.total)
  })

  test.each(document.expected)('$cutOff · $what', ({ cutOff, what, toDate, raw, approved, state }) => {
    const figure = figuresAt(Number(cutOff.slice(5, 7)), 'corrected').get(what)
    if (figure === undefined) throw new Error(`Nothing in the plans is called ${what}.`)
    expect(print(figure.now.toDate, 'capped')).toBe(toDate)
    if (raw !== undefined) expect(print(figure.now.toDate, 'raw')).toBe(raw)
    if (approved !== undefined) expect(print(figure.approved.toDate, 'capped')).toBe(approved)
    expect(STATE_NAMES[figure.now.state].es).toBe(state)
  })

  test('what was signed in April says of March what was known then', () => {
    const signed = figuresAt(3, 'as_first_said')
    const said = ['PER · Resolver trámites', 'PER', 'institución'].map((what) => {
      const figure = signed.get(what)
      return figure === undefined ? undefined : print(figure.now.toDate, 'capped')
    })
    expect(said).toEqual([100, 100, 98.3333])
  })

  test('the figure of a plan does not depend on the order in which months were reported', () => {
    const plan = planInForce(document, 'PER')
    const reports = reportsOf(document, 'PER', 'corrected')
    const backwards = new Map([...reports].map(([key, months]) => [key, [...months].reverse()]))
    const at = { plan, id: POA_ID, cutOff: { year: YEAR, month: 9 }, bands: BANDS }
    expect(planProgress({ ...at, reports: backwards }).poa).toEqual(planProgress({ ...at, reports }).poa)
  })
})
