import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { replaceLinks } from '../../../platform/links/links.ts'
import type { Pack, PackRefusal } from '../../../platform/packs/pack.ts'
import { type AlignmentCatalogueDraft, readAlignment } from '../deployment-alignment.ts'
import { ALIGNMENT_ITEM } from './alignment-kinds.ts'
import type { LoadedPlans } from './load-risks.ts'

/** Catalogues that the database lacks, and what a demonstration proposes that the plans contribute to. */
export async function loadAlignment(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  plans: LoadedPlans,
): Promise<Result<undefined, PackRefusal>> {
  const read = readAlignment(pack, plans.files)
  if (!read.ok) return read
  const items = new Map<string, Id>()
  for (const catalogue of read.value.catalogues)
    for (const [code, id] of await saveCatalogue(tx, plans.officeId, catalogue))
      items.set(`${catalogue.key} ${code}`, id)
  if (!plans.demo) return { ok: true, value: undefined }
  for (const alignments of Map.groupBy(read.value.demo, ({ unit, element }) => `${unit} ${element}`).values()) {
    const [first] = alignments
    const from = plans.units.get(first?.unit ?? '')?.get(first?.element ?? '')
    if (from === undefined) continue
    const to = alignments.flatMap(({ catalogue, codes, reason }) =>
      codes.flatMap((code) => {
        const id = items.get(`${catalogue} ${code}`)
        return id === undefined ? [] : [{ end: { kind: ALIGNMENT_ITEM, id }, proposal: reason }]
      }),
    )
    await replaceLinks(tx, ctx, { kind: 'planning.element', id: from }, 'aligned_with', to)
  }
  return { ok: true, value: undefined }
}

async function saveCatalogue(
  tx: WriteTx,
  officeId: Id,
  draft: AlignmentCatalogueDraft,
): Promise<ReadonlyMap<string, Id>> {
  await tx.execute(sql`
    insert into planning.alignment_catalogue (id, office_id, code, title, title_en, note, note_en, certainty, sort)
    values (${newId()}, ${officeId}, ${draft.key}, ${draft.title.es}, ${draft.title.en ?? null}, ${draft.note?.es ?? null},
      ${draft.note?.en ?? null}, ${draft.certainty}, ${draft.sort})
    on conflict (office_id, code) do nothing`)
  const found = await tx.execute(sql`
    select id from planning.alignment_catalogue where office_id = ${officeId} and code = ${draft.key}`)
  const catalogueId = String(found.rows[0]?.id)
  const rows: object[] = []
  for (const item of draft.items) {
    const id = newId()
    rows.push({ id, parent: null, code: item.code, es: item.title.es, en: item.title.en ?? null, sort: rows.length })
    for (const target of item.items)
      rows.push({
        id: newId(),
        parent: id,
        code: target.code,
        es: target.title.es,
        en: target.title.en,
        sort: rows.length,
      })
  }
  await tx.execute(sql`
    insert into planning.alignment_item (id, office_id, catalogue_id, parent_id, code, title, title_en, sort)
    select id, ${officeId}::uuid, ${catalogueId}::uuid, parent, code, es, en, sort
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, parent uuid, code text, es text, en text, sort int)
    where not exists (select 1 from planning.alignment_item i where i.catalogue_id = ${catalogueId})`)
  const all = await tx.execute(sql`select id, code from planning.alignment_item where catalogue_id = ${catalogueId}`)
  return new Map(all.rows.map((row) => [String(row.code), String(row.id)]))
}
