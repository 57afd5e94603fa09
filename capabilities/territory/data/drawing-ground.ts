import { sql } from 'drizzle-orm'
import type { Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { EDIT_FEATURES } from '../drawing-permissions.ts'
import type { Shape } from '../rules/layers/shape.ts'
import { type MapView, viewOf } from '../rules/map/map-view.ts'
import { findFeatures, type PickedFeature, pickFeature } from './pick-feature.ts'
import type { DegreeBox } from './tiles-features.ts'
import { extentOf, featuresOf, layersFor, type MapLayer, openLayer } from './tiles-layers.ts'

export interface DrawingGround {
  /** The ground and the layer that is drawn in, from the ground up. */
  readonly layers: readonly MapLayer[]
  /** Where the layer lies, else the ground; undefined where nothing is loaded yet. */
  readonly view: MapView | undefined
}

/** What lies under a drawing: the ground, and the layer itself. */
export const drawingGroundQuery: Query<{ readonly code: string }, DrawingGround> = {
  id: 'territory.drawing_ground',
  permission: EDIT_FEATURES,
  async run(tx, ctx, { code }) {
    return { ok: true, value: await drawingGroundFor(tx, ctx, code) }
  },
}

/** The same, inside another room's transaction. */
export async function drawingGroundFor(tx: ReadTx, ctx: Ctx, code: string): Promise<DrawingGround> {
  const all = await layersFor(tx, ctx)
  const [ground] = all
  const own = all.find((layer) => layer.code === code)
  const layers = [ground, own === ground ? undefined : own].flatMap((layer) => (layer === undefined ? [] : [layer]))
  let view: MapView | undefined
  for (const layer of layers.toReversed()) {
    const box = view === undefined ? await extentOf(tx, layer) : undefined
    if (box !== undefined) view = viewOf(box)
  }
  return { layers, view }
}

const MOST_NEIGHBOURS = 400
const MOST_POINTS = 40_000

/** Shapes of a layer in a part of the map, to the last digit: what a drawing is drawn to. Those with too many vertices are left out. */
export const neighboursQuery: Query<{ readonly code: string; readonly box: DegreeBox }, readonly Shape[]> = {
  id: 'territory.neighbours',
  permission: EDIT_FEATURES,
  async run(tx, ctx, { code, box: [west, south, east, north] }) {
    const layer = await openLayer(tx, ctx, code)
    if (!layer.ok) return layer
    const found = await tx.execute(sql`
      select json from (
        select st_asgeojson(shape, 17) as json, sum(st_npoints(shape)) over (order by st_npoints(shape), number) as points
        from ${featuresOf(layer.value)} where layer_id = ${layer.value.id}
          and shape && st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)
        order by st_npoints(shape), number limit ${MOST_NEIGHBOURS}) as f
      where points <= ${MOST_POINTS}`)
    return { ok: true, value: found.rows.map(({ json }) => JSON.parse(String(json)) as Shape) }
  },
}

export interface PickAnswer {
  /** Undefined where nothing was asked. */
  readonly found: readonly PickedFeature[] | undefined
  readonly picked: PickedFeature | undefined
}

/** What a person means who points to a feature of a layer: the one, or those among which to choose. */
export const pickQuery: Query<
  { readonly code: string; readonly text: string; readonly chosen?: string | undefined },
  PickAnswer
> = {
  id: 'territory.pick_feature',
  permission: EDIT_FEATURES,
  async run(tx, ctx, { code, text, chosen }) {
    const layer = await openLayer(tx, ctx, code)
    if (!layer.ok) return layer
    if (text.trim() === '') return { ok: true, value: { found: undefined, picked: undefined } }
    const picked = await pickFeature(tx, layer.value, { text, chosen })
    return {
      ok: true,
      value: { found: await findFeatures(tx, layer.value, text), picked: picked.ok ? picked.value : undefined },
    }
  },
}
