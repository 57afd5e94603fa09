import type { DraftElement, DraftLine, DraftPoa, DraftSection, DraftSubPlan } from '../../model.ts'

/** One activity under one result (or a result that has none), with its part of its plan's weight. */
export interface Leaf {
  readonly result: DraftElement | undefined
  readonly activity: DraftElement | undefined
  /** Part of the plan; the leaves of a plan that has any add up to 1. */
  readonly share: number
  /** Keys of everything on whose account it is touched: itself, its result, its headings, what stands on its lines. */
  readonly touches: readonly string[]
}

interface Weighed {
  readonly weight: number | undefined
}

/**
 * A plan laid out by weight, level by level as progress rolls up: part → specific objective → result → activity. At each
 * level weights are normalised, a missing one is an equal share; cancelled activities weigh nothing.
 */
export function planLeaves(plan: DraftPoa): readonly Leaf[] {
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  const parts = plan.subPlans.filter((part) => alive(part, elements))
  return shared(
    parts.map((part) => ({ part, weight: weightOf(elements, part.heading) })),
    1,
  ).flatMap(({ item: { part }, share }) => leavesOfPart(part, share, elements))
}

function alive(part: DraftSubPlan, elements: Elements): boolean {
  return part.sections.some((section) => section.lines.some((line) => lineAlive(line, elements)))
}

type Elements = ReadonlyMap<string, DraftElement>

function lineAlive(line: DraftLine, elements: Elements): boolean {
  return (line.cells.result ?? []).length > 0 || activitiesOf(line, elements).length > 0
}

function activitiesOf(line: DraftLine, elements: Elements): readonly DraftElement[] {
  return (line.cells.activity ?? []).flatMap((key) => {
    const activity = elements.get(key)
    return activity === undefined || activity.cancelled !== undefined ? [] : [activity]
  })
}

function weightOf(elements: Elements, key: string | undefined): number | undefined {
  return key === undefined ? undefined : elements.get(key)?.weight
}

function leavesOfPart(part: DraftSubPlan, share: number, elements: Elements): readonly Leaf[] {
  const objectives = new Map<string, { sections: DraftSection[]; weight: number | undefined }>()
  for (const section of part.sections) {
    if (!section.lines.some((line) => lineAlive(line, elements))) continue
    const heading = section.headings.find((key) => elements.get(key)?.kind === 'specific_objective')
    const known = objectives.get(heading ?? section.key)
    if (known === undefined)
      objectives.set(heading ?? section.key, { sections: [section], weight: weightOf(elements, heading) })
    else known.sections.push(section)
  }
  const above = part.heading === undefined ? [] : [part.heading]
  return shared([...objectives.values()], share).flatMap(({ item, share: own }) =>
    leavesOfObjective(item.sections, own, elements, above),
  )
}

interface Branch extends Weighed {
  readonly result: DraftElement | undefined
  readonly activities: Map<string, { activity: DraftElement; touches: Set<string> }>
  readonly touches: Set<string>
}

function leavesOfObjective(
  sections: readonly DraftSection[],
  share: number,
  elements: Elements,
  above: readonly string[],
): readonly Leaf[] {
  const branches = new Map<string, Branch>()
  for (const section of sections)
    for (const line of section.lines) {
      const results = (line.cells.result ?? []).flatMap((key) => elements.get(key) ?? [])
      const activities = activitiesOf(line, elements)
      // Other activities of the line are not this one; what stands beside both touches both.
      const beside = Object.entries(line.cells).flatMap(([column, keys]) => (column === 'activity' ? [] : keys))
      const around = [...above, ...section.headings, ...beside]
      if (results.length === 0)
        for (const activity of activities) grow(branches, `loose ${activity.key}`, undefined, [activity], around)
      for (const result of results) grow(branches, result.key, result, activities, around)
    }
  const judged = [...branches.values()].filter(
    ({ result, activities }) => result?.cancelled === undefined && (result !== undefined || activities.size > 0),
  )
  return shared(judged, share).flatMap(({ item, share: own }) => leavesOfBranch(item, own))
}

function grow(
  branches: Map<string, Branch>,
  key: string,
  result: DraftElement | undefined,
  activities: readonly DraftElement[],
  around: readonly string[],
): void {
  let branch = branches.get(key)
  if (branch === undefined) {
    const weight = result === undefined ? activities[0]?.weight : result.weight
    branch = { result, activities: new Map(), touches: new Set(), weight }
    branches.set(key, branch)
  }
  for (const each of around) branch.touches.add(each)
  for (const activity of activities) {
    const known = branch.activities.get(activity.key)
    if (known === undefined) branch.activities.set(activity.key, { activity, touches: new Set(around) })
    else for (const each of around) known.touches.add(each)
  }
}

function leavesOfBranch({ result, activities, touches }: Branch, share: number): readonly Leaf[] {
  if (activities.size === 0) return [{ result, activity: undefined, share, touches: [...touches] }]
  const own = [...activities.values()].map((each) => ({ ...each, weight: each.activity.weight }))
  return shared(own, share).map(({ item, share: part }) => ({
    result,
    activity: item.activity,
    share: part,
    touches: [item.activity.key, ...item.touches],
  }))
}

/** Parts of one level: a missing weight is the mean of the given ones; where all are 0 nothing is shared out. */
function shared<T extends Weighed>(items: readonly T[], whole: number): readonly { item: T; share: number }[] {
  const given = items.flatMap(({ weight }) => weight ?? [])
  const mean = given.length === 0 ? 1 : given.reduce((sum, weight) => sum + weight, 0) / given.length
  const total = items.reduce((sum, { weight }) => sum + (weight ?? mean), 0)
  return items.map((item) => ({ item, share: total === 0 ? 0 : (whole * (item.weight ?? mean)) / total }))
}
