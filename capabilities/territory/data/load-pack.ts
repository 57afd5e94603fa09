import { sql } from 'drizzle-orm'
import type { Manifest } from '../../../platform/capability/manifest.ts'
import { institutionFile } from '../../../platform/packs/institution.ts'
import { readOne } from '../../../platform/packs/pack.ts'
import { loadDemoDivisions } from './demo-divisions-load.ts'
import { loadDemoLayers } from './demo-layers-load.ts'
import { loadPlaces } from './places-load.ts'

/** The ground of the institution: its places, and in a demonstration its first layers and freely drawn divisions. */
export const loadTerritory: NonNullable<Manifest['loadPack']> = async (tx, ctx, pack, options) => {
  const institution = readOne(pack, institutionFile)
  if (!institution.ok) return institution
  const home = await tx.execute(sql`select id from identity.office where code = ${institution.value?.value.home ?? ''}`)
  const officeId = home.rows[0]?.id
  if (officeId === undefined) return { ok: true, value: [] }
  const places = await loadPlaces(tx, ctx, pack, String(officeId))
  if (!places.ok || !options.demo) return places
  const layers = await loadDemoLayers(tx, ctx, pack, String(officeId))
  if (!layers.ok) return layers
  const divisions = await loadDemoDivisions(tx, ctx, pack)
  return divisions.ok ? { ok: true, value: [...places.value, ...layers.value, ...divisions.value] } : divisions
}
