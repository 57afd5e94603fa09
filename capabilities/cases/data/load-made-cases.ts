import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { pointsStrewn } from '../../territory/contract.ts'
import { type MadeCase, type MadeCasesAsked, type MadeEdition, madeCases } from '../made-cases.ts'
import { caseNumber, seriesOf } from '../rules/filing/number.ts'
import { codeOf } from '../rules/resolution/resolution.ts'
import { calendarOf } from './compiled-editions.ts'
import { allEditions } from './editions.ts'
import { keepFinished } from './keep-finished.ts'

export interface MadeCasesLoad extends Omit<MadeCasesAsked, 'editions' | 'ground'> {
  readonly officeId: Id
  readonly officeCode: string
  /** Leaves out what has not come to its end by the last day. */
  readonly finished?: boolean | undefined
  /** Codes of procedures; left out, of every one. */
  readonly procedures?: readonly string[] | undefined
  /** To whom some of them are given. */
  readonly accounts: readonly Id[]
}

const AT_ONCE = 500
/** Where made-up cases may lie, in each municipality. */
const POINTS = 400

/** Writes generated cases with their events and ledgers, marked as demonstration; how many. Numbers go on after those there are. */
export async function loadMadeCases(tx: WriteTx, load: MadeCasesLoad): Promise<number> {
  const editions: MadeEdition[] = []
  for (const [id, compiled] of await allEditions(tx)) {
    const calendar = await calendarOf(tx, compiled.definition.calendar)
    // Appeals are against what was decided: none is made up by itself.
    if (compiled.definition.againstDecision === true) continue
    if (load.procedures?.includes(compiled.definition.code) === false) continue
    if (calendar !== undefined) editions.push({ id, compiled, calendar })
  }
  const ground = await pointsStrewn(tx, load.jurisdictions, load.today, POINTS)
  let made = 0
  // Made and written in turn: the database does not wait until a hundred thousand are thought out.
  for (let first = 0; first < load.count; first += AT_ONCE) {
    const some = madeCases({ ...load, editions, ground }, first, AT_ONCE).filter(
      ({ endedAs }) => load.finished !== true || endedAs !== undefined,
    )
    await saveMadeCases(tx, load, some)
    made += some.length
  }
  return made
}

/** Numbers them and writes them down; their ids, in order. */
export async function saveMadeCases(
  tx: WriteTx,
  load: Pick<MadeCasesLoad, 'officeId' | 'officeCode' | 'accounts' | 'seed'>,
  made: readonly MadeCase[],
): Promise<readonly Id[]> {
  return made.length === 0 ? [] : saveCases(tx, load, made, await numbersFor(tx, load, made))
}

type Whose = Parameters<typeof saveMadeCases>[1]

interface Numbered {
  readonly number: string
  readonly series: string
  readonly year: number
  readonly sequence: number
}

/** The next numbers of each series and year, all taken at once. */
async function numbersFor(
  tx: WriteTx,
  { officeId, officeCode }: Whose,
  made: readonly MadeCase[],
): Promise<ReadonlyMap<number, Numbered>> {
  const numbers = new Map<number, Numbered>()
  const groups = Map.groupBy(made, ({ definition, filedOn }) => `${seriesOf(definition.code)} ${filedOn.slice(0, 4)}`)
  for (const [group, own] of groups) {
    const [series = '', year = ''] = group.split(' ')
    const taken = await tx.execute(sql`
      insert into cases.case_series (id, office_id, series, year, last)
      values (${newId()}, ${officeId}, ${series}, ${Number(year)}, ${own.length})
      on conflict (office_id, series, year) do update set last = cases.case_series.last + excluded.last
      returning last`)
    const first = Number(taken.rows[0]?.last) - own.length + 1
    for (const [at, { index }] of own.entries()) {
      const sequence = first + at
      const number = caseNumber(officeCode, series, Number(year), sequence)
      numbers.set(index, { number, series, year: Number(year), sequence })
    }
  }
  return numbers
}

async function saveCases(
  tx: WriteTx,
  { officeId, accounts, seed }: Whose,
  made: readonly MadeCase[],
  numbers: ReadonlyMap<number, Numbered>,
): Promise<readonly Id[]> {
  const withIds = made.map((each) => ({ id: newId(), each }))
  const cases = withIds.map(({ id, each }) => {
    const numbered = numbers.get(each.index)
    return {
      id,
      ...numbered,
      definition_id: each.definitionId,
      procedure: each.definition.code,
      jurisdiction: each.jurisdiction ?? null,
      guest_email: `demo.${seed}.${each.index}@example.invalid`,
      applicant_name: each.applicant,
      answers: each.answers,
      filed_on: each.filedOn,
      flow: each.flow,
      ended_as: each.endedAs ?? null,
      ended_on: each.endedOn ?? null,
      // A third has nobody yet.
      assigned: accounts.length === 0 || each.index % 3 === 0 ? null : accounts[each.index % accounts.length],
      clock_state: each.clockState ?? null,
      due_on: each.dueOn ?? null,
      code: codeOf(randomBytes(12)).replaceAll('-', '').slice(0, 10),
    }
  })
  await tx.execute(sql`
    insert into cases.case_file (id, office_id, number, series, year, sequence, definition_id, procedure, jurisdiction, guest_email,
      applicant_name, answers, filed_on, filed_at, flow, ended_as, ended_on, assigned_account_id, clock_state, due_on,
      verification_code, demo)
    select id, ${officeId}::uuid, number, series, year, sequence, definition_id, procedure, jurisdiction, guest_email,
      applicant_name, answers, filed_on, filed_on + time '16:00' at time zone 'UTC', flow, ended_as, ended_on, assigned,
      clock_state, due_on, code, true
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as r(id uuid, number text, series text, year int, sequence int,
      definition_id uuid, procedure text, jurisdiction text, guest_email text, applicant_name text, answers jsonb, filed_on date,
      flow jsonb, ended_as text, ended_on date, assigned uuid, clock_state text, due_on date, code text)`)
  const events = withIds.flatMap(({ id, each }) =>
    each.events.map(({ on, role, step, action, clock }, at) => ({
      id: newId(),
      case_id: id,
      sequence: at + 1,
      on_day: on,
      role,
      step,
      action,
      clock: clock ?? null,
    })),
  )
  await tx.execute(sql`
    insert into cases.case_event (id, office_id, case_id, sequence, at, on_day, role, step, action, clock)
    select id, ${officeId}::uuid, case_id, sequence, on_day + time '16:00' at time zone 'UTC', on_day, role, step, action, clock
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r(id uuid, case_id uuid, sequence int, on_day date, role text,
      step text, action text, clock text)`)
  const ledger = withIds.flatMap(({ id, each }) =>
    each.ledger.map((entry, at) => ({
      id: newId(),
      case_id: id,
      sequence: at + 1,
      kind: entry.kind,
      on_day: entry.on,
      role: entry.actor ?? '',
      rule: entry.rule ?? '',
      reason: entry.kind === 'pause' ? entry.reason : null,
      awaits: entry.kind === 'pause' ? (entry.awaits ?? null) : null,
      outcome: entry.kind === 'stop' ? (entry.outcome ?? null) : null,
    })),
  )
  await tx.execute(sql`
    insert into cases.clock_entry (id, office_id, case_id, sequence, kind, on_day, at, role, rule, reason, awaits, outcome)
    select id, ${officeId}::uuid, case_id, sequence, kind, on_day, on_day + time '16:00' at time zone 'UTC', role, rule,
      nullif(reason, 'null'::jsonb), awaits, nullif(outcome, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(ledger)}::jsonb) as r(id uuid, case_id uuid, sequence int, kind text, on_day date,
      role text, rule text, reason jsonb, awaits text, outcome jsonb)`)
  await keepFinished(
    tx,
    withIds.flatMap(({ id, each }) => (each.endedAs === undefined ? [] : [id])),
  )
  return withIds.map(({ id }) => id)
}
