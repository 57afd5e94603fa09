import { describe, expect, it } from 'vitest'
import { forPublication, POST_NOT_STATED } from '../../data/public-queries.ts'
import { exampleYear } from '../plan/example-year.ts'
import { EXAMPLE_PLAN, SECRET_NAME } from './example-plan.ts'

const [poa] = exampleYear(EXAMPLE_PLAN).plan.poas
if (poa === undefined) throw new Error('The example has a plan.')

describe('what leaves the house without an account', () => {
  const published = forPublication(poa)

  it('names posts and no person, in no field of the element', () => {
    expect(JSON.stringify([...poa.plan.elements])).toContain(SECRET_NAME)
    expect(JSON.stringify([...published.plan.elements])).not.toContain(SECRET_NAME)
  })

  it('keeps the element in its place, as a post to be stated', () => {
    const before = poa.plan.elements.find((element) => element.key === 'u-q2')
    const after = published.plan.elements.find((element) => element.key === 'u-q2')
    expect(after).toEqual({
      key: 'u-q2',
      kind: 'responsible',
      from: before?.from,
      role: 'executes',
      namesPersons: true,
      title: POST_NOT_STATED.es,
      titleEn: POST_NOT_STATED.en,
    })
    expect(published.plan.subPlans).toBe(poa.plan.subPlans)
  })

  it('leaves every other element as it is', () => {
    const others = (elements: typeof poa.plan.elements) => elements.filter((element) => element.key !== 'u-q2')
    expect(others(published.plan.elements)).toEqual(others(poa.plan.elements))
  })

  it('is the same plan where no cell names persons', () => {
    const without = { ...poa, plan: { ...poa.plan, elements: poa.plan.elements.filter((each) => !each.namesPersons) } }
    expect(forPublication(without)).toBe(without)
  })
})
