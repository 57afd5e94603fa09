import { describe, expect, it } from 'vitest'
import { generatedPlan } from '../../rules/golden/generated-plan.ts'
import { surroundingsOf } from './element-place.ts'

const plan = generatedPlan({ seed: 7, subPlans: 2, objectives: 1, results: 2, lines: 2, activities: 2 })
const firstOf = (kind: string) => {
  const found = plan.elements.find((element) => element.kind === kind)
  if (found === undefined) throw new Error(`The generated plan has a ${kind}.`)
  return found
}
const kinds = (elements: readonly { readonly kind: string }[]) => elements.map(({ kind }) => kind)

describe('what is around an element', () => {
  it('names the headings above an activity, from the part down to its result', () => {
    const around = surroundingsOf(plan, firstOf('activity').key)
    expect(kinds(around.above)).toEqual(['sub_plan', 'specific_objective', 'result'])
    expect(around.objective?.key).toBe(firstOf('specific_objective').key)
    expect(around.under.size).toBe(0)
  })

  it('groups what shares a line with it in the order of the matrix', () => {
    const around = surroundingsOf(plan, firstOf('indicator').key)
    expect([...around.beside.keys()]).toEqual(['result', 'activity', 'verification_source', 'responsible', 'risk'])
    expect(around.beside.get('activity')).toHaveLength(2)
  })

  it('finds every line of a value that many lines share', () => {
    const around = surroundingsOf(plan, firstOf('risk').key)
    expect(around.beside.get('result')).toHaveLength(2)
    expect(around.beside.get('activity')).toHaveLength(8)
  })

  it('lists under an objective what stands in its sections, and nothing above it but its part', () => {
    const around = surroundingsOf(plan, firstOf('specific_objective').key)
    expect(kinds(around.above)).toEqual(['sub_plan'])
    expect(around.under.get('result')).toHaveLength(2)
    expect(around.under.get('activity')).toHaveLength(8)
  })

  it('lists under a part its objectives first', () => {
    const around = surroundingsOf(plan, firstOf('sub_plan').key)
    expect([...around.under.keys()][0]).toBe('specific_objective')
    expect(around.above).toEqual([])
  })

  it('says nothing of an element that is not in the plan', () => {
    const around = surroundingsOf(plan, 'unknown')
    expect([around.above.length, around.beside.size, around.under.size]).toEqual([0, 0, 0])
  })
})
