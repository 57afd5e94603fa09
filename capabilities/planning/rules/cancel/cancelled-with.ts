import type { DraftElement, DraftPoa } from '../../model.ts'

/**
 * Activities that serve this result and no other that still counts: cancelling the result leaves them without a purpose. One
 * that also stands beside another result goes on for that one.
 */
export function onlyOfResult(plan: DraftPoa, resultKey: string): readonly DraftElement[] {
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  const resultsOf = new Map<string, Set<string>>()
  for (const line of plan.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines)))
    for (const activity of line.cells.activity ?? []) {
      const results = resultsOf.get(activity) ?? new Set()
      resultsOf.set(activity, results)
      for (const result of line.cells.result ?? [])
        if (elements.get(result)?.cancelled === undefined || result === resultKey) results.add(result)
    }
  return [...resultsOf].flatMap(([key, results]) => {
    const activity = elements.get(key)
    return activity !== undefined && results.has(resultKey) && results.size === 1 ? [activity] : []
  })
}
