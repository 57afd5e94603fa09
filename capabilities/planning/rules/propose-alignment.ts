import type { Text } from '../../../kernel/text.ts'
import type { DraftElement, DraftNode, DraftPoa } from '../model.ts'
import { ALIKE, likeness } from './similarity.ts'

/** What an element of a unit's plan serves in a plan above, as read from the headings that the unit wrote. */
export interface ProposedAlignment {
  /** Key of the specific objective (or of the heading itself where a section has none). */
  readonly from: string
  /** Key of the strategic objective or scope. */
  readonly to: string
  readonly reason: Text
}

/**
 * Units write above their tables which strategic objective of the PEI and which scope of the yearly plan they serve, each in
 * its own wording. Words decide where they are alike enough; else the number, when exactly one element above bears it.
 */
export function proposeAlignments(plan: DraftPoa, above: readonly DraftNode[]): readonly ProposedAlignment[] {
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  const targets = { objective_heading: nodesOf(above, 'strategic_objective'), scope_heading: nodesOf(above, 'scope') }
  const proposals = new Map<string, ProposedAlignment>()
  for (const section of plan.subPlans.flatMap((subPlan) => subPlan.sections)) {
    const headings = section.headings.flatMap((key) => elements.get(key) ?? [])
    const specific = headings.filter((heading) => heading.kind === 'specific_objective')
    for (const heading of headings) {
      if (heading.kind !== 'objective_heading' && heading.kind !== 'scope_heading') continue
      const found = byWords(heading, targets[heading.kind]) ?? byNumber(heading, targets[heading.kind])
      if (found === undefined) continue
      for (const { key } of specific.length === 0 ? [heading] : specific)
        proposals.set(`${key} ${found.node.key}`, { from: key, to: found.node.key, reason: found.reason })
    }
  }
  return [...proposals.values()]
}

function nodesOf(nodes: readonly DraftNode[], kind: DraftNode['kind']): readonly DraftNode[] {
  return nodes.filter((node) => node.kind === kind)
}

interface Found {
  readonly node: DraftNode
  readonly reason: Text
}

function byWords(heading: DraftElement, nodes: readonly DraftNode[]): Found | undefined {
  let best: { node: DraftNode; score: number } | undefined
  for (const node of nodes) {
    const score = likeness(heading.title, node.title)
    if (score >= ALIKE && (best === undefined || score > best.score)) best = { node, score }
  }
  if (best === undefined) return undefined
  return {
    node: best.node,
    reason: {
      es: `El encabezado «${short(heading.title)}» dice lo mismo que «${short(best.node.title)}» del plan superior.`,
      en: `The heading “${short(heading.title)}” says the same as “${short(best.node.title)}” of the plan above.`,
    },
  }
}

function byNumber(heading: DraftElement, nodes: readonly DraftNode[]): Found | undefined {
  const number = numberOf(`${heading.label ?? ''} ${heading.code ?? ''}`) ?? numberOf(heading.title.slice(0, 4))
  const bearing = nodes.filter((node) => number !== undefined && numberOf(node.code ?? '') === number)
  const [node] = bearing
  if (node === undefined || bearing.length > 1) return undefined
  return {
    node,
    reason: {
      es: `El encabezado lleva el número ${number}, que es el de «${short(node.title)}» en el plan superior; las palabras no son las mismas, revise.`,
      en: `The heading bears the number ${number}, that of “${short(node.title)}” in the plan above; the words are not the same, please check.`,
    },
  }
}

function numberOf(text: string): number | undefined {
  const match = /\d+/.exec(text)
  return match === null ? undefined : Number(match[0])
}

function short(title: string): string {
  return title.length > 60 ? `${title.slice(0, 57)}…` : title
}
