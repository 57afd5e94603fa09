import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { missing } from '../../../kernel/missing.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type Place, placesOn } from '../../territory/contract.ts'
import { batchesFile, type ObservationData, observationFiles } from '../catalogue-deployment.ts'
import { type NewCell, WHOLE } from '../model.ts'
import { recalculateAfter } from './recalculate.ts'
import { addCells, BATCH, type NewBatch, openBatch, showBatch } from './store-cells.ts'

/** Figures of the deployment that were not loaded before. What nobody knows (an indicator, a place) is refused by name. */
export async function loadBatches(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const list = readOne(pack, batchesFile)
  if (!list.ok) return list
  const files = pack.read(observationFiles)
  if (!files.ok) return files
  const there = await batchCodes(tx, officeId)
  const changes: Change[] = []
  for (const data of list.value?.value.batches ?? []) {
    if (there.has(data.code)) continue
    const file = files.value.find(({ path }) => path === `observatory/observations/${data.file}`)
    const cells = await cellsOf(tx, ctx, file?.value ?? [])
    if (!cells.ok) return cells
    const { code, title, source, citation, publishedOn } = data
    const batch = { officeId, code, title, source, citation, origin: 'pack' as const, demo: false }
    changes.push(...(await publishLoaded(tx, { ...batch, madeAt: `${publishedOn}T12:00:00Z` }, cells.value)))
  }
  return { ok: true, value: changes }
}

export async function batchCodes(tx: WriteTx, officeId: Id): Promise<ReadonlySet<string>> {
  const known = await tx.execute(
    sql`select code from observatory.batch where office_id = ${officeId} and code is not null`,
  )
  return new Set(known.rows.map(({ code }) => String(code)))
}

/** A batch of the deployment stands published since the day that it says, or waits for its review. */
export async function publishLoaded(
  tx: WriteTx,
  batch: NewBatch,
  cells: readonly NewCell[],
  waits = false,
): Promise<readonly Change[]> {
  const { id, number } = await openBatch(tx, batch)
  await addCells(tx, batch.officeId, number, cells)
  const after = { cells: cells.length, state: waits ? 'draft' : 'published' }
  const change: Change = { kind: BATCH, id, label: batch.title, after }
  if (waits) return [change]
  await tx.execute(sql`
    update observatory.batch set state = 'published', published_at = made_at, reviewed_at = made_at where id = ${id}`)
  await showBatch(tx, number)
  const { officeId, title, madeAt: publishedAt } = batch
  const { changes } = await recalculateAfter(tx, { number, officeId, title, publishedAt })
  return [change, ...changes]
}

async function cellsOf(
  tx: WriteTx,
  ctx: Ctx,
  rows: readonly ObservationData[],
): Promise<Result<readonly NewCell[], Refusal>> {
  const known = await tx.execute(sql`select code from observatory.indicator`)
  const indicators = new Set(known.rows.map(({ code }) => String(code)))
  const places = new Map<string, ReadonlyMap<string, Place>>()
  const cells: NewCell[] = []
  for (const row of rows) {
    const key = `${row.geography} ${row.period}`
    const day = `${row.period.slice(0, 4)}-12-31`
    const there =
      places.get(key) ?? byCode(await placesOn(tx, row.geography, { validOn: day < ctx.today ? day : ctx.today }))
    places.set(key, there)
    const place = there.get(row.place)
    if (place === undefined) return unknown('place', row.place)
    if (!indicators.has(row.indicator)) return unknown('indicator', row.indicator)
    cells.push({
      indicator: row.indicator,
      placeId: place.id,
      period: row.period,
      breakdown: WHOLE,
      value: row.value ?? missing(row.missing ?? 'not_collected'),
      status: row.status,
    })
  }
  return { ok: true, value: cells }
}

export function byCode(places: readonly Place[]): ReadonlyMap<string, Place> {
  return new Map(places.map((place) => [place.code, place]))
}

function unknown(what: 'place' | 'indicator', name: string): { readonly ok: false; readonly refusal: Refusal } {
  const es = what === 'place' ? 'lugar' : 'indicador'
  return {
    ok: false,
    refusal: {
      kind: `unknown_${what}`,
      message: {
        es: `El observatorio no conoce el ${es} «${name}».`,
        en: `The observatory knows no ${what} “${name}”.`,
      },
    },
  }
}
