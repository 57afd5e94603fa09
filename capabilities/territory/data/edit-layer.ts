import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command, Outcome } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { layerChanged } from '../events.ts'
import { MANAGE_LAYERS } from '../layers-permissions.ts'
import { FINDING_RULES, MAY_EXCEPT } from '../rules/layers/check-terms.ts'
import { publicNeeds } from '../rules/layers/layer-texts.ts'
import { fieldsOfStyle, staffField } from '../rules/layers/style-proposal.ts'
import { LAYER } from './apply-import.ts'
import { findingCounts } from './check-import.ts'
import { layerImportById } from './layer-import-store.ts'
import { noSuchLayer } from './layer-queries.ts'
import { layerById, layerState, type StoredLayer } from './layer-store.ts'
import { changed, importMoved, noSuchImport } from './start-import.ts'
import { exceptFindingInput, layerTextsInput } from './take-import.ts'

export const editLayerInput = layerTextsInput.extend({
  layerId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  /** Names of the fields that only staff sees. */
  staffFields: z.array(z.string()).max(300),
})

/** What a layer says of itself, who sees it, and which of its fields the public sees. */
export const editLayer: Command<z.infer<typeof editLayerInput>, { readonly version: number }> = {
  id: 'territory.edit_layer',
  title: { es: 'Cambiar los datos de una capa', en: 'Change what a layer says of itself' },
  input: editLayerInput,
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { layerId, expectedVersion, staffFields, ...texts }) {
    const before = await layerById(tx, layerId, { lock: true })
    if (before === undefined) return refuse(noSuchLayer())
    if (before.version !== expectedVersion) return refuse(layerMoved())
    const missing = publicNeeds(texts)
    if (missing !== undefined) return refuse(missing)
    const fields = before.fields.map(({ staffOnly: _was, ...field }) =>
      staffFields.includes(field.name) ? { ...field, staffOnly: true } : field,
    )
    const drawn =
      texts.audience === 'public'
        ? fields.find((field) => 'staffOnly' in field && fieldsOfStyle(before.style).includes(field.name))
        : undefined
    if (drawn !== undefined) return refuse(staffField(drawn))
    const staff = fields.flatMap((field) => ('staffOnly' in field ? [field.name] : []))
    await tx.execute(sql`
      update territory.layer set title = ${texts.title}, title_en = ${texts.titleEn ?? null}, description = ${texts.description ?? ''},
        audience = ${texts.audience}, licence = ${texts.licence ?? ''}, source = ${texts.source ?? ''}, quality = ${texts.quality ?? ''},
        data_date = ${texts.dataDate ?? null}, fields = ${JSON.stringify(fields)}::jsonb, staff_fields = ${sql.param(staff)}::text[],
        version = version + 1, edition = edition + 1, squares_edition = ${SQUARES_STAY}, changed_at = ${ctx.now}
      where id = ${layerId}`)
    return changedLayer(tx, before)
  },
}

export const retireLayerInput = z.object({
  layerId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  reason: z.string().min(5).max(1000),
})

/** The layer is no longer shown or taken from; what it held stays in the books, and its code is not used again. */
export const retireLayer: Command<z.infer<typeof retireLayerInput>, { readonly version: number }> = {
  id: 'territory.retire_layer',
  title: { es: 'Retirar una capa', en: 'Retire a layer' },
  input: retireLayerInput,
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { layerId, expectedVersion, reason }) {
    const before = await layerById(tx, layerId, { lock: true })
    if (before === undefined) return refuse(noSuchLayer())
    if (before.version !== expectedVersion || before.retiredAt !== undefined) return refuse(layerMoved())
    await tx.execute(sql`
      update territory.layer set retired_at = ${ctx.now}, version = version + 1, edition = edition + 1, changed_at = ${ctx.now}
      where id = ${layerId}`)
    return changedLayer(tx, before, reason)
  },
}

/** Neither a feature nor what they are coloured by has changed: the squares that are kept are those of the new edition too. */
export const SQUARES_STAY = sql`case when squares_edition = edition then edition + 1 end`

/** The entry of the history, and the news for tiles and search. */
export async function changedLayer(
  tx: WriteTx,
  before: StoredLayer,
  reason?: string,
): Promise<{ readonly ok: true; readonly value: Outcome<{ readonly version: number }> }> {
  const after = (await layerById(tx, before.id)) ?? before
  return {
    ok: true,
    value: {
      output: { version: after.version },
      changes: [
        {
          kind: LAYER,
          id: before.id,
          label: after.title,
          ...(changeBetween(layerState(before), layerState(after)) ?? { before: {}, after: {} }),
        },
      ],
      events: [layerChanged({ layerId: before.id, edition: after.edition, bbox3857: null })],
      ...(reason === undefined ? {} : { reason }),
    },
  }
}

/** Somebody says that what was found is right as it is, with the reason: one finding, or all open ones of a rule; also once the layer has it. */
export const exceptFindings: Command<z.infer<typeof exceptFindingInput>, { readonly count: number }> = {
  id: 'territory.except_findings',
  title: { es: 'Exceptuar lo observado en un archivo', en: 'Except what was found in a file' },
  input: exceptFindingInput,
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { importId, rule, findingId, reason }) {
    const found = await layerImportById(tx, importId, { lock: true })
    if (found === undefined) return refuse(noSuchImport())
    if (found.state !== 'read' && found.state !== 'applied') return refuse(importMoved())
    const known = FINDING_RULES.find((each) => each === rule)
    if (known === undefined || !MAY_EXCEPT[known]) return refuse(notExcepted())
    const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
    const done = await tx.execute(sql`
      update territory.finding set state = 'excepted', reason = ${reason}, settled_by = ${by}::uuid, settled_at = ${ctx.now}, version = version + 1
      where import_id = ${importId} and rule = ${rule} and state = 'open' and (${findingId ?? null}::uuid is null or id = ${findingId ?? null}::uuid)
      returning rows`)
    const [only] = done.rows
    if (findingId !== undefined && only === undefined) return refuse(settledAlready())
    const counts = { ...found.counts, findings: await findingCounts(tx, importId) }
    await tx.execute(
      sql`update territory.layer_import set counts = ${JSON.stringify(counts)}::jsonb, version = version + 1 where id = ${importId}`,
    )
    const { value } = changed(
      importId,
      found.fileName,
      {},
      {
        excepted: rule,
        count: done.rows.length,
        ...(findingId === undefined || only === undefined
          ? {}
          : { rows: (only.rows as readonly number[]).slice(0, 10).join(', ') }),
      },
    )
    return { ok: true, value: { ...value, output: { count: done.rows.length }, reason } }
  },
}

export function layerMoved(): Refusal<'layer_moved'> {
  return {
    kind: 'layer_moved',
    message: {
      es: 'La capa cambió mientras usted escribía. Vea cómo está ahora y guarde de nuevo si lo suyo sigue siendo correcto.',
      en: 'The layer changed while you were writing. See how it is now, and save again if yours is still right.',
    },
  }
}

function settledAlready(): Refusal<'settled_already'> {
  return {
    kind: 'settled_already',
    message: {
      es: 'Esa observación ya no está abierta: alguien la exceptuó o la reparó, o el archivo se revisó de nuevo. Vea cómo está ahora.',
      en: 'That finding is not open any more: somebody excepted or repaired it, or the file was checked again. See how it is now.',
    },
  }
}

function notExcepted(): Refusal<'not_excepted'> {
  return {
    kind: 'not_excepted',
    message: {
      es: 'Esta observación no se puede exceptuar: el objeto no se podría dibujar. Repárelo o apártelo.',
      en: 'This finding cannot be excepted: the feature could not be drawn. Repair it or set it aside.',
    },
  }
}
