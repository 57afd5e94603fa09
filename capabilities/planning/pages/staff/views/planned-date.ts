import type { CivilDate } from '../../../../../kernel/civil.ts'
import type { Refusal, Result } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import type { Query } from '../../../../../platform/capability/command.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DateState } from '../../../rules/views/planned-dates.ts'
import type { PlanView } from '../../plan/plan-view.ts'

/** Something that is due on a day of the year in view. */
export interface PlannedDate {
  readonly key: string
  readonly day: CivilDate
  readonly title: Text
  readonly state: DateState
  readonly href: string
  /** Code of the unit whose date it is; absent: of the whole institution. */
  readonly unit?: string
  /** A further word beside the title. */
  readonly detail?: Text
}

/** Asks a query as the person who looks. */
export type Ask = <I, O>(query: Query<I, O>, input: I) => Promise<Result<O, Refusal>>

/** What brings dates to the calendar: one for each concern of the follow-up. */
export interface PlannedDates {
  readonly id: string
  readonly title: Text
  /** Of the units chosen, or of all; also what is nobody's in particular. */
  dates(view: PlanView, poas: readonly StoredPoa[], ask: Ask): Promise<readonly PlannedDate[]>
}
