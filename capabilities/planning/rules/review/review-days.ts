import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Id } from '../../../../kernel/ids.ts'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import { reviewPaths } from '../../review-paths.ts'
import type { OwnDate } from '../calendar/own-dates.ts'
import type { DateState } from '../views/planned-dates.ts'
import { agreementState } from './agreement-state.ts'
import { type PhaseDays, REVIEW_PHASES, type ReviewPhase } from './calendar.ts'
import type { Quarter } from './closed-period.ts'
import { REVIEW_STATES, type ReviewMoment, STATE_TITLES } from './cycle.ts'

/** The days of the review of one quarter, opened or not. */
export interface ReviewDays {
  readonly year: number
  readonly quarter: Quarter
  readonly moment: ReviewMoment
  readonly phases: PhaseDays
  /** Day of its meeting, once that is written down. */
  readonly heldOn: CivilDate | undefined
  readonly consolidating: Id | undefined
  /** Units that delivered their part. */
  readonly delivered: readonly Id[]
}

export interface AgreementDay {
  readonly id: Id
  readonly year: number
  readonly number: number
  readonly text: string
  readonly unit: { readonly id: Id; readonly code: string }
  readonly dueOn: CivilDate
  readonly closedOn?: CivilDate | undefined
  readonly withdrawnOn?: CivilDate | undefined
}

/** How the last day of a phase stands at a day. One that nobody opened in its time is over, and late for nobody. */
export function phaseState(review: ReviewDays, phase: ReviewPhase, day: CivilDate): DateState {
  const { moment, phases } = review
  if (moment !== 'none' && REVIEW_STATES.indexOf(moment) > REVIEW_STATES.indexOf(phase)) return 'done'
  if (phases[phase] >= day) return 'coming'
  return moment === 'none' ? 'past' : 'late'
}

/** An agreement that was withdrawn is due no more. */
export function agreementDateState(agreement: AgreementDay, day: CivilDate): DateState | undefined {
  const states = { overdue: 'late', open: 'coming', done: 'done', withdrawn: undefined } as const
  return states[agreementState(agreement, day)]
}

/** `Revisión del trimestre 3 de 2019: las unidades informan`. */
export function phaseWords({ year, quarter }: ReviewDays, phase: ReviewPhase): Required<Text> {
  const what = (locale: Locale) => say(STATE_TITLES[phase], locale)
  return {
    es: `Revisión del trimestre ${quarter} de ${year}: ${lowered(what('es'))}`,
    en: `Review of quarter ${quarter}, ${year}: ${lowered(what('en'))}`,
  }
}

export function meetingWords({ year, quarter }: ReviewDays): Required<Text> {
  return {
    es: `Reunión de revisión del trimestre ${quarter} de ${year}`,
    en: `Review meeting of quarter ${quarter}, ${year}`,
  }
}

export function agreementWords({ number, year, text }: AgreementDay): Required<Text> {
  return { es: `Acuerdo ${number}/${year}: ${text}`, en: `Agreement ${number}/${year}: ${text}` }
}

/** Of whom the days are: their units with a plan in the year of the review, and whether they sign for the institution. */
export interface ReviewPart {
  readonly units: readonly { readonly id: Id; readonly code: string }[]
  readonly directs: boolean
}

/** What a person still has to do in a review, each phase for whom it asks; and its meeting, which is of all. */
export function ownReviewDates(review: ReviewDays, part: ReviewPart): readonly OwnDate[] {
  const { year, quarter, phases, heldOn } = review
  const asked: Record<ReviewPhase, readonly string[]> = {
    units: part.units.filter(({ id }) => !review.delivered.includes(id)).map(({ code }) => code),
    consolidation: part.units.filter(({ id }) => id === review.consolidating).map(({ code }) => code),
    direction: part.directs ? [''] : [],
  }
  const path = reviewPaths.review(year, quarter)
  const own = REVIEW_PHASES.flatMap((phase): readonly OwnDate[] => {
    if (phaseState(review, phase, phases[phase]) === 'done') return []
    const words = phaseWords(review, phase)
    return asked[phase].map((code) => ({
      key: `revision-${year}-${quarter}-${phase}${code === '' ? '' : `-${code}`}`,
      on: phases[phase],
      title: code === '' ? words : { es: `${words.es} (${code})`, en: `${words.en} (${code})` },
      path,
    }))
  })
  if (heldOn === undefined) return own
  const meeting = { key: `reunion-${year}-${quarter}`, on: heldOn, title: meetingWords(review) }
  return [...own, { ...meeting, path: reviewPaths.minutes(year, quarter) }]
}

/** Agreements that are still to be carried out. */
export function ownAgreementDates(agreements: readonly AgreementDay[]): readonly OwnDate[] {
  return agreements.flatMap((agreement): readonly OwnDate[] => {
    const { id, number, year, text, unit, dueOn, closedOn, withdrawnOn } = agreement
    if (closedOn !== undefined || withdrawnOn !== undefined) return []
    return [
      {
        key: `acuerdo-${id}`,
        on: dueOn,
        title: {
          es: `Vence el acuerdo ${number}/${year} (${unit.code})`,
          en: `Agreement ${number}/${year} is due (${unit.code})`,
        },
        detail: { es: text, en: text },
        path: reviewPaths.agreement(id),
      },
    ]
  })
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
