import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import { isMissing } from '../../../kernel/missing.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { placesOn } from '../../territory/contract.ts'
import { type DemoGround, type MadeRecord, scatteredRecords, sharedRecords } from '../demo-registers.ts'
import { WHOLE } from '../model.ts'
import { type DemoRegister, demoRegistersFile } from '../registers-deployment.ts'
import { readCells } from './cells-query.ts'
import { fedBatch } from './feed-register.ts'
import { batchCodes, publishLoaded } from './load-batches.ts'
import { addRecords, groundOf, REGISTER_LOT, type Register, registers } from './register-store.ts'
import { remakeYears } from './register-years.ts'

/** Records made up for a demonstration, each marked as such, and the figures that they give, published. */
export async function loadDemoRegisters(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, demoRegistersFile)
  if (!file.ok) return file
  const demo = file.value?.value
  const changes: Change[] = []
  for (const made of demo?.registers ?? []) {
    const [register] = await registers(tx, made.register)
    if (register === undefined || (await hasRecords(tx, register.id))) continue
    const rows = await recordsOf(tx, demo?.seed ?? '', made, register)
    const at = `${made.publishedOn}T15:00:00Z`
    const lotId = newId()
    await tx.execute(sql`
      insert into observatory.register_lot (id, office_id, register_id, file_name, sha256, headings, rows, source, state, outcome, demo,
        brought_at, decided_at)
      values (${lotId}, ${officeId}, ${register.id}, ${made.title}, '', '[]'::jsonb, '[]'::jsonb, ${made.source}, 'taken',
        ${JSON.stringify({ added: rows.length, changed: 0, same: 0 })}::jsonb, true, ${at}, ${at})`)
    await addRecords(tx, register, rows, { lotId, at, demo: true })
    await remakeYears(
      tx,
      register,
      rows.map(({ on }) => on),
      at,
    )
    changes.push({ kind: REGISTER_LOT, id: lotId, label: made.title, after: { state: 'taken', added: rows.length } })
    changes.push(...(await feed(tx, ctx, made, officeId, at)))
  }
  return { ok: true, value: changes }
}

async function hasRecords(tx: WriteTx, registerId: Id): Promise<boolean> {
  const found = await tx.execute(
    sql`select 1 from observatory.register_record where register_id = ${registerId} limit 1`,
  )
  return found.rows.length > 0
}

async function recordsOf(
  tx: WriteTx,
  seed: string,
  made: DemoRegister,
  { kind }: Register,
): Promise<readonly MadeRecord[]> {
  const rows: MadeRecord[] = []
  for (const year of made.years) {
    const day = `${year}-12-31`
    const ground = await groundOf(tx, kind, day)
    const places = await placesOn(tx, kind.geography, { validOn: day })
    const here = places.map(
      ({ id, code, state }): DemoGround => ({
        id,
        code,
        population: state.population ?? 0,
        centre:
          state.longitude === undefined || state.latitude === undefined ? undefined : [state.longitude, state.latitude],
        shape: ground.shapes.get(id),
      }),
    )
    rows.push(...scatteredRecords(seed, made, year, here))
    if (made.shared === undefined) continue
    const cells = await readCells(tx, { indicators: [made.shared.indicator], breakdown: WHOLE })
    for (const place of here) {
      const cell = cells.find(({ placeId, period }) => placeId === place.id && period === String(year))
      if (cell !== undefined && !isMissing(cell.value)) rows.push(...sharedRecords(seed, made, year, place, cell.value))
    }
  }
  return rows
}

async function feed(
  tx: WriteTx,
  ctx: Ctx,
  made: DemoRegister,
  officeId: Id,
  madeAt: string,
): Promise<readonly Change[]> {
  const changes: Change[] = []
  for (const to of made.fed ?? [])
    for (const year of made.years) {
      const [indicator = '', grain] = to.split(' ')
      const wanted = { indicator, grain: grain === 'month' ? ('month' as const) : ('year' as const) }
      const fed = await fedBatch(tx, ctx, made.register, wanted, String(year))
      if (!fed.ok || (await batchCodes(tx, officeId)).has(fed.value.head.code ?? '')) continue
      changes.push(...(await publishLoaded(tx, { ...fed.value.head, officeId, madeAt }, fed.value.cells)))
    }
  return changes
}
