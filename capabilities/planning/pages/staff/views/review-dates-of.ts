import { localPath } from '../../../../../platform/web/paths.ts'
import { followUpDaysQuery } from '../../../data/review-days.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { REVIEW_PHASES } from '../../../rules/review/calendar.ts'
import {
  agreementDateState,
  agreementWords,
  meetingWords,
  phaseState,
  phaseWords,
} from '../../../rules/review/review-days.ts'
import type { PlannedDate, PlannedDates } from './planned-date.ts'

/** Until when each phase of a review lasts, and when its meeting was: of the whole institution. */
export const reviewDates: PlannedDates = {
  id: 'revisiones',
  title: { es: 'Revisiones trimestrales', en: 'Quarterly reviews' },
  async dates({ plan, locale, cutOff }, _poas, ask) {
    const found = await ask(followUpDaysQuery, plan.year)
    if (!found.ok) return []
    return found.value.reviews.flatMap((review): readonly PlannedDate[] => {
      const { year, quarter, phases, heldOn } = review
      const own = REVIEW_PHASES.map((phase) => ({
        key: `revision-${year}-${quarter}-${phase}`,
        day: phases[phase],
        title: phaseWords(review, phase),
        state: phaseState(review, phase, cutOff),
        href: localPath(locale, reviewPaths.review(year, quarter)),
      }))
      if (heldOn === undefined) return own
      return [
        ...own,
        {
          key: `reunion-${year}-${quarter}`,
          day: heldOn,
          title: meetingWords(review),
          state: heldOn <= cutOff ? 'done' : 'coming',
          href: localPath(locale, reviewPaths.minutes(year, quarter)),
        },
      ]
    })
  },
}

/** Until when each agreement is to be carried out, by the unit that answers for it. */
export const agreementDates: PlannedDates = {
  id: 'acuerdos',
  title: { es: 'Acuerdos', en: 'Agreements' },
  async dates({ plan, locale, cutOff }, poas, ask) {
    const found = await ask(followUpDaysQuery, plan.year)
    if (!found.ok) return []
    // A unit without a plan of its own may answer for an agreement: it is seen among those of all units.
    const all = poas.length === plan.poas.length
    return found.value.agreements.flatMap((agreement): readonly PlannedDate[] => {
      const state = agreementDateState(agreement, cutOff)
      const { id, unit, dueOn } = agreement
      if (state === undefined || !(all || poas.some(({ head }) => head.unit.id === unit.id))) return []
      const href = localPath(locale, reviewPaths.agreement(id))
      return [{ key: `acuerdo-${id}`, day: dueOn, title: agreementWords(agreement), state, href, unit: unit.code }]
    })
  },
}
