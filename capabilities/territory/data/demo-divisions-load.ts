import { sql } from 'drizzle-orm'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type DemoDivision, demoDivisionsFile } from '../divisions-deployment.ts'
import { GEOGRAPHY, saveGrid, saveZones } from './make-division.ts'
import { measureBoth } from './measure-shares.ts'

/** Divisions that the demonstration shows and the database lacks; when one was made, what it measures is measured. */
export async function loadDemoDivisions(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, demoDivisionsFile)
  if (!file.ok) return file
  const known = await tx.execute(sql`select code from territory.geography`)
  const there = new Set(known.rows.map(({ code }) => String(code)))
  const changes: Change[] = []
  for (const division of file.value?.value.divisions ?? []) {
    if (there.has(division.code)) continue
    const made = await saveDivision(tx, ctx, division)
    if (!made.ok) return made
    const { id, places } = made.value
    changes.push({ kind: GEOGRAPHY, id, label: division.title.es, after: { code: division.code, places } })
  }
  if (changes.length === 0) return { ok: true, value: changes }
  for (const pair of file.value?.value.measure ?? []) {
    const measured = await measureBoth(tx, ctx, pair)
    if (!measured.ok) return measured
    changes.push(...measured.value.changes)
  }
  return { ok: true, value: changes }
}

async function saveDivision(tx: WriteTx, ctx: Ctx, { code, title, citation, grid, zones }: DemoDivision) {
  const head = { code, title: title.es, titleEn: title.en, citation }
  if (grid !== undefined) return saveGrid(tx, ctx, { ...head, ...grid }, true)
  const found = await tx.execute(sql`select edition from territory.layer where code = ${zones?.layer ?? ''}`)
  const edition = Number(found.rows[0]?.edition ?? 0)
  return saveZones(tx, ctx, { ...head, layer: zones?.layer ?? '', field: zones?.field ?? '', edition }, true)
}
