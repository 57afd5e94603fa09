import { type CivilDate, lastDayOfMonth, monthPeriod } from '../../../kernel/civil.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Schedule } from '../model.ts'
import { MARK_ABOVE_ONE, type MonthValueRefusal, NEGATIVE } from './edit/month-value.ts'

export type ReportRefusal =
  | MonthValueRefusal
  | Refusal<'activity_cancelled' | 'activity_retired' | 'month_to_come' | 'changed_meanwhile' | 'no_such_activity'>

export interface ReportQuestion {
  readonly year: number
  readonly month: number
  readonly executed: number
  readonly today: CivilDate
  readonly schedule: Schedule | undefined
  readonly cancelledOn: CivilDate | undefined
}

/**
 * Whether this figure can be reported for this month. Work in a month that has not begun cannot be reported; a mark is a
 * share of one; a cancelled activity takes reports only for months up to its cancellation (decision 0007).
 */
export function reportRefusal(question: ReportQuestion): ReportRefusal | undefined {
  const period = monthPeriod(question.year, question.month)
  if (!(question.executed >= 0)) {
    return NEGATIVE
  }
  if (question.today < `${period}-01`) {
    return {
      kind: 'month_to_come',
      field: 'month',
      message: {
        es: 'Ese mes aún no comienza; podrá informarlo cuando llegue.',
        en: 'That month has not begun; you can report it when it comes.',
      },
    }
  }
  if (question.schedule?.kind === 'marks' && question.executed > 1) {
    return MARK_ABOVE_ONE
  }
  if (question.cancelledOn !== undefined && question.cancelledOn <= lastDayOfMonth(question.year, question.month)) {
    const inSameMonth = question.cancelledOn.startsWith(period)
    if (!inSameMonth) {
      return {
        kind: 'activity_cancelled',
        field: 'month',
        message: {
          es: 'La actividad se canceló antes de ese mes; ya no recibe avances.',
          en: 'The activity was cancelled before that month; it takes no more reports.',
        },
      }
    }
  }
  return undefined
}
