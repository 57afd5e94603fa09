import type { DraftElement, DraftNode } from '../../model.ts'
import type { Finding, Severities } from './finding.ts'

/** The plans of the institution above the units' plans, and who says that it serves what. */
export interface YearStrategy {
  /** Nodes of the five-year plan and of the yearly plan. */
  readonly nodes: readonly DraftNode[]
  readonly serves: readonly { readonly from: string; readonly to: string }[]
}

/** What a unit can be asked to work for: objectives of the PEI and scopes of the yearly plan. */
const TO_BE_SERVED: ReadonlySet<DraftElement['kind']> = new Set(['strategic_objective', 'scope'])

/**
 * Across all plans of a year: objectives and scopes that no unit's plan serves, neither directly nor through what serves
 * them (a unit serves a scope, and the scope an objective), nor through what stands under them.
 */
export function checkYear({ nodes, serves }: YearStrategy, severities: Severities): readonly Finding[] {
  const severity = severities.strategy_nobody_serves
  if (severity === 'off') return []
  const served = servedNodes({ nodes, serves })
  return nodes
    .filter(({ kind, key }) => TO_BE_SERVED.has(kind) && !served.has(key))
    .map((node) => ({
      check: 'strategy_nobody_serves',
      severity,
      elementKey: node.key,
      kind: node.kind,
      at: node.from,
      sentence: {
        es: 'Ningún plan de unidad de este año lo sirve.',
        en: 'No unit’s plan of this year serves it.',
      },
    }))
}

function servedNodes({ nodes, serves }: YearStrategy): ReadonlySet<string> {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const above = Map.groupBy(serves, ({ from }) => from)
  const served = new Set<string>()
  const reach = (key: string | undefined): void => {
    if (key === undefined || served.has(key)) return
    served.add(key)
    reach(byKey.get(key)?.parent)
    for (const { to } of above.get(key) ?? []) reach(to)
  }
  // Begins where a unit's plan points to: an element that is no node of the plans above.
  for (const { from, to } of serves) if (!byKey.has(from)) reach(to)
  return served
}
