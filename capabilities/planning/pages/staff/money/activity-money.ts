import type { EntryOfRecord } from '../../../../../platform/audit/data/records-history.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import type { MoneyAnswer, StoredMoney } from '../../../data/money-query.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DraftElement } from '../../../model.ts'
import type { PlanView } from '../../plan/plan-view.ts'

export type MoneyKind = 'planned' | 'spent'

export interface MoneyAttempt {
  readonly kind: MoneyKind
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** What stands at the place that was written to: the next save knowingly replaces it. */
  readonly standing?: StoredMoney | undefined
}

export interface ActivityMoneyProps {
  readonly view: PlanView
  readonly poa: StoredPoa
  readonly activity: DraftElement
  readonly answer: MoneyAnswer
  /** Who wrote what, newest first. */
  readonly history: readonly EntryOfRecord[]
  readonly zone: string
  readonly csrf: string
  readonly mayPlan: boolean
  readonly maySpend: boolean
  /** The row that is being corrected. */
  readonly row: { readonly kind: MoneyKind; readonly money: StoredMoney } | undefined
  readonly attempt: MoneyAttempt | undefined
}

/** One of the two tables of an activity's money, with its rows. */
export interface AmountsProps extends ActivityMoneyProps {
  readonly kind: MoneyKind
  readonly rows: readonly StoredMoney[]
}
