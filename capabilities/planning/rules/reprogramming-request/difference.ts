import { settle } from '../../../../kernel/decimal.ts'
import { type DraftElement, type DraftPoa, NO_SCHEDULE } from '../../model.ts'
import { type ReprogrammedMonth, reprogrammedMonths } from '../reprogramming.ts'
import { programmedThrough } from '../schedule.ts'
import { same } from './change.ts'

/** What became of one activity from one version of a plan to another. */
export interface ActivityDifference {
  readonly element: DraftElement
  readonly before: DraftElement | undefined
  readonly after: DraftElement | undefined
  readonly months: readonly ReprogrammedMonth[]
  /** Year's total after minus before. */
  readonly totalChange: number
  readonly cancelled: boolean
}

export interface IndicatorDifference {
  readonly before: DraftElement
  readonly after: DraftElement
}

export interface VersionDifference {
  readonly activities: readonly ActivityDifference[]
  readonly indicators: readonly IndicatorDifference[]
}

/** What two versions of one plan say differently, cell by cell. Elements keep their keys from version to version. */
export function versionDifference(before: DraftPoa, after: DraftPoa): VersionDifference {
  const was = new Map(before.elements.map((element) => [element.key, element]))
  const is = new Map(after.elements.map((element) => [element.key, element]))
  const everything = [...after.elements, ...before.elements.filter(({ key }) => !is.has(key))]
  return {
    activities: everything
      .filter(({ kind }) => kind === 'activity')
      .flatMap((element) => activityDifference(element, was.get(element.key), is.get(element.key))),
    indicators: after.elements.flatMap((element) => {
      const earlier = was.get(element.key)
      if (element.kind !== 'indicator' || earlier === undefined) return []
      return same(earlier.indicator, element.indicator) ? [] : [{ before: earlier, after: element }]
    }),
  }
}

function activityDifference(
  element: DraftElement,
  before: DraftElement | undefined,
  after: DraftElement | undefined,
): readonly ActivityDifference[] {
  const [one, other] = [before?.schedule ?? NO_SCHEDULE, after?.schedule ?? NO_SCHEDULE]
  const months = reprogrammedMonths(one, other)
  const cancelled = before?.cancelled === undefined && after?.cancelled !== undefined
  const lives = (before === undefined) === (after === undefined)
  if (lives && months.length === 0 && same(before?.cancelled, after?.cancelled)) return []
  return [
    {
      element,
      before,
      after,
      months,
      totalChange: settle(programmedThrough(other, 12) - programmedThrough(one, 12)),
      cancelled,
    },
  ]
}
