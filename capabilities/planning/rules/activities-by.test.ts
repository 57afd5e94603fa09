import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftLine, DraftPoa } from '../model.ts'
import { activitiesBy, GATHERED_BY } from './activities-by.ts'
import { generatedPlan } from './golden/generated-plan.ts'

function plan(elements: readonly (readonly [string, DraftElement['kind'], string])[], lines: DraftLine[]): DraftPoa {
  return {
    title: 'POA',
    year: 2019,
    from: [],
    elements: elements.map(([key, kind, title]) => ({ key, kind, title, from: [] })),
    subPlans: [{ key: 's', sections: [{ key: 'o', headings: [], lines }] }],
  }
}

const scdu = plan(
  [
    ['a1', 'activity', 'Revisar'],
    ['a2', 'activity', 'Resolver'],
    ['a3', 'activity', 'Archivar'],
    ['r1', 'responsible', 'Jefatura'],
    ['f1', 'funding_source', 'Fondos propios.'],
    ['f2', 'funding_source', 'Donación'],
  ],
  [
    { key: 'l1', cells: { activity: ['a1', 'a2'], responsible: ['r1'], funding_source: ['f1'] } },
    { key: 'l2', cells: { activity: ['a2'], responsible: ['r1'], funding_source: ['f1', 'f2'] } },
    { key: 'l3', cells: { activity: ['a3'] } },
  ],
)
const sim = plan(
  [
    ['b1', 'activity', 'Medir'],
    ['q1', 'responsible', 'Jefatura'],
    ['g1', 'funding_source', 'FONDOS  PROPIOS'],
  ],
  [{ key: 'm1', cells: { activity: ['b1'], responsible: ['q1'], funding_source: ['g1'] } }],
)
const plans = [
  { id: 'p1', unit: 'SCDU', plan: scdu },
  { id: 'p2', unit: 'SIM', plan: sim },
]
const shown = (column: 'responsible' | 'funding_source' | 'risk') =>
  activitiesBy(column, plans).map(({ element, activities }) => [
    element.title,
    activities.map(({ unit, activity }) => `${unit} ${activity.key}`),
  ])

describe('activities gathered by what stands beside them', () => {
  it('a post belongs to its unit, and each activity counts once however many lines it stands on', () => {
    expect(shown('responsible')).toEqual([
      ['Jefatura', ['SCDU a1', 'SCDU a2']],
      ['Jefatura', ['SIM b1']],
    ])
  })

  it('funds of the same words are one across units, whatever the capitals, blanks and final stop', () => {
    expect(shown('funding_source')).toEqual([
      ['Donación', ['SCDU a2']],
      ['Fondos propios.', ['SCDU a1', 'SCDU a2', 'SIM b1']],
    ])
  })

  it('where no plan names any there are none', () => {
    expect(shown('risk')).toEqual([])
  })

  it('every activity beside something is in a gathering, and none twice in one', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.constantFrom(...GATHERED_BY), (seed, column) => {
        const any = generatedPlan({ seed, subPlans: 1, objectives: 2, results: 2, lines: 2, activities: 2 })
        const gathered = activitiesBy(column, [{ id: 'p', unit: 'U', plan: any }])
        const lines = any.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines))
        const beside = lines.filter((line) => (line.cells[column] ?? []).length > 0)
        const expected = new Set(beside.flatMap((line) => line.cells.activity ?? []))
        expect(new Set(gathered.flatMap(({ activities }) => activities.map((each) => each.activity.key)))).toEqual(
          expected,
        )
        for (const { activities } of gathered)
          expect(new Set(activities.map((each) => each.activity.key)).size).toBe(activities.length)
      }),
    )
  })
})
