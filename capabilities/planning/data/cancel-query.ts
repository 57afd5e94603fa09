import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { CANCEL_ELEMENT } from '../cancel-permissions.ts'
import type { DraftElement } from '../model.ts'
import { onlyOfResult } from '../rules/cancel/cancelled-with.ts'
import { CANCELLABLE } from '../rules/cancel/may-cancel.ts'
import { ownerOfElement } from './element-owner.ts'
import { loadPoas } from './load-poa.ts'
import type { PoaHead } from './stored-poa.ts'

export interface CancelAnswer {
  readonly head: PoaHead
  readonly element: DraftElement
  readonly version: number
  /** Of a result: the activities that serve it alone. */
  readonly alone: readonly DraftElement[]
}

/** An activity or result that may be cancelled or taken up again, with what would go with it. */
export const cancelQuery: Query<Id, CancelAnswer> = {
  id: 'planning.cancellation',
  permission: CANCEL_ELEMENT,
  subject: ownerOfElement,
  async run(tx, _ctx, id) {
    const [poa] = await loadPoas(tx, { elementId: id })
    const element = poa?.plan.elements.find((each) => each.key === id && CANCELLABLE.includes(each.kind))
    if (poa === undefined || element === undefined)
      return refuse({
        kind: 'no_element',
        message: { es: 'Ese elemento no se puede anular.', en: 'That element cannot be cancelled.' },
      })
    const found = await tx.execute(sql`select version from planning.element where id = ${id}`)
    return {
      ok: true,
      value: {
        head: poa.head,
        element,
        version: Number(found.rows[0]?.version),
        alone: element.kind === 'result' ? onlyOfResult(poa.plan, id) : [],
      },
    }
  },
}
