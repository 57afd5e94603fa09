import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Database, ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { ImportCounts, LayerStyle, ShapeKind, TakeChoice } from '../model.ts'
import { addFeatures } from './apply-features.ts'
import { intoLayer, layerGone } from './apply-import.ts'
import { type CheckParts, lastRow, setCodes } from './check-import.ts'
import { rowParts } from './keep-findings.ts'
import { layerImportById, noteProgress, type StoredLayerImport } from './layer-import-store.ts'
import { layerByCode, layerById, type StoredLayer } from './layer-store.ts'
import { type ImportPlan, watchPlan } from './plan-import.ts'
import { importMoved } from './start-import.ts'
import { codeTaken } from './take-import.ts'

const app = { role: 'trama_app' } as const
/** Rows of one short transaction: on the embedded database everybody else waits for it. */
const AT_ONCE = 5_000

/**
 * Prepares what the command then makes true at once, in short steps that tell how far they are and that anybody stops. Codes are written
 * a part at a time. The features of a new layer go into one that nobody sees yet (retired before its first edition), so that hundreds of
 * thousands take no single transaction; a layer that is there is compared with the file, and nothing of it changes. Whatever stops it,
 * `dropStaged` takes all of it away, and a second run begins anew.
 */
export async function stageImport(
  parts: CheckParts & { readonly now: string },
  id: Id,
): Promise<Result<ImportPlan, Refusal> | 'cancelled'> {
  const { database, signal, progress, now } = parts
  await dropStaged(database, id)
  const found = await database.read(app, (tx) => layerImportById(tx, id))
  const take = found?.options.take
  if (found?.state !== 'applying' || take === undefined) return refuse(importMoved())
  const target = await database.write(app, (tx) =>
    found.way === 'new' ? hiddenLayer(tx, found, take, now) : layerThere(tx, found),
  )
  if (!target.ok) return target
  const layer = target.value
  const into = intoLayer(found, layer, now)
  const identifying = into.fields.find((field) => field.identifies === true)?.name
  const rows = rowParts(await database.read(app, (tx) => lastRow(tx, id)), AT_ONCE)
  const compare = watchPlan({ into, way: found.way, kind: take.shapeKind, layer, parts: rows })
  let last = 0
  const steps: readonly ((tx: WriteTx) => Promise<void>)[] = [
    ...rows.map((part) => (tx: WriteTx) => setCodes(tx, id, identifying, part)),
    ...compare.steps,
    ...(found.way !== 'new' ? [] : rows).map((part) => async (tx: WriteTx) => {
      last += await addFeatures(tx, into, { kind: take.shapeKind, rows: part, last })
    }),
  ]
  for (const [done, work] of steps.entries()) {
    if (signal?.aborted && signal.reason !== 'cancelled') signal.throwIfAborted()
    const counts: ImportCounts = { ...found.counts, step: 'apply', done, whole: steps.length }
    const going = await database.write(app, async (tx) => {
      await work(tx)
      return noteProgress(tx, id, counts, ['applying'])
    })
    await progress?.(counts)
    if (!going || signal?.aborted === true) return 'cancelled'
  }
  const plan = compare.outcome()
  if (!plan.ok) return plan
  const counts: ImportCounts = { ...found.counts, step: 'change' }
  const going = await database.write(app, (tx) => noteProgress(tx, id, counts, ['applying']))
  await progress?.(counts)
  return going ? plan : 'cancelled'
}

async function layerThere(tx: ReadTx, { layerId }: StoredLayerImport): Promise<Result<StoredLayer, Refusal>> {
  const layer = layerId === undefined ? undefined : await layerById(tx, layerId)
  return layer === undefined || layer.retiredAt !== undefined ? refuse(layerGone()) : { ok: true, value: layer }
}

const FIRST_STYLE: Readonly<Record<ShapeKind, LayerStyle>> = {
  point: { kind: 'single', colour: 'data-1' },
  line: { kind: 'single', colour: 'data-2' },
  polygon: { kind: 'single', colour: 'data-1', opacity: 0.35 },
}

/** A layer before its first edition. */
async function hiddenLayer(
  tx: WriteTx,
  found: StoredLayerImport,
  { layer: texts, shapeKind }: TakeChoice,
  now: string,
): Promise<Result<StoredLayer, Refusal>> {
  if (texts === undefined) return refuse(importMoved())
  if ((await layerByCode(tx, found.officeId, texts.code)) !== undefined) return refuse(codeTaken(texts.code))
  const layerId = newId()
  await tx.execute(sql`
    insert into territory.layer (id, office_id, code, title, title_en, description, shape_kind, style, audience, licence, source, quality,
      data_date, changed_at, edition, retired_at)
    values (${layerId}, ${found.officeId}, ${texts.code}, ${texts.title}, ${texts.titleEn ?? null}, ${texts.description ?? ''}, ${shapeKind},
      ${JSON.stringify(FIRST_STYLE[shapeKind])}::jsonb, ${texts.audience}, ${texts.licence ?? ''}, ${texts.source ?? ''},
      ${texts.quality ?? ''}, ${texts.dataDate ?? null}, ${now}, 0, ${now})`)
  await tx.execute(
    sql`update territory.layer_import set layer_id = ${layerId} where id = ${found.id} and state = 'applying'`,
  )
  const made = await layerById(tx, layerId)
  return made === undefined ? refuse(importMoved()) : { ok: true, value: made }
}

/** Takes away what was prepared and not made true, a part at a time. */
export async function dropStaged(database: Database, id: Id): Promise<void> {
  const found = await database.read(app, (tx) => layerImportById(tx, id))
  if (found?.layerId === undefined || found.state === 'applied') return
  const { layerId } = found
  const staged = await database.read(app, (tx) => layerById(tx, layerId))
  if (staged?.edition !== 0) return
  for (;;) {
    const gone = await database.write(app, (tx) =>
      tx.execute(sql`
        delete from territory.feature where id in (
          select f.id from territory.feature f join territory.layer l on l.id = f.layer_id and l.edition = 0
          where f.layer_id = ${layerId} limit ${AT_ONCE}) returning 1 as gone`),
    )
    if (gone.rows.length === 0) break
  }
  await database.write(app, async (tx) => {
    await tx.execute(sql`update territory.layer_import set layer_id = null where id = ${id} and layer_id = ${layerId}`)
    await tx.execute(sql`delete from territory.layer where id = ${layerId} and edition = 0`)
  })
}
