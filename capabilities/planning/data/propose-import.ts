import { monthPeriod } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { proposalOfImport } from '../rules/reprogramming-request/from-import.ts'
import { closedMonths } from './closed-months.ts'
import type { UnitOutcome } from './plan-import.ts'
import { REPROGRAMMING } from './reprogramming-load.ts'
import { insertReprogramming, postOf, putChange } from './reprogramming-save.ts'
import type { StoredPoa } from './stored-poa.ts'

export interface ProposedImport {
  readonly requestId: Id
  readonly number: number
  /** Differences that the request carries, and those it cannot. */
  readonly carried: number
  readonly left: number
  readonly change: Change
}

/**
 * A corrected file of an approved plan changes nothing by itself: its months, cancellations, targets and new activities become a
 * request in draft, which the unit justifies and the director decides. Undefined when it has none of these.
 */
export async function proposeImport(
  tx: WriteTx,
  ctx: Ctx,
  outcome: UnitOutcome & { readonly stored: StoredPoa },
  file: { readonly importId: Id; readonly name: string },
): Promise<ProposedImport | undefined> {
  const { head } = outcome.stored
  const closedThrough = await closedMonths(tx, head.year, ctx.today)
  const { changes, left } = proposalOfImport({
    draft: outcome.draft,
    differences: outcome.changes,
    matches: outcome.matches,
    closedThrough,
    newKey: newId,
  })
  if (changes.length === 0) return undefined
  const { id, number } = await insertReprogramming(tx, ctx, {
    instrumentId: head.id,
    officeId: head.officeId,
    cause: `Archivo corregido de la unidad: ${file.name}`,
    period: monthPeriod(head.year, Math.min(12, closedThrough + 1)),
    justification: 'Falta escribirla: complete la causa y la justificación antes de presentar la solicitud.',
    requestedBy: await postOf(tx, ctx, head.unit.id),
    importId: file.importId,
  })
  for (const change of changes) await putChange(tx, { id, officeId: head.officeId }, change)
  return {
    requestId: id,
    number,
    carried: changes.length,
    left,
    change: {
      kind: REPROGRAMMING,
      id,
      label: `${head.unit.code} ${head.year} · ${number}`,
      after: { state: 'draft', file: file.name, changes: changes.length, left },
    },
  }
}
