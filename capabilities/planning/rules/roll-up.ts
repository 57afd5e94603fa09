import { settle } from '../../../kernel/decimal.ts'
import { isMissing, type Maybe, type MissingReason, missing } from '../../../kernel/missing.ts'
import type { Refusal } from '../../../kernel/result.ts'

/** Why a child does not count. Cancelled work and a child already counted under another one are known to the caller only. */
export type ExclusionReason = MissingReason | 'cancelled' | 'counted_above'

export interface RollUpChild {
  readonly id: string
  readonly title: string
  /** 0 or more; absent = an equal share. */
  readonly weight?: number
  readonly value: Maybe<number>
  /** Set by the caller for a child that has a value and yet must not count. */
  readonly excluded?: ExclusionReason
}

export interface RollUpPart {
  readonly id: string
  /** Normalised: the parts of one level add up to 1. */
  readonly weight: number
  readonly value: number
}

export type WeightRefusal = Refusal<'negative_weight' | 'weights_add_to_zero'>

export interface RollUp {
  readonly value: Maybe<number>
  readonly parts: readonly RollUpPart[]
  readonly excluded: readonly { readonly id: string; readonly reason: ExclusionReason }[]
  /** How the weights came about, for the explanation. */
  readonly weights: 'equal' | 'given' | 'mixed'
  /** Set when the weights themselves forbid a figure. */
  readonly refusal?: WeightRefusal
}

/**
 * Weighted mean of the children that have a judgement: Σ w·v / Σ w (decision 0007). The rest are named, never
 * counted as 0.
 *
 * Weights: none given = all equal. Some given = a child without one takes the mean of the given weights, which is exactly an
 * equal share (1/n) among its siblings; the mean is taken over all siblings, excluded ones too, so that nobody's weight
 * shifts when a sister is cancelled. A negative or endless weight, or judged children whose weights are all 0, give no
 * figure and say why.
 */
export function rollUp(children: readonly RollUpChild[]): RollUp {
  const given = children.filter((child) => child.weight !== undefined)
  const weights = given.length === 0 ? 'equal' : given.length === children.length ? 'given' : 'mixed'
  const excluded: { readonly id: string; readonly reason: ExclusionReason }[] = []
  const counted: { readonly id: string; readonly value: number; readonly weight: number }[] = []
  const wrong = given.find((child) => !((child.weight ?? 0) >= 0 && Number.isFinite(child.weight)))
  const share = given.length === 0 ? 1 : given.reduce((total, child) => total + (child.weight ?? 0), 0) / given.length
  let weightSum = 0
  for (const child of children) {
    if (child.excluded !== undefined) excluded.push({ id: child.id, reason: child.excluded })
    else if (isMissing(child.value)) excluded.push({ id: child.id, reason: child.value.missing })
    else {
      const weight = child.weight ?? share
      weightSum += weight
      counted.push({ id: child.id, value: child.value, weight })
    }
  }
  if (wrong !== undefined) return { ...refused(negative(wrong)), excluded, weights }
  if (counted.length === 0) return { value: missing(reasonOfNone(excluded)), parts: [], excluded, weights }
  if (weightSum === 0) return { ...refused(allZero()), excluded, weights }
  let total = 0
  const parts: RollUpPart[] = []
  for (const { id, value, weight } of counted) {
    total += weight * value
    parts.push({ id, value, weight: weight / weightSum })
  }
  return { value: settle(total / weightSum), parts, excluded, weights }
}

/** When nobody is judged, what is said of the parent: first what someone must act on, last what cannot be otherwise. */
const PRECEDENCE: readonly ExclusionReason[] = [
  'not_reported',
  'not_collected',
  'not_yet_due',
  'not_programmed',
  'undefined_ratio',
  'below_coverage',
  'suppressed',
  'no_demand',
  'not_applicable',
]

function reasonOfNone(excluded: readonly { readonly reason: ExclusionReason }[]): MissingReason {
  if (excluded.length === 0) return 'not_programmed'
  const found = new Set(excluded.map(({ reason }) => reason))
  const first = PRECEDENCE.find((reason) => found.has(reason))
  return first === undefined || first === 'cancelled' || first === 'counted_above' ? 'not_applicable' : first
}

function refused(refusal: WeightRefusal): {
  value: Maybe<number>
  parts: readonly RollUpPart[]
  refusal: WeightRefusal
} {
  return { value: missing('undefined_ratio'), parts: [], refusal }
}

function negative(child: RollUpChild): WeightRefusal {
  return {
    kind: 'negative_weight',
    field: child.id,
    message: {
      es: `El peso de «${child.title}» (${child.weight}) no es válido; escriba un número de 0 en adelante.`,
      en: `The weight of “${child.title}” (${child.weight}) is not valid; write a number from 0 up.`,
    },
  }
}

function allZero(): WeightRefusal {
  return {
    kind: 'weights_add_to_zero',
    message: {
      es: 'Los pesos de lo que se puede valorar suman cero; no hay promedio posible.',
      en: 'The weights of what can be judged add up to zero; no mean is possible.',
    },
  }
}
