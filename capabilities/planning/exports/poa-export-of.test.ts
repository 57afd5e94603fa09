import { describe, expect, test } from 'vitest'
import { generatedPlan, generatedReports } from '../rules/golden/generated-plan.ts'
import { exportOf } from './exported-example.ts'
import { verificationCode } from './poa-export-of.ts'

const plan = generatedPlan({ seed: 9, subPlans: 1, objectives: 1, results: 2, lines: 2, activities: 1 })
const reports = generatedReports(plan, 3, 6)
const code = (changed: Parameters<typeof exportOf>[3] = {}, cutOff = '2019-06-30', of = plan) =>
  verificationCode(exportOf(of, reports, cutOff, changed))

describe('the verification code', () => {
  test('is that of the content: not of who asked, when, or in which language', () => {
    expect(code()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(code({ madeBy: 'Otra persona', madeAt: '2027-01-01T00:00:00Z', madeOn: '2027-01-01', locale: 'en' })).toBe(
      code(),
    )
  })

  test('changes with a word, a month, a cut-off or a figure', () => {
    const [first, ...others] = plan.elements
    const reworded = first ? { ...plan, elements: [{ ...first, title: `${first.title} y más` }, ...others] } : plan
    const elsewhere = verificationCode(exportOf(plan, generatedReports(plan, 4, 6), '2019-06-30'))
    const codes = [code(), code({}, '2019-05-31'), code({}, '2019-06-30', reworded), elsewhere]
    expect(new Set(codes).size).toBe(codes.length)
  })
})
