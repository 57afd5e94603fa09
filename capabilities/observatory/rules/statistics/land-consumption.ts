import { settle } from '../../../../kernel/decimal.ts'
import { type Maybe, missing } from '../../../../kernel/missing.ts'

export interface LandConsumption {
  /** (V2 − V1)/(V1·T): yearly growth of built-up land. */
  readonly landRate: Maybe<number>
  /** ln(P2/P1)/T: yearly growth of the population. */
  readonly populationRate: Maybe<number>
  /** How many times as fast land grows as people. */
  readonly ratio: Maybe<number>
}

/** Below one in ten thousand a year the population stands still, and a ratio to it would be a number without a meaning. */
const STANDS_STILL = 1e-4

/**
 * SDG 11.3.1, ratio of land consumption rate to population growth rate (UN-Habitat, metadata of 2021). Undefined where nothing was
 * built or nobody lived before, and where the population stands still; both rates are then read apart.
 */
export function landConsumption(of: {
  readonly landBefore: number
  readonly landAfter: number
  readonly peopleBefore: number
  readonly peopleAfter: number
  readonly years: number
}): LandConsumption {
  const { landBefore, landAfter, peopleBefore, peopleAfter, years } = of
  if (!(years > 0)) {
    const none = missing('undefined_ratio', 'years')
    return { landRate: none, populationRate: none, ratio: none }
  }
  const land = landBefore > 0 && landAfter >= 0 ? (landAfter - landBefore) / (landBefore * years) : undefined
  const people = peopleBefore > 0 && peopleAfter > 0 ? Math.log(peopleAfter / peopleBefore) / years : undefined
  const ratio =
    land === undefined
      ? missing('undefined_ratio', 'land')
      : people === undefined
        ? missing('undefined_ratio', 'people')
        : Math.abs(people) < STANDS_STILL
          ? missing('undefined_ratio', 'population_stands_still')
          : settle(land / people)
  return {
    landRate: land === undefined ? missing('undefined_ratio', 'land') : settle(land),
    populationRate: people === undefined ? missing('undefined_ratio', 'people') : settle(people),
    ratio,
  }
}
