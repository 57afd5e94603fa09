import { type CivilDate, lastDayOfPeriod, type Period } from '../../../../kernel/civil.ts'
import { settle } from '../../../../kernel/decimal.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { ElementKind } from '../../model.ts'
import type { Judged } from '../states.ts'

export type AssessRefusal = Refusal<
  'not_assessable' | 'element_retired' | 'element_cancelled' | 'not_a_quarter' | 'quarter_to_come'
>

/** What has a computed figure to stand beside. */
export const ASSESSABLE: readonly ElementKind[] = ['activity', 'result', 'specific_objective']

export interface AssessQuestion {
  readonly kind: ElementKind
  readonly retired: boolean
  readonly cancelled: boolean
  readonly year: number
  readonly period: Period
  readonly today: CivilDate
}

/** `2019-Q1` to `2019-Q4`. */
export function quartersOf(year: number): readonly Period[] {
  return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
}

/** Whether a unit may say how far an element is at the end of a quarter: one of its plan's year that has begun. */
export function mayAssess(question: AssessQuestion): Result<true, AssessRefusal> {
  if (!ASSESSABLE.includes(question.kind)) return refuse(WORDS.not_assessable)
  if (question.retired) return refuse(WORDS.element_retired)
  if (question.cancelled) return refuse(WORDS.element_cancelled)
  if (!quartersOf(question.year).includes(question.period)) return refuse(notAQuarter(question.year))
  return question.today < firstDayOf(question.period) ? refuse(WORDS.quarter_to_come) : { ok: true, value: true }
}

function firstDayOf(period: Period): CivilDate {
  const last = lastDayOfPeriod(period) ?? ''
  return `${last.slice(0, 5)}${String(Number(last.slice(5, 7)) - 2).padStart(2, '0')}-01`
}

export interface Compared {
  readonly self: Maybe<number>
  readonly computed: Maybe<number>
  /** Percentage points that the unit says above what is computed; below 0 when it says less. */
  readonly difference: Maybe<number>
}

/** What a unit says of itself beside what follows from its reports. Neither enters the other. */
export function compareAssessment(self: Maybe<number>, computed: Maybe<Judged>): Compared {
  const figure = isMissing(computed) ? computed : computed.capped
  const difference = isMissing(self) || isMissing(figure) ? missing('undefined_ratio') : settle(self - figure)
  return { self, computed: figure, difference }
}

const WORDS = {
  not_assessable: {
    kind: 'not_assessable',
    message: {
      es: 'Se autoevalúan actividades, resultados y objetivos específicos.',
      en: 'Activities, results and specific objectives are assessed.',
    },
  },
  element_retired: {
    kind: 'element_retired',
    message: {
      es: 'La versión vigente del plan ya no tiene este elemento.',
      en: 'The plan in force no longer has this element.',
    },
  },
  element_cancelled: {
    kind: 'element_cancelled',
    message: { es: 'Está anulado; no se autoevalúa.', en: 'It is cancelled and is not assessed.' },
  },
  quarter_to_come: {
    kind: 'quarter_to_come',
    field: 'period',
    message: { es: 'Ese trimestre aún no comienza.', en: 'That quarter has not begun.' },
  },
} as const satisfies Record<string, AssessRefusal>

function notAQuarter(year: number): AssessRefusal {
  return {
    kind: 'not_a_quarter',
    field: 'period',
    message: {
      es: `Elija un trimestre de ${year}, el año del plan.`,
      en: `Choose a quarter of ${year}, the year of the plan.`,
    },
  }
}
