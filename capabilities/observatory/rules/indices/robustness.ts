import { settle } from '../../../../kernel/decimal.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { seededRandom } from '../../../../kernel/seeded-random.ts'
import type { Text } from '../../../../kernel/text.ts'
import { computeIndex } from './compute.ts'
import type { IndexDefinition } from './definition.ts'
import { type PreparedIndex, preparedVariant } from './prepare.ts'
import type { IndexValues } from './tree.ts'
import { drawVariant, otherMeans, type Uncertainty, withoutIndicator } from './vary.ts'

export interface RobustPlace {
  readonly place: string
  readonly values: IndexValues
}

/** How a place fares when the method is decided otherwise. */
export interface PlaceRobustness {
  readonly place: string
  readonly value: number
  /** By the method as it is; 1 is the highest figure; of equals each has the mean of their ranks. */
  readonly rank: number
  /** In how many of the runs it had each rank, from 1 on; a shared rank counts for the better one. */
  readonly ranks: readonly number[]
  readonly median: number
  /** Ranks between which nine of ten runs lie. */
  readonly from: number
  readonly to: number
  readonly lowest: number
  readonly highest: number
}

export interface Sensitivity {
  readonly code: string
  readonly title: Text
  readonly kind: 'indicator' | 'aggregation' | 'weights' | 'limits' | 'transform'
  /** Mean over places of how many ranks they move by this change alone. */
  readonly shift: number
  /** Mean over places of how much the figure moves. */
  readonly change: number
}

export interface Robustness {
  readonly runs: number
  readonly seed: string
  readonly places: readonly PlaceRobustness[]
  /** Places without a figure take no rank. */
  readonly unranked: readonly string[]
  /** Mean absolute rank shift over all runs and places (OECD and JRC 2008, Handbook on Constructing Composite Indicators, step 7). */
  readonly meanShift: number
  readonly sensitivity: readonly Sensitivity[]
}

export const WHOLE_UNCERTAINTY: Uncertainty = {
  weightSpread: 0.25,
  limitSpread: 0.1,
  aggregation: true,
  transform: true,
}
const NONE: Uncertainty = { weightSpread: 0, limitSpread: 0, aggregation: false, transform: false }
const MOST_RUNS = 5000

export type RobustnessRefusal = Refusal<'too_few_places' | 'too_many_runs'>

/**
 * Monte Carlo over what of a method could have been decided otherwise: the same places, computed by `runs` variants drawn from a
 * seed, and each change by itself. The same seed gives the same answer.
 */
export function robustness(
  prepared: PreparedIndex,
  given: readonly RobustPlace[],
  {
    runs,
    seed,
    uncertainty = WHOLE_UNCERTAINTY,
  }: { readonly runs: number; readonly seed: string; readonly uncertainty?: Uncertainty },
): Result<Robustness, RobustnessRefusal> {
  if (!(runs >= 1 && runs <= MOST_RUNS))
    return refuse({
      kind: 'too_many_runs',
      message: { es: `Las corridas van de 1 a ${MOST_RUNS}.`, en: `Runs go from 1 to ${MOST_RUNS}.` },
    })
  const first = figuresOf(prepared, given)
  const ranked = given.filter((_, at) => first[at] !== undefined)
  if (ranked.length < 2)
    return refuse({
      kind: 'too_few_places',
      message: {
        es: 'Para ordenar hacen falta al menos dos lugares con cifra.',
        en: 'A ranking needs at least two places that have a figure.',
      },
    })
  const base = first.filter((value) => value !== undefined)
  const baseRanks = ranksOf(base)
  const compare = (definition: IndexDefinition) => {
    const values = figuresOf(preparedVariant(prepared, definition), ranked).map((value) => value ?? 0)
    return { values, ranks: ranksOf(values) }
  }
  const random = seededRandom(seed)
  const drawn = Array.from({ length: Math.floor(runs) }, () =>
    compare(drawVariant(prepared.definition, uncertainty, random)),
  )
  const shifts = drawn.map(({ ranks }) => shiftBetween(baseRanks, ranks))
  return ok({
    runs: drawn.length,
    seed,
    places: ranked.map(({ place }, at) =>
      placeRobustness(
        { place, value: base[at] ?? 0, rank: baseRanks[at] ?? 0 },
        drawn.map(({ ranks, values }) => ({ rank: ranks[at] ?? 0, value: values[at] ?? 0 })),
        ranked.length,
      ),
    ),
    unranked: given.filter((_, at) => first[at] === undefined).map(({ place }) => place),
    meanShift: settle(mean(shifts)),
    sensitivity: sensitivities(
      prepared,
      { seed, uncertainty, runs },
      ({ values, ranks }) => ({
        shift: settle(shiftBetween(baseRanks, ranks)),
        change: settle(mean(values.map((value, at) => Math.abs(value - (base[at] ?? 0))))),
      }),
      compare,
    ),
  })
}

interface Compared {
  readonly values: readonly number[]
  readonly ranks: readonly number[]
}

function figuresOf(prepared: PreparedIndex, places: readonly RobustPlace[]): readonly (number | undefined)[] {
  return places.map(({ values }) => {
    const { value } = computeIndex(prepared, values).root
    return isMissing(value) ? undefined : value
  })
}

/** 1 for the highest; equals share the mean of the ranks they take up. */
export function ranksOf(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const above = values.filter((other) => other > value).length
    const equal = values.filter((other) => other === value).length
    return above + (equal + 1) / 2
  })
}

function shiftBetween(one: readonly number[], other: readonly number[]): number {
  return mean(one.map((rank, at) => Math.abs(rank - (other[at] ?? rank))))
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length
}

function placeRobustness(
  named: Pick<PlaceRobustness, 'place' | 'value' | 'rank'>,
  runs: readonly { readonly rank: number; readonly value: number }[],
  count: number,
): PlaceRobustness {
  const ranks = Array.from({ length: count }, () => 0)
  for (const { rank } of runs) {
    const at = Math.floor(rank) - 1
    ranks[at] = (ranks[at] ?? 0) + 1
  }
  const sorted = runs.map(({ rank }) => rank).toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  const values = runs.map(({ value }) => value)
  return {
    ...named,
    ranks,
    median: at(0.5),
    from: at(0.05),
    to: at(0.95),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  }
}

/** Each change by itself: every indicator left out, the other aggregation, and what is drawn, one kind at a time. */
function sensitivities(
  { definition, indicators }: PreparedIndex,
  { seed, uncertainty, runs }: { readonly seed: string; readonly uncertainty: Uncertainty; readonly runs: number },
  effect: (compared: Compared) => Pick<Sensitivity, 'shift' | 'change'>,
  compare: (definition: IndexDefinition) => Compared,
): readonly Sensitivity[] {
  const swapped = compare(otherMeans(definition))
  const left = indicators.flatMap(({ code, title }): readonly Sensitivity[] => {
    const without = withoutIndicator(definition, code)
    return without === undefined ? [] : [{ code, title, kind: 'indicator', ...effect(compare(unhindered(without))) }]
  })
  const drawnAlone = (kind: 'weights' | 'limits' | 'transform', only: Partial<Uncertainty>): Sensitivity => {
    const random = seededRandom(seed, kind)
    const each = Array.from({ length: Math.min(100, Math.ceil(runs / 5)) }, () =>
      effect(compare(drawVariant(definition, { ...NONE, ...only }, random))),
    )
    return {
      code: kind,
      title: CHANGE_WORDS[kind],
      kind,
      shift: settle(mean(each.map(({ shift }) => shift))),
      change: settle(mean(each.map(({ change }) => change))),
    }
  }
  return [
    { code: 'aggregation', title: CHANGE_WORDS.aggregation, kind: 'aggregation', ...effect(swapped) },
    drawnAlone('weights', { weightSpread: uncertainty.weightSpread }),
    drawnAlone('limits', { limitSpread: uncertainty.limitSpread }),
    drawnAlone('transform', { transform: uncertainty.transform }),
    ...left.toSorted((one, another) => another.shift - one.shift || another.change - one.change),
  ]
}

/** Leaving out may leave a level with gaps only; what is asked is how places compare, so coverage does not stand in the way. */
function unhindered(definition: IndexDefinition): IndexDefinition {
  return { ...definition, levels: definition.levels.map((level) => ({ ...level, minimumCoverage: 0 })) }
}

const CHANGE_WORDS: Readonly<Record<Exclude<Sensitivity['kind'], 'indicator'>, Text>> = {
  aggregation: { es: 'La otra media entre niveles', en: 'The other mean between levels' },
  weights: { es: 'Pesos sorteados', en: 'Weights drawn' },
  limits: { es: 'Límites y referencias sorteados', en: 'Limits and benchmarks drawn' },
  transform: { es: 'Con o sin logaritmos y raíces', en: 'With or without logarithms and roots' },
}
