import type { Id } from '../../../../../kernel/ids.ts'
import type { CoverageChoice } from '../../../alignment-paths.ts'
import type { Alignment, AlignmentAnswer, AlignmentItem } from '../../../data/alignment-queries.ts'
import { unitElementsBehind } from '../alignment.ts'
import type { PlanView } from '../plan-view.ts'

/** What the pages of alignment are drawn from: the year, the catalogues, and who contributes to what in that year. */
export interface CoverageView {
  readonly view: PlanView
  readonly answer: AlignmentAnswer
  readonly choice: CoverageChoice
  /** Only of elements of this year's plans. */
  readonly alignments: readonly Alignment[]
  readonly items: ReadonlyMap<Id, AlignmentItem>
  /** Address of the same page with another choice. */
  readonly href: (choice: CoverageChoice) => string
  /** Where an element is aligned, for who may; undefined for the others. */
  readonly alignHref: (element: Id) => string | undefined
}

export function coverageView(
  view: PlanView,
  answer: AlignmentAnswer,
  rest: Pick<CoverageView, 'choice' | 'href' | 'alignHref'>,
): CoverageView {
  return {
    view,
    answer,
    alignments: answer.alignments.filter(({ element }) => view.index.elements.has(element)),
    items: new Map(answer.catalogues.flatMap(({ items }) => items.map((item) => [item.id, item] as const))),
    ...rest,
  }
}

/** Items by element. */
export function itemsOf(alignments: readonly Alignment[]): ReadonlyMap<Id, readonly Id[]> {
  return new Map(
    [...Map.groupBy(alignments, ({ element }) => element)].map(([element, own]) => [
      element,
      own.map(({ item }) => item),
    ]),
  )
}

/** What contains what, for asking what an objective contributes to: objectives of units their results, those above whoever serves them. */
export function containedIn(view: PlanView): ReadonlyMap<Id, readonly Id[]> {
  const contained = new Map<Id, Id[]>()
  const add = (key: Id, parts: readonly Id[]) => contained.set(key, [...(contained.get(key) ?? []), ...parts])
  for (const { plan } of view.plan.poas)
    for (const section of plan.subPlans.flatMap(({ sections }) => sections)) {
      const results = section.lines.flatMap(({ cells }) => [...(cells.result ?? []), ...(cells.activity ?? [])])
      for (const heading of section.headings) add(heading, results)
      for (const { cells } of section.lines)
        for (const result of cells.result ?? []) add(result, [...(cells.indicator ?? []), ...(cells.activity ?? [])])
    }
  for (const node of view.plan.pei?.nodes ?? []) {
    add(
      node.key,
      (view.index.children.get(node.key) ?? []).map(({ key }) => key),
    )
    if (node.kind === 'strategic_objective')
      add(
        node.key,
        unitElementsBehind(view.index, node.key).map(({ element }) => element.key),
      )
  }
  return contained
}
