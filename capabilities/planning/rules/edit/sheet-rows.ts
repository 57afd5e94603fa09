import type { CivilDate } from '../../../../kernel/civil.ts'
import { sum } from '../../../../kernel/decimal.ts'
import type { Id } from '../../../../kernel/ids.ts'
import type { Text } from '../../../../kernel/text.ts'
import { type DraftElement, type DraftPoa, type MonthReport, NO_SCHEDULE } from '../../model.ts'
import { reportRefusal } from '../may-report.ts'
import { type ProgrammeColumn, programmedIn } from './programme.ts'
import { columnsOf, type SeenCell, type SheetKind } from './sheet-form.ts'

export interface SheetCell extends SeenCell {
  readonly column: ProgrammeColumn
  /** What stands beside it to compare with: programmed beside executed, the sum of the months beside the written total. */
  readonly beside: number | null
  /** Why it cannot be written. */
  readonly fixed?: Text
}

export interface SheetRow {
  readonly activity: DraftElement
  readonly marks: boolean
  /** Set where the result above is another one than on the row before. */
  readonly result?: DraftElement
  readonly cells: readonly SheetCell[]
}

export interface SheetQuestion {
  readonly plan: DraftPoa
  readonly reports: ReadonlyMap<Id, readonly (MonthReport & { readonly version: number })[]>
  readonly kind: SheetKind
  readonly today: CivilDate
  /** Why a month takes no more changes. */
  readonly closed: ReadonlyMap<number, Text>
  /** Why nothing of what is programmed may be changed; absent while the plan is a draft. */
  readonly approved?: Text
}

/** Activities in the order of the matrix, each once, with the cells of one sheet. */
export function sheetRows(question: SheetQuestion): readonly SheetRow[] {
  const elements = new Map(question.plan.elements.map((element) => [element.key, element]))
  const rows: SheetRow[] = []
  const drawn = new Set<string>()
  let above: string | undefined
  const lines = question.plan.subPlans.flatMap(({ sections }) => sections.flatMap(({ lines: of }) => of))
  for (const { cells } of lines) {
    const [resultKey] = cells.result ?? []
    for (const key of cells.activity ?? []) {
      const activity = elements.get(key)
      if (activity === undefined || drawn.has(key)) continue
      drawn.add(key)
      const result = resultKey === above ? undefined : elements.get(resultKey ?? '')
      above = resultKey
      rows.push({
        activity,
        marks: activity.schedule?.kind === 'marks',
        ...(result === undefined ? {} : { result }),
        cells: columnsOf(question.kind).map((column) => cellOf(activity, column, question)),
      })
    }
  }
  return rows
}

function cellOf(activity: DraftElement, column: ProgrammeColumn, question: SheetQuestion): SheetCell {
  const schedule = activity.schedule ?? NO_SCHEDULE
  const fixed = whyFixed(activity, column, question)
  const reason = fixed === undefined ? {} : { fixed }
  if (question.kind === 'programmed') {
    const months = schedule.months.filter((month) => month !== null)
    const beside = column === 'total' && months.length > 0 ? sum(months) : null
    return { column, value: programmedIn(schedule, column), version: 0, beside, ...reason }
  }
  const report = question.reports.get(activity.key)?.find(({ month }) => month === column)
  return {
    column,
    value: report?.executed ?? null,
    version: report?.version ?? 0,
    beside: programmedIn(schedule, column),
    ...reason,
  }
}

function whyFixed(activity: DraftElement, column: ProgrammeColumn, question: SheetQuestion): Text | undefined {
  const { plan, kind, today, closed, approved } = question
  if (kind === 'programmed' && approved !== undefined) return approved
  if (column === 'total') return undefined
  const shut = closed.get(column)
  if (kind === 'programmed' || shut !== undefined) return shut
  const refusal = reportRefusal({
    year: plan.year,
    month: column,
    executed: 0,
    today,
    schedule: activity.schedule,
    cancelledOn: activity.cancelled?.on,
  })
  return refusal?.message
}
