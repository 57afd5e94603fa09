import { sortKey } from '../../../../kernel/sort-key.ts'
import type { ElementKind } from '../../model.ts'
import type { GatheredActivity, Gathering, PlanToGather } from '../activities-by.ts'

export interface Place {
  readonly code: string
  readonly name: string
}

/** What happens somewhere; everything else of a plan is of these. */
export const PLACED_KINDS = ['result', 'activity'] as const satisfies readonly ElementKind[]

export function mayHavePlaces(kind: ElementKind): boolean {
  return (PLACED_KINDS as readonly ElementKind[]).includes(kind)
}

/**
 * Activities of all plans by municipality: where they happen themselves or, when nobody said that of them, where the results on
 * their lines do. An activity in several municipalities is in each; one of which nobody said where is in none.
 */
export function activitiesByPlace(
  places: readonly Place[],
  placesOf: ReadonlyMap<string, readonly string[]>,
  plans: readonly PlanToGather[],
): readonly Gathering[] {
  const gathered = new Map<string, Map<string, GatheredActivity>>()
  for (const { id: planId, unit, plan } of plans) {
    const elements = new Map(plan.elements.map((element) => [element.key, element]))
    for (const { cells } of plan.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines))) {
      const ofResults = (cells.result ?? []).flatMap((key) => placesOf.get(key) ?? [])
      for (const key of cells.activity ?? []) {
        const activity = elements.get(key)
        if (activity === undefined) continue
        for (const code of placesOf.get(key) ?? ofResults) {
          const own = gathered.get(code) ?? new Map<string, GatheredActivity>()
          gathered.set(code, own)
          own.set(key, { planId, unit, activity })
        }
      }
    }
  }
  return places
    .toSorted((one, other) => (sortKey(one.name) < sortKey(other.name) ? -1 : 1))
    .flatMap(({ code, name }): readonly Gathering[] => {
      const activities = gathered.get(code)
      return activities === undefined
        ? []
        : [{ key: code, element: { title: name }, activities: [...activities.values()] }]
    })
}
