import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Position } from '../model.ts'
import { readCoordinates } from '../rules/map/coordinates.ts'
import { featureTitle } from '../rules/tiles/feature-words.ts'
import type { StoredLayer } from './layer-store.ts'
import { featuresOf, type MapLayer } from './tiles-layers.ts'

/** One feature of a layer, as another record points to it. */
export interface PickedFeature {
  readonly layerId: Id
  readonly featureId: Id
  readonly number: number
  readonly code: string | undefined
  readonly title: string
}

const MOST_FOUND = 20

/** Columns of features that match: all texts of a layer, without accents. */
export function matchesWords(layer: Pick<StoredLayer, 'fields'>, key: string): SQL {
  const like = `%${key.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const texts = layer.fields.filter(({ type }) => type === 'text').map(({ name }) => sql`attributes ->> ${name}::text`)
  const said = sql`concat_ws(' ', code, ${texts.length === 0 ? sql`null` : sql.join(texts, sql`, `)})`
  return sql`translate(lower(${said}), 'áéíóúüñÁÉÍÓÚÜÑ', 'aeiouunaeiouun') like ${like}`
}

/** Metres around a place within which a point or a line is still what was meant. */
const NEAR_M = 25

/** Features of a layer that contain a place, or lie beside it; the nearest first. */
export function isAt([lng, lat]: Position): SQL {
  const place = sql`st_setsrid(st_makepoint(${lng}::float8, ${lat}::float8), 4326)`
  return sql`shape && st_expand(${place}, 0.001) and case when st_isvalid(shape) then st_dwithin(shape::geography, ${place}::geography, case st_dimension(shape) when 2 then 0 else ${NEAR_M} end) else false end`
}

/**
 * What a person meant by a code, a number (`#12`), words, or coordinates. The first is what the text says to the letter, where there is
 * one. Of a layer as the reader may see it.
 */
export async function findFeatures(tx: ReadTx, layer: MapLayer, text: string): Promise<readonly PickedFeature[]> {
  const words = text.trim()
  const key = fold(words).trim()
  if (key === '') return []
  const at = readCoordinates(words)
  const number = /^#?\s*(\d{1,9})$/.exec(words)?.[1]
  const which =
    at === undefined
      ? sql`(code = ${words} or number = ${number === undefined ? -1 : Number(number)}::int or ${matchesWords(layer, key)})`
      : isAt(at)
  const found = await tx.execute(sql`
    select id, number, code, attributes from ${featuresOf(layer)} where layer_id = ${layer.id} and ${which}
    order by code = ${words} desc nulls last, number = ${number === undefined ? -1 : Number(number)}::int desc, number limit ${MOST_FOUND}`)
  return found.rows.map((row) => picked(layer, row))
}

/** The one feature that was chosen by its number, or that the text can only mean. */
export async function pickFeature(
  tx: ReadTx,
  layer: MapLayer,
  { text, chosen }: { readonly text: string; readonly chosen?: string | undefined },
): Promise<Result<PickedFeature, Refusal<'feature_not_found' | 'feature_ambiguous'>>> {
  if (chosen !== undefined && /^\d{1,9}$/.test(chosen)) {
    const found = await tx.execute(sql`
      select id, number, code, attributes from ${featuresOf(layer)} where layer_id = ${layer.id} and number = ${Number(chosen)}::int`)
    const [row] = found.rows
    return row === undefined ? refuse(notFound(text)) : { ok: true, value: picked(layer, row) }
  }
  const found = await findFeatures(tx, layer, text)
  const [first, second] = found
  if (first === undefined) return refuse(notFound(text))
  const exact = first.code !== undefined && first.code === text.trim() && second?.code !== first.code
  if (second === undefined || exact) return { ok: true, value: first }
  return refuse({
    kind: 'feature_ambiguous',
    message: {
      es: `«${text.trim()}» puede ser ${found.length === MOST_FOUND ? 'muchos objetos' : `${found.length} objetos`}. Búsquelo y elija cuál.`,
      en: `“${text.trim()}” may be ${found.length === MOST_FOUND ? 'many features' : `${found.length} features`}. Find it and choose which.`,
    },
  })
}

function picked(layer: MapLayer, row: Record<string, unknown>): PickedFeature {
  const [number, code] = [Number(row.number), row.code === null ? undefined : String(row.code)]
  const attributes = row.attributes as Readonly<Record<string, unknown>>
  return {
    layerId: layer.id,
    featureId: String(row.id),
    number,
    code,
    title: featureTitle(layer, { number, code: code ?? null, attributes }),
  }
}

function notFound(text: string): Refusal<'feature_not_found'> {
  return {
    kind: 'feature_not_found',
    message: {
      es: `No hay en la capa ningún objeto que sea «${text.trim().slice(0, 80)}».`,
      en: `The layer has no feature that is “${text.trim().slice(0, 80)}”.`,
    },
  }
}
