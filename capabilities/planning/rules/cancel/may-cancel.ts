import type { CivilDate } from '../../../../kernel/civil.ts'
import { lastDayOfMonth, monthPeriod } from '../../../../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { ElementKind, MonthReport } from '../../model.ts'

export type CancelRefusal = Refusal<
  | 'not_cancellable'
  | 'element_retired'
  | 'already_cancelled'
  | 'not_cancelled'
  | 'date_outside_year'
  | 'date_to_come'
  | 'work_reported_later'
>

/** What can be cancelled: what a plan means to do and what is to come of it. Headings, indicators and posts are corrected instead. */
export const CANCELLABLE: readonly ElementKind[] = ['activity', 'result']

export interface CancelQuestion {
  readonly kind: ElementKind
  readonly retired: boolean
  readonly cancelledOn: CivilDate | undefined
  readonly year: number
  readonly on: CivilDate
  readonly today: CivilDate
  /** Of the activity, or of all activities that are cancelled with the result. */
  readonly reports: readonly MonthReport[]
}

/**
 * Whether an element can be cancelled from a day on (decision 0007). The day lies in the plan's year and is no day to come, for
 * a cancelled element counts nowhere from then on; work that was reported for a month after it would contradict it.
 */
export function mayCancel(question: CancelQuestion): Result<true, CancelRefusal> {
  if (!CANCELLABLE.includes(question.kind)) return refuse(WORDS.not_cancellable)
  if (question.retired) return refuse(WORDS.element_retired)
  if (question.cancelledOn !== undefined) return refuse(WORDS.already_cancelled)
  if (!question.on.startsWith(`${question.year}-`)) return refuse(dateOutsideYear(question.year))
  if (question.on > question.today) return refuse(WORDS.date_to_come)
  const later = question.reports.find(
    ({ month, executed }) => executed > 0 && `${monthPeriod(question.year, month)}-01` > question.on,
  )
  return later === undefined ? { ok: true, value: true } : refuse(reportedLater(question.year, later.month))
}

/** What was cancelled may be taken up again while the plan in force still has it. */
export function mayResume(question: Pick<CancelQuestion, 'retired' | 'cancelledOn'>): Result<true, CancelRefusal> {
  if (question.retired) return refuse(WORDS.element_retired)
  return question.cancelledOn === undefined ? refuse(WORDS.not_cancelled) : { ok: true, value: true }
}

const WORDS = {
  not_cancellable: {
    kind: 'not_cancellable',
    message: {
      es: 'Solo se anulan actividades y resultados; lo demás del plan se corrige.',
      en: 'Only activities and results are cancelled; the rest of the plan is corrected.',
    },
  },
  element_retired: {
    kind: 'element_retired',
    message: {
      es: 'La versión vigente del plan ya no tiene este elemento.',
      en: 'The plan in force no longer has this element.',
    },
  },
  already_cancelled: {
    kind: 'already_cancelled',
    message: { es: 'Ya estaba anulado.', en: 'It was cancelled already.' },
  },
  not_cancelled: {
    kind: 'not_cancelled',
    message: {
      es: 'No está anulado; no hay nada que reanudar.',
      en: 'It is not cancelled; there is nothing to resume.',
    },
  },
  date_to_come: {
    kind: 'date_to_come',
    field: 'on',
    message: {
      es: 'La fecha aún no llega. Se anula desde hoy o desde un día anterior.',
      en: 'That day is still to come. Cancel from today or from an earlier day.',
    },
  },
} as const satisfies Record<string, CancelRefusal>

function dateOutsideYear(year: number): CancelRefusal {
  return {
    kind: 'date_outside_year',
    field: 'on',
    message: {
      es: `El plan es de ${year}: escriba un día de ese año.`,
      en: `The plan is of ${year}: write a day of that year.`,
    },
  }
}

function reportedLater(year: number, month: number): CancelRefusal {
  const last = lastDayOfMonth(year, month)
  return {
    kind: 'work_reported_later',
    field: 'on',
    message: {
      es: `Hay trabajo informado de ${monthPeriod(year, month)}, después de esa fecha. Anule desde un día posterior (por ejemplo ${last}) o corrija antes ese informe.`,
      en: `Work was reported for ${monthPeriod(year, month)}, after that day. Cancel from a later day (for example ${last}) or correct that report first.`,
    },
  }
}
