import { sql } from 'drizzle-orm'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { Manifest } from '../../../platform/capability/manifest.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { institutionFile } from '../../../platform/packs/institution.ts'
import { readOne } from '../../../platform/packs/pack.ts'
import { calculationsInForce, figuresOfIndicators } from './calculation-store.ts'
import { loadIndices } from './indices-store.ts'
import { loadBatches } from './load-batches.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { loadDemoObservatory } from './load-demo.ts'
import { loadDemoCalendar } from './load-demo-calendar.ts'
import { loadDemoRegisters } from './load-demo-registers.ts'
import { loadDemoRequests } from './load-demo-requests.ts'
import { loadRegisters } from './load-registers.ts'
import { recalculate } from './recalculate.ts'
import { loadStories } from './stories.ts'

/** Themes, sheets and figures of the deployment; in a demonstration also figures that are made up. */
export const loadObservatory: NonNullable<Manifest['loadPack']> = async (tx, ctx, pack, options) => {
  const institution = readOne(pack, institutionFile)
  if (!institution.ok) return institution
  const home = await tx.execute(sql`select id from identity.office where code = ${institution.value?.value.home ?? ''}`)
  const officeId = home.rows[0]?.id
  if (officeId === undefined) return { ok: true, value: [] }
  const catalogue = await loadCatalogue(tx, ctx, pack, String(officeId))
  if (!catalogue.ok) return catalogue
  const computed = await computeLoaded(tx, ctx, String(officeId), catalogue.value)
  const batches = await loadBatches(tx, ctx, pack, String(officeId))
  if (!batches.ok) return batches
  const indices = await loadIndices(tx, ctx, pack, String(officeId))
  if (!indices.ok) return indices
  const registers = await loadRegisters(tx, pack, String(officeId))
  if (!registers.ok) return registers
  const published = [...catalogue.value, ...computed, ...batches.value, ...indices.value, ...registers.value]
  const stories = await loadStories(tx, ctx, pack, String(officeId), { demo: options.demo === true })
  if (!stories.ok) return stories
  published.push(...stories.value)
  if (!options.demo) return { ok: true, value: published }
  const demo = await loadDemoObservatory(tx, pack, String(officeId))
  if (!demo.ok) return demo
  const requests = await loadDemoRequests(tx, pack, String(officeId))
  if (!requests.ok) return requests
  const announced = await loadDemoCalendar(tx, pack, String(officeId))
  if (!announced.ok) return announced
  published.push(...demo.value, ...requests.value, ...announced.value)
  const records = await loadDemoRegisters(tx, ctx, pack, String(officeId))
  return records.ok ? { ok: true, value: [...published, ...records.value] } : records
}

/** A sheet that is new computes from what was published before it. */
async function computeLoaded(
  tx: WriteTx,
  ctx: Ctx,
  officeId: string,
  loaded: readonly Change[],
): Promise<readonly Change[]> {
  const calculations = loaded.length === 0 ? undefined : await calculationsInForce(tx)
  if (calculations === undefined) return []
  const codes = loaded.map(({ after }) => String((after as { readonly code?: unknown } | undefined)?.code))
  const read = codes.flatMap((code) => calculations.graph.inputsOf.get(code) ?? [])
  const figures = await figuresOfIndicators(tx, read, calculations.parts)
  const cause = { officeId, key: `sheets:${ctx.now}`, title: 'Fichas nuevas de la implantación', at: ctx.now }
  return (await recalculate(tx, calculations, figures, cause)).changes
}
