import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { layerChanged, type WebBox } from '../events.ts'
import { MANAGE_LAYERS } from '../layers-permissions.ts'
import type { FieldSpec, ImportWay, ShapeKind } from '../model.ts'
import { addFeatures, changeFeatures, DIMENSION, type Into, removeFeatures } from './apply-features.ts'
import { lastRow } from './check-import.ts'
import { rowParts } from './keep-findings.ts'
import { layerImportById, moveImport } from './layer-import-store.ts'
import { layerByCode, layerById, layerState, type StoredLayer } from './layer-store.ts'
import { setAside } from './repair-import.ts'
import { importMoved, LAYER_IMPORT, noSuchImport } from './start-import.ts'
import { codeTaken } from './take-import.ts'

export const LAYER = 'territory.layer'

export interface Applied {
  readonly layerId: Id
  readonly code: string
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/**
 * Does what was decided about an import in one transaction: a new layer, filled beforehand (`stage-import.ts`), is shown; into one that
 * is there features go with numbers in the order of the file, and what they take the place of goes to the past. Refused, the layer is
 * as it was.
 */
export const applyImport: Command<{ importId: Id }, Applied> = {
  id: 'territory.apply_import',
  title: {
    es: 'Llevar a la capa lo que se decidió incorporar',
    en: 'Bring into the layer what was decided to be taken',
  },
  input: z.object({ importId: z.uuid() }),
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { importId }) {
    const found = await layerImportById(tx, importId, { lock: true })
    const take = found?.options.take
    if (found === undefined) return refuse(noSuchImport())
    if (found.state !== 'applying' || take === undefined) return refuse(importMoved())
    const { fields = [] } = found.options
    const known = found.layerId === undefined ? undefined : await layerById(tx, found.layerId, { lock: true })
    const staged = found.way === 'new' ? known : undefined
    const before = found.way === 'new' ? undefined : known
    if (found.way !== 'new' && (before === undefined || before.retiredAt !== undefined)) return refuse(layerGone())
    if (take.layer !== undefined && staged === undefined)
      return refuse(
        (await layerByCode(tx, found.officeId, take.layer.code)) === undefined
          ? importMoved()
          : codeTaken(take.layer.code),
      )

    const rejected = await setAsideOthers(tx, importId, take.shapeKind)
    const into: Into = {
      importId,
      layerId: staged?.id ?? before?.id ?? '',
      officeId: before?.officeId ?? found.officeId,
      now: ctx.now,
      by: found.startedBy,
      note: found.fileName,
      after: before?.lastNumber ?? 0,
      fields,
      readings: found.reading?.fields ?? [],
    }
    const doubled = await doubledCodes(tx, into, found.way)
    if (doubled !== undefined) return refuse(doubled)

    const box = before === undefined ? null : await boxOfChange(tx, into, found.way)
    const removed = found.way === 'replace' || found.way === 'version' ? await removeFeatures(tx, into, found.way) : 0
    const changedCount = found.way === 'version' ? await changeFeatures(tx, into) : 0
    const added =
      staged === undefined
        ? await addFeatures(tx, into, found.way, take.shapeKind)
        : await countFeatures(tx, into.layerId)
    await settleLayer(tx, into, before, found.way, take.shapeKind)
    await settleFindings(tx, into)
    const counts = { ...found.counts, rejected: found.counts.rejected + rejected }
    await moveImport(tx, importId, ['applying'], { state: 'applied', layerId: into.layerId, counts, endedAt: ctx.now })

    const after = await layerById(tx, into.layerId)
    if (after === undefined) return refuse(layerGone())
    return {
      ok: true,
      value: {
        output: { layerId: after.id, code: after.code, added, changed: changedCount, removed },
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
            after: { state: 'applied', added, changed: changedCount, removed, rejected: counts.rejected },
          },
        ],
        events: [layerChanged({ layerId: after.id, edition: after.edition, bbox3857: box })],
        reason: found.fileName,
      },
    }
  },
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

/** Where features are told apart by their code, each code stands for one of them. */
async function doubledCodes(tx: WriteTx, { importId, layerId }: Into, way: ImportWay): Promise<Refusal | undefined> {
  if (way !== 'version' && way !== 'append') return undefined
  const found =
    way === 'version'
      ? await tx.execute(sql`
          select coalesce(code, '') as code, count(*)::int as n from territory.imported_feature where import_id = ${importId}
          group by coalesce(code, '') having count(*) > 1 or coalesce(code, '') = '' limit 1`)
      : await tx.execute(sql`
          select i.code, count(*) over ()::int as n from territory.imported_feature i
          join territory.feature f on f.layer_id = ${layerId} and f.code = i.code where i.import_id = ${importId} limit 1`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  if (way === 'append')
    return {
      kind: 'codes_taken',
      message: {
        es: `${Number(row.n)} objetos del archivo tienen un identificador que ya está en la capa (por ejemplo, «${String(row.code)}»). Incorpórelo como nueva versión, o quite los repetidos.`,
        en: `${Number(row.n)} features of the file have a code that is in the layer already (for example, “${String(row.code)}”). Take it as a new version, or remove those that are repeated.`,
      },
    }
  if (row.code === '')
    return {
      kind: 'code_missing',
      message: {
        es: `${Number(row.n)} objetos del archivo no tienen valor en el campo que identifica, y una nueva versión lo necesita.`,
        en: `${Number(row.n)} features of the file have no value in the identifying field, and a new version needs it.`,
      },
    }
  return {
    kind: 'codes_doubled',
    message: {
      es: `El identificador «${String(row.code)}» está ${Number(row.n)} veces en el archivo, y una nueva versión necesita que sea único.`,
      en: `The code “${String(row.code)}” stands ${Number(row.n)} times in the file, and a new version needs it to be unique.`,
    },
  }
}

/** Where the map changes: what is there already and goes, and what comes. */
async function boxOfChange(tx: WriteTx, { importId, layerId }: Into, way: ImportWay): Promise<WebBox | null> {
  const old: SQL =
    way === 'append'
      ? sql``
      : sql`union all select st_setsrid(st_extent(web_shape)::geometry, 3857) from territory.feature where layer_id = ${layerId}`
  // The projection keeps what is west, south, east and north: the corners are enough.
  const found = await tx.execute(sql`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (select st_extent(shape) as box from (
      select st_transform(st_setsrid(st_extent(shape)::geometry, 4326), 3857) as shape from territory.imported_feature where import_id = ${importId}
      ${old}) as touched) as whole`)
  const row = found.rows[0]
  if (row === undefined || row.west === null) return null
  return [Number(row.west), Number(row.south), Number(row.east), Number(row.north)]
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

function layerGone(): Refusal<'layer_gone'> {
  return {
    kind: 'layer_gone',
    message: {
      es: 'La capa que iba a recibir el archivo ya no está o se retiró.',
      en: 'The layer that was to take the file is not there any more, or was retired.',
    },
  }
}
