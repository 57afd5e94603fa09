import type { CivilDate } from '../../../../kernel/civil.ts'
import { type Maybe, missing } from '../../../../kernel/missing.ts'
import { levelOf } from './method.ts'

export const MOMENTS = ['before', 'after'] as const
/** Before mitigation or after it. */
export type Moment = (typeof MOMENTS)[number]

export interface Grading {
  readonly likelihood: number
  readonly impact: number
}

export interface Assessment {
  readonly id: string
  readonly on: CivilDate
  readonly before: Grading
  /** Absent while nobody has judged what is left after mitigation. */
  readonly after?: Grading
}

/** The one that holds on a day: the latest up to it; of the same day, the one written last. */
export function inForce<A extends Assessment>(assessments: readonly A[], on: CivilDate): A | undefined {
  let found: A | undefined
  for (const each of assessments) {
    if (each.on > on) continue
    if (found === undefined || each.on > found.on || (each.on === found.on && each.id > found.id)) found = each
  }
  return found
}

/** The level at a moment; what nobody graded has no level and is not 0. */
export function levelAt(assessment: Assessment | undefined, moment: Moment): Maybe<number> {
  const grading = gradingAt(assessment, moment)
  return grading === undefined ? missing('not_collected') : levelOf(grading.likelihood, grading.impact)
}

export function gradingAt(assessment: Assessment | undefined, moment: Moment): Grading | undefined {
  return moment === 'before' ? assessment?.before : assessment?.after
}

export interface Cell {
  readonly likelihood: number
  readonly impact: number
  readonly riskIds: readonly string[]
}

/** Five by five: the most likely row first, as heat maps are read, with the risks that stand in each cell. */
export interface HeatMap {
  readonly rows: readonly (readonly Cell[])[]
  /** Risks that nobody graded at that moment: named beside the map, in no cell. */
  readonly ungraded: readonly string[]
}

export function heatMap(
  risks: readonly { readonly id: string; readonly assessment: Assessment | undefined }[],
  moment: Moment,
): HeatMap {
  const places = new Map<string, string[]>()
  const ungraded: string[] = []
  for (const { id, assessment } of risks) {
    const grading = gradingAt(assessment, moment)
    if (grading === undefined) {
      ungraded.push(id)
      continue
    }
    const key = `${grading.likelihood} ${grading.impact}`
    places.set(key, [...(places.get(key) ?? []), id])
  }
  const rows = [5, 4, 3, 2, 1].map((likelihood) =>
    [1, 2, 3, 4, 5].map((impact) => ({ likelihood, impact, riskIds: places.get(`${likelihood} ${impact}`) ?? [] })),
  )
  return { rows, ungraded }
}
