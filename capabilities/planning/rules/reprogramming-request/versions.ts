import type { DraftPoa } from '../../model.ts'
import { applyChanges, inverse, type PlanChange } from './change.ts'

/**
 * Every version of a plan, the baseline first: the plan in force with the changes of later decisions taken back. `decided`: the
 * changes of each approved request in the order of their decisions.
 */
export function planVersions(
  inForce: DraftPoa,
  decided: readonly { readonly changes: readonly PlanChange[] }[],
): readonly DraftPoa[] {
  const versions = [inForce]
  let plan = inForce
  for (const { changes } of decided.toReversed()) {
    plan = applyChanges(plan, inverse(changes))
    versions.push(plan)
  }
  return versions.reverse()
}
