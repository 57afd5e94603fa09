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

/** The figures at hand for a calculation, by series (`seriesOf`: an indicator, or a part of one), place and period. */
export class Shelf {
  readonly #series = new Map<string, Map<number, Figure>>()

  put(series: string, placeId: Id, figure: Figure): void {
    const key = `${series}@${placeId}`
    const figures = this.#series.get(key) ?? new Map<number, Figure>()
    this.#series.set(key, figures)
    figures.set(periodNumber(figure.period) ?? 0, figure)
  }

  at(series: string, placeId: Id, period: Period): Figure | undefined {
    return this.#series.get(`${series}@${placeId}`)?.get(periodNumber(period) ?? -1)
  }

  /** The newest that is not later than the period. */
  latest(series: string, placeId: Id, period: Period): Figure | undefined {
    const limit = periodNumber(period) ?? -1
    let best = -1
    const figures = this.#series.get(`${series}@${placeId}`)
    for (const number of figures?.keys() ?? []) if (number <= limit && number > best) best = number
    return figures?.get(best)
  }

  /** In no order. */
  periods(series: string, placeId: Id): readonly Period[] {
    return [...(this.#series.get(`${series}@${placeId}`)?.values() ?? [])].map(({ period }) => period)
  }
}
