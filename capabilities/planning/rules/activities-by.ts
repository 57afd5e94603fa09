import { fold, sortKey } from '../../../kernel/sort-key.ts'
import type { DraftElement, DraftPoa } from '../model.ts'

/** What a plan's activities can be gathered by: what stands beside them on their lines. */
export const GATHERED_BY = ['responsible', 'funding_source', 'risk'] as const
export type GatheredBy = (typeof GATHERED_BY)[number]

export interface PlanToGather {
  readonly id: string
  readonly unit: string
  readonly plan: DraftPoa
}

export interface GatheredActivity {
  readonly planId: string
  readonly unit: string
  readonly activity: DraftElement
}

/** One post, fund, risk or place with every activity that belongs to it. */
export interface Gathering {
  readonly key: string
  readonly element: Pick<DraftElement, 'title' | 'titleEn'>
  readonly activities: readonly GatheredActivity[]
}

/**
 * Activities of all plans by what stands beside them. Posts are those of their unit: two units with a head of department each
 * have two posts. Funds and risks of the same words are one, whoever wrote them. What nothing stands beside is not in any.
 * In the Spanish order of their titles.
 */
export function activitiesBy(column: GatheredBy, plans: readonly PlanToGather[]): readonly Gathering[] {
  const found = new Map<string, { element: DraftElement; activities: Map<string, GatheredActivity> }>()
  for (const { id, unit, plan } of plans) {
    const elements = new Map(plan.elements.map((element) => [element.key, element]))
    for (const line of plan.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines)))
      for (const key of line.cells[column] ?? []) {
        const element = elements.get(key)
        if (element === undefined) continue
        const words = fold(element.title).replace(/[.,;]+$/, '')
        const group = column === 'responsible' ? `${unit} ${words}` : words
        const own = found.get(group) ?? { element, activities: new Map() }
        found.set(group, own)
        for (const activityKey of line.cells.activity ?? []) {
          const activity = elements.get(activityKey)
          if (activity !== undefined) own.activities.set(activityKey, { planId: id, unit, activity })
        }
      }
  }
  return [...found]
    .map(([key, { element, activities }]) => ({ key, element, activities: [...activities.values()] }))
    .filter(({ activities }) => activities.length > 0)
    .sort((one, other) => (sortKey(one.element.title) < sortKey(other.element.title) ? -1 : 1))
}
