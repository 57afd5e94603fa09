import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { newId } from '../../../kernel/ids.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type DemoCase, demoCase, instantOf } from '../demo-cases.ts'
import { DEMO_IDS, DEMO_LINKS } from '../demo-ids.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { rulesFor } from '../rules/filing/compiled.ts'
import { feesOf } from '../rules/filing/fees.ts'
import { caseNumber, seriesOf } from '../rules/filing/number.ts'
import { calendarOf, keepCompiled } from './compiled-editions.ts'
import { newVerificationCode } from './file-case.ts'
import { keepFinished } from './keep-finished.ts'
import { CASE, stepsOf } from './move-case.ts'

/** Enough for lists, the inbox and measures not to be empty; nothing in them is true, and each says so. */
const CASES_OF_THE_DEMONSTRATION = 32

interface MadeCase extends DemoCase {
  readonly id: string
  readonly definitionId: string
  readonly definition: Definition
  readonly number: string
  readonly series: string
  readonly year: number
  readonly sequence: number
  readonly name: string
  readonly accountId: string | null
  readonly guestEmail: string | null
}

/** Cases in different states, of every procedure in turn. Some belong to the demonstration's reading account, the others to guests. */
export async function loadDemoCases(tx: WriteTx, ctx: Ctx): Promise<readonly Change[]> {
  const present = await tx.execute(sql`select 1 from cases.case_file where demo limit 1`)
  if (present.rows.length > 0) return []
  const editions = await tx.execute(sql`
    select distinct on (d.code) d.id, d.office_id, d.content, o.code as office from cases.definition d
    join identity.office o on o.id = d.office_id
    where not coalesce((d.content ->> 'againstDecision')::boolean, false) order by d.code, d.published_at desc, d.edition desc`)
  if (editions.rows.length === 0) return []
  const accounts = await tx.execute(sql`select id from identity.account where demo and login = 'lectura'`)
  const account = accounts.rows[0]?.id === undefined ? null : String(accounts.rows[0].id)
  const officeId = String(editions.rows[0]?.office_id)
  const office = String(editions.rows[0]?.office)
  const made: MadeCase[] = []
  const lasts = new Map<string, number>()
  const calendars = new Map<string, Awaited<ReturnType<typeof calendarOf>>>()
  const drawn: { readonly of: number; readonly name: string; readonly demo: DemoCase }[] = []
  for (let index = 0; index < CASES_OF_THE_DEMONSTRATION; index += 1) {
    const of = index % editions.rows.length
    const row = editions.rows[of]
    const compiled = keepCompiled(String(row?.id), row?.content as Definition)
    const { calendar: code } = compiled.definition
    if (!calendars.has(code)) calendars.set(code, await calendarOf(tx, code))
    const name = `Solicitante de demostración ${index + 1}`
    const demo = demoCase(compiled, calendars.get(code), { seed: 4811 + index * 97, today: ctx.today, name })
    if (demo !== undefined) drawn.push({ of, name, demo })
  }
  // Numbers follow the days of filing, as they would have been given.
  for (const { of, name, demo } of drawn.sort((one, other) => (one.demo.filedOn < other.demo.filedOn ? -1 : 1))) {
    const row = editions.rows[of]
    const definition = row?.content as Definition
    const series = seriesOf(definition.code)
    const year = Number(demo.filedOn.slice(0, 4))
    const sequence = (lasts.get(`${series} ${year}`) ?? 0) + 1
    lasts.set(`${series} ${year}`, sequence)
    const own = account !== null && made.length % 8 === 3
    const firstOwn = own && !made.some(({ accountId }) => accountId !== null)
    made.push({
      ...demo,
      id: firstOwn ? DEMO_IDS.case : newId(),
      definitionId: String(row?.id),
      definition,
      number: caseNumber(office, series, year, sequence),
      series,
      year,
      sequence,
      name,
      accountId: own ? account : null,
      guestEmail: own ? null : `demostracion-${made.length + 1}@ejemplo.invalid`,
    })
  }
  await saveSeries(tx, officeId, lasts)
  await saveCases(tx, officeId, made)
  await saveCourse(tx, officeId, made)
  await keepFinished(
    tx,
    made.flatMap(({ id, endedOn }) => (endedOn === undefined ? [] : [id])),
  )
  await saveFees(tx, ctx, officeId, made)
  await saveDraftOf(tx, ctx, officeId, account, editions.rows)
  return made.map(({ id, number, flow }) => ({
    kind: CASE,
    id,
    label: number,
    before: {},
    after: { at: stepsOf(flow) },
  }))
}

async function saveSeries(tx: WriteTx, officeId: string, lasts: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...lasts].map(([key, last]) => {
    const [series, year] = key.split(' ')
    return { id: newId(), series, year: Number(year), last }
  })
  await tx.execute(sql`
    insert into cases.case_series as s (id, office_id, series, year, last)
    select id, ${officeId}::uuid, series, year, last
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, series text, year int, last int)
    on conflict (office_id, series, year) do update set last = greatest(s.last, excluded.last)`)
}

async function saveCases(tx: WriteTx, officeId: string, made: readonly MadeCase[]): Promise<void> {
  const rows = made.map((each) => ({
    id: each.id,
    number: each.number,
    series: each.series,
    year: each.year,
    sequence: each.sequence,
    definition_id: each.definitionId,
    procedure: each.definition.code,
    account_id: each.accountId,
    guest_email: each.guestEmail,
    applicant_name: each.name,
    answers: each.answers,
    filed_on: each.filedOn,
    filed_at: instantOf(each.filedOn, 0),
    flow: each.flow,
    ended_as: each.definition.steps.find(({ key }) => key === each.flow.ended)?.end ?? null,
    ended_on: each.endedOn ?? null,
    clock_state: each.clockState ?? null,
    due_on: each.dueOn ?? null,
    verification_code: newVerificationCode(),
  }))
  await tx.execute(sql`
    insert into cases.case_file (id, office_id, number, series, year, sequence, definition_id, procedure, account_id, guest_email,
      applicant_name, answers, filed_on, filed_at, flow, ended_as, ended_on, clock_state, due_on, verification_code, demo)
    select id, ${officeId}::uuid, number, series, year, sequence, definition_id, procedure, account_id, guest_email,
      applicant_name, answers, filed_on, filed_at, flow, ended_as, ended_on, clock_state, due_on, verification_code, true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, number text, series text, year int, sequence int,
      definition_id uuid, procedure text, account_id uuid, guest_email text, applicant_name text, answers jsonb, filed_on date,
      filed_at timestamptz, flow jsonb, ended_as text, ended_on date, clock_state text, due_on date, verification_code text)`)
}

/** What happened to them, their ledgers and what was observed. */
async function saveCourse(tx: WriteTx, officeId: string, made: readonly MadeCase[]): Promise<void> {
  const events = made.flatMap(({ id, events: all }) =>
    all.map((event, index) => ({
      id: newId(),
      case_id: id,
      sequence: index + 1,
      at: instantOf(event.on, index),
      on_day: event.on,
      role: event.role,
      step: event.step,
      action: event.action,
      clock: event.clock ?? null,
    })),
  )
  await tx.execute(sql`
    insert into cases.case_event (id, office_id, case_id, sequence, at, on_day, role, step, action, clock)
    select id, ${officeId}::uuid, case_id, sequence, at, on_day, role, step, action, clock
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r(id uuid, case_id uuid, sequence int, at timestamptz,
      on_day date, role text, step text, action text, clock text)`)
  const entries = made.flatMap(({ id, ledger }) =>
    ledger.map((entry, index) => ({
      id: newId(),
      case_id: id,
      sequence: index + 1,
      kind: entry.kind,
      on_day: entry.on,
      at: entry.at,
      role: entry.actor,
      rule: entry.rule,
      reason: entry.kind === 'pause' ? entry.reason : null,
      awaits: entry.kind === 'pause' ? (entry.awaits ?? null) : null,
      answer_within: entry.kind === 'pause' ? (entry.answerWithin ?? null) : null,
      outcome: entry.kind === 'stop' ? (entry.outcome ?? null) : null,
    })),
  )
  // What is null in JSON has to be null in the table too, and not the word of JSON for it.
  await tx.execute(sql`
    insert into cases.clock_entry (id, office_id, case_id, sequence, kind, on_day, at, role, rule, reason, awaits, answer_within, outcome)
    select id, ${officeId}::uuid, case_id, sequence, kind, on_day, at, role, rule, nullif(reason, 'null'::jsonb), awaits,
      nullif(answer_within, 'null'::jsonb), nullif(outcome, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(id uuid, case_id uuid, sequence int, kind text, on_day date,
      at timestamptz, role text, rule text, reason jsonb, awaits text, answer_within jsonb, outcome jsonb)`)
  const observations = made.flatMap(({ id, observations: all }) =>
    all.map((each, index) => ({
      id: newId(),
      case_id: id,
      entry: each.entry,
      number: index + 1,
      about: each.about,
      about_key: each.aboutKey ?? null,
      words: each.words,
      at: instantOf(each.on, 1),
      answered_at: each.answeredOn === undefined ? null : instantOf(each.answeredOn, 1),
      answer: each.answeredOn === undefined ? null : 'Se corrigió (respuesta de demostración).',
    })),
  )
  await tx.execute(sql`
    insert into cases.observation (id, office_id, case_id, entry, number, about, about_key, words, at, told_at, answered_at, answer)
    select id, ${officeId}::uuid, case_id, entry, number, about, about_key, words, at, at, answered_at, answer
    from jsonb_to_recordset(${JSON.stringify(observations)}::jsonb) as r(id uuid, case_id uuid, entry int, number int, about text,
      about_key text, words text, at timestamptz, answered_at timestamptz, answer text)`)
}

/** Fee orders of those that cost something; of every second one the payment. */
async function saveFees(tx: WriteTx, ctx: Ctx, officeId: string, made: readonly MadeCase[]): Promise<void> {
  const orders = made.flatMap((each, index) => {
    const { lines, totalCents } = feesOf(
      rulesFor(keepCompiled(each.definitionId, each.definition), each.answers),
      each.filedOn,
    )
    if (totalCents === 0) return []
    const paid = index % 3 !== 0
    return [
      {
        id: newId(),
        case_id: each.id,
        lines,
        total_cents: totalCents,
        reference: `${each.number}-P1`,
        issued_at: instantOf(each.filedOn, 0),
        paid_at: paid ? instantOf(each.filedOn, 3) : null,
        payment_id: newId(),
        way: index % 2 === 0 ? 'gateway' : 'cashier',
      },
    ]
  })
  if (orders.length === 0) return
  const given = sql`jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as r(id uuid, case_id uuid, lines jsonb,
    total_cents bigint, reference text, issued_at timestamptz, paid_at timestamptz, payment_id uuid, way text)`
  await tx.execute(sql`
    insert into cases.fee_order (id, office_id, case_id, lines, total_cents, reference, issued_at, paid_at)
    select id, ${officeId}::uuid, case_id, lines, total_cents, reference, issued_at, paid_at from ${given}`)
  await tx.execute(sql`
    insert into cases.payment (id, office_id, fee_order_id, way, amount_cents, reference, at)
    select payment_id, ${officeId}::uuid, id, way, total_cents, 'DEMO-' || reference, coalesce(paid_at, ${ctx.now}::timestamptz)
    from ${given} where paid_at is not null`)
}

function demoHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** One application that is being prepared, on behalf of somebody whose consent is awaited. */
async function saveDraftOf(
  tx: WriteTx,
  ctx: Ctx,
  officeId: string,
  account: string | null,
  editions: readonly Record<string, unknown>[],
): Promise<void> {
  const edition = editions.find(({ content }) => (content as Definition).fees.length > 0) ?? editions[0]
  await tx.execute(sql`
    insert into cases.draft (id, office_id, definition_id, account_id, guest_email, token_hash, applicant_name, owner_name,
      owner_email, consent_token_hash, created_at, updated_at)
    values (${DEMO_IDS.draft}, ${officeId}, ${String(edition?.id)}, ${account}::uuid, 'borrador@ejemplo.invalid',
      ${demoHash(DEMO_LINKS.draft)}, 'Solicitante de demostración', 'Propietaria de demostración', 'propietaria@ejemplo.invalid',
      ${demoHash(DEMO_LINKS.consent)}, ${ctx.now}, ${ctx.now})`)
}
