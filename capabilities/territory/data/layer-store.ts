import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Audience, FieldSpec, LayerStyle, ShapeKind } from '../model.ts'

export interface StoredLayer {
  readonly id: Id
  readonly officeId: Id
  readonly version: number
  readonly code: string
  readonly title: string
  readonly titleEn: string | undefined
  readonly description: string
  readonly descriptionEn: string | undefined
  readonly shapeKind: ShapeKind
  readonly fields: readonly FieldSpec[]
  readonly style: LayerStyle
  readonly audience: Audience
  readonly licence: string
  readonly source: string
  readonly quality: string
  readonly dataDate: string | undefined
  readonly sort: number
  readonly demo: boolean
  readonly lastNumber: number
  readonly featureCount: number
  readonly edition: number
  /** That of the squares that are kept (`keep-squares.ts`), if any. */
  readonly squaresEdition: number | undefined
  /** That of the crowded tiles that are kept (`whole-tiles.ts`), if any. */
  readonly tilesEdition: number | undefined
  readonly changedAt: string
  readonly retiredAt: string | undefined
}

const COLUMNS = sql`id, office_id, version, code, title, title_en, description, description_en, shape_kind, fields, style, audience,
  licence, source, quality, data_date::text as data_date, sort, demo, last_number, feature_count, edition, squares_edition, tiles_edition, changed_at, retired_at`

export async function layerById(
  tx: ReadTx,
  id: Id,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StoredLayer | undefined> {
  const found = await tx.execute(
    sql`select ${COLUMNS} from territory.layer where id = ${id} ${lock ? sql`for update` : sql``}`,
  )
  return found.rows[0] === undefined ? undefined : storedLayer(found.rows[0])
}

export async function layerByCode(tx: ReadTx, officeId: Id, code: string): Promise<StoredLayer | undefined> {
  const found = await tx.execute(
    sql`select ${COLUMNS} from territory.layer where office_id = ${officeId} and code = ${code}`,
  )
  return found.rows[0] === undefined ? undefined : storedLayer(found.rows[0])
}

/** All that somebody of this office may see, from the ground up; the retired ones last, those still being filled not at all. */
export async function layersFor(tx: ReadTx, officeId: Id | undefined): Promise<readonly StoredLayer[]> {
  const found = await tx.execute(sql`
    select ${COLUMNS} from territory.layer
    where edition > 0 and (audience <> 'office' or ${officeId ?? null}::uuid is null or office_id = ${officeId ?? null}::uuid)
    order by retired_at is not null, sort, code collate "C"`)
  return found.rows.map(storedLayer)
}

function storedLayer(row: Record<string, unknown>): StoredLayer {
  const maybe = (value: unknown) => (value === null || value === undefined ? undefined : String(value))
  return {
    id: String(row.id),
    officeId: String(row.office_id),
    version: Number(row.version),
    code: String(row.code),
    title: String(row.title),
    titleEn: maybe(row.title_en),
    description: String(row.description),
    descriptionEn: maybe(row.description_en),
    shapeKind: row.shape_kind as ShapeKind,
    fields: row.fields as readonly FieldSpec[],
    style: row.style as LayerStyle,
    audience: row.audience as Audience,
    licence: String(row.licence),
    source: String(row.source),
    quality: String(row.quality),
    dataDate: maybe(row.data_date),
    sort: Number(row.sort),
    demo: row.demo === true,
    lastNumber: Number(row.last_number),
    featureCount: Number(row.feature_count),
    edition: Number(row.edition),
    squaresEdition: row.squares_edition === null ? undefined : Number(row.squares_edition),
    tilesEdition: row.tiles_edition === null ? undefined : Number(row.tiles_edition),
    changedAt: String(row.changed_at),
    retiredAt: maybe(row.retired_at),
  }
}

/** What the history tells of a layer. */
export function layerState(layer: StoredLayer): Readonly<Record<string, unknown>> {
  const { title, titleEn, description, audience, licence, source, quality, dataDate, featureCount, retiredAt, style } =
    layer
  return {
    title,
    titleEn,
    description,
    audience,
    licence,
    source,
    quality,
    dataDate,
    fields: layer.fields.map((field) => field.name),
    staffFields: layer.fields.filter((field) => field.staffOnly).map((field) => field.name),
    style,
    featureCount,
    retired: retiredAt !== undefined,
  }
}
