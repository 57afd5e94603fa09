import { type Maybe, missing } from '../../../../kernel/missing.ts'
import type { Money } from '../../../../kernel/money.ts'
import type { DraftElement, DraftPoa } from '../../model.ts'
import { type Leaf, planLeaves } from './plan-leaves.ts'

export interface PlanAtStake {
  readonly id: string
  readonly unit: string
  readonly plan: DraftPoa
}

/** A result, or an activity that stands under none, with how much of the institution's year hangs on what the risk touches in it. */
export interface StakeLine {
  readonly planId: string
  readonly unit: string
  readonly result: DraftElement | undefined
  /** Activities that the risk touches, each with its share of the institution's year. */
  readonly activities: readonly { readonly activity: DraftElement; readonly share: number }[]
  /** Sum of those shares; of a result without activities its own. */
  readonly share: number
}

export interface AtStake {
  readonly lines: readonly StakeLine[]
  readonly results: number
  readonly activities: number
  /** Part of the year's weight, 0 to 1. */
  readonly share: number
  /** Planned money of the activities; missing where no plan states any. */
  readonly money: Maybe<Money>
  /** What has been spent on them; missing where nobody reported any. */
  readonly spent: Maybe<Money>
}

/** Money of activities, by activity; one of which nothing was said is in neither. */
export interface StakeMoney {
  readonly planned: ReadonlyMap<string, Money>
  readonly spent: ReadonlyMap<string, Money>
  /** Whether any of it is made up for a demonstration. */
  readonly demo?: boolean
}

export const NO_STAKE_MONEY: StakeMoney = { planned: new Map(), spent: new Map() }

/**
 * What a risk puts at stake: every activity on a line where the risk is written, and whatever an element linked to it
 * contains (an objective its results, a result its activities). Each counts once, by the same weights with which progress
 * rolls up: units' plans weigh the same, below that as written, else equal. Cancelled activities are no longer at stake.
 */
export function atStake(
  plans: readonly PlanAtStake[],
  linked: ReadonlySet<string>,
  amounts: StakeMoney = NO_STAKE_MONEY,
): AtStake {
  const lines: StakeLine[] = []
  const activities = new Set<string>()
  const results = new Set<string>()
  for (const { id, unit, plan } of plans) {
    const touched = planLeaves(plan).filter((leaf) => leaf.touches.some((key) => linked.has(key)))
    const byResult = Map.groupBy(touched, (leaf) => leaf.result?.key)
    for (const own of byResult.values()) {
      const line = lineOf(own, { planId: id, unit }, plans.length)
      lines.push(line)
      if (line.result !== undefined) results.add(line.result.key)
      for (const { activity } of line.activities) activities.add(activity.key)
    }
  }
  return {
    lines,
    results: results.size,
    activities: activities.size,
    share: lines.reduce((sum, line) => sum + line.share, 0),
    money: moneyOf(activities, amounts.planned) ?? missing('not_collected'),
    spent: moneyOf(activities, amounts.spent) ?? missing('not_reported'),
  }
}

function lineOf(
  leaves: readonly Leaf[],
  { planId, unit }: { readonly planId: string; readonly unit: string },
  plans: number,
): StakeLine {
  const shares = new Map<string, { activity: DraftElement; share: number }>()
  let share = 0
  for (const leaf of leaves) {
    share += leaf.share / plans
    if (leaf.activity === undefined) continue
    const known = shares.get(leaf.activity.key)
    shares.set(leaf.activity.key, { activity: leaf.activity, share: (known?.share ?? 0) + leaf.share / plans })
  }
  return { planId, unit, result: leaves[0]?.result, activities: [...shares.values()], share }
}

/** Σ of the activities of which money is written; nothing where there is none. */
export function moneyOf(activities: Iterable<string>, amounts: ReadonlyMap<string, Money>): Money | undefined {
  const written = [...activities].flatMap((key) => amounts.get(key) ?? [])
  const [first] = written
  if (first === undefined) return undefined
  return { cents: written.reduce((sum, { cents }) => sum + cents, 0), currency: first.currency }
}
