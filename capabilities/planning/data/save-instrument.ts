import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import type { DraftInstrument } from '../model.ts'

export interface InstrumentTarget {
  readonly instrumentId: Id
  readonly officeId: Id
  readonly now: string
}

/** Writes the elements of a PEI or a Plan de Acción. Answers the id of each key. */
export async function saveInstrument(
  tx: WriteTx,
  draft: DraftInstrument,
  target: InstrumentTarget,
): Promise<ReadonlyMap<string, Id>> {
  const ids = new Map(draft.nodes.map((node) => [node.key, newId()]))
  const rows = draft.nodes.map((node, sort) => ({
    id: ids.get(node.key),
    parent_id: node.parent === undefined ? null : (ids.get(node.parent) ?? null),
    kind: node.kind,
    code: node.code ?? null,
    title: node.title,
    title_en: node.titleEn ?? null,
    sort,
    terms: node.indicator ?? null,
    weight: node.weight ?? null,
    cells: node.from,
    proposals: node.proposals ?? [],
  }))
  await tx.execute(sql`
    insert into planning.element (id, office_id, instrument_id, parent_id, kind, code, title, title_en, sort, terms, weight, cells,
      proposals)
    select id, ${target.officeId}::uuid, ${target.instrumentId}::uuid, parent_id, kind, code, title, title_en, sort, terms, weight,
      cells, proposals
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, parent_id uuid, kind text, code text, title text,
      title_en text, sort int, terms jsonb, weight double precision, cells jsonb, proposals jsonb)`)
  return ids
}
