import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type DemoGround, demoFeatures } from '../demo-layers.ts'
import { type DemoLayer, demoLayersFile } from '../demo-layers-deployment.ts'
import type { ShapeKind } from '../model.ts'
import { loadDemoHistory } from './demo-history-load.ts'

interface NewFeature {
  readonly code: string
  readonly text: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Layers that the demonstration begins with and the database lacks; one that is there is left alone. */
export async function loadDemoLayers(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, demoLayersFile)
  if (!file.ok) return file
  const known = await tx.execute(sql`select code from territory.layer where office_id = ${officeId}`)
  const there = new Set(known.rows.map(({ code }) => String(code)))
  const changes: Change[] = []
  for (const layer of file.value?.value.layers ?? []) {
    if (there.has(layer.code)) continue
    const features = await featuresOf(tx, officeId, layer)
    const id = await saveLayer(tx, ctx, officeId, layer, features)
    if (layer.history !== undefined) await loadDemoHistory(tx, id, layer.history)
    const after = { code: layer.code, features: features.length }
    changes.push({ kind: 'territory.layer', id, label: layer.title.es, after })
  }
  return { ok: true, value: changes }
}

async function featuresOf(tx: WriteTx, officeId: Id, layer: DemoLayer): Promise<readonly NewFeature[]> {
  if (layer.places !== undefined) return placeFeatures(tx, officeId, layer)
  if (layer.draw === undefined) return []
  const { seed, radiusKm, ...recipe } = layer.draw
  const ground = await groundOf(tx, officeId, radiusKm)
  const identifying = layer.fields.find(({ identifies }) => identifies)?.name
  return demoFeatures(seed, recipe, ground).map(({ code, text, attributes }) => ({
    code,
    text,
    attributes: identifying === undefined ? attributes : { [identifying]: code, ...attributes },
  }))
}

/** Around the place where most people live. */
async function groundOf(tx: WriteTx, officeId: Id, radiusKm: number): Promise<DemoGround> {
  const found = await tx.execute(sql`
    select s.longitude, s.latitude from territory.place_state s join territory.place p on p.id = s.place_id
    where s.office_id = ${officeId} and s.longitude is not null and p.tile_column is not null
    order by s.population desc nulls last, p.code collate "C" limit 1`)
  const [row] = found.rows
  return { centre: [Number(row?.longitude ?? 0), Number(row?.latitude ?? 0)], radiusKm }
}

async function placeFeatures(tx: WriteTx, officeId: Id, layer: DemoLayer): Promise<readonly NewFeature[]> {
  const found = await tx.execute(sql`
    select p.code, p.official_codes, s.name, s.population, s.population_year, s.area_km2, st_astext(s.shape) as text,
      (select os.name from territory.correspondence c join territory.place o on o.id = c.to_place_id
        join territory.geography og on og.id = o.geography_id join territory.place_state os on os.place_id = o.id
        where c.from_place_id = p.id and c.rule = 'law' and c.basis = 'area' and og.code = 'municipalities-from-2024' limit 1) as after
    from territory.place p join territory.geography g on g.id = p.geography_id
    join territory.place_state s on s.place_id = p.id and s.replaced_at is null
    where g.office_id = ${officeId} and g.code = ${layer.places ?? ''} and s.shape is not null
    order by s.sort_key, p.code collate "C"`)
  const named = new Set(layer.fields.map(({ name }) => name))
  return found.rows.map((row) => {
    const codes = row.official_codes as Readonly<Record<string, string>>
    const all = {
      codigo: codes.census ?? String(row.code),
      nombre: row.name,
      departamento: codes.department ?? null,
      municipio_2024: row.after,
      poblacion: row.population,
      anio_poblacion: row.population_year,
      area_km2: row.area_km2,
    }
    const attributes = Object.fromEntries(Object.entries(all).filter(([name]) => named.has(name)))
    return { code: String(all.codigo), text: String(row.text), attributes }
  })
}

async function saveLayer(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  layer: DemoLayer,
  features: readonly NewFeature[],
): Promise<Id> {
  const id = newId()
  const shapeKind: ShapeKind = features[0]?.text.startsWith('POINT') === true ? 'point' : 'polygon'
  await tx.execute(sql`
    insert into territory.layer (id, office_id, code, title, title_en, description, description_en, shape_kind, fields, style,
      audience, licence, source, quality, sort, demo, last_number, feature_count, changed_at)
    values (${id}, ${officeId}, ${layer.code}, ${layer.title.es}, ${layer.title.en ?? null}, ${layer.description.es},
      ${layer.description.en ?? null}, ${shapeKind}, ${JSON.stringify(layer.fields)}::jsonb, ${JSON.stringify(layer.style)}::jsonb,
      'public', ${layer.licence}, ${layer.source}, ${layer.quality}, ${layer.sort}, true, ${features.length}, ${features.length},
      ${ctx.now})`)
  const records = features.map((feature, index) => ({ ...feature, id: newId(), number: index + 1 }))
  await tx.execute(sql`
    insert into territory.feature (id, office_id, layer_id, number, code, shape, attributes, recorded_at)
    select r.id, ${officeId}::uuid, ${id}::uuid, r.number, r.code, st_geomfromtext(r.text, 4326), r.attributes, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, number int, code text, text text, attributes jsonb)`)
  return id
}
