import { type CivilDate, daysBetween } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'

export const AGREEMENT_STATES = ['overdue', 'open', 'done', 'withdrawn'] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

export interface AgreementDays {
  readonly dueOn: CivilDate
  readonly closedOn?: CivilDate | undefined
  readonly withdrawnOn?: CivilDate | undefined
}

/** Never stored: an agreement becomes overdue because a day passes, not because somebody says so. */
export function agreementState({ dueOn, closedOn, withdrawnOn }: AgreementDays, today: CivilDate): AgreementState {
  if (withdrawnOn !== undefined) return 'withdrawn'
  if (closedOn !== undefined) return 'done'
  return dueOn < today ? 'overdue' : 'open'
}

/** Whether it was carried out by its day; undefined while that is not known, and for what was withdrawn. */
export function closedOnTime(days: AgreementDays, today: CivilDate): boolean | undefined {
  if (days.withdrawnOn !== undefined) return undefined
  if (days.closedOn !== undefined) return days.closedOn <= days.dueOn
  return days.dueOn < today ? false : undefined
}

/** What is late first, the longest before the others; then what comes next; what is finished last, the newest first. */
export function byUrgency<T extends AgreementDays & { readonly number: number }>(
  agreements: readonly T[],
  today: CivilDate,
): readonly T[] {
  const rank = (each: T) => AGREEMENT_STATES.indexOf(agreementState(each, today))
  return [...agreements].sort((one, other) => {
    const byRank = rank(one) - rank(other)
    if (byRank !== 0) return byRank
    const days = daysBetween(other.dueOn, one.dueOn)
    return (rank(one) < 2 ? days : -days) || one.number - other.number
  })
}

export const AGREEMENT_STATE_TITLES: Readonly<Record<AgreementState, Text>> = {
  overdue: { es: 'Vencido', en: 'Overdue' },
  open: { es: 'En curso', en: 'Open' },
  done: { es: 'Cumplido', en: 'Done' },
  withdrawn: { es: 'Retirado', en: 'Withdrawn' },
}
