import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { WebBox } from '../events.ts'
import type { Attributes } from '../rules/drawing/attribute-values.ts'
import { featureTitle } from '../rules/tiles/feature-words.ts'
import { noSuchLayer } from './layer-queries.ts'
import { layerById, type StoredLayer } from './layer-store.ts'

export const FEATURE = 'territory.feature'

/** A feature that is held to be changed, as it is now. */
export interface HeldFeature {
  readonly id: Id
  readonly number: number
  readonly version: number
  readonly code: string | undefined
  readonly attributes: Attributes
  readonly validFrom: string | undefined
  readonly box: WebBox
  readonly told: Readonly<Record<string, unknown>>
}

/** Who writes a version. */
export function accountOf({ who }: Ctx): Id | undefined {
  return typeof who === 'string' ? undefined : who.accountId
}

/** The layer, held until the end: whoever changes features of the same layer waits, so that numbers and editions never meet. */
export async function holdLayer(tx: WriteTx, ctx: Ctx, layerId: Id): Promise<Result<StoredLayer, Refusal>> {
  const layer = await layerById(tx, layerId, { lock: true })
  const foreign = layer?.audience === 'office' && typeof ctx.who !== 'string' && ctx.who.officeId !== layer.officeId
  if (layer === undefined || foreign) return refuse(noSuchLayer())
  return layer.retiredAt === undefined ? { ok: true, value: layer } : refuse(layerRetired())
}

/** The feature as it is, if it is still as the person saw it. */
export async function holdFeature(
  tx: WriteTx,
  layer: StoredLayer,
  number: number,
  expectedVersion: number,
): Promise<Result<HeldFeature, Refusal>> {
  const found = await featureNow(tx, layer, number)
  if (found === undefined)
    return refuse((await wasWithdrawn(tx, layer.id, number)) ? featureWithdrawn() : noSuchFeature())
  return found.version === expectedVersion ? { ok: true, value: found } : refuse(featureChanged())
}

export async function featureNow(tx: ReadTx, layer: StoredLayer, number: number): Promise<HeldFeature | undefined> {
  const found = await tx.execute(sql`
    select id, version, code, attributes, valid_from::text as valid_from, st_xmin(web_shape) as w, st_ymin(web_shape) as s, st_xmax(web_shape) as e,
      st_ymax(web_shape) as n, ${SIZES}
    from territory.feature where layer_id = ${layer.id} and number = ${number}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  const [attributes, code, validFrom] = [row.attributes as Attributes, maybe(row.code), maybe(row.valid_from)]
  const figures = { areaM2: rounded(row.area), lengthM: rounded(row.length), vertices: Number(row.vertices) }
  return {
    id: String(row.id),
    number,
    version: Number(row.version),
    code,
    attributes,
    validFrom,
    box: [Number(row.w), Number(row.s), Number(row.e), Number(row.n)],
    told: { ...openAttributes(layer, attributes), ...figures, validFrom, shape: String(row.fingerprint) },
  }
}

const SIZES = sql`case st_dimension(shape) when 2 then st_area(shape::geography) end as area,
  case st_dimension(shape) when 1 then st_length(shape::geography) end as length, st_npoints(shape) as vertices, left(md5(st_asbinary(shape)), 12) as fingerprint`

function rounded(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Math.round(Number(value) * 100) / 100
}

export function maybe(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

/** What the history of the institution may tell: fields for the staff alone may name persons, and stay in the layer. */
function openAttributes(layer: StoredLayer, attributes: Attributes): Readonly<Record<string, unknown>> {
  const closed = new Set(layer.fields.filter(({ staffOnly }) => staffOnly === true).map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !closed.has(name))
      .map(([name, value]) => [`${ATTRIBUTE}${name}`, value]),
  )
}

/** Before the names of a layer's own fields, so that none is mistaken for one of ours. */
export const ATTRIBUTE = 'attribute:'

export function titleOfFeature(
  layer: StoredLayer,
  { number, code, attributes }: Pick<HeldFeature, 'number' | 'code' | 'attributes'>,
): string {
  return featureTitle(layer, { number, code: code ?? null, attributes })
}

export async function wasWithdrawn(tx: ReadTx, layerId: Id, number: number): Promise<boolean> {
  const found = await tx.execute(
    sql`select 1 from territory.feature_past where layer_id = ${layerId} and number = ${number} limit 1`,
  )
  return found.rows.length > 0
}

/** A code of the layer stands for one feature. */
export async function codeOfAnother(
  tx: ReadTx,
  layerId: Id,
  code: string | undefined,
  number: number | undefined,
): Promise<boolean> {
  if (code === undefined) return false
  const found = await tx.execute(sql`
    select 1 from territory.feature where layer_id = ${layerId} and code = ${code} and number <> ${number ?? 0} limit 1`)
  return found.rows.length > 0
}

/** The layer has another edition: what caches compare. Its own version stays, for whoever writes its texts. */
export async function raiseEdition(tx: WriteTx, layerId: Id, now: string, more: SQL = sql``): Promise<number> {
  const saved = await tx.execute(sql`
    update territory.layer set edition = edition + 1, changed_at = ${now} ${more} where id = ${layerId} returning edition`)
  return Number(saved.rows[0]?.edition)
}

export function aroundBoth([w1, s1, e1, n1]: WebBox, [w2, s2, e2, n2]: WebBox): WebBox {
  return [Math.min(w1, w2), Math.min(s1, s2), Math.max(e1, e2), Math.max(n1, n2)]
}

export function noSuchFeature(): Refusal<'no_feature'> {
  return {
    kind: 'no_feature',
    message: { es: 'Esa capa no tiene ningún objeto con ese número.', en: 'That layer has no feature of that number.' },
  }
}

function featureWithdrawn(): Refusal<'feature_withdrawn'> {
  return {
    kind: 'feature_withdrawn',
    message: {
      es: 'Este objeto se retiró mientras usted escribía. Su historia dice quién lo hizo y por qué.',
      en: 'This feature was withdrawn while you were writing. Its history says who did it and why.',
    },
  }
}

export function featureChanged(): Refusal<'feature_changed'> {
  return {
    kind: 'feature_changed',
    message: {
      es: 'Otra persona cambió este objeto mientras usted escribía. Compare abajo las dos versiones; si la suya sigue siendo correcta, guárdela otra vez.',
      en: 'Somebody else changed this feature while you were writing. Compare both versions below; if yours is still right, save it again.',
    },
  }
}

function layerRetired(): Refusal<'layer_retired'> {
  return {
    kind: 'layer_retired',
    message: {
      es: 'La capa se retiró y ya no recibe cambios.',
      en: 'The layer was retired and takes no more changes.',
    },
  }
}
