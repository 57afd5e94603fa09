import { isMissing } from '../../../../../kernel/missing.ts'
import type { UnitLine } from '../../../data/load-year.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { type Figure, figureKey } from '../../../rules/explanation.ts'
import { activityControls, addControls, type Control, resultControls } from '../../../rules/views/control.ts'
import { figureOfPoa, type PlanView } from '../../plan/plan-view.ts'

/** A line of the control matrix: a unit, or a result of one. */
export interface ControlRow {
  readonly key: string
  readonly unit: UnitLine
  readonly poa: StoredPoa | undefined
  /** Key of a result; absent on the line of a unit and for activities without a result. */
  readonly result?: string | undefined
  readonly objective?: string
  readonly figure: Figure | undefined
  readonly control: Control
}

export interface ControlTable {
  readonly rows: readonly ControlRow[]
  /** Every activity once. */
  readonly total: Control
}

/** Kept for as long as the figures of the year at a cut-off are remembered: they are made of nothing else. */
const CONTROLS = new WeakMap<PlanView['progress'], ReadonlyMap<string, ReadonlyMap<string, Control>>>()

/** By id of the plan, the control of each of its activities. */
function controlsOf(view: PlanView): ReadonlyMap<string, ReadonlyMap<string, Control>> {
  const known = CONTROLS.get(view.progress)
  if (known !== undefined) return known
  const made = new Map(
    view.plan.poas.flatMap(({ head, plan, baselines, reports }) => {
      const progress = view.progress.plans.get(head.id)
      if (progress === undefined) return []
      return [[head.id, activityControls({ plan, progress, baselines, reports, completed: view.completed })] as const]
    }),
  )
  CONTROLS.set(view.progress, made)
  return made
}

/** All units that have a plan or owe one, in the order of the organisation chart. */
export function unitRows(view: PlanView): ControlTable {
  const controls = controlsOf(view)
  const rows = view.plan.units.flatMap((unit): ControlRow[] => {
    const poa = view.index.poaOfUnit.get(unit.id)
    if (poa === undefined && !unit.presentsPlan) return []
    const own = poa === undefined ? undefined : controls.get(poa.head.id)
    const figure = poa === undefined ? undefined : figureOfPoa(view, poa.head.id)
    return [{ key: unit.id, unit, poa, figure, control: addControls(own?.values() ?? []) }]
  })
  return { rows, total: addControls(rows.map(({ control }) => control)) }
}

/** The results of one unit's plan, in its order. */
export function resultRows(view: PlanView, unit: UnitLine, poa: StoredPoa): ControlTable {
  const controls = controlsOf(view).get(poa.head.id) ?? new Map<string, Control>()
  const rows = resultControls(poa.plan, controls).map(
    ({ objective, result, control }): ControlRow => ({
      key: result ?? `${objective} without`,
      unit,
      poa,
      result,
      objective,
      figure: result === undefined ? undefined : view.progress.figures.get(figureKey('result', result)),
      control,
    }),
  )
  return { rows, total: addControls(controls.values()) }
}

/** What the matrix can be put in order by; a row without a figure stands last in either direction. */
const VALUES = {
  toDate: ({ figure }) => percent(figure, 'toDate', 'capped'),
  raw: ({ figure }) => percent(figure, 'toDate', 'raw'),
  year: ({ figure }) => percent(figure, 'year', 'capped'),
  activities: ({ control }) => control.activities,
  due: ({ control }) => control.due,
  met: ({ control }) => control.met,
  late: ({ control }) => control.late,
  reprogrammed: ({ control }) => control.reprogrammed,
  farAbove: ({ control }) => control.farAbove,
  last: ({ control }) => control.lastReport,
} satisfies Record<string, (row: ControlRow) => number | string | undefined>
export type ControlOrder = keyof typeof VALUES

export function controlOrder(text: string | undefined): ControlOrder | undefined {
  return text !== undefined && Object.hasOwn(VALUES, text) ? (text as ControlOrder) : undefined
}

export function inOrder(
  rows: readonly ControlRow[],
  by: ControlOrder,
  direction: 'asc' | 'desc',
): readonly ControlRow[] {
  const value: (row: ControlRow) => number | string | undefined = VALUES[by]
  const sign = direction === 'asc' ? 1 : -1
  return [...rows].sort((one, other) => {
    const a = one.poa === undefined ? undefined : value(one)
    const b = other.poa === undefined ? undefined : value(other)
    if (a === b) return 0
    if (a === undefined) return 1
    if (b === undefined) return -1
    return a < b ? -sign : sign
  })
}

function percent(figure: Figure | undefined, which: 'toDate' | 'year', kind: 'raw' | 'capped'): number | undefined {
  const value = figure?.[which]
  return value === undefined || isMissing(value) ? undefined : value[kind]
}
