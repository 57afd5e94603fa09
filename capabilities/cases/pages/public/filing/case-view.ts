import type { Locale } from '../../../../../kernel/text.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import type { OwnCase } from '../../../data/case-query.ts'

/** What the applicant's page of a case and its parts are drawn from. */
export interface CasePageProps {
  readonly own: OwnCase
  readonly today: string
  /** The institution's, of the days that are told. */
  readonly zone: string
  readonly locale: Locale
  readonly csrf: string
  readonly signedIn: boolean
  readonly typed?: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
  local(path: string): string
}
