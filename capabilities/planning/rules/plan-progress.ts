import type { DraftElement, DraftPoa, DraftSection, DraftSubPlan, MonthReport, Schedule } from '../model.ts'
import type { ActivityProgress } from './activity-progress.ts'
import { type Figure, type FigureKey, figureKey } from './explanation.ts'
import { activityFigure, type Basis, type Child, meanFigure, type Named } from './figure.ts'

/** Id of the figure of kind `poa` where the plan brings none of its own. */
export const POA_ID = 'poa'

export interface PlanProgressInput extends Basis {
  readonly plan: DraftPoa
  /** Id of the plan's own figure (`poa:<id>`); needed where figures of several plans meet. */
  readonly id?: string
  /** Reports by activity key. An activity without an entry has not reported. */
  readonly reports: ReadonlyMap<string, readonly MonthReport[]>
  /** Schedules to use instead of the elements' own, e.g. the baseline, by activity key. */
  readonly schedules?: ReadonlyMap<string, Schedule>
}

export interface PlanProgress {
  readonly poa: Figure
  /** `figureKey(kind, id)`: activity and result by element key, objective by its heading's key and by its section's, sub-plan by its key. */
  readonly figures: ReadonlyMap<FigureKey, Figure>
  /** The twelve-month grid of each activity, by activity key. */
  readonly activities: ReadonlyMap<string, ActivityProgress>
}

/**
 * Progress of one unit's plan, level by level: activity → result → specific objective → sub-plan → POA. Each level is the
 * weighted mean of the level below, never a mean over all leaves (decision 0007).
 *
 * - A result's children are the distinct activities on its lines, wherever they stand; an activity shared by two results
 *   counts in each of them.
 * - A specific objective's children are the distinct results on its lines, and directly the activities on lines without a
 *   result. Sections that bear the same specific objective (a table cut by a page) are one objective.
 * - A plan without parts has its objectives as children; with parts, its sub-plans.
 */
export function planProgress(input: PlanProgressInput): PlanProgress {
  const { plan, reports, schedules } = input
  const basis: Basis = { cutOff: input.cutOff, bands: input.bands }
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  const figures = new Map<FigureKey, Figure>()
  const activities = new Map<string, ActivityProgress>()
  for (const element of plan.elements) {
    if (element.kind !== 'activity') continue
    const own = reports.get(element.key) ?? []
    const { figure, progress } = activityFigure(element, own, basis, schedules?.get(element.key))
    figures.set(figure.key, figure)
    activities.set(element.key, progress)
  }
  for (const [key, activityKeys] of activitiesByResult(plan)) {
    const element = elements.get(key)
    if (element === undefined) continue
    const children = childrenOf(activityKeys, 'activity', elements, figures)
    const figure = meanFigure(named('result', element), children, basis)
    figures.set(figure.key, figure)
  }
  const parts: Child[] = []
  for (const subPlan of plan.subPlans) {
    const objectives = objectivesOf(subPlan, elements).map((group) => {
      const figure = meanFigure(group.named, groupChildren(group.sections, elements, figures), basis)
      figures.set(figure.key, figure)
      for (const alias of group.aliases) figures.set(figureKey('objective', alias), figure)
      return withWeight(figure, group.weight)
    })
    const heading = subPlan.heading === undefined ? undefined : elements.get(subPlan.heading)
    const title = heading?.title ?? subPlan.heading ?? plan.title
    const name: Named = {
      ...(heading === undefined ? { title } : named('sub_plan', heading)),
      kind: 'sub_plan',
      id: subPlan.key,
    }
    const figure = meanFigure(name, objectives, basis)
    figures.set(figure.key, figure)
    if (plan.subPlans.length === 1 && subPlan.heading === undefined) parts.push(...objectives)
    else parts.push(withWeight(figure, heading?.weight))
  }
  const poa = meanFigure({ kind: 'poa', id: input.id ?? POA_ID, title: plan.title }, parts, basis)
  figures.set(poa.key, poa)
  return { poa, figures, activities }
}

function activitiesByResult(plan: DraftPoa): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const element of plan.elements) if (element.kind === 'result') found.set(element.key, new Set())
  for (const line of linesOf(plan.subPlans.flatMap((subPlan) => subPlan.sections))) {
    for (const result of line.cells.result ?? []) {
      const activities = found.get(result)
      if (activities === undefined) continue
      for (const activity of line.cells.activity ?? []) activities.add(activity)
    }
  }
  return found
}

function linesOf(sections: readonly DraftSection[]): readonly DraftSection['lines'][number][] {
  return sections.flatMap((section) => section.lines)
}

interface ObjectiveGroup {
  readonly named: Named
  readonly weight: number | undefined
  readonly sections: DraftSection[]
  /** Other ids under which the same figure is asked for. */
  readonly aliases: string[]
}

/** The specific objectives of a part: sections that bear the same one are joined; one without any stands for itself. */
function objectivesOf(subPlan: DraftSubPlan, elements: ReadonlyMap<string, DraftElement>): readonly ObjectiveGroup[] {
  const groups = new Map<string, ObjectiveGroup>()
  for (const section of subPlan.sections) {
    const objectives = section.headings
      .map((key) => elements.get(key))
      .filter((element): element is DraftElement => element?.kind === 'specific_objective')
    const first = objectives[0]
    const id = first?.key ?? section.key
    let group = groups.get(id)
    if (group === undefined) {
      const fallback = elements.get(section.headings.at(-1) ?? '')?.title ?? ''
      const name: Named =
        first === undefined ? { kind: 'objective', id, title: fallback } : { ...named('objective', first), id }
      group = { named: name, weight: first?.weight, sections: [], aliases: [] }
      groups.set(id, group)
    }
    group.sections.push(section)
    group.aliases.push(section.key, ...objectives.slice(1).map((objective) => objective.key))
  }
  return [...groups.values()]
}

function groupChildren(
  sections: readonly DraftSection[],
  elements: ReadonlyMap<string, DraftElement>,
  figures: ReadonlyMap<FigureKey, Figure>,
): readonly Child[] {
  const results = new Set<string>()
  const loose = new Set<string>()
  for (const line of linesOf(sections)) {
    const onLine = (line.cells.result ?? []).filter((key) => figures.has(figureKey('result', key)))
    for (const result of onLine) results.add(result)
    if (onLine.length === 0) for (const activity of line.cells.activity ?? []) loose.add(activity)
  }
  return [...childrenOf(results, 'result', elements, figures), ...childrenOf(loose, 'activity', elements, figures)]
}

function childrenOf(
  keys: Iterable<string>,
  kind: 'activity' | 'result',
  elements: ReadonlyMap<string, DraftElement>,
  figures: ReadonlyMap<FigureKey, Figure>,
): readonly Child[] {
  const children: Child[] = []
  for (const key of keys) {
    const figure = figures.get(figureKey(kind, key))
    if (figure !== undefined) children.push(withWeight(figure, elements.get(key)?.weight))
  }
  return children
}

function withWeight(figure: Figure, weight: number | undefined): Child {
  return weight === undefined ? { figure } : { figure, weight }
}

function named(kind: Named['kind'], element: DraftElement): Named {
  return {
    kind,
    id: element.key,
    title: element.title,
    ...(element.code === undefined ? {} : { code: element.code }),
    ...(element.cancelled === undefined ? {} : { cancelled: { reason: element.cancelled.reason } }),
  }
}
