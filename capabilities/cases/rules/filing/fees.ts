import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Value } from '../../../../platform/rules/expression.ts'
import type { Definition } from '../definition/definition.ts'
import type { Rules } from './compiled.ts'

type Fee = Definition['fees'][number]

/** One line of what has to be paid, with what it was computed from, so that anybody can compute it again. */
export interface FeeLine {
  readonly key: string
  readonly title: Text
  /** The expression, and what its names stood for. */
  readonly formula: string
  /** The expression in words. */
  readonly says?: Text
  readonly citation?: string
  readonly cents: number
}

export interface Fees {
  readonly lines: readonly FeeLine[]
  readonly totalCents: number
  /** Fees whose amount cannot be told yet: something they need has not been answered. */
  readonly open: readonly Fee[]
}

/** In force on a day, both ends included. */
export function inForce(
  { inForceFrom, inForceTo }: { readonly inForceFrom?: CivilDate; readonly inForceTo?: CivilDate },
  on: CivilDate,
): boolean {
  return (inForceFrom === undefined || inForceFrom <= on) && (inForceTo === undefined || on <= inForceTo)
}

/** The fees of the filing date. Dollars of an expression become cents here, half a cent upwards. */
export function feesOf(rules: Rules, on: CivilDate): Fees {
  const lines: FeeLine[] = []
  const open: Fee[] = []
  for (const fee of rules.definition.fees) {
    if (!inForce(fee, on)) continue
    const applies = fee.when === undefined ? true : rules.holds(fee.when)
    if (applies === false) continue
    const cents = applies === true ? centsOf(rules.value(fee.amount)) : undefined
    if (cents === undefined) open.push(fee)
    else
      lines.push({
        key: fee.key,
        title: fee.title,
        formula: fee.amount,
        ...(fee.amountSays === undefined ? {} : { says: fee.amountSays }),
        ...(fee.citation === undefined ? {} : { citation: fee.citation }),
        cents,
      })
  }
  return { lines, totalCents: lines.reduce((sum, { cents }) => sum + cents, 0), open }
}

function centsOf(value: Value): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? Math.round(Number((value * 100).toFixed(6)))
    : undefined
}
