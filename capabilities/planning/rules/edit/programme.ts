import { settle, sum } from '../../../../kernel/decimal.ts'
import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { NO_SCHEDULE, type Schedule } from '../../model.ts'
import { standingOf } from './standing.ts'

/** A month (1–12), or the annual total as written. */
export type ProgrammeColumn = number | 'total'

export interface ProgrammeEdit {
  readonly column: ProgrammeColumn
  readonly value: number | null
  /** What the person saw there: it is the version of the cell. */
  readonly seen: number | null
}

export interface StaleProgramme {
  readonly column: ProgrammeColumn
  readonly mine: number | null
  readonly stored: number | null
}

export type TotalRefusal = Refusal<'total_differs'>

/** What a schedule says in a column, as the sheet shows it. */
export function programmedIn(schedule: Schedule, column: ProgrammeColumn): number | null {
  return column === 'total' ? (schedule.annualTotal ?? null) : (schedule.months[column - 1] ?? null)
}

export function staleIn(schedule: Schedule, edits: readonly ProgrammeEdit[]): readonly StaleProgramme[] {
  return edits.flatMap(({ column, value, seen }) => {
    const stored = programmedIn(schedule, column)
    return standingOf(value, { value: seen }, { value: stored }) === 'stale' ? [{ column, mine: value, stored }] : []
  })
}

/**
 * The schedule with the edits in it. Marks stay marks as long as nothing but 1 and 0 is written; another number makes
 * quantities of them, and one month changed makes a recurrence a row of months, because its rule no longer says them all.
 * Without any month it is no schedule: nothing is invented.
 */
export function withEdits(schedule: Schedule, edits: readonly ProgrammeEdit[]): Schedule {
  const months = [...schedule.months]
  let total = schedule.annualTotal ?? null
  for (const { column, value } of edits) {
    if (column === 'total') total = value
    else months[column - 1] = value
  }
  const { from: _from, rule, annualTotal: _total, ...rest } = schedule
  const written = total === null ? {} : { annualTotal: total }
  if (months.every((month) => month === null)) return { ...NO_SCHEDULE, ...written }
  const same = months.every((month, at) => month === (schedule.months[at] ?? null))
  if (schedule.kind === 'recurrence' && same)
    return { ...rest, months, ...written, ...(rule === undefined ? {} : { rule }) }
  const onlyMarks = months.every((month) => month === null || month === 1 || month === 0)
  const kind = (schedule.kind === 'marks' || schedule.kind === 'none') && onlyMarks ? 'marks' : 'quantities'
  return { kind, months, ...written }
}

/** Where an annual total is written, the twelve months add up to it; the sentence names the activity and both numbers. */
export function checkTotal(
  activity: { readonly code: string | undefined; readonly title: string },
  schedule: Schedule,
): Result<Schedule, TotalRefusal> {
  if (schedule.annualTotal === undefined) return ok(schedule)
  const months = sum(schedule.months.map((month) => month ?? 0))
  if (months === settle(schedule.annualTotal)) return ok(schedule)
  const name = activity.code === undefined ? activity.title : `${activity.code} ${activity.title}`
  return refuse({
    kind: 'total_differs',
    message: {
      es: `«${name}»: los doce meses suman ${months}, pero el total anual dice ${schedule.annualTotal}. Corrija los meses o el total.`,
      en: `“${name}”: the twelve months add up to ${months}, but the annual total says ${schedule.annualTotal}. Correct the months or the total.`,
    },
  })
}
