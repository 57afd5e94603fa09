import type { ElementKind } from '../../model.ts'
import { findByWords } from '../../rules/alignment/find-words.ts'
import type { Placed } from './plan-index.ts'
import type { PlanView } from './plan-view.ts'

const LOOKED_FOR: ReadonlySet<ElementKind> = new Set([
  'strategic_area',
  'strategic_objective',
  'scope',
  'strategic_result',
  'specific_objective',
  'result',
  'indicator',
  'activity',
])

/** Elements of the year's plans by words of their text, their code or their unit. */
export function findElements(view: PlanView, asked: string, limit = 30): readonly Placed[] {
  const elements = [...view.index.elements.values()].filter(({ element }) => LOOKED_FOR.has(element.kind))
  const text = ({ element, poa }: Placed) =>
    [element.code, element.title, element.titleEn, poa?.head.unit.code].filter((part) => part !== undefined).join(' ')
  return findByWords(elements, text, asked, limit)
}
