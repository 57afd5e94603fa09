import { sql } from 'drizzle-orm'
import { monthPeriod } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { PlanChange } from '../rules/reprogramming-request/change.ts'
import { asksTheSame, proposalOfImport } from '../rules/reprogramming-request/from-import.ts'
import { closedMonths } from './closed-months.ts'
import type { UnitOutcome } from './plan-import.ts'
import { loadReprogrammings, REPROGRAMMING } from './reprogramming-load.ts'
import { insertReprogramming, postOf, putChange } from './reprogramming-save.ts'
import type { StoredPoa } from './stored-poa.ts'

export interface ProposedImport {
  readonly requestId: Id
  readonly number: number
  /** `carried_before`: an open request asks for the same already; `edited_since`: one of this same file is open, and was edited. */
  readonly status: 'opened' | 'carried_before' | 'edited_since'
  /** Differences that the request carries, and those it cannot. */
  readonly carried: number
  readonly left: number
  /** What was recorded; undefined when no request was made. */
  readonly change: Change | undefined
}

/**
 * A corrected file of an approved plan changes nothing by itself: its months, cancellations, targets and new activities become a
 * request in draft, which the unit justifies and the director decides. Undefined when it has none of these. The same file
 * again makes no second one while the first is open.
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
  const open = await openRequestOf(tx, head.id, file.importId, changes)
  if (open !== undefined) return { ...open, carried: changes.length, left, change: undefined }
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
    status: 'opened',
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

/** The open request that makes another needless: it asks for the same, or it came from what this file says and was edited. */
async function openRequestOf(
  tx: ReadTx,
  instrumentId: Id,
  importId: Id,
  changes: readonly PlanChange[],
): Promise<Pick<ProposedImport, 'requestId' | 'number' | 'status'> | undefined> {
  const all = await loadReprogrammings(tx, { instruments: [instrumentId] })
  const open = all.filter(({ state }) => state === 'draft' || state === 'submitted')
  const asking = open.find((request) => asksTheSame(request.changes, changes))
  if (asking !== undefined) return { requestId: asking.id, number: asking.number, status: 'carried_before' }
  const sameFile = new Set(await requestsOfSameReading(tx, instrumentId, importId))
  const edited = open.find(({ id }) => sameFile.has(id))
  return edited && { requestId: edited.id, number: edited.number, status: 'edited_since' }
}

/**
 * Requests that began with a file which says the same. What was read counts and not the bytes: other meanings of the colours
 * make another plan of one file.
 */
async function requestsOfSameReading(tx: ReadTx, instrumentId: Id, importId: Id): Promise<readonly Id[]> {
  const found = await tx.execute(sql`
    select r.id from planning.reprogramming r
    join planning.plan_import was on was.id = r.import_id
    join planning.plan_import this on this.id = ${importId}
    where r.instrument_id = ${instrumentId} and was.sha256 = this.sha256 and was.reading - 'file' = this.reading - 'file'`)
  return found.rows.map((row) => String(row.id))
}
