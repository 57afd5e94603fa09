import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { layerChanged } from '../events.ts'
import { MANAGE_LAYERS } from '../layers-permissions.ts'
import type { FieldSpec, ImportWay, ShapeKind } from '../model.ts'
import { boxOnWeb } from '../rules/tiles/web-mercator.ts'
import { addFeatures, changeFeatures, DIMENSION, type Into, removeFeatures, someAtOnce } from './apply-features.ts'
import { lastRow } from './check-import.ts'
import { rowParts } from './keep-findings.ts'
import { layerImportById, moveImport, type StoredLayerImport } from './layer-import-store.ts'
import { layerById, layerState, type StoredLayer } from './layer-store.ts'
import { type ImportPlan, importPlan } from './plan-import.ts'
import { setAside } from './repair-import.ts'
import { importMoved, LAYER_IMPORT, noSuchImport } from './start-import.ts'

export const LAYER = 'territory.layer'

export interface Applied {
  readonly layerId: Id
  readonly code: string
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/**
 * Does what was decided about an import, as it was compared with its layer beforehand (`stage-import.ts`), in one transaction: a new
 * layer, filled already, is shown; into one that is there features go with numbers in the order of the file, and what they take the
 * place of goes to the past. Refused, or cancelled meanwhile, the layer is as it was.
 */
export const applyImport: Command<{ importId: Id; plan: ImportPlan }, Applied> = {
  id: 'territory.apply_import',
  title: {
    es: 'Llevar a la capa lo que se decidió incorporar',
    en: 'Bring into the layer what was decided to be taken',
  },
  input: z.object({ importId: z.uuid(), plan: importPlan }),
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { importId, plan }) {
    // Not held: whoever cancels need not wait until it is done.
    const found = await layerImportById(tx, importId)
    const take = found?.options.take
    if (found === undefined) return refuse(noSuchImport())
    if (found.state !== 'applying' || take === undefined) return refuse(importMoved())
    const layer = found.layerId === undefined ? undefined : await layerById(tx, found.layerId, { lock: true })
    const before = found.way === 'new' ? undefined : layer
    if (layer === undefined || before?.retiredAt !== undefined) return refuse(layerGone())
    if (layer.edition !== plan.edition) return refuse(layerMoved())

    const rejected = await setAsideOthers(tx, importId, take.shapeKind)
    const into = intoLayer(found, layer, ctx.now)
    const counts = { added: 0, changed: 0, removed: 0 }
    const lastRowOfFile = await lastRow(tx, importId)
    const works: readonly (() => Promise<void>)[] = [
      ...someAtOnce(plan.gone, layer.lastNumber).map((numbers) => async () => {
        counts.removed += await removeFeatures(tx, into, numbers)
      }),
      ...someAtOnce(plan.changed, 0).map((rows) => async () => {
        counts.changed += await changeFeatures(tx, into, rows)
      }),
      ...someAtOnce(plan.added, lastRowOfFile).map((rows) => async () => {
        const last = layer.lastNumber + counts.added
        counts.added += await addFeatures(tx, into, { kind: take.shapeKind, rows, last })
      }),
    ]
    for (const work of works) {
      if (!(await stillApplying(tx, importId))) return refuse(importMoved())
      await work()
    }
    if (before === undefined) counts.added = await countFeatures(tx, layer.id)
    await settleLayer(tx, into, before, found.way, take.shapeKind)
    await settleFindings(tx, into)
    const told = { ...found.counts, rejected: found.counts.rejected + rejected }
    const ended = { state: 'applied', layerId: layer.id, counts: told, endedAt: ctx.now } as const
    if (!(await moveImport(tx, importId, ['applying'], ended))) return refuse(importMoved())

    const after = await layerById(tx, layer.id)
    if (after === undefined) return refuse(layerGone())
    return {
      ok: true,
      value: {
        output: { layerId: after.id, code: after.code, ...counts },
        changes: [
          {
            kind: LAYER,
            id: after.id,
            label: after.title,
            ...(changeBetween(before === undefined ? undefined : layerState(before), layerState(after)) ?? {
              before: {},
              after: {},
            }),
          },
          {
            kind: LAYER_IMPORT,
            id: importId,
            label: found.fileName,
            before: { state: 'applying' },
            after: { state: 'applied', ...counts, rejected: told.rejected },
          },
        ],
        events: [
          layerChanged({
            layerId: after.id,
            edition: after.edition,
            bbox3857: plan.box === undefined ? null : boxOnWeb(plan.box),
          }),
        ],
        reason: found.fileName,
      },
    }
  },
}

/** Nobody cancelled it since it began. */
async function stillApplying(tx: ReadTx, importId: Id): Promise<boolean> {
  return (await layerImportById(tx, importId))?.state === 'applying'
}

/** Where the features of an import go, and what each version of them says of itself. */
export function intoLayer(found: StoredLayerImport, layer: StoredLayer, now: string): Into {
  return {
    importId: found.id,
    layerId: layer.id,
    officeId: layer.officeId,
    now,
    by: found.startedBy,
    note: found.fileName,
    fields: found.options.fields ?? [],
    readings: found.reading?.fields ?? [],
  }
}

/** What could not be done goes back to the person, with the sentence. */
export async function giveBack(tx: WriteTx, importId: Id, refusal: Text): Promise<void> {
  await moveImport(tx, importId, ['applying'], { state: 'read', refusal })
}

const KIND_NAMES: Readonly<Record<ShapeKind, Text>> = {
  point: { es: 'puntos', en: 'points' },
  line: { es: 'líneas', en: 'lines' },
  polygon: { es: 'polígonos', en: 'polygons' },
}

/** A layer holds one kind of shape; the others of a mixed file are not lost. */
async function setAsideOthers(tx: WriteTx, importId: Id, kind: ShapeKind): Promise<number> {
  const name = KIND_NAMES[kind]
  let count = 0
  for (const part of rowParts(await lastRow(tx, importId), AT_ONCE))
    count += await setAside(tx, importId, part, sql`st_dimension(shape) <> ${DIMENSION[kind]}`, {
      es: `Es de otra clase de geometría: la capa es de ${name.es}.`,
      en: `It is of another kind of geometry: the layer is of ${name.en ?? name.es}.`,
    })
  return count
}

/** Rows or findings of one statement. */
const AT_ONCE = 10_000

async function countFeatures(tx: WriteTx, layerId: Id): Promise<number> {
  const found = await tx.execute(sql`select count(*)::int as n from territory.feature where layer_id = ${layerId}`)
  return Number(found.rows[0]?.n ?? 0)
}

async function settleLayer(
  tx: WriteTx,
  { layerId, fields, now }: Into,
  before: StoredLayer | undefined,
  way: ImportWay,
  kind: ShapeKind,
): Promise<void> {
  const kept = way === 'append' ? (before?.fields ?? []) : []
  const all: readonly FieldSpec[] = [
    ...kept,
    ...fields.filter((field) => !kept.some((each) => each.name === field.name)),
  ]
  const staff = all.filter((field) => field.staffOnly === true).map((field) => field.name)
  await tx.execute(sql`
    update territory.layer l set fields = ${JSON.stringify(all)}::jsonb, staff_fields = ${sql.param(staff)}::text[], shape_kind = ${kind},
      last_number = greatest(l.last_number, (select max(number) from territory.feature where layer_id = l.id)),
      feature_count = (select count(*) from territory.feature where layer_id = l.id),
      edition = edition + 1, version = version + 1, changed_at = ${now}, retired_at = null
    where id = ${layerId}`)
}

/** What stays open is now said of the layer, and names its features by their numbers. */
async function settleFindings(tx: WriteTx, { importId, layerId }: Into): Promise<void> {
  for (;;) {
    const done = await tx.execute(sql`
      with which as (
        select id, rows from territory.finding where import_id = ${importId} and layer_id is null and state in ('open', 'excepted') limit ${AT_ONCE / 10}),
      named as (
        select which.id, array(
          select coalesce(
            (select number from territory.feature where id = i.id and layer_id = ${layerId}),
            (select number from territory.feature where layer_id = ${layerId} and code = i.code limit 1)) as number
          from unnest(which.rows) with ordinality as r (row, place)
          join territory.imported_feature i on i.import_id = ${importId} and i.row = r.row order by r.place) as numbers
        from which)
      update territory.finding f set layer_id = ${layerId}, rows = array_remove(named.numbers, null)
      from named where f.id = named.id returning 1 as done`)
    if (done.rows.length === 0) return
  }
}

export function layerGone(): Refusal<'layer_gone'> {
  return {
    kind: 'layer_gone',
    message: {
      es: 'La capa que iba a recibir el archivo ya no está o se retiró.',
      en: 'The layer that was to take the file is not there any more, or was retired.',
    },
  }
}

/** Somebody changed the layer after it was compared with the file. */
function layerMoved(): Refusal<'layer_moved'> {
  return {
    kind: 'layer_moved',
    message: {
      es: 'La capa cambió mientras se comparaba con el archivo. Vuelva a incorporarlo: se comparará con lo que tiene ahora.',
      en: 'The layer changed while it was compared with the file. Take the file again: it will be compared with what the layer holds now.',
    },
  }
}
