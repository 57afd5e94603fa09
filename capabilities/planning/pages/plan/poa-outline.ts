import type { Id } from '../../../../kernel/ids.ts'
import type { DraftElement, DraftPoa, DraftSection, MatrixColumn } from '../../model.ts'
import { type FigureKey, figureKey } from '../../rules/explanation.ts'

/** What stands on the lines of one result, each element once and in order. */
export interface OutlineResult {
  /** Absent: lines that the unit wrote without a result. */
  readonly result: DraftElement | undefined
  readonly cells: Readonly<Record<Exclude<MatrixColumn, 'result'>, readonly DraftElement[]>>
}

/** A specific objective with all its sections: a table cut by a page is still one objective. */
export interface OutlineObjective {
  readonly key: FigureKey
  readonly objective: DraftElement | undefined
  /** The other headings written above its lines, each once. */
  readonly headings: readonly DraftElement[]
  readonly sections: readonly Id[]
  readonly results: readonly OutlineResult[]
}

export interface OutlineSubPlan {
  readonly id: Id
  readonly heading: DraftElement | undefined
  readonly objectives: readonly OutlineObjective[]
}

/** A unit's plan as a reader goes through it: parts → specific objectives → results → what belongs to each. */
export function outlineOf(plan: DraftPoa): readonly OutlineSubPlan[] {
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  return plan.subPlans.map((subPlan) => {
    const groups = new Map<string, DraftSection[]>()
    for (const section of subPlan.sections) {
      const id = objectiveOf(section, elements)?.key ?? section.key
      groups.set(id, [...(groups.get(id) ?? []), section])
    }
    return {
      id: subPlan.key,
      heading: elements.get(subPlan.heading ?? ''),
      objectives: [...groups].map(([id, sections]) => ({
        key: figureKey('objective', id),
        objective: sections[0] === undefined ? undefined : objectiveOf(sections[0], elements),
        headings: distinct(
          sections.flatMap((section) => section.headings),
          elements,
        ).filter((heading) => heading.kind !== 'specific_objective' || heading.key !== id),
        sections: sections.map((section) => section.key),
        results: resultsOf(sections, elements),
      })),
    }
  })
}

type Elements = ReadonlyMap<string, DraftElement>

function objectiveOf(section: DraftSection, elements: Elements): DraftElement | undefined {
  return section.headings.map((key) => elements.get(key)).find((element) => element?.kind === 'specific_objective')
}

function resultsOf(sections: readonly DraftSection[], elements: Elements): readonly OutlineResult[] {
  const lines = new Map<string, Map<MatrixColumn, string[]>>()
  for (const line of sections.flatMap((section) => section.lines)) {
    const results = line.cells.result ?? []
    for (const result of results.length === 0 ? [''] : results) {
      const cells = lines.get(result) ?? new Map<MatrixColumn, string[]>()
      lines.set(result, cells)
      for (const [column, keys] of Object.entries(line.cells) as [MatrixColumn, readonly string[]][])
        cells.set(column, [...(cells.get(column) ?? []), ...keys])
    }
  }
  return [...lines].map(([result, cells]) => {
    const of = (column: MatrixColumn) => distinct(cells.get(column) ?? [], elements)
    return {
      result: elements.get(result),
      cells: {
        indicator: of('indicator'),
        verification_source: of('verification_source'),
        activity: of('activity'),
        responsible: of('responsible'),
        funding_source: of('funding_source'),
        risk: of('risk'),
      },
    }
  })
}

function distinct(keys: readonly string[], elements: Elements): readonly DraftElement[] {
  return [...new Set(keys)].flatMap((key) => elements.get(key) ?? [])
}
