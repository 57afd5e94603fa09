import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command, Outcome } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { EDIT_FEATURES } from '../drawing-permissions.ts'
import { layerChanged } from '../events.ts'
import { readAttributes } from '../rules/drawing/attribute-values.ts'
import { isKnownDay } from '../rules/drawing/known-day.ts'
import { LONGEST_TEXT } from '../rules/drawing/typed-shape.ts'
import type { FindingRule } from '../rules/layers/check-terms.ts'
import { toPast } from './apply-features.ts'
import { recheckFeature } from './drawing-checks.ts'
import { readShape } from './drawing-shape.ts'
import {
  accountOf,
  aroundBoth,
  codeOfAnother,
  FEATURE,
  featureNow,
  type HeldFeature,
  holdFeature,
  holdLayer,
  noSuchFeature,
  raiseEdition,
  titleOfFeature,
} from './drawing-store.ts'
import { touchSquares } from './keep-squares.ts'
import type { StoredLayer } from './layer-store.ts'
import { touchWholeTiles } from './whole-tiles.ts'

const day = z.string().refine((text) => isKnownDay(text))
const attributes = z.record(z.string().max(200), z.string().max(10_000))
const typedShape = { text: z.string().max(LONGEST_TEXT * 2), system: z.string().max(40).optional() }
const why = {
  /** Why, or from which source: the history shows it. */
  note: z.string().trim().max(1000).optional(),
  /** Since when it is so in the world; left out, it corrects what is said now. */
  validFrom: day.optional(),
}
const which = {
  layerId: z.uuid(),
  number: z.coerce.number().int().min(1),
  expectedVersion: z.coerce.number().int().min(1),
}

export interface SavedFeature {
  readonly number: number
  readonly version: number
  /** What the checks say of it as it was saved. */
  readonly findings: readonly FindingRule[]
}

export const createFeatureInput = z.object({ layerId: z.uuid(), attributes, ...typedShape, ...why })

/** A feature drawn or typed by a person, under the next number of its layer. */
export const createFeature: Command<z.infer<typeof createFeatureInput>, SavedFeature> = {
  id: 'territory.create_feature',
  title: { es: 'Dibujar un objeto de una capa', en: 'Draw a feature of a layer' },
  input: createFeatureInput,
  permission: EDIT_FEATURES,
  async run(tx, ctx, { layerId, attributes: typed, text, system, note, validFrom }) {
    const held = await holdLayer(tx, ctx, layerId)
    if (!held.ok) return held
    const layer = held.value
    const read = readAttributes(layer.fields, typed, {})
    if (!read.ok) return refuse(wrongValue(read.field, read.text))
    if (await codeOfAnother(tx, layerId, read.code, undefined)) return refuse(codeTaken(layer, read.code))
    const shape = await readShape(tx, layer.shapeKind, { text, system })
    if (!shape.ok) return shape
    const number = layer.lastNumber + 1
    await tx.execute(sql`
      insert into territory.feature (id, office_id, layer_id, number, code, shape, attributes, recorded_at, changed_by, note, valid_from)
      values (${newId()}, ${layer.officeId}, ${layerId}, ${number}, ${read.code ?? null}, ${shape.value.hex}::geometry,
        ${JSON.stringify(read.attributes)}::jsonb, ${ctx.now}, ${accountOf(ctx) ?? null}::uuid, ${note ?? ''}, ${validFrom ?? null}::date)`)
    return saved(tx, ctx, layer, undefined, number, note)
  },
}

export const changeAttributesInput = z.object({ ...which, attributes, ...why })

/** What is known of a feature, its shape left as it is. */
export const changeAttributes: Command<z.infer<typeof changeAttributesInput>, SavedFeature> = {
  id: 'territory.change_feature_attributes',
  title: { es: 'Cambiar los datos de un objeto', en: 'Change the data of a feature' },
  input: changeAttributesInput,
  permission: EDIT_FEATURES,
  async run(tx, ctx, { layerId, number, expectedVersion, attributes: typed, note, validFrom }) {
    const held = await holdLayer(tx, ctx, layerId)
    if (!held.ok) return held
    const layer = held.value
    const before = await holdFeature(tx, layer, number, expectedVersion)
    if (!before.ok) return before
    const read = readAttributes(layer.fields, typed, before.value.attributes)
    if (!read.ok) return refuse(wrongValue(read.field, read.text))
    if (await codeOfAnother(tx, layerId, read.code, number)) return refuse(codeTaken(layer, read.code))
    const same = JSON.stringify(read.attributes) === JSON.stringify(before.value.attributes)
    if (same && isSameDay(validFrom, before.value)) return refuse(nothingChanged())
    await keepPast(tx, ctx, before.value, 'changed')
    await tx.execute(sql`
      update territory.feature set attributes = ${JSON.stringify(read.attributes)}::jsonb, code = ${read.code ?? null}, ${next(ctx, note, validFrom)}
      where id = ${before.value.id}`)
    return saved(tx, ctx, layer, before.value, number, note)
  },
}

export const changeShapeInput = z.object({ ...which, ...typedShape, ...why })

/** Where a feature is, what is known of it left as it is. */
export const changeShape: Command<z.infer<typeof changeShapeInput>, SavedFeature> = {
  id: 'territory.change_feature_shape',
  title: { es: 'Cambiar la geometría de un objeto', en: 'Change the shape of a feature' },
  input: changeShapeInput,
  permission: EDIT_FEATURES,
  async run(tx, ctx, { layerId, number, expectedVersion, text, system, note, validFrom }) {
    const held = await holdLayer(tx, ctx, layerId)
    if (!held.ok) return held
    const layer = held.value
    const before = await holdFeature(tx, layer, number, expectedVersion)
    if (!before.ok) return before
    const shape = await readShape(tx, layer.shapeKind, { text, system })
    if (!shape.ok) return shape
    const same = await tx.execute(sql`
      select st_orderingequals(shape, ${shape.value.hex}::geometry) as same from territory.feature where id = ${before.value.id}`)
    if (same.rows[0]?.same === true && isSameDay(validFrom, before.value)) return refuse(nothingChanged())
    await keepPast(tx, ctx, before.value, 'changed')
    await tx.execute(sql`
      update territory.feature set shape = ${shape.value.hex}::geometry, ${next(ctx, note, validFrom)} where id = ${before.value.id}`)
    return saved(tx, ctx, layer, before.value, number, note)
  },
}

export const withdrawFeatureInput = z.object({
  ...which,
  /** Why. */
  note: z.string().trim().min(5).max(1000),
  /** Since when it is no longer there in the world; left out, it should never have been in the layer. */
  validUntil: day.optional(),
})

/** Takes a feature out of its layer. Nothing is deleted: all its versions stay readable, and its number is not given again. */
export const withdrawFeature: Command<z.infer<typeof withdrawFeatureInput>, { readonly number: number }> = {
  id: 'territory.withdraw_feature',
  title: { es: 'Retirar un objeto de una capa', en: 'Withdraw a feature of a layer' },
  input: withdrawFeatureInput,
  permission: EDIT_FEATURES,
  async run(tx, ctx, { layerId, number, expectedVersion, note, validUntil }) {
    const held = await holdLayer(tx, ctx, layerId)
    if (!held.ok) return held
    const layer = held.value
    const before = await holdFeature(tx, layer, number, expectedVersion)
    if (!before.ok) return before
    const { id, box, told } = before.value
    await keepPast(tx, ctx, before.value, 'removed', note, validUntil)
    await tx.execute(sql`delete from territory.feature where id = ${id}`)
    await recheckFeature(tx, { layerId, officeId: layer.officeId, number, by: accountOf(ctx), now: ctx.now })
    const edition = await raiseEdition(tx, layerId, ctx.now, sql`, feature_count = feature_count - 1`)
    await touchSquares(tx, layer, edition, [box])
    await touchWholeTiles(tx, layer, edition, [box])
    const label = labelOf(layer, before.value)
    return {
      ok: true,
      value: {
        output: { number },
        changes: [{ kind: FEATURE, id, label, before: told }],
        events: [layerChanged({ layerId, edition, bbox3857: box })],
        reason: note,
      },
    }
  },
}

async function keepPast(
  tx: WriteTx,
  ctx: Ctx,
  { id }: HeldFeature,
  how: 'changed' | 'removed',
  note = '',
  validUntil?: string,
): Promise<void> {
  await tx.execute(
    toPast(sql`(select ${id}::uuid as id) as which`, how, { now: ctx.now, by: accountOf(ctx), note, validUntil }),
  )
}

/** What every new version says of itself. */
function next(ctx: Ctx, note: string | undefined, validFrom: string | undefined) {
  return sql`version = version + 1, recorded_at = ${ctx.now}, changed_by = ${accountOf(ctx) ?? null}::uuid, note = ${note ?? ''},
    valid_from = coalesce(${validFrom ?? null}::date, valid_from)`
}

function isSameDay(validFrom: string | undefined, before: HeldFeature): boolean {
  return validFrom === undefined || validFrom === before.validFrom
}

function labelOf(layer: StoredLayer, feature: HeldFeature): string {
  return `${layer.title} · ${titleOfFeature(layer, feature)}`
}

/** Checks, edition, history and news of a feature that was just written. */
async function saved(
  tx: WriteTx,
  ctx: Ctx,
  layer: StoredLayer,
  before: HeldFeature | undefined,
  number: number,
  note: string | undefined,
): Promise<
  { readonly ok: true; readonly value: Outcome<SavedFeature> } | { readonly ok: false; readonly refusal: Refusal }
> {
  const after = await featureNow(tx, layer, number)
  if (after === undefined) return refuse(noSuchFeature())
  const findings = await recheckFeature(tx, {
    layerId: layer.id,
    officeId: layer.officeId,
    number,
    by: accountOf(ctx),
    now: ctx.now,
  })
  const more = before === undefined ? sql`, last_number = ${number}, feature_count = feature_count + 1` : sql``
  const edition = await raiseEdition(tx, layer.id, ctx.now, more)
  const touched = before === undefined ? [after.box] : [before.box, after.box]
  await touchSquares(tx, layer, edition, touched)
  await touchWholeTiles(tx, layer, edition, touched)
  const box = before === undefined ? after.box : aroundBoth(before.box, after.box)
  const change = changeBetween(before?.told, after.told) ?? { before: {}, after: {} }
  return {
    ok: true,
    value: {
      output: { number, version: after.version, findings },
      changes: [{ kind: FEATURE, id: after.id, label: labelOf(layer, after), ...change }],
      events: [layerChanged({ layerId: layer.id, edition, bbox3857: box })],
      ...(note === undefined || note === '' ? {} : { reason: note }),
    },
  }
}

function wrongValue(field: string, message: Refusal['message']): Refusal<'wrong_value'> {
  return { kind: 'wrong_value', field: `attribute ${field}`, message }
}

function codeTaken({ fields }: StoredLayer, code: string | undefined): Refusal<'code_taken'> {
  return {
    kind: 'code_taken',
    field: `attribute ${fields.find(({ identifies }) => identifies === true)?.name ?? ''}`,
    message: {
      es: `Otro objeto de la capa tiene ya el identificador «${code ?? ''}».`,
      en: `Another feature of the layer has the code “${code ?? ''}” already.`,
    },
  }
}

function nothingChanged(): Refusal<'nothing_changed'> {
  return {
    kind: 'nothing_changed',
    message: {
      es: 'No hay nada que guardar: todo está como estaba.',
      en: 'There is nothing to save: everything is as it was.',
    },
  }
}
