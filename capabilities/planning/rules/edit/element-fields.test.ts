import { describe, expect, test } from 'vitest'
import type { ElementKind } from '../../model.ts'
import { type ElementFields, elementRefusal } from './element-fields.ts'

const BEFORE: ElementFields = { title: 'Informe trimestral', code: 'A.1', namesPersons: false }

describe('what an element of a plan may say', () => {
  test.each<[string, ElementKind, Partial<ElementFields>, boolean, string | undefined]>([
    ['another text in a draft', 'activity', { title: 'Informe mensual' }, false, undefined],
    ['another text in an approved plan', 'activity', { title: 'Informe mensual' }, true, 'plan_approved'],
    ['another code in an approved plan', 'activity', { code: 'A.2' }, true, 'plan_approved'],
    ['no code any more, in an approved plan', 'activity', { code: undefined }, true, 'plan_approved'],
    ['English in an approved plan', 'activity', { titleEn: 'Quarterly report' }, true, undefined],
    ['that it names persons, in an approved plan', 'responsible', { namesPersons: true }, true, undefined],
    ['nothing new in an approved plan', 'activity', {}, true, undefined],
    ['a weight of an activity', 'activity', { weight: 2 }, false, undefined],
    ['a weight of nothing', 'activity', { weight: 0 }, false, 'weight_not_positive'],
    ['a weight of a risk', 'risk', { weight: 2 }, false, 'field_of_another_kind'],
    ['a role of a responsible', 'responsible', { role: 'supervises' }, false, undefined],
    ['a role of an activity', 'activity', { role: 'supervises' }, false, 'field_of_another_kind'],
    ['how a fund stands', 'funding_source', { funding: 'secured' }, false, undefined],
    ['a fund of a result', 'result', { funding: 'secured' }, false, 'field_of_another_kind'],
  ])('%s', (_what, kind, changes, approved, refusal) => {
    expect(elementRefusal(kind, BEFORE, { ...BEFORE, ...changes }, approved)?.kind).toBe(refusal)
  })
})
