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
  /** The mean of the second value of the same parts by the same weights, where the reader gives one. */
  readonly beside?: number
  /** How many parts count. */
  readonly counted: number
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
  return rollUpBy(children, PLAIN)
}

/** How to read a child of another shape. */
export interface ChildReader<T> {
  readonly id: (child: T) => string
  readonly title: (child: T) => string
  readonly weight: (child: T) => number | undefined
  readonly value: (child: T) => Maybe<number>
  readonly excluded: (child: T) => ExclusionReason | undefined
  /** A second value of a judged child, averaged beside the first: the raw one beside the capped. */
  readonly beside?: (child: T) => number
}

const PLAIN: ChildReader<RollUpChild> = {
  id: (child) => child.id,
  title: (child) => child.title,
  weight: (child) => child.weight,
  value: (child) => child.value,
  excluded: (child) => child.excluded,
}

/**
 * `rollUp` of children in their own shape; parts and exclusions keep the order of the children. The two lists are made when
 * they are asked for: of the thousand means of a large plan a page explains one.
 */
export function rollUpBy<T>(children: readonly T[], read: ChildReader<T>): RollUp {
  let given = 0
  let givenSum = 0
  let wrong: T | undefined
  for (const child of children) {
    const weight = read.weight(child)
    if (weight === undefined) continue
    given += 1
    givenSum += weight
    if (!(weight >= 0 && Number.isFinite(weight))) wrong ??= child
  }
  const weights = given === 0 ? 'equal' : given === children.length ? 'given' : 'mixed'
  const share = given === 0 ? 1 : givenSum / given
  let counted = 0
  let weightSum = 0
  let total = 0
  let besideTotal = 0
  for (const child of children) {
    const value = read.value(child)
    if (isMissing(value) || read.excluded(child) !== undefined) continue
    const weight = read.weight(child) ?? share
    counted += 1
    weightSum += weight
    total += weight * value
    if (read.beside !== undefined) besideTotal += weight * read.beside(child)
  }
  let excluded: RollUp['excluded'] | undefined
  const named = { weights, excluded: () => (excluded ??= excludedOf(children, read)) } as const
  if (wrong !== undefined) return without(named, missing('undefined_ratio'), negative(wrong, read))
  if (counted === 0) return without(named, missing(reasonOfNone(named.excluded())))
  if (weightSum === 0) return without(named, missing('undefined_ratio'), allZero())
  let parts: readonly RollUpPart[] | undefined
  const scale = weightSum
  return {
    value: settle(total / scale),
    counted,
    weights,
    get parts() {
      parts ??= partsOf(children, read, { share, scale })
      return parts
    },
    get excluded() {
      return named.excluded()
    },
    ...(read.beside === undefined ? {} : { beside: settle(besideTotal / scale) }),
  }
}

/** A roll-up without any part that counts. */
function without(
  named: { readonly weights: RollUp['weights']; excluded(): RollUp['excluded'] },
  value: Maybe<number>,
  refusal?: WeightRefusal,
): RollUp {
  return {
    value,
    counted: 0,
    weights: named.weights,
    parts: [],
    get excluded() {
      return named.excluded()
    },
    ...(refusal === undefined ? {} : { refusal }),
  }
}

function partsOf<T>(
  children: readonly T[],
  read: ChildReader<T>,
  { share, scale }: { readonly share: number; readonly scale: number },
): readonly RollUpPart[] {
  const parts: RollUpPart[] = []
  for (const child of children) {
    const value = read.value(child)
    if (isMissing(value) || read.excluded(child) !== undefined) continue
    parts.push({ id: read.id(child), weight: (read.weight(child) ?? share) / scale, value })
  }
  return parts
}

function excludedOf<T>(children: readonly T[], read: ChildReader<T>): RollUp['excluded'] {
  const excluded: { readonly id: string; readonly reason: ExclusionReason }[] = []
  for (const child of children) {
    const value = read.value(child)
    const reason = read.excluded(child) ?? (isMissing(value) ? value.missing : undefined)
    if (reason !== undefined) excluded.push({ id: read.id(child), reason })
  }
  return excluded
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

function negative<T>(child: T, read: ChildReader<T>): WeightRefusal {
  const [title, weight] = [read.title(child), read.weight(child)]
  return {
    kind: 'negative_weight',
    field: read.id(child),
    message: {
      es: `El peso de «${title}» (${weight}) no es válido; escriba un número de 0 en adelante.`,
      en: `The weight of “${title}” (${weight}) is not valid; write a number from 0 up.`,
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
