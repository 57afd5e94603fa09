import { missing } from '../../../../kernel/missing.ts'
import { type NewCell, WHOLE } from '../../model.ts'
import type { Said } from './publication.ts'

/** Figures of a register as cells of the catalogue: what is held back or was not reported is a reason there too, never 0. */
export function fedCells(
  places: readonly string[],
  figures: readonly Said[],
  { indicator, period }: { readonly indicator: string; readonly period: string },
): readonly NewCell[] {
  return places.flatMap((placeId, index): NewCell[] => {
    const figure = figures[index] ?? 'not_reported'
    const value = typeof figure === 'number' ? figure : missing(figure)
    return [{ indicator, placeId, period, breakdown: WHOLE, value, status: 'A' }]
  })
}
