import type { DraftPoa } from '../../model.ts'
import type { Finding, Severities } from './finding.ts'
import { partsOf } from './plan-parts.ts'
import { brokenChain, doubledCodes } from './structure.ts'
import { untold } from './terms.ts'

const GRAVEST_FIRST = ['error', 'warning', 'note'] as const

/**
 * Everything a careful planner would ask about a unit's plan, the gravest first and then in the order of the matrix: of the
 * import, of the approval and of the plan's own page alike. Nothing is judged of a cancelled activity.
 */
export function checkPlan(plan: DraftPoa, severities: Severities): readonly Finding[] {
  const parts = partsOf(plan)
  const place = new Map(plan.elements.map(({ key }, index) => [key, index]))
  const found = [...brokenChain(parts), ...doubledCodes(parts), ...untold(parts)].flatMap(
    ({ check, element, sentence }): Finding[] => {
      const severity = severities[check]
      if (severity === 'off') return []
      return [{ check, severity, elementKey: element.key, kind: element.kind, at: element.from, sentence }]
    },
  )
  return found.sort(
    (one, other) =>
      GRAVEST_FIRST.indexOf(one.severity) - GRAVEST_FIRST.indexOf(other.severity) ||
      (place.get(one.elementKey) ?? 0) - (place.get(other.elementKey) ?? 0),
  )
}
