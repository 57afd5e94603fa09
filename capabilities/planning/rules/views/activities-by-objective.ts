import type { DraftNode } from '../../model.ts'
import type { GatheredActivity, Gathering, PlanToGather } from '../activities-by.ts'

export interface ObjectivesToServe {
  /** Nodes of the plans above, of all kinds. */
  readonly nodes: readonly DraftNode[]
  /** What each element serves, by id; of any plan. */
  readonly serves: ReadonlyMap<string, readonly string[]>
}

/**
 * Activities of all plans by the strategic objective that they work for: they serve it themselves, or what stands above them on
 * their line does, directly or through the yearly plan. In the order of the strategic plan. An objective nobody works for is not
 * in the list; an activity that works for none neither.
 */
export function activitiesByObjective(
  { nodes, serves }: ObjectivesToServe,
  plans: readonly PlanToGather[],
): readonly Gathering[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const objectives = nodes.filter(({ kind }) => kind === 'strategic_objective')
  const known = new Map<string, ReadonlySet<string>>()
  /** Objectives above an element. What is under way is known as empty, so that links in a ring end. */
  const above = (id: string): ReadonlySet<string> => {
    const before = known.get(id)
    if (before !== undefined) return before
    const found = new Set<string>()
    known.set(id, found)
    const node = byKey.get(id)
    if (node?.kind === 'strategic_objective') found.add(id)
    else if (node?.parent !== undefined) for (const each of above(node.parent)) found.add(each)
    for (const served of serves.get(id) ?? []) for (const each of above(served)) found.add(each)
    return found
  }
  const gathered = new Map<string, Map<string, GatheredActivity>>()
  for (const { id: planId, unit, plan } of plans) {
    const elements = new Map(plan.elements.map((element) => [element.key, element]))
    for (const part of plan.subPlans)
      for (const section of part.sections)
        for (const line of section.lines) {
          const onAll = [
            ...(part.heading === undefined ? [] : [part.heading]),
            ...section.headings,
            ...(line.cells.result ?? []),
          ]
          for (const key of line.cells.activity ?? []) {
            const activity = elements.get(key)
            if (activity === undefined) continue
            for (const objective of [...onAll, key].flatMap((each) => [...above(each)])) {
              const own = gathered.get(objective) ?? new Map<string, GatheredActivity>()
              gathered.set(objective, own)
              own.set(key, { planId, unit, activity })
            }
          }
        }
  }
  return objectives.flatMap((element): Gathering[] => {
    const activities = gathered.get(element.key)
    return activities === undefined ? [] : [{ key: element.key, element, activities: [...activities.values()] }]
  })
}
