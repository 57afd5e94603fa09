import { sql } from 'drizzle-orm'
import type { Manifest } from '../../../platform/capability/manifest.ts'
import { institutionFile } from '../../../platform/packs/institution.ts'
import { readOne } from '../../../platform/packs/pack.ts'
import { loadIndices } from './indices-store.ts'
import { loadBatches } from './load-batches.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { loadDemoObservatory } from './load-demo.ts'
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
  const batches = await loadBatches(tx, ctx, pack, String(officeId))
  if (!batches.ok) return batches
  const indices = await loadIndices(tx, ctx, pack, String(officeId))
  if (!indices.ok) return indices
  const published = [...catalogue.value, ...batches.value, ...indices.value]
  const stories = await loadStories(tx, ctx, pack, String(officeId), { demo: options.demo === true })
  if (!stories.ok) return stories
  published.push(...stories.value)
  if (!options.demo) return { ok: true, value: published }
  const demo = await loadDemoObservatory(tx, pack, String(officeId))
  return demo.ok ? { ok: true, value: [...published, ...demo.value] } : demo
}
