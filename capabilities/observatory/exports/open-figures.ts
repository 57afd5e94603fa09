import { isMissing } from '../../../kernel/missing.ts'
import type { Batch, Cell } from '../model.ts'

/** One published figure as it leaves the house; names of columns are the same in both languages and in every format. */
export interface OpenFigure {
  readonly indicator: string
  readonly geography: string
  readonly place: string
  readonly place_name: string
  readonly period: string
  readonly breakdown: string
  readonly value: number | null
  readonly missing: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unit: string
  readonly status: string
  readonly revision: number
  readonly batch: number
  readonly published_at: string
  readonly source: string
  readonly demonstration: boolean
}

export const FIGURE_COLUMNS = [
  'indicator',
  'geography',
  'place',
  'place_name',
  'period',
  'breakdown',
  'value',
  'missing',
  'numerator',
  'denominator',
  'unit',
  'status',
  'revision',
  'batch',
  'published_at',
  'source',
  'demonstration',
] as const satisfies readonly (keyof OpenFigure)[]

interface Named {
  readonly id: string
  readonly geography: string
  readonly code: string
  readonly name: string
}

/** Every cell, missing ones too with their reason: what is left out would be taken for zero. */
export function openFigures(
  cells: readonly Cell[],
  places: readonly Named[],
  batches: readonly Batch[],
  unitOf: (indicator: string) => string,
): readonly OpenFigure[] {
  const placeOf = new Map(places.map((place) => [place.id, place] as const))
  const batchOf = new Map(batches.map((batch) => [batch.number, batch] as const))
  return cells.map((cell) => {
    const place = placeOf.get(cell.placeId)
    const batch = batchOf.get(cell.batch)
    return {
      indicator: cell.indicator,
      geography: place?.geography ?? '',
      place: place?.code ?? '',
      place_name: place?.name ?? '',
      period: cell.period,
      breakdown: cell.breakdown,
      value: isMissing(cell.value) ? null : cell.value,
      missing: isMissing(cell.value) ? cell.value.missing : null,
      numerator: cell.numerator ?? null,
      denominator: cell.denominator ?? null,
      unit: unitOf(cell.indicator),
      status: cell.status,
      revision: cell.revision,
      batch: cell.batch,
      published_at: batch?.publishedAt ?? '',
      source: batch?.source ?? '',
      demonstration: batch?.demo ?? false,
    }
  })
}
