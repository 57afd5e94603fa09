import { sql } from 'drizzle-orm'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, DomainEvent } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { caseMoved } from '../cases-events.ts'
import { append } from '../rules/clock/append.ts'
import { readClock } from '../rules/clock/reading.ts'
import type { Action, Definition } from '../rules/definition/definition.ts'
import { rulesFor } from '../rules/filing/compiled.ts'
import { clockEntryFor } from '../rules/flow/clock-effect.ts'
import { act, type FlowState } from '../rules/flow/flow.ts'
import { rolesAt, type Standing } from '../rules/flow/roles.ts'
import { tellCases } from './case-news.ts'
import { addCaseEvent, addToLedger, type CaseRow, lockCase, readLedger } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { keepFinished } from './keep-finished.ts'

export const CASE = 'cases.case'

export interface Move {
  readonly caseId: string
  /** Version of the case that the person saw. */
  readonly expectedVersion: number
  readonly step: string
  readonly action: string
  /** Read by the applicant, and by those who work on the case alone. */
  readonly publicWords?: string | undefined
  readonly internalWords?: string | undefined
  readonly payload?: Readonly<Record<string, unknown>> | undefined
  /** Of a suspension: the article that orders it. */
  readonly citation?: string | undefined
}

export interface Moved {
  readonly before: CaseRow
  readonly definition: Definition
  readonly action: Action
  readonly flow: FlowState
  readonly endedAs: string | undefined
  readonly version: number
  /** Of what was written down, in the case's events. */
  readonly sequence: number
  readonly changes: readonly Change[]
  readonly events: readonly DomainEvent[]
}

/**
 * The one way in which a case goes on: lock → flow (with the roles of who acts on this case) → clock → save → write down. The
 * caller has authorised, and brings the changes and events to the runner.
 */
export async function moveCase(
  tx: WriteTx,
  ctx: Ctx,
  standingOf: (row: CaseRow) => Promise<Standing>,
  move: Move,
): Promise<Result<Moved, Refusal>> {
  const row = await lockCase(tx, move.caseId)
  if (row === undefined) return refuse(NO_CASE)
  if (row.version !== move.expectedVersion) return refuse(CASE_CHANGED)
  const compiled = await compiledEdition(tx, row.definitionId, row.jurisdiction)
  const { definition } = compiled
  const step = definition.steps.find(({ key }) => key === move.step)
  const roles = rolesAt(definition, step ?? {}, await standingOf(row))
  const flow = act(definition, row.flow, move, roles, rulesFor(compiled, row.answers).holds)
  if (!flow.ok) return flow
  const action = step?.actions.find(({ key }) => key === move.action)
  if (step === undefined || action === undefined) return refuse(NO_CASE)
  const role = action.by ?? step.by ?? ''
  const clock = await advanceClock(tx, ctx, row, definition, move, flow.value, role)
  if (!clock.ok) return clock
  const end = definition.steps.find(({ key }) => key === flow.value.ended)?.end
  const saved = await tx.execute(sql`
    update cases.case_file set version = version + 1, flow = ${JSON.stringify(flow.value)}::jsonb,
      ended_as = ${end ?? null}, ended_on = ${end === undefined ? null : ctx.today}::date,
      clock_state = ${clock.value.state ?? null}, due_on = ${clock.value.due ?? null}::date
    where id = ${row.id} returning version`)
  const sequence = await addCaseEvent(tx, ctx, row, {
    role,
    step: step.key,
    action: action.key,
    clock: action.clock,
    publicWords: move.publicWords,
    internalWords: move.internalWords,
    payload: move.payload,
  })
  if (end !== undefined) await keepFinished(tx, [row.id])
  tellCases(tx, [row.number])
  return {
    ok: true,
    value: {
      before: row,
      definition,
      action,
      flow: flow.value,
      endedAs: end,
      version: Number(saved.rows[0]?.version),
      sequence,
      changes: [
        {
          kind: CASE,
          id: row.id,
          label: row.number,
          before: { at: stepsOf(row.flow) },
          after: { at: stepsOf(flow.value), action: action.key, ...(end === undefined ? {} : { end }) },
        },
      ],
      events: [
        caseMoved({
          caseId: row.id,
          number: row.number,
          procedure: row.procedure,
          action: action.key,
          step: step.key,
          endedAs: end,
        }),
      ],
    },
  }
}

export function stepsOf({ open, ended }: FlowState): string {
  return ended ?? open.join(', ')
}

interface ClockNow {
  readonly state?: string | undefined
  readonly due?: string | undefined
}

/** What the action does to the ledger, and what the clock says then. A definition without a term has no clock. */
async function advanceClock(
  tx: WriteTx,
  ctx: Ctx,
  row: CaseRow,
  definition: Definition,
  move: Move,
  flow: FlowState,
  role: string,
): Promise<Result<ClockNow, Refusal>> {
  const { term } = definition
  const calendar = term === undefined ? undefined : await calendarOf(tx, definition.calendar)
  if (term === undefined || calendar === undefined) return { ok: true, value: {} }
  const ledger = await readLedger(tx, row.id)
  const step = definition.steps.find(({ key }) => key === move.step)
  const action = step?.actions.find(({ key }) => key === move.action)
  const entered = { on: ctx.today, at: ctx.now, actor: role, rule: term.version }
  const entry = action === undefined ? undefined : clockEntryFor(definition, action, flow, entered, move.citation)
  const longer =
    entry === undefined ? { ok: true as const, value: ledger } : append(ledger, entry, term, calendar, ctx.today)
  if (!longer.ok) return longer
  if (entry !== undefined) await addToLedger(tx, row, entry, longer.value.length)
  if (longer.value.length === 0) return { ok: true, value: {} }
  const read = readClock(longer.value, term, calendar, ctx.today)
  return read.ok ? { ok: true, value: { state: read.value.state, due: read.value.due } } : read
}

export const NO_CASE: Refusal<'no_case'> = {
  kind: 'no_case',
  message: { es: 'No hay ningún expediente con ese número.', en: 'There is no case of that number.' },
}

export const CASE_CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'El expediente cambió mientras usted lo miraba. Vea cómo está ahora y decida de nuevo.',
    en: 'The case changed while you were looking at it. See how it stands now and decide again.',
  },
}
