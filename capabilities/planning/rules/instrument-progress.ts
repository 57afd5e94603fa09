import type { DraftNode, ElementKind } from '../model.ts'
import type { Figure, FigureKey } from './explanation.ts'
import { type Basis, type Child, meanFigure, type Named } from './figure.ts'

/** Elements of the plans above the POA that have a figure; a mission or a value is not something one progresses in. */
const JUDGED_KINDS: ReadonlySet<ElementKind> = new Set([
  'strategic_area',
  'strategic_objective',
  'scope',
  'strategic_result',
])

/** A figure (of a POA, or of the yearly plan) that serves an element of the plan above. Ids are unique across plans. */
export interface ServingFigure {
  /** Key of the node that is served. */
  readonly serves: string
  readonly figure: Figure
  readonly weight?: number
}

export interface InstrumentProgress {
  readonly whole: Figure
  /** By node key. */
  readonly nodes: ReadonlyMap<string, Figure>
}

/**
 * Progress of the five-year or the yearly plan, from what serves it in the plans below (many to many: one POA objective may
 * serve several nodes). A node's children are its judged sub-nodes and the figures that serve it directly; a node that nobody
 * serves is named as "not programmed". Where a figure and one that it is made of both serve a node, the lower one
 * is named and not counted: it is in the higher already.
 *
 * `all`: every figure of the plans below by key, to see what is made of what.
 */
export function instrumentProgress(
  instrument: { readonly id: string; readonly title: string; readonly nodes: readonly DraftNode[] },
  serving: readonly ServingFigure[],
  all: ReadonlyMap<FigureKey, Figure>,
  basis: Basis,
): InstrumentProgress {
  const judgedNodes = instrument.nodes.filter((node) => JUDGED_KINDS.has(node.kind))
  const keys = new Set(judgedNodes.map((node) => node.key))
  const subNodes = Map.groupBy(judgedNodes, (node) => (keys.has(node.parent ?? '') ? node.parent : undefined))
  const served = Map.groupBy(serving, (link) => link.serves)
  const nodes = new Map<string, Figure>()
  const visit = (node: DraftNode): Child => {
    const own = (subNodes.get(node.key) ?? []).map(visit)
    const figure = meanFigure(named(node), [...own, ...withoutCountedTwice(served.get(node.key) ?? [], all)], basis)
    nodes.set(node.key, figure)
    return child(figure, node.weight)
  }
  const roots = (subNodes.get(undefined) ?? []).map(visit)
  const whole = meanFigure({ kind: 'instrument', id: instrument.id, title: instrument.title }, roots, basis)
  return { whole, nodes }
}

function withoutCountedTwice(links: readonly ServingFigure[], all: ReadonlyMap<FigureKey, Figure>): readonly Child[] {
  const distinct = [...new Map(links.map((link) => [link.figure.key, link])).values()]
  const inside = new Set<FigureKey>()
  const descend = (figure: Figure): void => {
    if (figure.explanation.formula !== 'weighted_mean') return
    for (const { key } of [...figure.explanation.inputs, ...figure.explanation.excluded]) {
      if (inside.has(key)) continue
      inside.add(key)
      const below = all.get(key)
      if (below !== undefined) descend(below)
    }
  }
  for (const { figure } of distinct) descend(figure)
  return distinct.map((link) => {
    const own = child(link.figure, link.weight)
    return inside.has(link.figure.key) ? { ...own, countedAbove: true } : own
  })
}

function child(figure: Figure, weight: number | undefined): Child {
  return weight === undefined ? { figure } : { figure, weight }
}

function named(node: DraftNode): Named {
  return {
    kind: 'instrument_node',
    id: node.key,
    title: node.title,
    ...(node.code === undefined ? {} : { code: node.code }),
    ...(node.cancelled === undefined ? {} : { cancelled: { reason: node.cancelled.reason } }),
  }
}
