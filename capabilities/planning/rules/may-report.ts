import { type CivilDate, lastDayOfMonth, monthPeriod } from '../../../kernel/civil.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Schedule } from '../model.ts'

export type ReportRefusal = Refusal<
  | 'activity_cancelled'
  | 'activity_retired'
  | 'month_to_come'
  | 'mark_above_one'
  | 'negative'
  | 'changed_meanwhile'
  | 'no_such_activity'
>

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
    return {
      kind: 'negative',
      field: 'executed',
      message: { es: 'Lo ejecutado no puede ser menor que cero.', en: 'What was executed cannot be less than zero.' },
    }
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
    return {
      kind: 'mark_above_one',
      field: 'executed',
      message: {
        es: 'Esta actividad se programa por marcas: lo ejecutado de un mes va de 0 a 1 (1 = cumplida, 0.5 = a medias).',
        en: 'This activity is scheduled by marks: what was executed in a month goes from 0 to 1 (1 = done, 0.5 = half done).',
      },
    }
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
