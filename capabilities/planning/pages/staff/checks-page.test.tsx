import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { DraftPoa } from '../../model.ts'
import { CHECK_IDS } from '../../rules/checks/finding.ts'
import { generatedPlan } from '../../rules/golden/generated-plan.ts'
import { exampleView } from '../plan/example-year.ts'
import { ChecksPage } from './checks-page.tsx'
import { CHECK_WORDS } from './checks-words.ts'

/** An invented plan in which nobody answers for anything: each of its activities is found. */
const whole = generatedPlan({ seed: 3, subPlans: 1, objectives: 1, results: 2, lines: 1, activities: 2 })
const plan: DraftPoa = {
  ...whole,
  subPlans: whole.subPlans.map((part) => ({
    ...part,
    sections: part.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({ ...line, cells: { ...line.cells, responsible: [] } })),
    })),
  })),
}

describe('the page of a plan’s checks', () => {
  it.each(['es', 'en'] as const)('lists each finding at its element, gravest first, in %s', (locale) => {
    const view = exampleView({ poas: [{ code: 'SCDU', plan }] }, locale)
    const poa = view.plan.poas[0]
    if (poa === undefined) throw new Error('The example has a plan.')
    const html = renderToString(<ChecksPage year={{ view, completed: 0, poa }} poa={poa} />)
    const title = CHECK_WORDS.activity_without_responsible.title[locale] ?? ''
    expect(html).toContain(`${title} (4)`)
    const activities = plan.elements.filter(({ kind }) => kind === 'activity')
    for (const { key } of activities) expect(html).toContain(`/elementos/${key}`)
    const titles = [...html.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id)
    expect(titles[0]).toBe('activity_without_responsible')
  })

  it('has a title, a reason and a remedy in both languages for every check', () => {
    expect(Object.keys(CHECK_WORDS).sort()).toEqual([...CHECK_IDS].sort())
    for (const { title, why, mend } of Object.values(CHECK_WORDS))
      for (const text of [title, why, mend]) expect([text.es, text.en]).not.toContain(undefined)
  })
})
