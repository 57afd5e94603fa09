import type { DraftPoa } from '../../model.ts'

/** What a timetable's activities may stand under. */
export const GROUPED_BY = ['result', 'objective'] as const
export type GroupedBy = (typeof GROUPED_BY)[number]

export interface ActivityGroup {
  /** Key of the result, or of the section's last heading; absent where the lines name none. */
  readonly key: string | undefined
  readonly activities: readonly string[]
}

/**
 * The activities of a plan under their results or objectives, in the plan's order. One that stands under two is shown under the
 * first, so that each is one bar.
 */
export function activityGroups(plan: DraftPoa, by: GroupedBy): readonly ActivityGroup[] {
  const groups = new Map<string | undefined, string[]>()
  const placed = new Set<string>()
  for (const section of plan.subPlans.flatMap((part) => part.sections))
    for (const line of section.lines) {
      const key = by === 'result' ? line.cells.result?.[0] : section.headings.at(-1)
      const own = groups.get(key) ?? []
      groups.set(key, own)
      for (const activity of line.cells.activity ?? []) {
        if (placed.has(activity)) continue
        placed.add(activity)
        own.push(activity)
      }
    }
  return [...groups].flatMap(([key, activities]) => (activities.length === 0 ? [] : [{ key, activities }]))
}
