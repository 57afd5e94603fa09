import type { CivilDate } from '../../../../../kernel/civil.ts'
import type { RiskFile } from '../../../data/stored-risk.ts'
import type { StakeMoney } from '../../../rules/risk/at-stake.ts'
import type { RiskMethod } from '../../../rules/risk/method.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import type { FormShown } from './form-shown.ts'

export type RecordFormName = 'assess' | 'monitor' | 'happened'

export interface RiskPageProps {
  readonly risk: RiskFile
  readonly method: RiskMethod | undefined
  /** The year of plans that what is at stake is counted in; none: no plan is loaded. */
  readonly view: PlanView | undefined
  /** Budget and spending of the year's activities. */
  readonly amounts: StakeMoney
  readonly today: CivilDate
  readonly may: { readonly edit: boolean; readonly follow: boolean }
  /** The form that was refused, or none. */
  readonly form: RecordFormName | undefined
  readonly shown: FormShown
  /** Words looked for in the plans, to link. */
  readonly find: string
}
