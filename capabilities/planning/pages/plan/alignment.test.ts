import { describe, expect, it } from 'vitest'
import type { DraftNode, DraftPoa, ElementKind } from '../../model.ts'
import { servedUpwards, servingDirectly, unitElementsBehind } from './alignment.ts'
import { exampleView } from './example-year.ts'

const node = (key: string, kind: ElementKind, parent?: string): DraftNode => ({
  key,
  kind,
  title: key,
  from: [],
  ...(parent === undefined ? {} : { parent }),
})

function poa(prefix: string): DraftPoa {
  return {
    title: prefix,
    year: 2019,
    from: [],
    elements: [
      { key: `${prefix}-heading`, kind: 'objective_heading', title: 'Como lo escribe la unidad', from: [] },
      { key: `${prefix}-objective`, kind: 'specific_objective', title: 'Objetivo', from: [] },
    ],
    subPlans: [
      {
        key: `${prefix}-p`,
        sections: [{ key: `${prefix}-s`, headings: [`${prefix}-heading`, `${prefix}-objective`], lines: [] }],
      },
    ],
  }
}

const view = exampleView({
  poas: [
    { code: 'A', plan: poa('a') },
    { code: 'B', plan: poa('b') },
  ],
  pei: [
    node('area', 'strategic_area'),
    node('o1', 'strategic_objective', 'area'),
    node('o2', 'strategic_objective', 'area'),
  ],
  actionPlan: [node('scope', 'scope'), node('result', 'strategic_result', 'scope')],
  serves: [
    ['scope', 'o1'],
    ['result', 'o1'],
    ['a-objective', 'scope'],
    ['a-heading', 'o1'],
    ['a-objective', 'o1'],
    ['b-heading', 'o1'],
  ],
})
const keys = (elements: readonly { readonly element: { readonly key: string } }[]) =>
  elements.map(({ element }) => element.key)

describe('who serves whom', () => {
  it('names scopes, and not what stands under them again', () => {
    expect(servingDirectly(view.index, 'o1').nodes.map((each) => each.key)).toEqual(['scope'])
  })

  it('takes a heading that repeats the objective only where the unit says nothing else', () => {
    expect(keys(servingDirectly(view.index, 'o1').unitElements)).toEqual(['a-objective', 'b-heading'])
  })

  it('counts an objective once, however many ways lead from it', () => {
    expect(keys(unitElementsBehind(view.index, 'area')).sort()).toEqual(['a-objective', 'b-heading'])
    expect(unitElementsBehind(view.index, 'o2')).toEqual([])
  })

  it('walks up through the plan between', () => {
    expect(servedUpwards(view.index, 'a-objective').map((each) => each.key)).toEqual(['scope', 'o1'])
    expect(servedUpwards(view.index, 'o1')).toEqual([])
  })
})
