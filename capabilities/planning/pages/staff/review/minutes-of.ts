import { completedMonths } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { StoredAgreement } from '../../../data/agreement-store.ts'
import type { StoredMeeting } from '../../../data/review-meeting.ts'
import type { ReviewAnswer } from '../../../data/review-query.ts'
import { checkPlan } from '../../../rules/checks/check-plan.ts'
import { type Figure, figureKey } from '../../../rules/explanation.ts'
import { AGREEMENT_STATE_TITLES, agreementState, byUrgency } from '../../../rules/review/agreement-state.ts'
import { monthsToReport } from '../../../rules/to-report.ts'
import { STATE_NAMES } from '../../../rules/words.ts'
import { percentWords } from '../../plan/figure-words.ts'
import { MEETING_WORDS } from './meeting-words.ts'

export interface MinutesUnit {
  readonly code: string
  readonly title: string
  readonly progress: string
  readonly state: string
  readonly missing: number
  readonly findings: number
  readonly delivered: boolean
}

export interface MinutesAgreement {
  readonly id: string
  readonly number: string
  readonly text: string
  readonly responsible: string
  readonly due: string
  readonly state: string
}

/** The minutes of a review in the reader's language: the same for the page and for the document. */
export interface Minutes {
  readonly title: string
  readonly heldOn: string
  readonly meeting: StoredMeeting
  readonly institution: Pick<MinutesUnit, 'progress' | 'state'>
  readonly units: readonly MinutesUnit[]
  readonly agreements: readonly MinutesAgreement[]
  /** Open when this meeting was held, or closed since the one before. */
  readonly earlier: readonly MinutesAgreement[]
  readonly standing: string
  /** Of the signed snapshot; absent until the sign-off. */
  readonly hash: string | undefined
  readonly demo: boolean
}

/** Made from figures, findings and agreements; nobody types them a second time. */
export function minutesOf(answer: ReviewAnswer, locale: Locale): Minutes | undefined {
  const { quarter: own, year, day } = answer
  const { meeting, review, quarter } = own
  if (meeting === undefined || review === undefined) return undefined
  const { plan, progress, cutOff } = year
  const words = MEETING_WORDS[locale]
  const completed = completedMonths(plan.year, cutOff)
  const figureWords = (figure: Figure | undefined): Pick<MinutesUnit, 'progress' | 'state'> => ({
    progress:
      figure === undefined || isMissing(figure.toDate)
        ? '—'
        : percentWords(figure.toDate, 'capped', plan.bands, locale),
    state: figure === undefined ? '' : say(STATE_NAMES[figure.state], locale),
  })
  const [newest] = own.snapshots
  return {
    title: words.minutesOf(quarter, plan.year),
    heldOn: formatDate(meeting.heldOn, locale, 'prose'),
    meeting,
    institution: figureWords(progress.institution),
    units: plan.poas.map((poa) => ({
      code: poa.head.unit.code,
      title: say(poa.head.unit.title, locale),
      ...figureWords(progress.figures.get(figureKey('poa', poa.head.id))),
      missing: monthsToReport(poa.plan, poa.reports, completed).filter(({ when }) => when === 'late').length,
      findings: checkPlan(poa.plan, plan.severities).filter(({ severity }) => severity !== 'note').length,
      delivered: answer.deliveries.some((each) => each.unitId === poa.head.unit.id),
    })),
    agreements: answer.agreements.map((each) => told(each, day, locale)),
    earlier: byUrgency(
      answer.earlier.filter((each) => wasOpen(each, meeting.heldOn)),
      day,
    ).map((each) => told(each, day, locale)),
    standing:
      review.signedOn === undefined || newest === undefined
        ? words.notSigned
        : words.signed(formatDate(review.signedOn, locale, 'prose')),
    hash: review.signedOn === undefined ? undefined : newest?.sha256,
    demo: review.demo,
  }
}

/** Whether an earlier agreement still stood when the meeting was held. */
function wasOpen(agreement: StoredAgreement, heldOn: string): boolean {
  const ended = agreement.withdrawnOn ?? agreement.closedOn
  return ended === undefined || ended >= heldOn
}

function told(agreement: StoredAgreement, day: string, locale: Locale): MinutesAgreement {
  const post = agreement.post === undefined ? '' : ` · ${agreement.post}`
  return {
    id: agreement.id,
    number: `${agreement.number}/${agreement.year}`,
    text: agreement.text,
    responsible: `${say(agreement.unit.title, locale)}${post}`,
    due: formatDate(agreement.dueOn, locale),
    state: say(AGREEMENT_STATE_TITLES[agreementState(agreement, day)], locale),
  }
}
