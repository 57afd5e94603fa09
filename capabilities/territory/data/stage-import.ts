import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Database, WriteTx } from '../../../platform/database/database.ts'
import type { ImportCounts, LayerStyle, ShapeKind } from '../model.ts'
import { addPart, type Into } from './apply-features.ts'
import { type CheckParts, lastRow, setCodes } from './check-import.ts'
import { rowParts } from './keep-findings.ts'
import { layerImportById, noteProgress, type StoredLayerImport } from './layer-import-store.ts'
import { layerByCode, layerById } from './layer-store.ts'

const app = { role: 'trama_app' } as const
/** Rows of one short transaction: on the embedded database everybody else waits for it. */
const AT_ONCE = 5_000

/**
 * Prepares what the command then makes true at once. Codes are written a part at a time; the features of a new layer go into a layer
 * that nobody sees yet (retired before its first edition), so that hundreds of thousands take no single transaction. Whatever stops
 * it, `dropStaged` takes all of it away, and a second run begins anew. False: somebody cancelled it.
 */
export async function stageImport(parts: CheckParts & { readonly now: string }, id: Id): Promise<boolean> {
  const { database, signal, progress, now } = parts
  await dropStaged(database, id)
  const found = await database.read(app, (tx) => layerImportById(tx, id))
  const take = found?.options.take
  if (found?.state !== 'applying' || take === undefined) return true
  const { fields = [] } = found.options
  const identifying = fields.find((field) => field.identifies === true)?.name
  const rows = rowParts(await database.read(app, (tx) => lastRow(tx, id)), AT_ONCE)
  const into = found.way === 'new' ? await database.write(app, (tx) => hiddenLayer(tx, found, now)) : undefined
  const whole = rows.length * (found.way === 'new' ? 2 : 1) + 1
  let [done, last] = [0, 0]
  const step = async (work: (tx: WriteTx) => Promise<unknown>): Promise<boolean> => {
    if (signal?.aborted && signal.reason !== 'cancelled') signal.throwIfAborted()
    const counts: ImportCounts = { ...found.counts, step: 'apply', done, whole }
    const going = await database.write(app, async (tx) => {
      await work(tx)
      return noteProgress(tx, id, counts, ['applying'])
    })
    done += 1
    await progress?.(counts)
    return going && signal?.aborted !== true
  }
  for (const part of rows) if (!(await step((tx) => setCodes(tx, id, identifying, part)))) return false
  if (into === undefined) return true
  for (const part of rows) {
    const going = await step(async (tx) => {
      last += await addPart(tx, into, { way: 'new', kind: take.shapeKind, part, last })
    })
    if (!going) return false
  }
  return true
}

const FIRST_STYLE: Readonly<Record<ShapeKind, LayerStyle>> = {
  point: { kind: 'single', colour: 'data-1' },
  line: { kind: 'single', colour: 'data-2' },
  polygon: { kind: 'single', colour: 'data-1', opacity: 0.35 },
}

/** A layer before its first edition. Undefined where its code is taken meanwhile: the command then says so. */
async function hiddenLayer(tx: WriteTx, found: StoredLayerImport, now: string): Promise<Into | undefined> {
  const { take, fields = [] } = found.options
  const texts = take?.layer
  if (take === undefined || texts === undefined) return undefined
  if ((await layerByCode(tx, found.officeId, texts.code)) !== undefined) return undefined
  const layerId = newId()
  await tx.execute(sql`
    insert into territory.layer (id, office_id, code, title, title_en, description, shape_kind, style, audience, licence, source, quality,
      data_date, changed_at, edition, retired_at)
    values (${layerId}, ${found.officeId}, ${texts.code}, ${texts.title}, ${texts.titleEn ?? null}, ${texts.description ?? ''}, ${take.shapeKind},
      ${JSON.stringify(FIRST_STYLE[take.shapeKind])}::jsonb, ${texts.audience}, ${texts.licence ?? ''}, ${texts.source ?? ''},
      ${texts.quality ?? ''}, ${texts.dataDate ?? null}, ${now}, 0, ${now})`)
  await tx.execute(
    sql`update territory.layer_import set layer_id = ${layerId} where id = ${found.id} and state = 'applying'`,
  )
  const { officeId, reading } = found
  const brought = { by: found.startedBy, note: found.fileName }
  return { importId: found.id, layerId, officeId, now, ...brought, after: 0, fields, readings: reading?.fields ?? [] }
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
