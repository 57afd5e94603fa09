import { refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { REPORT_MONTH } from '../permissions.ts'
import { closedPeriod } from '../rules/review/closed-period.ts'
import { loadPoaHeads, loadPoas } from './load-poa.ts'
import { signedQuarters } from './review-closed-period.ts'
import type { StoredPoa } from './stored-poa.ts'

export interface SheetQuestion {
  readonly year: number
  readonly unit: string
}

export interface SheetAnswer {
  readonly poa: StoredPoa
  /** Why a month takes no more changes, by month; open ones are absent. */
  readonly closed: ReadonlyMap<number, Text>
}

/** A unit's plan as it stands at this moment, to be edited: nothing remembered, because each cell is saved against what was seen. */
export const monthSheetQuery: Query<SheetQuestion, SheetAnswer> = {
  id: 'planning.month_sheet',
  permission: REPORT_MONTH,
  async subject(tx, { year, unit }) {
    const [head] = await loadPoaHeads(tx, { year, unitCode: unit })
    return { unitId: head?.unit.id }
  },
  async run(tx, _ctx, { year, unit }) {
    const [poa] = await loadPoas(tx, { year, unitCode: unit })
    if (poa === undefined)
      return refuse({
        kind: 'no_plan',
        message: { es: 'Esa unidad no tiene plan de ese año.', en: 'That unit has no plan of that year.' },
      })
    const signed = await signedQuarters(tx, year)
    const closed = new Map<number, Text>()
    for (let month = 1; month <= 12; month += 1) {
      const refusal = closedPeriod(signed, year, [month])
      if (refusal !== undefined) closed.set(month, refusal.message)
    }
    return { ok: true, value: { poa, closed } }
  },
}
