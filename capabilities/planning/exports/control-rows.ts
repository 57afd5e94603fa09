import { MONTHS, type Month } from '../../../kernel/civil.ts'
import type { Text } from '../../../kernel/text.ts'
import type { PlanYear } from '../data/load-year.ts'
import type { StoredPoa } from '../data/stored-poa.ts'
import type { YearAnswer } from '../data/year-query.ts'
import { type DraftElement, NO_SCHEDULE } from '../model.ts'
import type { ActivityProgress } from '../rules/activity-progress.ts'
import { type Figure, figureKey } from '../rules/explanation.ts'
import { type LaidSection, layMatrix } from '../rules/matrix-layout.ts'
import { reprogrammedMonths } from '../rules/reprogramming.ts'

/** One row of the progress-control matrix: a figure with what it is of. */
export interface ControlRow {
  readonly figure: Figure
  /** Absent on the row of the institution. */
  readonly unit: { readonly code: string; readonly title: Text } | undefined
  /** The result above an activity, as its plan writes it. */
  readonly result: DraftElement | undefined
  /** Indicators on the lines of a result. */
  readonly indicators: readonly DraftElement[]
  /** Of an activity: the element, its twelve months, which of them were reprogrammed, and what was noted. */
  readonly activity: ControlActivity | undefined
}

export interface ControlActivity {
  readonly element: DraftElement
  readonly progress: ActivityProgress
  readonly reprogrammed: readonly Month[]
  readonly notes: readonly { readonly month: Month; readonly note: string }[]
}

/** A unit that owes a plan and has none. */
export interface OwedPlan {
  readonly unit: { readonly code: string; readonly title: Text }
  readonly owed: true
}

/**
 * The progress of a year row by row: institution, unit, part, objective, result, activity. The figures are those of the pages
 * (`yearProgress`); nothing is computed here, so that matrix, table and page cannot say different things.
 */
export function controlRows({ plan, progress }: YearAnswer, unitCode?: string): readonly (ControlRow | OwedPlan)[] {
  const wanted = unitCode?.toLowerCase()
  const rows: (ControlRow | OwedPlan)[] = []
  if (wanted === undefined) rows.push(bare(progress.institution, undefined))
  for (const unit of plan.units) {
    if (wanted !== undefined && unit.code.toLowerCase() !== wanted) continue
    const poa = plan.poas.find(({ head }) => head.unit.id === unit.id)
    const own = poa && progress.plans.get(poa.head.id)
    if (poa === undefined || own === undefined) {
      if (unit.presentsPlan) rows.push({ unit, owed: true })
      continue
    }
    rows.push(bare(own.poa, unit))
    for (const part of layMatrix(poa.plan)) {
      const figure = part.heading && own.figures.get(figureKey('sub_plan', part.key))
      if (figure) rows.push(bare(figure, unit))
      for (const section of part.sections) rows.push(...sectionRows(section, poa, own, unit))
    }
  }
  return rows
}

export function isOwed(row: ControlRow | OwedPlan): row is OwedPlan {
  return 'owed' in row
}

type Unit = PlanYear['units'][number]
type Progress = NonNullable<ReturnType<YearAnswer['progress']['plans']['get']>>

function sectionRows(section: LaidSection, poa: StoredPoa, own: Progress, unit: Unit): readonly ControlRow[] {
  const rows: ControlRow[] = []
  const objective = own.figures.get(figureKey('objective', section.key))
  if (objective) rows.push(bare(objective, unit))
  const seen = new Set<string>()
  let result: DraftElement | undefined
  for (const line of section.lines) {
    const results = line.cells.find(({ column }) => column === 'result')
    if (results) result = results.elements[0]
    for (const element of results?.elements ?? []) {
      const figure = own.figures.get(figureKey('result', element.key))
      if (!figure || seen.has(element.key)) continue
      seen.add(element.key)
      rows.push({ ...bare(figure, unit), indicators: indicatorsOf(element, section) })
    }
    for (const element of line.activities) {
      const figure = own.figures.get(figureKey('activity', element.key))
      const progress = own.activities.get(element.key)
      if (!figure || !progress || seen.has(element.key)) continue
      seen.add(element.key)
      rows.push({ ...bare(figure, unit), result, activity: activityOf(element, progress, poa) })
    }
  }
  return rows
}

function bare(figure: Figure, unit: ControlRow['unit']): ControlRow {
  return { figure, unit, result: undefined, indicators: [], activity: undefined }
}

/** Indicators whose cell begins on a line of the result, each once. */
function indicatorsOf(result: DraftElement, { lines }: LaidSection): readonly DraftElement[] {
  const found = new Map<string, DraftElement>()
  let own = false
  for (const { cells } of lines) {
    const results = cells.find(({ column }) => column === 'result')
    if (results) own = results.elements.some(({ key }) => key === result.key)
    if (!own) continue
    for (const cell of cells)
      if (cell.column === 'indicator') for (const element of cell.elements) found.set(element.key, element)
  }
  return [...found.values()]
}

function activityOf(element: DraftElement, progress: ActivityProgress, poa: StoredPoa): ControlActivity {
  const baseline = poa.baselines.get(element.key)
  const notes = (poa.reports.get(element.key) ?? []).flatMap(({ month, note }) => {
    const known = MONTHS.find((one) => one === month)
    return note === undefined || note.trim() === '' || known === undefined ? [] : [{ month: known, note }]
  })
  return {
    element,
    progress,
    reprogrammed:
      baseline === undefined
        ? []
        : reprogrammedMonths(baseline, element.schedule ?? NO_SCHEDULE).map(({ month }) => month),
    notes: notes.toSorted((a, b) => a.month - b.month),
  }
}
