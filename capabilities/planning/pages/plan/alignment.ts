import type { Id } from '../../../../kernel/ids.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import type { DraftElement, DraftNode, ElementKind } from '../../model.ts'
import type { PlanIndex } from './plan-index.ts'

export interface UnitElement {
  readonly element: DraftElement
  readonly poa: StoredPoa
}

/** What serves a node directly: scopes of the plan between, and elements of units' plans. */
export interface Serving {
  /** Only the highest: a scope speaks for the results and indicators under it. */
  readonly nodes: readonly DraftNode[]
  readonly unitElements: readonly UnitElement[]
}

export function servingDirectly(index: PlanIndex, id: Id): Serving {
  const nodes: DraftNode[] = []
  const unitElements: UnitElement[] = []
  for (const from of index.servedBy.get(id) ?? []) {
    const placed = index.elements.get(from)
    if (placed === undefined) continue
    if (placed.poa === undefined) nodes.push(placed.element)
    else unitElements.push({ element: placed.element, poa: placed.poa })
  }
  const keys = new Set(nodes.map((node) => node.key))
  const within = (node: DraftNode): boolean => {
    for (let parent = node.parent; parent !== undefined; ) {
      if (keys.has(parent)) return true
      const above = index.elements.get(parent)
      parent = above?.instrument === undefined ? undefined : above.element.parent
    }
    return false
  }
  return { nodes: nodes.filter((node) => !within(node)), unitElements: withoutRepeatedHeadings(unitElements) }
}

const HEADINGS: ReadonlySet<ElementKind> = new Set(['area_heading', 'objective_heading', 'scope_heading'])

/** A unit that repeats the objective it serves as a heading says nothing new where its own objectives serve it too. */
function withoutRepeatedHeadings(elements: readonly UnitElement[]): readonly UnitElement[] {
  const speaking = new Set(elements.filter(({ element }) => !HEADINGS.has(element.kind)).map(({ poa }) => poa.head.id))
  return elements.filter(({ element, poa }) => !HEADINGS.has(element.kind) || !speaking.has(poa.head.id))
}

/** Elements of units' plans that serve a node directly, through a plan between, or through a node below it; each once. */
export function unitElementsBehind(index: PlanIndex, id: Id): readonly UnitElement[] {
  const found = new Map<Id, UnitElement>()
  const seen = new Set<Id>()
  const visit = (node: Id): void => {
    if (seen.has(node)) return
    seen.add(node)
    const { nodes, unitElements } = servingDirectly(index, node)
    for (const each of unitElements) found.set(each.element.key, each)
    for (const each of nodes) visit(each.key)
    for (const child of index.children.get(node) ?? []) visit(child.key)
  }
  visit(id)
  return [...found.values()]
}

/** What an element serves, and what those serve in turn, lowest plan first. */
export function servedUpwards(index: PlanIndex, id: Id): readonly DraftNode[] {
  const found = new Map<Id, DraftNode>()
  const visit = (from: Id): void => {
    for (const to of index.serves.get(from) ?? []) {
      const placed = index.elements.get(to)
      if (placed?.instrument === undefined || found.has(to)) continue
      found.set(to, placed.element)
      visit(to)
    }
  }
  visit(id)
  return [...found.values()]
}
