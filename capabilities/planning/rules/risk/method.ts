import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'

/** Grades of likelihood and of impact. */
export const GRADES = [1, 2, 3, 4, 5] as const
const HIGHEST = 25

/** A band of levels, both ends included. */
export interface RiskBand {
  readonly key: string
  readonly from: number
  readonly to: number
  readonly title: Text
}

/** How the institution reads a level of risk: data of the deployment, with a version. */
export interface RiskMethod {
  readonly version: string
  readonly title: Text
  /** From the lowest to the highest; together they say something of every level from 1 to 25. */
  readonly bands: readonly RiskBand[]
  /** Whether a risk counts as active only once some element of a plan is linked to it. */
  readonly linkRequired: boolean
}

export type RiskMethodRefusal = Refusal<'bands_leave_gaps' | 'too_many_bands'>

/** Bands must follow each other from 1 to 25: a level without a word, or with two, is a mistake of whoever wrote them. */
export function parseRiskMethod(method: RiskMethod): Result<RiskMethod, RiskMethodRefusal> {
  if (method.bands.length > 7)
    return refuse({
      kind: 'too_many_bands',
      field: 'bands',
      message: { es: 'Escriba siete franjas como mucho.', en: 'Write seven bands at most.' },
    })
  let next = 1
  for (const band of method.bands) {
    if (band.from !== next || band.to < band.from) break
    next = band.to + 1
  }
  if (next === HIGHEST + 1) return { ok: true, value: method }
  return refuse({
    kind: 'bands_leave_gaps',
    field: 'bands',
    message: {
      es: `Las franjas deben seguirse del 1 al 25 sin huecos ni repeticiones; falla el ${next}.`,
      en: `Bands must follow each other from 1 to 25 without gaps or overlaps; ${next} is wrong.`,
    },
  })
}

/** Likelihood × impact. */
export function levelOf(likelihood: number, impact: number): number {
  return likelihood * impact
}

export function bandOf(level: number, method: Pick<RiskMethod, 'bands'>): RiskBand | undefined {
  return method.bands.find((band) => level >= band.from && level <= band.to)
}
