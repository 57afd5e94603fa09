import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { Text } from '../../../kernel/text.ts'
import type { WorkingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Actor } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type CompiledDefinition, inJurisdiction } from '../rules/filing/compiled.ts'
import type { FlowState } from '../rules/flow/flow.ts'
import type { Standing } from '../rules/flow/roles.ts'
import { type Pressing, pressing, workingDaysLeft } from '../rules/inbox/due.ts'
import { ownSteps, type PressingFilter, type Scope, standsAt } from '../rules/inbox/inbox.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { standingTo } from './case-store.ts'
import { calendarOf } from './compiled-editions.ts'
import { allEditions, editionOf } from './editions.ts'
import { NO_CASE } from './move-case.ts'
import { type Colleague, colleaguesOf } from './workload-query.ts'

export interface InboxAsked {
  readonly scope: Scope
  readonly pressing?: PressingFilter | undefined
  readonly procedure?: string | undefined
  /** Cases of one colleague. */
  readonly of?: Id | undefined
  /** Parts of a number or of the applicant's name, in any order and without their accents. */
  readonly text?: string | undefined
  /** Where the page before ended. */
  readonly after?: string | undefined
  readonly size?: number | undefined
}

export interface InboxRow {
  readonly id: Id
  readonly version: number
  readonly number: string
  readonly procedure: Text
  readonly applicant: string | undefined
  readonly filedOn: CivilDate
  readonly at: readonly Text[]
  readonly dueOn: CivilDate | undefined
  readonly left: number | undefined
  readonly pressing: Pressing
  /** The day on which an opinion was due that has not arrived. */
  readonly opinionDueOn: CivilDate | undefined
  readonly endedOn: CivilDate | undefined
  readonly assignedTo: string | undefined
  readonly demo: boolean
}

export interface Inbox {
  readonly rows: readonly InboxRow[]
  /** Where the next page begins; absent on the last one. */
  readonly next: string | undefined
  readonly procedures: readonly { readonly code: string; readonly title: Text }[]
  readonly colleagues: readonly Colleague[]
  readonly mayAssign: boolean
}

const PAGE = 50
const NEVER = '9999-12-31'

/** Cases of the office, what is due first. Four questions to the database however many cases there are. */
export const inboxQuery: Query<InboxAsked, Inbox> = {
  id: 'cases.inbox',
  permission: READ_CASES,
  async run(tx, ctx, asked) {
    const { who } = ctx
    if (typeof who === 'string') return refuse(NO_CASE)
    const editions = await allEditions(tx)
    const standing = await standingTo(tx, ctx, { officeId: who.officeId, accountId: undefined, tokenHash: undefined })
    const size = asked.size ?? PAGE
    const where = chosen(asked, who, ctx.today, editions, standing)
    const isEnded = asked.scope === 'ended'
    const key = isEnded ? sql`c.ended_on` : sql`coalesce(c.due_on, date '9999-12-31')`
    const after = cursorOf(asked.after)
    if (after !== undefined)
      where.push(
        isEnded
          ? sql`(${key}, c.id) < (${after.due}::date, ${after.id}::uuid)`
          : sql`(${key}, c.filed_on, c.id) > (${after.due}::date, ${after.filed}::date, ${after.id}::uuid)`,
      )
    const order = isEnded ? sql`c.ended_on desc, c.id desc` : sql`${key}, c.filed_on, c.id`
    const found = await tx.execute(sql`
      select c.id, c.version, c.number, c.definition_id, c.jurisdiction, c.applicant_name, c.filed_on, c.flow, c.due_on, c.clock_state, c.ended_on,
        c.demo, c.assigned_account_id, (select min(o.due_on) from cases.opinion o where o.case_id = c.id
          and o.answered_at is null and c.ended_as is null and o.due_on < ${ctx.today}::date) as opinion_due_on
      from cases.case_file c where ${sql.join(where, sql` and `)} order by ${order} limit ${size + 1}`)
    const colleagues = await colleaguesOf(tx, who.officeId)
    const calendars = await calendarsOf(tx, editions, found.rows)
    const names = new Map(colleagues.map(({ id, name }) => [id, name]))
    const rows = found.rows.slice(0, size).map((row) => rowOf(row, { editions, calendars, names, today: ctx.today }))
    const last = rows.at(-1)
    return {
      ok: true,
      value: {
        rows,
        next: found.rows.length > size && last !== undefined ? cursor(last, isEnded) : undefined,
        procedures: proceduresOf(editions),
        colleagues,
        mayAssign: standing.staff,
      },
    }
  },
}

/** Which cases of the office somebody asked for. */
export function chosen(
  asked: InboxAsked,
  { officeId, accountId }: Pick<Actor, 'officeId' | 'accountId'>,
  today: CivilDate,
  editions: ReadonlyMap<Id, CompiledDefinition>,
  standing: Standing,
): SQL[] {
  return [
    sql`c.office_id = ${officeId}`,
    ...ofScope(asked.scope, accountId, editions, (definition) => ownSteps(definition, standing)),
    ...ofFilters(asked, today),
  ]
}

function ofScope(
  scope: Scope,
  account: Id,
  editions: ReadonlyMap<Id, CompiledDefinition>,
  stepsOf: (definition: CompiledDefinition['definition']) => readonly string[],
): readonly SQL[] {
  if (scope === 'ended') return [sql`c.ended_as is not null`]
  const open = sql`c.ended_as is null`
  if (scope === 'mine') return [open, sql`c.assigned_account_id = ${account}`]
  if (scope === 'all') return [open]
  const own = [...editions].flatMap(([id, common]) =>
    holdings(common).flatMap(({ definition, where }) => {
      const steps = stepsOf(definition)
      if (steps.length === 0) return []
      return [sql`(c.definition_id = ${id} and ${where} and c.flow -> 'open' ?| ${sql.param([...steps])}::text[])`]
    }),
  )
  const atOwn = own.length === 0 ? sql`false` : sql`(${sql.join(own, sql` or `)})`
  return scope === 'unit' ? [open, atOwn] : [open, atOwn, sql`c.assigned_account_id is null`]
}

/** An edition as it holds in each municipality that says something of its own, and everywhere else. */
function holdings(common: CompiledDefinition) {
  const { definition } = common
  const places = definition.overrides.map(({ jurisdiction }) => jurisdiction)
  if (places.length === 0) return [{ definition, where: sql`true` }]
  return [
    { definition, where: sql`(c.jurisdiction is null or c.jurisdiction <> all(${sql.param(places)}::text[]))` },
    ...places.map((place) => ({
      definition: inJurisdiction(common, place).definition,
      where: sql`c.jurisdiction = ${place}`,
    })),
  ]
}

function ofFilters({ pressing: press, procedure, of, text }: InboxAsked, today: CivilDate): readonly SQL[] {
  return [
    ...(press === 'late' ? [sql`c.due_on < ${today}::date`] : []),
    ...(press === 'soon' ? [sql`c.due_on between ${today}::date and ${today}::date + 7`] : []),
    ...(press === 'opinion'
      ? [
          sql`c.id in (select o.case_id from cases.opinion o
            where o.office_id = c.office_id and o.answered_at is null and o.due_on < ${today}::date)`,
        ]
      : []),
    ...(press === 'waits' ? [sql`c.clock_state = 'suspended'`] : []),
    ...(procedure === undefined ? [] : [sql`c.procedure = ${procedure}`]),
    ...(of === undefined ? [] : [sql`c.assigned_account_id = ${of}`]),
    ...wordsOf(text).map((word) => sql`c.searched like ${`%${escapeLike(word)}%`}`),
  ]
}

const MOST_WORDS = 8

/** Folded as what is kept of each case (`cases.searched`): parts of a number and of names, in any order, with or without accents. */
function wordsOf(text = ''): readonly string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (each) => `\\${each}`)
}

interface Around {
  readonly editions: ReadonlyMap<Id, CompiledDefinition>
  readonly calendars: ReadonlyMap<string, WorkingCalendar>
  readonly names: ReadonlyMap<Id, string>
  readonly today: CivilDate
}

function rowOf(row: Record<string, unknown>, { editions, calendars, names, today }: Around): InboxRow {
  const definition = editionOf(editions, row)?.definition
  const dueOn = row.due_on === null ? undefined : String(row.due_on)
  const calendar = definition === undefined ? undefined : calendars.get(definition.calendar)
  const left = dueOn === undefined || calendar === undefined ? undefined : workingDaysLeft(calendar, today, dueOn)
  return {
    id: String(row.id),
    version: Number(row.version),
    number: String(row.number),
    procedure: definition?.title ?? { es: '—' },
    applicant: row.applicant_name === null ? undefined : String(row.applicant_name),
    filedOn: String(row.filed_on),
    at: definition === undefined ? [] : standsAt(definition, row.flow as FlowState).map(({ title }) => title),
    dueOn,
    left,
    pressing: pressing({ due: dueOn, waits: row.clock_state === 'suspended' }, left, today),
    opinionDueOn: row.opinion_due_on === null ? undefined : String(row.opinion_due_on),
    endedOn: row.ended_on === null ? undefined : String(row.ended_on),
    assignedTo: row.assigned_account_id === null ? undefined : names.get(String(row.assigned_account_id)),
    demo: row.demo === true,
  }
}

async function calendarsOf(
  tx: ReadTx,
  editions: ReadonlyMap<Id, CompiledDefinition>,
  rows: readonly Record<string, unknown>[],
): Promise<ReadonlyMap<string, WorkingCalendar>> {
  const codes = new Set(rows.flatMap((row) => editionOf(editions, row)?.definition.calendar ?? []))
  const calendars = new Map<string, WorkingCalendar>()
  for (const code of codes) {
    const calendar = await calendarOf(tx, code)
    if (calendar !== undefined) calendars.set(code, calendar)
  }
  return calendars
}

function proceduresOf(editions: ReadonlyMap<Id, CompiledDefinition>): Inbox['procedures'] {
  const titles = new Map([...editions.values()].map(({ definition }) => [definition.code, definition.title]))
  return [...titles].map(([code, title]) => ({ code, title }))
}

function cursor({ dueOn = NEVER, endedOn, filedOn, id }: InboxRow, isEnded: boolean): string {
  return [isEnded ? (endedOn ?? NEVER) : dueOn, filedOn, id].join('_')
}

function cursorOf(text: string | undefined) {
  const [, due, filed, id] =
    /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '') ?? []
  return due === undefined || filed === undefined || id === undefined || !isDay(due) || !isDay(filed)
    ? undefined
    : { due, filed, id }
}

function isDay(text: string): boolean {
  return new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
}
