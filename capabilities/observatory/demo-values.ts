import { settle } from '../../kernel/decimal.ts'
import { isMissing, type Maybe, missing } from '../../kernel/missing.ts'
import { between, seededRandom } from '../../kernel/seeded-random.ts'
import type { DemoDerived, DemoSeries, DemoSplit } from './demo-deployment.ts'
import type { Aggregation, SheetContent } from './model.ts'

export interface MadeValue {
  readonly value: Maybe<number>
  readonly numerator?: number
  readonly denominator?: number
}

/** A made-up figure of one place in one year; the same seed gives the same one on any machine. */
export function demoValue(
  seed: string,
  recipe: DemoSeries,
  sheet: Pick<SheetContent, 'aggregation' | 'factor' | 'decimals'>,
  at: {
    readonly place: string
    readonly year: number
    readonly since: number
    readonly population: number | undefined
  },
): MadeValue {
  const { indicator, level, spread, drift, noise, gaps = 0 } = recipe
  const own = seededRandom(seed, indicator, at.place)
  const chance = seededRandom(seed, indicator, at.place, at.year)
  const base = level * (1 + spread * between(own, -1, 1))
  if (chance() < gaps) return { value: missing('not_collected') }
  const drifted = base * (1 + drift * (0.5 + own())) ** (at.year - at.since) * (1 + noise * between(chance, -1, 1))
  const held = Math.min(Math.max(drifted, recipe.min ?? 0), recipe.max ?? Number.POSITIVE_INFINITY)
  return shaped(held, recipe, sheet, at.population)
}

function shaped(
  held: number,
  { perPerson }: DemoSeries,
  { aggregation, factor, decimals }: { aggregation: Aggregation; factor: number; decimals: number },
  population: number | undefined,
): MadeValue {
  const round = (value: number) => settle(Number(value.toFixed(decimals)))
  if (perPerson === undefined) return { value: round(held) }
  if (population === undefined) return { value: missing('not_collected') }
  if (aggregation === 'sum') return { value: round(held * perPerson * population) }
  // What is divided are whole persons, dwellings, deaths; the figure is made of them, not the other way round.
  const denominator = Math.max(1, Math.round(perPerson * population))
  const numerator = Math.round((held * denominator) / factor)
  return { value: settle((factor * numerator) / denominator), numerator, denominator }
}

/** A figure made of another one that was made up before. */
export function derivedValue({ part, scale }: DemoDerived, decimals: number, source: MadeValue): MadeValue {
  const whole = part === 'value' ? source.value : source.numerator
  if (whole === undefined || isMissing(whole)) return { value: missing('not_collected') }
  return { value: settle(Number((whole * scale).toFixed(decimals))) }
}

/** The two parts of a made-up count, each under its breakdown; they make it up. */
export function splitValue(
  seed: string,
  { indicator, dimension, first, second, share }: DemoSplit,
  value: number,
  place: string,
): readonly { readonly breakdown: string; readonly value: number }[] {
  const own = Math.round(value * (share + between(seededRandom(seed, indicator, dimension, place), -0.01, 0.01)))
  return [
    { breakdown: `${dimension}=${first}`, value: own },
    { breakdown: `${dimension}=${second}`, value: value - own },
  ]
}
