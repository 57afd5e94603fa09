import { settle } from '../../../../kernel/decimal.ts'
import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'

export interface Appraisal {
  readonly value: number
  readonly price: number
}

export interface RatioStudy {
  readonly count: number
  /** Of value to price; 0.90–1.10 is good. */
  readonly medianRatio: number
  /** Coefficient of dispersion, 100·mean|r − median|/median: how unequally like is valued. */
  readonly dispersion: number
  /** Price-related differential, mean ratio / (Σ value/Σ price): 0.98–1.03; above it the dear is valued too low. */
  readonly priceRelated: number
}

export type RatioStudyRefusal = Refusal<'no_sales' | 'no_price'>

/** Quality of valuations against what was paid (IAAO 2013, Standard on Ratio Studies). */
export function ratioStudy(appraisals: readonly Appraisal[]): Result<RatioStudy, RatioStudyRefusal> {
  if (appraisals.length === 0)
    return refuse({ kind: 'no_sales', message: { es: 'No hay ninguna venta.', en: 'There is no sale.' } })
  const wrong = appraisals.findIndex(({ value, price }) => !(price > 0 && value > 0 && Number.isFinite(value / price)))
  if (wrong >= 0)
    return refuse({
      kind: 'no_price',
      field: `[${wrong}]`,
      message: {
        es: `La fila ${wrong + 1} no tiene valor y precio mayores que cero.`,
        en: `Row ${wrong + 1} has no value and price above zero.`,
      },
    })
  const ratios = appraisals.map(({ value, price }) => value / price)
  const middle = median(ratios)
  const away = ratios.reduce((sum, ratio) => sum + Math.abs(ratio - middle), 0) / ratios.length
  const meanRatio = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
  const values = appraisals.reduce((sum, { value }) => sum + value, 0)
  const prices = appraisals.reduce((sum, { price }) => sum + price, 0)
  return ok({
    count: appraisals.length,
    medianRatio: settle(middle),
    dispersion: settle((100 * away) / middle),
    priceRelated: settle(meanRatio / (values / prices)),
  })
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2
}
