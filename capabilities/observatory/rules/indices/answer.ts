import { isMissing, type Maybe, type MissingReason } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { PlaceValues } from './read-values.ts'
import { shown, stepsOf } from './steps.ts'
import type { IndexNode, IndexTree } from './tree.ts'

/** A figure as it leaves: unrounded, and as people read it; or the reason why there is none. */
interface Answered {
  readonly value: number | null
  readonly shown: string | null
  readonly missing: MissingReason | null
}

/** One node of the tree as it leaves the program, written by hand so that nothing else does (docs/indices.md). */
export interface NodeAnswer extends Answered {
  readonly code: string
  readonly kind: 'level' | 'indicator'
  readonly level: string
  readonly label: Text
  /** Share of its level by the definition, and what it really had. */
  readonly weight: number
  readonly weightUsed: number
  readonly steps: readonly Text[]
  readonly [more: string]: unknown
}

function answered(value: Maybe<number>): Answered {
  return isMissing(value)
    ? { value: null, shown: null, missing: value.missing }
    : { value, shown: shown(value), missing: null }
}

const numberOf = (value: Maybe<number>): number | null => (isMissing(value) ? null : value)

export function nodeAnswer(node: IndexNode): NodeAnswer {
  const common = {
    code: node.code,
    kind: node.kind,
    level: node.kind === 'level' ? node.level.key : 'indicator',
    label: node.title,
    ...answered(node.value),
    weight: node.weight,
    weightUsed: node.used,
    steps: stepsOf(node),
  }
  if (node.kind === 'indicator') {
    const { raw, term, beyond, benchmark } = node
    return {
      ...common,
      raw: numberOf(raw),
      unit: term.unit,
      operator: term.operator,
      benchmark: benchmark ?? null,
      beyond: beyond ?? null,
      certainty: term.certainty,
      status: term.status ?? null,
    }
  }
  return {
    ...common,
    aggregation: node.level.aggregation,
    arithmetic: numberOf(node.arithmetic),
    geometric: numberOf(node.geometric),
    coverage: node.coverage,
    children: node.children.map(nodeAnswer),
  }
}

/** The answer for one place: the figure, its band, what is beside it, and every level below. */
export function placeAnswer({ place, period }: PlaceValues, { root, band, refusal }: IndexTree) {
  return {
    place,
    ...(period === undefined ? {} : { period }),
    ...answered(root.value),
    band:
      band === undefined
        ? null
        : { key: band.key, from: band.from, label: band.title, intervention: band.intervention ?? null },
    official: root.level.aggregation,
    arithmetic: numberOf(root.arithmetic),
    geometric: numberOf(root.geometric),
    coverage: root.coverage,
    refusal: refusal === undefined ? null : { kind: refusal.missing, message: refusal.message },
    index: nodeAnswer(root),
  }
}
