import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { addLink, linksTo, removeLink } from '../../../platform/links/links.ts'
import { poaChanged } from '../events.ts'
import { EDIT_RISKS } from '../risk-permissions.ts'
import { statusRefusal } from '../rules/risk/risk.ts'
import { loadRiskMethod } from './load-risk.ts'
import { RISK } from './risk-kinds.ts'
import { noRisk } from './risk-queries.ts'
import { noSuchElement } from './risk-records.ts'
import { riskChange, riskState } from './risk-state.ts'

export const linkRiskInput = z.object({
  riskId: z.uuid(),
  elementId: z.uuid(),
  reason: z.string().max(1000).optional(),
})
export type LinkRiskInput = z.infer<typeof linkRiskInput>

/**
 * Ties an entry to an element of a plan. A risk that a plan wrote itself is an entry of the catalogue in other words
 * (`named_as`); anything else is threatened by it.
 */
export const linkRisk: Command<LinkRiskInput, { readonly riskId: string }> = {
  id: 'planning.link_risk',
  title: { es: 'Vincular un riesgo con un elemento de un plan', en: 'Link a risk to an element of a plan' },
  input: linkRiskInput,
  permission: EDIT_RISKS,
  async run(tx, ctx, { riskId, elementId, reason }) {
    if (!(await riskThere(tx, riskId))) return refuse(noRisk())
    const element = await elementOf(tx, elementId)
    if (element === undefined) return refuse(noSuchElement('elementId'))
    const before = await riskState(tx, riskId)
    const relation = element.kind === 'risk' ? 'named_as' : 'threatened_by'
    const link = {
      from: { kind: 'planning.element', id: elementId },
      relation,
      to: { kind: RISK, id: riskId },
    } as const
    if (!(await addLink(tx, ctx, { ...link, reason }))) return refuse(linkedAlready())
    return {
      ok: true,
      value: {
        output: { riskId },
        changes: await riskChange(tx, riskId, before),
        events: [poaChanged(element.instrumentId)],
      },
    }
  },
}

export const unlinkRiskInput = linkRiskInput.omit({ reason: true })
export type UnlinkRiskInput = z.infer<typeof unlinkRiskInput>

export const unlinkRisk: Command<UnlinkRiskInput, { readonly riskId: string }> = {
  id: 'planning.unlink_risk',
  title: { es: 'Quitar el vínculo de un riesgo', en: 'Take away a link of a risk' },
  input: unlinkRiskInput,
  permission: EDIT_RISKS,
  async run(tx, _ctx, { riskId, elementId }) {
    const before = await riskState(tx, riskId)
    if (before === undefined || !(await riskThere(tx, riskId))) return refuse(noRisk())
    const gone = [
      await removeLink(tx, elementId, 'threatened_by', riskId),
      await removeLink(tx, elementId, 'named_as', riskId),
    ]
    const element = await elementOf(tx, elementId)
    if (!gone.includes(true)) return refuse(noSuchElement('elementId'))
    const left = [...(await linksTo(tx, [riskId], 'threatened_by')), ...(await linksTo(tx, [riskId], 'named_as'))]
    const status = before.status === 'active' ? 'active' : 'closed'
    const refusal = statusRefusal(status, left.length, (await loadRiskMethod(tx)) ?? { linkRequired: false })
    if (refusal !== undefined) return refuse(refusal)
    return {
      ok: true,
      value: {
        output: { riskId },
        changes: await riskChange(tx, riskId, before),
        events: element === undefined ? [] : [poaChanged(element.instrumentId)],
      },
    }
  },
}

/** Holds the entry, so that two people who take the last two links away see each other. */
async function riskThere(tx: WriteTx, id: string): Promise<boolean> {
  const found = await tx.execute(sql`select 1 from planning.risk where id = ${id} for update`)
  return found.rows.length > 0
}

async function elementOf(
  tx: ReadTx,
  id: string,
): Promise<{ readonly kind: string; readonly instrumentId: string } | undefined> {
  const found = await tx.execute(sql`
    select kind, instrument_id from planning.element where id = ${id} and retired_at is null`)
  const row = found.rows[0]
  return row === undefined ? undefined : { kind: String(row.kind), instrumentId: String(row.instrument_id) }
}

function linkedAlready(): Refusal<'linked_already'> {
  return {
    kind: 'linked_already',
    field: 'elementId',
    message: { es: 'Ese elemento ya está vinculado con el riesgo.', en: 'That element is already linked to the risk.' },
  }
}
