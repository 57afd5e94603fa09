import type { Id } from '../../../../kernel/ids.ts'
import type { DraftElement, DraftPoa, ElementKind, MatrixColumn } from '../../model.ts'
import { layOpen } from '../../rules/plan-places.ts'

/** An element of a unit's plan with what is around it. */
export interface Surroundings {
  /** Headings above it, from the part of the plan down to the specific objective, then its result. */
  readonly above: readonly DraftElement[]
  /** The specific objective it stands under, if one is written. */
  readonly objective: DraftElement | undefined
  /** What shares a line with it, by kind, in the order of the plan. */
  readonly beside: ReadonlyMap<ElementKind, readonly DraftElement[]>
  /** Under a heading: what stands in its sections. */
  readonly under: ReadonlyMap<ElementKind, readonly DraftElement[]>
}

const BESIDE_ORDER: readonly MatrixColumn[] = [
  'result',
  'indicator',
  'activity',
  'verification_source',
  'responsible',
  'funding_source',
  'risk',
]

export function surroundingsOf(plan: DraftPoa, id: Id): Surroundings {
  const open = layOpen(plan)
  const place = open.places.get(id)
  const of = (key: string | undefined): DraftElement[] => {
    const element = key === undefined ? undefined : open.elements.get(key)
    return element === undefined || element.key === id ? [] : [element]
  }
  const section = plan.subPlans.flatMap((subPlan) => subPlan.sections).find((each) => each.key === place?.section)
  const subPlan = plan.subPlans.find((each) => each.key === place?.subPlan)
  const headings = (section?.headings ?? []).flatMap((key) => open.elements.get(key) ?? [])
  const own = open.elements.get(id)
  const position = headings.findIndex((heading) => heading.key === id)
  const headingsAbove = position < 0 ? headings : headings.slice(0, position)
  const inMatrix = BESIDE_ORDER.some((column) => column === own?.kind)
  const result = inMatrix && own?.kind !== 'result' ? of(place?.result) : []
  return {
    above: [...of(subPlan?.heading), ...headingsAbove, ...result],
    objective: headingsAbove.find((heading) => heading.kind === 'specific_objective'),
    beside: byKind(open.companions.get(id) ?? [], open.elements),
    under: inMatrix ? new Map() : byKind(keysUnder(plan, id), open.elements),
  }
}

/** Headings below a heading, and what stands on the lines of its sections. */
function keysUnder(plan: DraftPoa, id: Id): readonly string[] {
  return plan.subPlans.flatMap((subPlan) =>
    subPlan.sections.flatMap((section) => {
      const whole = subPlan.heading === id
      const at = section.headings.indexOf(id)
      if (!whole && at < 0) return []
      return [
        ...section.headings.slice(whole ? 0 : at + 1),
        ...section.lines.flatMap((line) => Object.values(line.cells).flat()),
      ]
    }),
  )
}

function byKind(
  keys: Iterable<string>,
  elements: ReadonlyMap<string, DraftElement>,
): ReadonlyMap<ElementKind, readonly DraftElement[]> {
  const order: readonly ElementKind[] = ['specific_objective', ...BESIDE_ORDER]
  const wanted = new Set(keys)
  const found = Map.groupBy(
    [...elements.values()].filter((element) => wanted.has(element.key) && order.includes(element.kind)),
    (element) => element.kind,
  )
  return new Map(order.flatMap((kind) => (found.has(kind) ? [[kind, found.get(kind) ?? []] as const] : [])))
}
