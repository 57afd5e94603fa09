import { isMissing, type Maybe, type MissingReason } from '../../../kernel/missing.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'

/**
 * The seven states of follow-up used in Salvadoran public planning: four judgements and three ways of having none
 * (nothing was asked for, nothing programmed yet, nobody reported). The last three never count as 0 % nor as 100 %.
 */
export const STATE_IDS = ['above', 'full', 'near', 'behind', 'no_demand', 'not_programmed', 'not_reported'] as const
export type StateId = (typeof STATE_IDS)[number]

/** Thresholds of the states, in percent. Deployment data with a version; no number of them lives in code. */
export interface Bands {
  readonly version: string
  /** From here up to `full`: near. Below: behind. */
  readonly near: number
  /** From here: full. Above 100: above. */
  readonly full: number
  /** A raw percentage from here on is so far above its target that the planning itself is in question. */
  readonly farAbove: number
}

/** A judged percentage: `raw` may exceed 100 (106 % is information), `capped` lies in 0–100 and is what rolls up. */
export interface Judged {
  readonly raw: number
  readonly capped: number
}

export function judged(raw: number): Judged {
  return { raw, capped: capped(raw) }
}

export function capped(raw: number): number {
  return Math.min(Math.max(raw, 0), 100)
}

/** Which of the three "no judgement" states a missing value is shown as; its own reason is always said beside it. */
const STATE_OF_MISSING: Record<MissingReason, StateId> = {
  no_demand: 'no_demand',
  // Cancelled work: nothing is asked for any longer.
  not_applicable: 'no_demand',
  not_programmed: 'not_programmed',
  not_yet_due: 'not_programmed',
  // Nothing sound to measure against (zero target, target equal to the baseline): the programming is what lacks.
  undefined_ratio: 'not_programmed',
  not_reported: 'not_reported',
  not_collected: 'not_reported',
  suppressed: 'not_reported',
  below_coverage: 'not_reported',
}

/**
 * The state of a figure. Bands are half-open on the unrounded capped value, so that a parent whose children stand at 180 and
 * 40 is judged on 70 and not on 110; `above` needs a full capped value and a raw one over 100.
 */
export function stateOf(value: Maybe<Judged>, bands: Bands): StateId {
  if (isMissing(value)) return STATE_OF_MISSING[value.missing]
  if (value.capped >= bands.full) return value.raw > 100 ? 'above' : 'full'
  return value.capped >= bands.near ? 'near' : 'behind'
}

/** A result far above its target is a planning failure too (decision 0007). */
export function isFarAbove(value: Maybe<Judged>, bands: Bands): boolean {
  return !isMissing(value) && value.raw >= bands.farAbove
}

/** True for the four states that are a judgement. */
export function isJudgement(state: StateId): boolean {
  return state === 'above' || state === 'full' || state === 'near' || state === 'behind'
}

/**
 * The percentage as people see it, rounded to `digits` but never up to a threshold that was not reached: 99.6 is shown as
 * 99 and not as "100 %, almost there", and never down from above 100 to 100.
 */
export function shownPercent(value: number, bands: Bands, digits = 0): number {
  const scale = 10 ** digits
  const rounded = Math.round(value * scale) / scale
  for (const limit of [bands.near, bands.full, 100, bands.farAbove]) {
    if (value < limit && rounded >= limit) return Math.floor(value * scale) / scale
  }
  return value > 100 && rounded <= 100 ? Math.ceil(value * scale) / scale : rounded
}

export type BandsRefusal = Refusal<'bands_malformed' | 'bands_out_of_order'>

/** Bands from a deployment file. */
export function parseBands(input: unknown): Result<Bands, BandsRefusal> {
  if (typeof input !== 'object' || input === null) return malformed('bands')
  const source: Record<string, unknown> = { ...input }
  const { version, near, full, farAbove } = source
  if ((typeof version !== 'string' && typeof version !== 'number') || version === '') return malformed('version')
  if (typeof near !== 'number' || !Number.isFinite(near)) return malformed('near')
  if (typeof full !== 'number' || !Number.isFinite(full)) return malformed('full')
  if (typeof farAbove !== 'number' || !Number.isFinite(farAbove)) return malformed('farAbove')
  if (!(near > 0 && near < full && full <= 100 && farAbove > 100)) {
    return refuse({
      kind: 'bands_out_of_order',
      message: {
        es: `Los umbrales deben cumplir 0 < cerca (${near}) < cumplido (${full}) ≤ 100 < muy por encima (${farAbove}).`,
        en: `Thresholds must satisfy 0 < near (${near}) < full (${full}) ≤ 100 < far above (${farAbove}).`,
      },
    })
  }
  return ok({ version: String(version), near, full, farAbove })
}

function malformed(field: string): Result<Bands, BandsRefusal> {
  return refuse({
    kind: 'bands_malformed',
    field,
    message: {
      es: `Los umbrales de los estados no se entienden: falta o no es válido el dato «${field}».`,
      en: `The thresholds of the states cannot be read: “${field}” is missing or not valid.`,
    },
  })
}
