import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { toDayNumber } from '../../../kernel/day-number.ts'
import type { Id } from '../../../kernel/ids.ts'
import { readCalendars } from '../../../platform/calendar/data/calendars.ts'
import { calendarChain, type WorkingCalendar, workingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Ledger } from '../rules/clock/ledger.ts'
import { readClock } from '../rules/clock/reading.ts'
import type { Definition } from '../rules/definition/definition.ts'
import type { Answers } from '../rules/filing/answers.ts'
import type { CompiledDefinition } from '../rules/filing/compiled.ts'
import { decidingUnit } from '../rules/flow/deciding-unit.ts'
import { after, everyAction, startOf } from '../rules/flow/flow.ts'
import { authorisedFigures } from '../rules/register/authorised.ts'
import { DECISIONS } from '../rules/resolution/resolution.ts'
import { type FinishedCase, stays } from '../rules/statistics/statistics.ts'
import { entryOf } from './case-store.ts'
import { allEditions, editionOf } from './editions.ts'

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

/**
 * Cases that ended between two days, read from what is public: as kept where that was counted with the calendar of today, and
 * counted from their ledgers where not. Four questions for the kept ones, two more for the others, however many.
 */
export async function finishedCases(
  tx: ReadTx,
  from: CivilDate,
  to: CivilDate,
  procedure?: string,
): Promise<readonly FoundCase[]> {
  const counting = await countingOf(tx)
  const found = await tx.execute(sql`
    select c.id, c.number, c.definition_id, c.procedure, c.jurisdiction, c.ended_as, c.ended_on, k.case_id is not null as kept,
      k.unit, k.use, k.resolved, k.authorised, k.entries, k.office_days, k.applicant_days, k.other_days, k.in_term, k.in_law,
      k.area, k.investment, k.steps
    from cases.open_case c
    left join cases.finished_case k on k.case_id = c.id and k.counted_with = ${counting.mark} and k.ended_on = c.ended_on
    where c.ended_on between ${from}::date and ${to}::date
      and (${procedure ?? null}::text is null or c.procedure = ${procedure ?? null}) order by c.ended_on, c.number`)
  const others = await countedFinished(
    tx,
    counting,
    found.rows.filter(({ kept }) => kept !== true).map(({ id }) => String(id)),
  )
  const here = found.rows.flatMap((row): readonly FoundCase[] => {
    if (row.kept !== true) {
      const counted = others.get(String(row.id))
      return counted === undefined ? [] : [counted]
    }
    const definition = editionOf(counting.editions, row)?.definition
    return definition === undefined ? [] : [keptCase(row, definition)]
  })
  return [...here, ...(await finishedBefore(tx, counting, from, to, procedure))]
}

/** Those of the old system, with what their file says and no more: it tells no days of anybody. */
export async function finishedBefore(
  tx: ReadTx,
  { editions }: Counting,
  from: CivilDate,
  to: CivilDate,
  procedure?: string,
): Promise<readonly FoundCase[]> {
  const found = await tx.execute(sql`
    select id, number, procedure, jurisdiction, ended_as, ended_on, use, area, investment,
      ended_on <= (filed_on + make_interval(months => ${LAW_MONTHS}))::date as in_law
    from cases.open_past_case where ended_on between ${from}::date and ${to}::date and ended_as is not null
      and (${procedure ?? null}::text is null or procedure = ${procedure ?? null}) order by ended_on, number`)
  const definitions = new Map([...editions.values()].map(({ definition }) => [definition.code, definition]))
  return found.rows.flatMap((row): readonly FoundCase[] => {
    const definition = definitions.get(String(row.procedure))
    if (definition === undefined) return []
    const endedAs = String(row.ended_as)
    return [
      {
        id: String(row.id),
        number: String(row.number),
        title: definition.title,
        endedAs,
        endedOn: String(row.ended_on),
        procedure: definition.code,
        appeal: definition.againstDecision === true,
        unit: decidingUnit(definition),
        jurisdiction: row.jurisdiction === null ? undefined : String(row.jurisdiction),
        use: row.use === null ? undefined : String(row.use),
        resolved: isDecision(endedAs) || endedAs === 'closed',
        authorised: endedAs === 'granted' || endedAs === 'conditioned',
        entries: undefined,
        days: undefined,
        inTerm: undefined,
        inLaw: row.in_law === null ? undefined : row.in_law === true,
        area: row.area === null ? undefined : Number(row.area),
        investment: row.investment === null ? undefined : Number(row.investment),
        steps: {},
      },
    ]
  })
}

/** What finished cases are counted with: the editions, every calendar, and the mark by which what was kept names them. */
export interface Counting {
  readonly editions: ReadonlyMap<Id, CompiledDefinition>
  readonly calendars: ReadonlyMap<string, WorkingCalendar>
  readonly mark: string
}

/** Raised when the same ledger comes to other figures than before: what was kept by the rules of old is counted anew. */
const RULES = 1

export async function countingOf(tx: ReadTx): Promise<Counting> {
  const editions = await allEditions(tx)
  const all = await readCalendars(tx)
  const calendars = new Map<string, WorkingCalendar>()
  for (const { code } of all) {
    const chain = calendarChain(code, all)
    if (chain.ok) calendars.set(code, workingCalendar(chain.value))
  }
  const mark = createHash('sha256')
    .update(JSON.stringify([RULES, all]))
    .digest('base64url')
    .slice(0, 22)
  return { editions, calendars, mark }
}

/** The figures of some ended cases, from their ledgers and events: what is kept is this and nothing else. */
export async function countedFinished(
  tx: ReadTx,
  { editions, calendars }: Counting,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, FoundCase>> {
  const counted = new Map<Id, FoundCase>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = sql`${sql.param(ids.slice(at, at + AT_ONCE))}::uuid[]`
    const found = await tx.execute(sql`
      select id, number, definition_id, procedure, jurisdiction, answers, filed_on, ended_as, ended_on, due_on,
        ended_on <= (filed_on + make_interval(months => ${LAW_MONTHS}))::date as in_law
      from cases.open_case where id = any(${some}) and ended_on is not null`)
    const ledgers = await byCase(tx, sql`cases.open_clock_entry`, some)
    const events = await byCase(tx, sql`cases.open_case_event`, some)
    for (const row of found.rows) {
      const id = String(row.id)
      const definition = editionOf(editions, row)?.definition
      if (definition === undefined) continue
      const calendar = calendars.get(definition.calendar)
      counted.set(id, foundCase(row, definition, calendar, ledgers.get(id) ?? [], events.get(id) ?? []))
    }
  }
  return counted
}

const AT_ONCE = 5_000

type Rows = readonly Record<string, unknown>[]

async function byCase(tx: ReadTx, view: SQL, ids: SQL): Promise<ReadonlyMap<string, Rows>> {
  const found = await tx.execute(sql`select * from ${view} where case_id = any(${ids}) order by case_id, sequence`)
  return Map.groupBy(found.rows, (row) => String(row.case_id))
}

function keptCase(row: Record<string, unknown>, definition: Definition): FoundCase {
  const said = (value: unknown) => (value === null ? undefined : String(value))
  const number = (value: unknown) => (value === null ? undefined : Number(value))
  return {
    id: String(row.id),
    number: String(row.number),
    title: definition.title,
    endedAs: String(row.ended_as),
    endedOn: String(row.ended_on),
    procedure: definition.code,
    appeal: definition.againstDecision === true,
    unit: said(row.unit),
    jurisdiction: said(row.jurisdiction),
    use: said(row.use),
    resolved: row.resolved === true,
    authorised: row.authorised === true,
    entries: Number(row.entries),
    days:
      row.office_days === null
        ? undefined
        : {
            office: Number(row.office_days),
            applicant: Number(row.applicant_days),
            others: Number(row.other_days),
          },
    inTerm: row.in_term === null ? undefined : row.in_term === true,
    inLaw: row.in_law === true,
    area: number(row.area),
    investment: number(row.investment),
    steps: row.steps as Readonly<Record<string, number>>,
  }
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
  const { use, area, investment } = authorisedFigures(answers)
  return {
    id: String(row.id),
    number: String(row.number),
    title: definition.title,
    endedAs,
    endedOn,
    procedure: definition.code,
    appeal: definition.againstDecision === true,
    unit: decidingUnit(definition),
    jurisdiction: row.jurisdiction === null ? undefined : String(row.jurisdiction),
    use,
    resolved: isDecision(endedAs) || endedAs === 'closed',
    // An appeal that is upheld authorises nothing by itself.
    authorised: definition.againstDecision !== true && (endedAs === 'granted' || endedAs === 'conditioned'),
    entries: Math.max(1, ledger.filter(({ kind }) => kind === 'start' || kind === 'restart').length),
    days:
      reading === undefined
        ? undefined
        : { office: reading.days.administration, applicant: reading.days.applicant, others: reading.days.others },
    inTerm: reading?.due === undefined ? undefined : endedOn <= reading.due,
    inLaw: row.in_law === true,
    area,
    investment,
    steps: calendar === undefined ? {} : stepDays(definition, events, calendar),
  }
}

function isDecision(end: string): boolean {
  return DECISIONS.some((each) => each === end)
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
