import { settle } from '../../../../kernel/decimal.ts'
import { type Maybe, missing } from '../../../../kernel/missing.ts'

/**
 * How much more of a place's employment (or firms, or sales) an activity takes up here than in the whole area: (e_ir/e_r)/(e_in/e_n).
 * Above 1 the place is specialised in it. Source: Isard (1960), Methods of Regional Analysis, ch. 7. Without the activity in the
 * area, or without employment here, there is nothing to compare with.
 */
export function locationQuotient(of: {
  readonly activityHere: number
  readonly allHere: number
  readonly activityInArea: number
  readonly allInArea: number
}): Maybe<number> {
  const { activityHere, allHere, activityInArea, allInArea } = of
  if (!(allHere > 0 && allInArea > 0 && activityInArea > 0) || activityHere < 0) return missing('undefined_ratio')
  return settle(activityHere / allHere / (activityInArea / allInArea))
}
