import { z } from 'zod'
import { type CivilDate, MONTHS } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { MONTH_REPORTED, poaChanged } from '../events.ts'
import { REPORT_MONTH } from '../permissions.ts'
import {
  activityName,
  type CellProblem,
  CHANGED_MEANWHILE,
  cellsRefusal,
  NOT_ONE_PLAN,
} from '../rules/edit/cell-problem.ts'
import { LARGEST_MONTH } from '../rules/edit/month-value.ts'
import { standingOf } from '../rules/edit/standing.ts'
import { ELEMENT, type ElementStates, elementStates, ofMonths } from './element-states.ts'
import {
  type ActivityFacts,
  activityFacts,
  emptyReports,
  type LockedReport,
  lockReports,
  monthRefusal,
  saveReports,
} from './reported-months.ts'
import { closedPeriodRefusal } from './review-closed-period.ts'

const value = z.number().min(0).max(LARGEST_MONTH).nullable()

export const reportMonthsInput = z.object({
  cells: z
    .array(
      z.object({
        activityId: z.uuid(),
        month: z.number().int().min(1).max(MONTHS.length),
        /** Null takes a report back, as if nothing had been said of the month. */
        executed: value,
        /** The report as the person saw it; version 0 and null = none yet. */
        seen: z.object({ value, version: z.number().int().min(0) }),
      }),
    )
    .min(1)
    .max(2000)
    .refine((cells) => new Set(cells.map(keyOf)).size === cells.length, 'A cell is named twice.'),
})
export type ReportMonthsInput = z.infer<typeof reportMonthsInput>
type Cell = ReportMonthsInput['cells'][number]

export interface ReportMonthsOutput {
  /** Cells written; those that already said so are not among them. */
  readonly saved: number
}

/**
 * A unit reports many months of many activities at once, as on a sheet: all of them or none. A cell that somebody else changed
 * since it was seen stops the sheet, and the answer names each with both values. Notes and evidence stay as they are.
 */
export const reportMonths: Command<ReportMonthsInput, ReportMonthsOutput> = {
  id: 'planning.report_months',
  title: { es: 'Informar el avance de varios meses', en: 'Report the progress of several months' },
  input: reportMonthsInput,
  permission: REPORT_MONTH,
  async subject(tx, input) {
    const facts = await activityFacts(tx, activitiesOf(input.cells))
    const units = new Set([...facts.values()].map(({ unitId }) => unitId))
    return units.size === 1 ? { unitId: [...units][0] } : {}
  },
  async run(tx, ctx, { cells }) {
    const activities = activitiesOf(cells)
    const months = [...new Set(cells.map(({ month }) => month))].sort((a, b) => a - b)
    const facts = await activityFacts(tx, activities)
    const plans = new Map([...facts.values()].map((each) => [each.instrumentId, each]))
    const [plan] = plans.values()
    if (plan === undefined || plans.size > 1) return refuse(NOT_ONE_PLAN)

    const closed = await closedMonths(tx, plan.year, months)
    const held = () => heldReports(tx, ctx, activities, months)
    const problemsWith = (reports: ReadonlyMap<string, LockedReport>) =>
      cells.flatMap((cell) => {
        const known = {
          facts: facts.get(cell.activityId),
          stored: reports.get(keyOf(cell)),
          closed: closed.get(cell.month),
        }
        return problemOf(cell, known, ctx.today)
      })
    const stored = await held()
    // Who waited here for another's sheet does not see yet what that one reported for the first time: the answer names every cell.
    if (problemsWith(stored).length > 0) return refuse(cellsRefusal(problemsWith(await held())))

    const wanted = cells.filter((cell) => (stored.get(keyOf(cell))?.executed ?? null) !== cell.executed)
    const was = await elementStates(tx, { elements: activities })
    const toSave = wanted.flatMap((cell) => {
      if (cell.executed === null) return []
      const before = stored.get(keyOf(cell))
      return [{ ...cell, id: before?.id, executed: cell.executed, expectedVersion: before?.version ?? 0 }]
    })
    const saved = new Set((await saveReports(tx, ctx, plan, toSave)).map(keyOf))
    const late = toSave.filter((cell) => !saved.has(keyOf(cell)))
    if (late.length > 0) {
      // First reports that somebody else made in the same moment: there was nothing yet to hold.
      const now = await held()
      return refuse(cellsRefusal(late.map((cell) => changed(cell, facts.get(cell.activityId), now.get(keyOf(cell))))))
    }
    const taken = wanted.filter(({ executed }) => executed === null)
    await emptyReports(
      tx,
      taken.flatMap((cell) => stored.get(keyOf(cell))?.id ?? []),
    )
    return {
      ok: true,
      value: {
        output: { saved: wanted.length },
        changes: changesOf(wanted, was, await elementStates(tx, { elements: activities })),
        events: [
          ...toSave.map(({ activityId, month }) => ({
            ...MONTH_REPORTED,
            payload: { activityId, year: plan.year, month },
          })),
          poaChanged(plan.instrumentId),
        ],
      },
    }
  },
}

function keyOf({ activityId, month }: { readonly activityId: Id; readonly month: number }): string {
  return `${activityId}.${month}`
}

function activitiesOf(cells: readonly Cell[]): readonly Id[] {
  return [...new Set(cells.map(({ activityId }) => activityId))].sort()
}

async function heldReports(
  tx: WriteTx,
  ctx: Ctx,
  activities: readonly Id[],
  months: readonly number[],
): Promise<ReadonlyMap<string, LockedReport>> {
  const held = await lockReports(tx, ctx, activities, months)
  return new Map(held.map((report) => [keyOf(report), report]))
}

/** The sentence of the review for each month that a sign-off has closed. */
async function closedMonths(tx: WriteTx, year: number, months: readonly number[]): Promise<ReadonlyMap<number, Text>> {
  const closed = new Map<number, Text>()
  for (const month of months) {
    const refusal = await closedPeriodRefusal(tx, { year, months: [month] })
    if (refusal !== undefined) closed.set(month, refusal.message)
  }
  return closed
}

interface Known {
  readonly facts: ActivityFacts | undefined
  readonly stored: LockedReport | undefined
  readonly closed: Text | undefined
}

function problemOf(cell: Cell, { facts, stored, closed }: Known, today: CivilDate): readonly CellProblem[] {
  const { month, executed, seen } = cell
  const standing = standingOf(executed, seen, { value: stored?.executed ?? null, version: stored?.version ?? 0 })
  if (standing === 'already') return []
  const refusal = monthRefusal(facts, { month, executed: executed ?? 0, today })?.message ?? closed
  if (refusal !== undefined) return [problem(cell, facts, refusal)]
  if (standing === 'stale') return [changed(cell, facts, stored)]
  const said = stored !== undefined && (stored.evidence > 0 || stored.note !== undefined)
  return executed === null && said ? [problem(cell, facts, HAS_MORE)] : []
}

function problem(cell: Cell, facts: ActivityFacts | undefined, message: Text): CellProblem {
  return {
    activityId: cell.activityId,
    column: cell.month,
    activity: facts === undefined ? '?' : activityName(facts),
    mine: cell.executed,
    message,
  }
}

function changed(cell: Cell, facts: ActivityFacts | undefined, stored: LockedReport | undefined): CellProblem {
  const now =
    stored === undefined
      ? { value: null, version: 0 }
      : { value: stored.executed, version: stored.version, at: stored.reportedAt, by: stored.by }
  return { ...problem(cell, facts, CHANGED_MEANWHILE), stored: now }
}

/** For each activity exactly the months that were written. */
function changesOf(written: readonly Cell[], was: ElementStates, is: ElementStates): readonly Change[] {
  return [...Map.groupBy(written, ({ activityId }) => activityId)].flatMap(([id, cells]): readonly Change[] => {
    const months = cells.map(({ month }) => month)
    const change = changeBetween(ofMonths(was.get(id), months), ofMonths(is.get(id), months))
    return change === undefined ? [] : [{ kind: ELEMENT, id, label: String(is.get(id)?.title), ...change }]
  })
}

const HAS_MORE: Text = {
  es: 'Este mes tiene nota o evidencias; no se puede dejar vacío desde la hoja. Escriba 0 si no se hizo nada, o ábralo en su formulario.',
  en: 'This month has a note or evidence; it cannot be emptied on the sheet. Write 0 if nothing was done, or open its form.',
}
