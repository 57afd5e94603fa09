import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { mayDo } from '../../../platform/capability/permission.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { WebBox } from '../events.ts'
import type { Audience, FieldSpec, LayerStyle, ShapeKind } from '../model.ts'
import { READ_STAFF_MAP } from '../tiles-permissions.ts'

/** A layer as the map and its tiles need it, with the fields that the reader may see and no others. */
export interface MapLayer {
  readonly id: Id
  readonly code: string
  readonly title: string
  readonly titleEn: string | undefined
  readonly description: string
  readonly shapeKind: ShapeKind
  readonly fields: readonly FieldSpec[]
  readonly style: LayerStyle
  readonly audience: Audience
  readonly source: string
  readonly licence: string
  readonly dataDate: string | undefined
  readonly demo: boolean
  readonly featureCount: number
  readonly edition: number
  /** That of the squares that are kept (`tile-squares.ts`), if any. */
  readonly squaresEdition: number | undefined
  /** That of the crowded tiles that are kept (`whole-tiles.ts`), if any. */
  readonly tilesEdition: number | undefined
}

export type LayerRefusal = Refusal<'no_layer'>

export function noLayer(): LayerRefusal {
  return {
    kind: 'no_layer',
    message: {
      es: 'No hay ninguna capa con ese nombre que usted pueda ver.',
      en: 'There is no layer of that name that you may see.',
    },
  }
}

/** All layers that the reader may see, from the ground up. */
export async function layersFor(tx: ReadTx, ctx: Ctx): Promise<readonly MapLayer[]> {
  const found = await tx.execute(sql`select * from (${sourceFor(ctx)}) l order by sort, code collate "C", id`)
  return found.rows.map(toLayer)
}

export async function layerFor(tx: ReadTx, ctx: Ctx, code: string): Promise<MapLayer | undefined> {
  const found = await tx.execute(
    sql`select * from (${sourceFor(ctx)}) l where code = ${code} order by audience <> 'public', sort, id limit 1`,
  )
  return found.rows[0] === undefined ? undefined : toLayer(found.rows[0])
}

/** The same, or why not. */
export async function openLayer(tx: ReadTx, ctx: Ctx, code: string) {
  const layer = await layerFor(tx, ctx, code)
  return layer === undefined ? refuse(noLayer()) : ({ ok: true, value: layer } as const)
}

/** A layer as whoever may see it sees it: what tiles of it are kept is the same for all of them. */
export async function layerAsSeen(tx: ReadTx, id: Id): Promise<MapLayer | undefined> {
  const found = await tx.execute(
    sql`select * from (${OPEN} union all ${inside(sql`audience <> 'public'`)}) l where id = ${id}`,
  )
  return found.rows[0] === undefined ? undefined : toLayer(found.rows[0])
}

/** Public layers are read from what is open, whoever asks: what stands in a public tile is the same for everybody. */
function sourceFor(ctx: Ctx): SQL {
  if (!mayDo(ctx.who, READ_STAFF_MAP)) return OPEN
  const own = typeof ctx.who === 'string' ? sql`false` : sql`audience = 'office' and office_id = ${ctx.who.officeId}`
  return sql`${OPEN} union all ${inside(sql`(audience = 'staff' or ${own})`)}`
}

const OPEN = sql`
    select id, code, title, title_en, description, shape_kind, fields, style, 'public' as audience, source, licence, data_date, demo,
      feature_count, edition, squares_edition, tiles_edition, sort from territory.open_layer`

function inside(which: SQL): SQL {
  return sql`
    select id, code, title, title_en, description, shape_kind, fields, style, audience, source, licence, data_date, demo,
      feature_count, edition, squares_edition, tiles_edition, sort from territory.layer where retired_at is null and ${which}`
}

function toLayer(row: Record<string, unknown>): MapLayer {
  return {
    id: String(row.id),
    code: String(row.code),
    title: String(row.title),
    titleEn: (row.title_en as string | null) ?? undefined,
    description: String(row.description),
    shapeKind: row.shape_kind as ShapeKind,
    fields: row.fields as readonly FieldSpec[],
    style: row.style as LayerStyle,
    audience: row.audience as Audience,
    source: String(row.source),
    licence: String(row.licence),
    dataDate: (row.data_date as string | null) ?? undefined,
    demo: row.demo === true,
    featureCount: Number(row.feature_count),
    edition: Number(row.edition),
    squaresEdition: row.squares_edition === null ? undefined : Number(row.squares_edition),
    tilesEdition: row.tiles_edition === null ? undefined : Number(row.tiles_edition),
  }
}

/** Where features are read from: the view of what is open, or the table for layers of the staff. */
export function featuresOf(layer: Pick<MapLayer, 'audience'>) {
  return layer.audience === 'public' ? sql`territory.open_feature` : sql`territory.feature`
}

/** What a layer covers, on the web map; undefined when it is empty. Remembered until something of the ground changes. */
export function extentOf(tx: ReadTx, layer: MapLayer): Promise<WebBox | undefined> {
  return tx.memory.remember(
    ['territory'],
    `web extent of ${layer.id} at ${layer.edition}, ${layer.audience}`,
    async () => {
      const found = await tx.execute(sql`
      select st_xmin(e) as w, st_ymin(e) as s, st_xmax(e) as e, st_ymax(e) as n
      from (select st_extent(web_shape) as e from ${featuresOf(layer)} where layer_id = ${layer.id}) x`)
      const row = found.rows[0]
      if (row === undefined || row.w === null) return undefined
      return [Number(row.w), Number(row.s), Number(row.e), Number(row.n)] as const
    },
  )
}
