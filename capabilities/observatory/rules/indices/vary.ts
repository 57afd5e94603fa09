import { between, type Random } from '../../../../kernel/seeded-random.ts'
import {
  type Aggregation,
  type IndexDefinition,
  indicatorsOf,
  isLevel,
  type Level,
  mapTerms,
  type Operator,
  type Term,
} from './definition.ts'
import { limitsOf, transformed } from './standardise.ts'

/** What about a method somebody could reasonably have decided otherwise. */
export interface Uncertainty {
  /** Each weight is drawn between (1 − spread) and (1 + spread) times itself. */
  readonly weightSpread: number
  /** Each limit is moved by up to this share of the distance between the two, each benchmark by this share of itself. */
  readonly limitSpread: number
  /** Arithmetic or geometric means, a draw for each level above that of the indicators. */
  readonly aggregation: boolean
  /** Logarithms and roots, or none: one draw for each indicator that has one. */
  readonly transform: boolean
}

/** The same method as another careful person might have decided it: drawn within the uncertainty. */
export function drawVariant(definition: IndexDefinition, uncertainty: Uncertainty, random: Random): IndexDefinition {
  const { aggregation, weightSpread } = uncertainty
  const drawn = definition.levels.map((): Aggregation => (random() < 0.5 ? 'arithmetic' : 'geometric'))
  return {
    ...definition,
    levels: aggregation ? meansBetween(definition, (_, at) => drawn[at] ?? 'arithmetic') : definition.levels,
    children: mapTerms(definition.children, (term) => {
      const weight = (term.weight ?? 1) * between(random, 1 - weightSpread, 1 + weightSpread)
      return isLevel(term)
        ? { ...term, weight }
        : { ...term, weight, operator: drawOperator(term.operator, uncertainty, random) }
    }),
  }
}

/**
 * Means change between levels and not within the lowest: there a 0 says that a value lies below its scale, which is a limit that
 * somebody chose, and a geometric mean would make nothing of the whole place for it. With one level alone that one changes.
 */
function meansBetween(
  { levels }: IndexDefinition,
  of: (level: Level, at: number) => Aggregation,
): IndexDefinition['levels'] {
  return levels.map((level, at) =>
    at === levels.length - 1 && levels.length > 1 ? level : { ...level, aggregation: of(level, at) },
  )
}

/** The method with the other mean between its levels. */
export function otherMeans(definition: IndexDefinition): IndexDefinition {
  const swap = ({ aggregation }: Level): Aggregation => (aggregation === 'geometric' ? 'arithmetic' : 'geometric')
  return { ...definition, levels: meansBetween(definition, swap) }
}

function drawOperator(operator: Operator, { limitSpread, transform }: Uncertainty, random: Random): Operator {
  if (operator.kind === 'as_is') return operator
  if (!('low' in operator)) {
    if (typeof operator.benchmark !== 'number') return operator
    return { ...operator, benchmark: operator.benchmark * between(random, 1 - limitSpread, 1 + limitSpread) }
  }
  const plain = transform && random() < 0.5 ? withoutTransform(operator) : operator
  const span = plain.high - plain.low
  const moved = {
    ...plain,
    low: plain.low + span * between(random, -limitSpread, limitSpread),
    high: plain.high + span * between(random, -limitSpread, limitSpread),
  }
  // A limit that left the domain of the logarithm stays where it was.
  return moved.low < moved.high && limitsOf(moved) !== undefined ? moved : plain
}

/** The operator on the plain scale, between the same values; limits written on the transformed scale are brought back. */
function withoutTransform(operator: Extract<Operator, { kind: 'up' | 'down' }>): typeof operator {
  const { transform, limits } = operator
  if (transform === 'identity') return operator
  const back = (limit: number): number => {
    if (limits === 'raw') return limit
    return transform === 'ln' ? Math.exp(limit) : Math.sign(limit) * Math.abs(limit) ** transform.root
  }
  const [low, high] = [back(operator.low), back(operator.high)]
  const same = transformed('identity', low) !== undefined && low < high
  return same ? { ...operator, transform: 'identity', limits: 'raw', low, high } : operator
}

/** The index without one indicator; undefined where its level would gather nothing. */
export function withoutIndicator(definition: IndexDefinition, code: string): IndexDefinition | undefined {
  const children = prune(definition.children, code)
  return indicatorsOf(children).length === 0 ? undefined : { ...definition, children }
}

/** A level that gathered nothing else goes too, and its weight to its sisters. */
function prune(terms: readonly Term[], code: string): readonly Term[] {
  return terms.flatMap((term): readonly Term[] => {
    if (!isLevel(term)) return term.code === code ? [] : [term]
    const children = prune(term.children, code)
    return children.length === 0 ? [] : [{ ...term, children }]
  })
}
