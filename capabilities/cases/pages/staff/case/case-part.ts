import type { Locale } from '../../../../../kernel/text.ts'
import type { FormState } from '../../../../../ui/form/form-state.ts'
import type { StaffCase } from '../../../data/staff-case-query.ts'

/** Which form of the page was sent, as its address ends. */
export interface CaseAttempt {
  readonly form: string
  readonly state: FormState
}

export interface CasePartProps {
  readonly answer: StaffCase
  readonly locale: Locale
  readonly csrf: string
  readonly today: string
  /** Works in the office and may write on it; one's own application is only looked at. */
  readonly mayWork: boolean
  readonly stateOf: (form: string) => FormState
}
