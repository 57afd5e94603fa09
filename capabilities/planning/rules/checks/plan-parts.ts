import type { DraftElement, DraftLine, DraftPoa, DraftSection, MatrixColumn } from '../../model.ts'

/** One result of a section with every line it stands on: what its indicators, activities and sources are together. */
export interface ResultPart {
  readonly section: DraftSection
  /** Absent for lines that stand under no result. */
  readonly result: DraftElement | undefined
  readonly lines: readonly DraftLine[]
}

/** The plan taken apart once, for all checks. */
export interface PlanParts {
  readonly plan: DraftPoa
  readonly elements: ReadonlyMap<string, DraftElement>
  readonly sections: readonly DraftSection[]
  readonly results: readonly ResultPart[]
}

export function partsOf(plan: DraftPoa): PlanParts {
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  const sections = plan.subPlans.flatMap((subPlan) => subPlan.sections)
  return { plan, elements, sections, results: sections.flatMap((section) => resultsOf(section, elements)) }
}

/** A line may stand under several results; it then is part of each. */
function resultsOf(section: DraftSection, elements: ReadonlyMap<string, DraftElement>): readonly ResultPart[] {
  const parts = new Map<string, DraftLine[]>()
  for (const line of section.lines)
    for (const key of line.cells.result ?? ['']) parts.set(key, [...(parts.get(key) ?? []), line])
  return [...parts].map(([key, lines]) => ({ section, result: elements.get(key), lines }))
}

/** The elements of a column on these lines, each once, in order. */
export function inColumn(parts: PlanParts, lines: readonly DraftLine[], column: MatrixColumn): readonly DraftElement[] {
  const keys = new Set(lines.flatMap((line) => line.cells[column] ?? []))
  return [...keys].flatMap((key) => parts.elements.get(key) ?? [])
}

/** The lines of the whole plan on which an element stands. */
export function linesWith(parts: PlanParts, column: MatrixColumn, key: string): readonly DraftLine[] {
  return parts.sections.flatMap((section) => section.lines.filter((line) => line.cells[column]?.includes(key)))
}

export function isLive(element: DraftElement): boolean {
  return element.cancelled === undefined
}
