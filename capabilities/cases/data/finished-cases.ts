import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { toDayNumber } from '../../../kernel/day-number.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { WorkingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Ledger } from '../rules/clock/ledger.ts'
import { readClock } from '../rules/clock/reading.ts'
import type { Definition } from '../rules/definition/definition.ts'
import type { Answers } from '../rules/filing/answers.ts'
import type { CompiledDefinition } from '../rules/filing/compiled.ts'
import { after, everyAction, startOf } from '../rules/flow/flow.ts'
import { DECISIONS } from '../rules/resolution/resolution.ts'
import { type FinishedCase, stays } from '../rules/statistics/statistics.ts'
import { entryOf } from './case-store.ts'
import { calendarOf } from './compiled-editions.ts'
import { allEditions } from './editions.ts'

/** A finished case with what names it, for lists; of what everybody may read alone. */
export interface FoundCase extends FinishedCase {
  readonly id: Id
  readonly number: string
  readonly title: Definition['title']
  readonly endedAs: string
  readonly endedOn: CivilDate
}

/**
 * What the law grants any procedure, in months from its filing: the longest of the terms that were found (9 months, LPA; other
 * texts say 60 working days or 90 days), so that nothing is called late that may not be. To be confirmed by the institution.
 */
export const LAW_MONTHS = 9

/** Cases that ended between two days, read from what is public. Four questions, however many. */
export async function finishedCases(tx: ReadTx, from: CivilDate, to: CivilDate): Promise<readonly FoundCase[]> {
  const which = sql`ended_on between ${from}::date and ${to}::date`
  const found = await tx.execute(sql`
    select id, number, definition_id, procedure, jurisdiction, answers, filed_on, ended_as, ended_on, due_on,
      ended_on <= (filed_on + make_interval(months => ${LAW_MONTHS}))::date as in_law
    from cases.open_case where ${which} order by ended_on, number`)
  if (found.rows.length === 0) return []
  const editions = await allEditions(tx)
  const ledgers = await byCase(tx, sql`cases.open_clock_entry`, which)
  const events = await byCase(tx, sql`cases.open_case_event`, which)
  const calendars = await calendarsOf(tx, editions)
  return found.rows.flatMap((row): readonly FoundCase[] => {
    const definition = editions.get(String(row.definition_id))?.definition
    if (definition === undefined) return []
    const calendar = calendars.get(definition.calendar)
    return [foundCase(row, definition, calendar, ledgers.get(String(row.id)) ?? [], events.get(String(row.id)) ?? [])]
  })
}

type Rows = readonly Record<string, unknown>[]

async function byCase(tx: ReadTx, view: SQL, which: SQL): Promise<ReadonlyMap<string, Rows>> {
  const found = await tx.execute(sql`
    select e.* from ${view} e join cases.open_case c on c.id = e.case_id where c.${which} order by e.case_id, e.sequence`)
  return Map.groupBy(found.rows, (row) => String(row.case_id))
}

async function calendarsOf(
  tx: ReadTx,
  editions: ReadonlyMap<Id, CompiledDefinition>,
): Promise<ReadonlyMap<string, WorkingCalendar>> {
  const calendars = new Map<string, WorkingCalendar>()
  for (const code of new Set([...editions.values()].map(({ definition }) => definition.calendar))) {
    const calendar = await calendarOf(tx, code)
    if (calendar !== undefined) calendars.set(code, calendar)
  }
  return calendars
}

function foundCase(
  row: Record<string, unknown>,
  definition: Definition,
  calendar: WorkingCalendar | undefined,
  entries: Rows,
  events: Rows,
): FoundCase {
  const endedOn = String(row.ended_on)
  const ledger: Ledger = entries.map(entryOf)
  const { term } = definition
  const read =
    term === undefined || calendar === undefined || ledger.length === 0
      ? undefined
      : readClock(ledger, term, calendar, endedOn)
  const reading = read?.ok === true ? read.value : undefined
  const endedAs = String(row.ended_as)
  const answers = row.answers as Answers
  const number = (key: string) => (typeof answers[key] === 'number' ? answers[key] : undefined)
  return {
    id: String(row.id),
    number: String(row.number),
    title: definition.title,
    endedAs,
    endedOn,
    procedure: definition.code,
    unit: decidingUnit(definition),
    jurisdiction: row.jurisdiction === null ? undefined : String(row.jurisdiction),
    use: typeof answers.use === 'string' ? answers.use : undefined,
    resolved: isDecision(endedAs) || endedAs === 'closed',
    authorised: endedAs === 'granted' || endedAs === 'conditioned',
    entries: Math.max(1, ledger.filter(({ kind }) => kind === 'start' || kind === 'restart').length),
    days:
      reading === undefined
        ? undefined
        : { office: reading.days.administration, applicant: reading.days.applicant, others: reading.days.others },
    inTerm: reading?.due === undefined ? undefined : endedOn <= reading.due,
    inLaw: row.in_law === true,
    area: number('floor_area') ?? number('area'),
    investment: number('investment'),
    steps: calendar === undefined ? {} : stepDays(definition, events, calendar),
  }
}

function isDecision(end: string): boolean {
  return DECISIONS.some((each) => each === end)
}

/** The unit whose step decides: the figure is that unit's. */
export function decidingUnit(definition: Definition): string | undefined {
  const ends = new Set(definition.steps.filter(({ end }) => end !== undefined && isDecision(end)).map(({ key }) => key))
  const step = definition.steps.find(({ actions }) => actions.some(({ to }) => to.some((key) => ends.has(key))))
  return step?.unit ?? definition.steps.find(({ unit }) => unit !== undefined)?.unit
}

/** The flow gone through once more with what happened, to see which steps were open and how long. */
function stepDays(definition: Definition, events: Rows, calendar: WorkingCalendar): Readonly<Record<string, number>> {
  let flow = startOf(definition)
  const course: { readonly on: number; readonly opens: readonly string[] }[] = []
  for (const event of events) {
    const done = everyAction(definition, flow).find(
      ({ step, action }) => step.key === event.step && action.key === event.action,
    )
    if (done === undefined) continue
    flow = after(definition, flow, done)
    course.push({ on: toDayNumber(String(event.on_day)), opens: flow.open })
  }
  return stays(course, (day) => calendar.isWorking(day))
}
