import { type DraftPoa, type MonthReport, NO_SCHEDULE, type Schedule } from '../../model.ts'
import { figureKey } from '../explanation.ts'
import type { PlanProgress } from '../plan-progress.ts'
import { reprogrammedMonths } from '../reprogramming.ts'
import { STATE_IDS } from '../states.ts'
import { emptyTally, type StateTally } from '../tally.ts'
import { reportingOf } from '../to-report.ts'

/**
 * What the control of a year counts of some activities: of a result, of a unit, of all units. Quantities of different things do
 * not add up, so activities and their months are counted; the percentages beside them are the figures of the plan itself.
 */
export interface Control {
  readonly activities: number
  /** Activities by their state at the cut-off; the seven add up to `activities`. */
  readonly states: StateTally
  readonly cancelled: number
  /** Months with something programmed that are complete at the cut-off. */
  readonly due: number
  /** Of those, how many were done whole. */
  readonly met: number
  /** Of those, how many were reported; the rest are late. */
  readonly reported: number
  readonly late: number
  /** Months with something programmed in the whole year. */
  readonly dueInYear: number
  /** Activities whose months are no longer those approved. */
  readonly reprogrammed: number
  /** Activities so far above their programme that the programming is in question. */
  readonly farAbove: number
  /** The last time that a month was reported; absent when none was. */
  readonly lastReport: string | undefined
}

export const NO_CONTROL: Control = {
  activities: 0,
  states: emptyTally(),
  cancelled: 0,
  due: 0,
  met: 0,
  reported: 0,
  late: 0,
  dueInYear: 0,
  reprogrammed: 0,
  farAbove: 0,
  lastReport: undefined,
}

export interface PlanToControl {
  readonly plan: DraftPoa
  readonly progress: PlanProgress
  readonly baselines: ReadonlyMap<string, Schedule>
  readonly reports: ReadonlyMap<string, readonly (MonthReport & { readonly reportedAt: string })[]>
  /** Complete months at the cut-off. */
  readonly completed: number
}

/** The control of each activity of a plan, by its key; a result or a unit is the sum of its activities. */
export function activityControls(input: PlanToControl): ReadonlyMap<string, Control> {
  const { plan, progress, baselines, reports, completed } = input
  const reporting = new Map(reportingOf(plan, reports, completed).map((each) => [each.activityKey, each]))
  return new Map(
    plan.elements.flatMap((element): [string, Control][] => {
      const figure = progress.figures.get(figureKey('activity', element.key))
      const months = progress.activities.get(element.key)?.months
      if (element.kind !== 'activity' || figure === undefined || months === undefined) return []
      const cancelled = element.cancelled !== undefined
      const schedule = element.schedule ?? NO_SCHEDULE
      const { due = 0, reported = 0 } = reporting.get(element.key) ?? {}
      const programmed = cancelled ? [] : months.filter((month) => month.programmed !== null && month.programmed > 0)
      const met = programmed.filter(({ counted, state }) => counted && (state === 'full' || state === 'above'))
      const control: Control = {
        activities: 1,
        states: { ...emptyTally(), [figure.state]: 1 },
        cancelled: cancelled ? 1 : 0,
        due,
        met: met.length,
        reported,
        late: due - reported,
        dueInYear: programmed.length,
        reprogrammed: reprogrammedMonths(baselines.get(element.key) ?? schedule, schedule).length > 0 ? 1 : 0,
        farAbove: figure.farAbove ? 1 : 0,
        lastReport: latest((reports.get(element.key) ?? []).map((report) => report.reportedAt)),
      }
      return [[element.key, control]]
    }),
  )
}

/** Nothing is weighed: each count is the sum of the counts. An activity that stands in two results must be given once. */
export function addControls(controls: Iterable<Control>): Control {
  let sum: Control = NO_CONTROL
  for (const one of controls) {
    sum = {
      activities: sum.activities + one.activities,
      states: addTallies(sum.states, one.states),
      cancelled: sum.cancelled + one.cancelled,
      due: sum.due + one.due,
      met: sum.met + one.met,
      reported: sum.reported + one.reported,
      late: sum.late + one.late,
      dueInYear: sum.dueInYear + one.dueInYear,
      reprogrammed: sum.reprogrammed + one.reprogrammed,
      farAbove: sum.farAbove + one.farAbove,
      lastReport: latest([sum.lastReport, one.lastReport]),
    }
  }
  return sum
}

function addTallies(one: StateTally, other: StateTally): StateTally {
  const sum = emptyTally()
  for (const state of STATE_IDS) sum[state] = one[state] + other[state]
  return sum
}

/** Instants of one form (ISO, UTC) sort as text. */
function latest(instants: readonly (string | undefined)[]): string | undefined {
  return instants.reduce<string | undefined>(
    (last, each) => (each !== undefined && (last === undefined || each > last) ? each : last),
    undefined,
  )
}

/** A result of a plan with the control of its activities; `result` is absent for activities on lines without one. */
export interface ResultControl {
  /** Key of the section's last heading (its specific objective), or of the section where it has none. */
  readonly objective: string
  readonly result: string | undefined
  readonly control: Control
}

/**
 * A unit's control opened by result, in the plan's order. An activity on two results' lines stands in both, so the rows may add
 * up to more than the unit, whose own control counts each activity once.
 */
export function resultControls(plan: DraftPoa, controls: ReadonlyMap<string, Control>): readonly ResultControl[] {
  const rows = new Map<string, { objective: string; result: string | undefined; activities: Set<string> }>()
  for (const section of plan.subPlans.flatMap((part) => part.sections)) {
    const objective = section.headings.at(-1) ?? section.key
    for (const line of section.lines) {
      const results: readonly (string | undefined)[] = line.cells.result?.length ? line.cells.result : [undefined]
      for (const result of results) {
        const key = result ?? `${objective} without`
        const row = rows.get(key) ?? { objective, result, activities: new Set() }
        rows.set(key, row)
        for (const activity of line.cells.activity ?? []) row.activities.add(activity)
      }
    }
  }
  return [...rows.values()].flatMap(({ objective, result, activities }): ResultControl[] => {
    const own = [...activities].flatMap((key) => controls.get(key) ?? [])
    return result === undefined && own.length === 0 ? [] : [{ objective, result, control: addControls(own) }]
  })
}
