import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, isId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { addLink, removeLink } from '../../../platform/links/links.ts'
import { ALIGN_ELEMENT } from '../alignment-permissions.ts'
import { poaChanged } from '../events.ts'
import { ALIGNMENT, ALIGNMENT_ITEM } from './alignment-kinds.ts'
import { noSuchElement } from './risk-records.ts'

export const alignElementInput = z.object({
  elementId: z.uuid(),
  itemId: z.uuid(),
  reason: z.string().max(1000).optional(),
})
export type AlignElementInput = z.infer<typeof alignElementInput>

/** Somebody says that an element contributes to an item of a catalogue; what was proposed becomes theirs. */
export const alignElement: Command<AlignElementInput, { readonly elementId: Id }> = {
  id: 'planning.align_element',
  title: { es: 'Decir a qué contribuye un elemento', en: 'Say what an element contributes to' },
  input: alignElementInput,
  permission: ALIGN_ELEMENT,
  subject: (tx, { elementId }) => unitOfElement(tx, elementId),
  async run(tx, ctx, { elementId, itemId, reason }) {
    const element = await holdElement(tx, elementId)
    if (element === undefined) return refuse(noSuchElement('elementId'))
    const item = await tx.execute(sql`select 1 from planning.alignment_item where id = ${itemId}`)
    if (item.rows.length === 0) return refuse(noSuchItem())
    const before = await alignmentState(tx, elementId)
    const added = await addLink(tx, ctx, {
      from: { kind: 'planning.element', id: elementId },
      relation: 'aligned_with',
      to: { kind: ALIGNMENT_ITEM, id: itemId },
      reason,
    })
    if (!added) return refuse(alignedAlready())
    return {
      ok: true,
      value: {
        output: { elementId },
        changes: await change(tx, elementId, element.title, before),
        events: [poaChanged(element.instrumentId)],
      },
    }
  },
}

export const unalignElementInput = alignElementInput.omit({ reason: true })
export type UnalignElementInput = z.infer<typeof unalignElementInput>

export const unalignElement: Command<UnalignElementInput, { readonly elementId: Id }> = {
  id: 'planning.unalign_element',
  title: { es: 'Quitar una alineación de un elemento', en: 'Take an alignment of an element away' },
  input: unalignElementInput,
  permission: ALIGN_ELEMENT,
  subject: (tx, { elementId }) => unitOfElement(tx, elementId),
  async run(tx, _ctx, { elementId, itemId }) {
    const element = await holdElement(tx, elementId)
    if (element === undefined) return refuse(noSuchElement('elementId'))
    const before = await alignmentState(tx, elementId)
    if (!(await removeLink(tx, elementId, 'aligned_with', itemId))) return refuse(noSuchItem())
    return {
      ok: true,
      value: {
        output: { elementId },
        changes: await change(tx, elementId, element.title, before),
        events: [poaChanged(element.instrumentId)],
      },
    }
  },
}

/** The unit whose plan the element belongs to; those of the institution's own plans have none. */
export async function unitOfElement(tx: ReadTx, id: string): Promise<{ readonly unitId: string | undefined }> {
  if (!isId(id)) return { unitId: undefined }
  const found = await tx.execute(sql`
    select i.unit_id from planning.element e join planning.instrument i on i.id = e.instrument_id where e.id = ${id}`)
  const unit = found.rows[0]?.unit_id
  return { unitId: unit === null || unit === undefined ? undefined : String(unit) }
}

async function holdElement(
  tx: WriteTx,
  id: Id,
): Promise<{ readonly title: string; readonly instrumentId: string } | undefined> {
  const found = await tx.execute(sql`
    select title, instrument_id from planning.element where id = ${id} and retired_at is null for share`)
  const row = found.rows[0]
  return row === undefined ? undefined : { title: String(row.title), instrumentId: String(row.instrument_id) }
}

/** What an element contributes to, by catalogue, as the history tells it; what is only proposed is marked so. */
async function alignmentState(tx: ReadTx, elementId: Id): Promise<RecordState> {
  const found = await tx.execute(sql`
    select c.code as catalogue, i.code, l.proposal is not null as proposed
    from platform.link l join planning.alignment_item i on i.id = l.to_id
    join planning.alignment_catalogue c on c.id = i.catalogue_id
    where l.from_id = ${elementId} and l.relation = 'aligned_with' order by c.sort, i.sort`)
  const own = Map.groupBy(found.rows, (row) => String(row.catalogue))
  return Object.fromEntries(
    [...own].map(([catalogue, rows]) => [
      catalogue,
      rows.map((row) => (row.proposed === true ? `${row.code}?` : String(row.code))),
    ]),
  )
}

async function change(tx: ReadTx, id: Id, title: string, before: RecordState): Promise<readonly Change[]> {
  const changed = changeBetween(before, await alignmentState(tx, id))
  return changed === undefined ? [] : [{ kind: ALIGNMENT, id, label: title, ...changed }]
}

function noSuchItem(): Refusal<'no_item'> {
  return {
    kind: 'no_item',
    field: 'itemId',
    message: { es: 'Ese elemento no está en ningún catálogo.', en: 'That item is in no catalogue.' },
  }
}

function alignedAlready(): Refusal<'aligned_already'> {
  return {
    kind: 'aligned_already',
    field: 'itemId',
    message: { es: 'Ya se había dicho que contribuye a eso.', en: 'It was already said to contribute to that.' },
  }
}
