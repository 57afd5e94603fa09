import type { Period } from '../../../../kernel/civil.ts'
import type { Id } from '../../../../kernel/ids.ts'
import type { Maybe } from '../../../../kernel/missing.ts'
import type { ObservationStatus } from '../../model.ts'
import { periodNumber } from '../catalogue/period-number.ts'

/** A figure as a formula reads it. */
export interface Figure {
  readonly period: Period
  readonly value: Maybe<number>
  readonly numerator: number | undefined
  readonly denominator: number | undefined
  readonly status: ObservationStatus
  /** Where it came from; 0 while it has just been computed. */
  readonly batch: number
  /** Made up for a demonstration, or computed from what was. */
  readonly demo: boolean
}

/** The figures at hand for a calculation, by indicator, place and period; without breakdowns. */
export class Shelf {
  readonly #series = new Map<string, Map<number, Figure>>()

  put(indicator: string, placeId: Id, figure: Figure): void {
    const key = `${indicator}|${placeId}`
    const series = this.#series.get(key) ?? new Map<number, Figure>()
    this.#series.set(key, series)
    series.set(periodNumber(figure.period) ?? 0, figure)
  }

  at(indicator: string, placeId: Id, period: Period): Figure | undefined {
    return this.#series.get(`${indicator}|${placeId}`)?.get(periodNumber(period) ?? -1)
  }

  /** The newest that is not later than the period. */
  latest(indicator: string, placeId: Id, period: Period): Figure | undefined {
    const limit = periodNumber(period) ?? -1
    let best = -1
    const series = this.#series.get(`${indicator}|${placeId}`)
    for (const number of series?.keys() ?? []) if (number <= limit && number > best) best = number
    return series?.get(best)
  }

  /** In no order. */
  periods(indicator: string, placeId: Id): readonly Period[] {
    return [...(this.#series.get(`${indicator}|${placeId}`)?.values() ?? [])].map(({ period }) => period)
  }

  has(indicator: string, placeId: Id): boolean {
    return this.#series.has(`${indicator}|${placeId}`)
  }
}
