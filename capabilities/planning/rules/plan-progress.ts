import { OnDemandMap } from '../../../kernel/on-demand-map.ts'
import type {
  DraftElement,
  DraftPoa,
  DraftSection,
  DraftSubPlan,
  ElementKind,
  MonthReport,
  Schedule,
} from '../model.ts'
import { type ActivityInput, type ActivityProgress, activityProgress } from './activity-progress.ts'
import { type Figure, type FigureKey, figureKey } from './explanation.ts'
import { ActivityChild, activityInput, type Basis, type Child, meanFigure, type Named } from './figure.ts'

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
  /** The progress of each activity with its twelve months, by activity key. */
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
  const { plan } = input
  const basis: Basis = { cutOff: input.cutOff, bands: input.bands }
  const found: Found = { elements: new Map(), figures: [], children: new Map() }
  for (const element of plan.elements) if (!BESIDE.has(element.kind)) found.elements.set(element.key, element)
  const activities = activityFigures(input, basis, found)
  for (const [key, activityKeys] of activitiesByResult(plan)) {
    const element = found.elements.get(key)
    if (element === undefined) continue
    const figure = meanFigure(named('result', element), childrenOf(activityKeys, found), basis)
    keep(figure, element, found)
  }
  const parts = plan.subPlans.flatMap((subPlan) => {
    const objectives = objectivesOf(subPlan, found.elements).map((group) => {
      const figure = meanFigure(group.named, groupChildren(group.sections, found), basis)
      found.figures.push([figure.key, figure])
      for (const alias of group.aliases) found.figures.push([figureKey('objective', alias), figure])
      return withWeight(figure, group.weight)
    })
    const heading = subPlan.heading === undefined ? undefined : found.elements.get(subPlan.heading)
    const title = heading?.title ?? subPlan.heading ?? plan.title
    const name = {
      ...(heading === undefined ? { title } : named('sub_plan', heading)),
      kind: 'sub_plan',
      id: subPlan.key,
    } as const
    const figure = meanFigure(name, objectives, basis)
    found.figures.push([figure.key, figure])
    return plan.subPlans.length === 1 && subPlan.heading === undefined
      ? objectives
      : [withWeight(figure, heading?.weight)]
  })
  const poa = meanFigure({ kind: 'poa', id: input.id ?? POA_ID, title: plan.title }, parts, basis)
  found.figures.push([poa.key, poa])
  return { poa, figures: figuresOf(found), activities }
}

/** Elements that have no figure of this kind; the many of a large plan need not be looked at. */
const BESIDE: ReadonlySet<ElementKind> = new Set([
  'indicator',
  'verification_source',
  'responsible',
  'funding_source',
  'risk',
  // Known by their figures.
  'activity',
])

/** What is known so far while a plan is rolled up. */
interface Found {
  readonly elements: Map<string, DraftElement>
  /** All but those of activities and results, which are among the children. */
  readonly figures: (readonly [FigureKey, Figure])[]
  /** Activities and results, by element key, as children of what stands above. */
  readonly children: Map<string, Child>
}

function keep(figure: Figure, element: DraftElement, { children }: Found): void {
  children.set(element.key, withWeight(figure, element.weight))
}

/** By their keys; the index is made for the page that looks one up, not for the roll-up that passes through all. */
function figuresOf({ figures, children }: Found): PlanProgress['figures'] {
  const byKey = () => {
    const index = new Map<FigureKey, Figure>()
    for (const child of children.values()) index.set(child.figure.key, child.figure)
    for (const [key, figure] of figures) index.set(key, figure)
    return index
  }
  return new OnDemandMap(byKey, (figure) => figure)
}

function activityFigures(input: PlanProgressInput, basis: Basis, found: Found): PlanProgress['activities'] {
  const inputOf = (element: DraftElement): ActivityInput =>
    activityInput(element, input.reports.get(element.key) ?? [], basis, input.schedules?.get(element.key))
  for (const element of input.plan.elements) {
    if (element.kind !== 'activity') continue
    found.children.set(element.key, new ActivityChild(element, inputOf(element), basis))
  }
  // A grid is made for the activities that a page shows, not for the ten thousand that a roll-up passes.
  const activities = () =>
    new Map(input.plan.elements.flatMap((element) => (element.kind === 'activity' ? [[element.key, element]] : [])))
  return new OnDemandMap(activities, (element) => activityProgress(inputOf(element)))
}

export function activitiesByResult(plan: DraftPoa): ReadonlyMap<string, ReadonlySet<string>> {
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

function groupChildren(sections: readonly DraftSection[], found: Found): readonly Child[] {
  const results = new Set<string>()
  const loose = new Set<string>()
  for (const line of linesOf(sections)) {
    const onLine = (line.cells.result ?? []).filter((key) => found.children.has(key))
    for (const result of onLine) results.add(result)
    if (onLine.length === 0) for (const activity of line.cells.activity ?? []) loose.add(activity)
  }
  return childrenOf(results, found).concat(childrenOf(loose, found))
}

function childrenOf(keys: ReadonlySet<string>, { children }: Found): readonly Child[] {
  const found: Child[] = []
  // Not `for … of`: an iterator makes an object for each of ten thousand.
  keys.forEach((key) => {
    const child = children.get(key)
    if (child !== undefined) found.push(child)
  })
  return found
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
