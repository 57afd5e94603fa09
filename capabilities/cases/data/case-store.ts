import { type SQL, sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { Holder, Ledger, LedgerEntry, Span } from '../rules/clock/ledger.ts'
import type { Answers } from '../rules/filing/answers.ts'
import type { FlowState } from '../rules/flow/flow.ts'
import { NOBODY, type Standing } from '../rules/flow/roles.ts'

/** A filed case as the engine works on it. */
export interface CaseRow {
  readonly id: Id
  readonly officeId: Id
  readonly version: number
  readonly number: string
  readonly definitionId: Id
  readonly procedure: string
  readonly jurisdiction: string | undefined
  readonly accountId: Id | undefined
  readonly guestEmail: string | undefined
  readonly tokenHash: string | undefined
  readonly applicantName: string | undefined
  readonly ownerName: string | undefined
  readonly answers: Answers
  readonly filedOn: CivilDate
  readonly filedAt: string
  readonly flow: FlowState
  readonly endedAs: string | undefined
  readonly endedOn: CivilDate | undefined
  readonly assignedUnitId: Id | undefined
  readonly assignedAccountId: Id | undefined
  readonly clockState: string | undefined
  readonly dueOn: CivilDate | undefined
  readonly verificationCode: string
  readonly demo: boolean
}

const COLUMNS = sql`id, office_id, version, number, definition_id, procedure, jurisdiction, account_id, guest_email, token_hash,
  applicant_name, owner_name, answers, filed_on, filed_at, flow, ended_as, ended_on, assigned_unit_id, assigned_account_id,
  clock_state, due_on, verification_code, demo`

function said(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

export function caseRowOf(row: Record<string, unknown>): CaseRow {
  return {
    id: String(row.id),
    officeId: String(row.office_id),
    version: Number(row.version),
    number: String(row.number),
    definitionId: String(row.definition_id),
    procedure: String(row.procedure),
    jurisdiction: said(row.jurisdiction),
    accountId: said(row.account_id),
    guestEmail: said(row.guest_email),
    tokenHash: said(row.token_hash),
    applicantName: said(row.applicant_name),
    ownerName: said(row.owner_name),
    answers: row.answers as Answers,
    filedOn: String(row.filed_on),
    filedAt: String(row.filed_at),
    flow: row.flow as FlowState,
    endedAs: said(row.ended_as),
    endedOn: said(row.ended_on),
    assignedUnitId: said(row.assigned_unit_id),
    assignedAccountId: said(row.assigned_account_id),
    clockState: said(row.clock_state),
    dueOn: said(row.due_on),
    verificationCode: String(row.verification_code),
    demo: row.demo === true,
  }
}

async function oneCase(tx: ReadTx, which: SQL): Promise<CaseRow | undefined> {
  const found = await tx.execute(sql`select ${COLUMNS} from cases.case_file where ${which}`)
  const [row] = found.rows
  return row === undefined ? undefined : caseRowOf(row)
}

export function readCase(tx: ReadTx, id: Id): Promise<CaseRow | undefined> {
  return oneCase(tx, sql`id = ${id}`)
}

/** For whoever changes it: nobody else does until the transaction ends. */
export function lockCase(tx: WriteTx, id: Id): Promise<CaseRow | undefined> {
  return oneCase(tx, sql`id = ${id} for update`)
}

export async function readLedger(tx: ReadTx, caseId: Id, from: SQL = sql`cases.clock_entry`): Promise<Ledger> {
  const found = await tx.execute(sql`
    select kind, on_day, at, role, rule, reason, citation, awaits, answer_within, extended_by, outcome
    from ${from} where case_id = ${caseId} order by sequence`)
  return found.rows.map(entryOf)
}

export function entryOf(row: Record<string, unknown>): LedgerEntry {
  const entered = { on: String(row.on_day), at: String(row.at), actor: String(row.role), rule: String(row.rule) }
  const citation = row.citation === null ? {} : { citation: String(row.citation) }
  switch (String(row.kind)) {
    case 'pause':
      return {
        ...entered,
        ...citation,
        kind: 'pause',
        reason: row.reason as Text,
        ...(row.awaits === null ? {} : { awaits: String(row.awaits) as Exclude<Holder, 'administration'> }),
        ...(row.answer_within === null ? {} : { answerWithin: row.answer_within as Span }),
      }
    case 'extend':
      return {
        ...entered,
        ...citation,
        kind: 'extend',
        by: Number(row.extended_by),
        ...(row.reason === null ? {} : { reason: row.reason as Text }),
      }
    case 'stop':
      return { ...entered, kind: 'stop', ...(row.outcome === null ? {} : { outcome: row.outcome as Text }) }
    case 'resume':
      return { ...entered, kind: 'resume' }
    case 'restart':
      return { ...entered, kind: 'restart' }
    default:
      return { ...entered, kind: 'start' }
  }
}

type CaseRef = Pick<CaseRow, 'id' | 'officeId'>

/** Adds the `sequence`th entry; the case's row is locked by who calls. */
export async function addToLedger(tx: WriteTx, { id, officeId }: CaseRef, entry: LedgerEntry, sequence: number) {
  const { kind } = entry
  const reason = kind === 'pause' || kind === 'extend' ? entry.reason : undefined
  const citation = kind === 'pause' || kind === 'extend' ? entry.citation : undefined
  await tx.execute(sql`
    insert into cases.clock_entry (id, office_id, case_id, sequence, kind, on_day, at, role, rule, reason, citation, awaits,
      answer_within, extended_by, outcome)
    values (${newId()}, ${officeId}, ${id}, ${sequence}, ${kind}, ${entry.on}, ${entry.at ?? null}, ${entry.actor ?? ''},
      ${entry.rule ?? ''}, ${json(reason)}::jsonb, ${citation ?? null}, ${kind === 'pause' ? (entry.awaits ?? null) : null},
      ${json(kind === 'pause' ? entry.answerWithin : undefined)}::jsonb, ${kind === 'extend' ? entry.by : null},
      ${json(kind === 'stop' ? entry.outcome : undefined)}::jsonb)`)
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}

export interface NewCaseEvent {
  readonly role: string
  readonly step?: string | undefined
  readonly action: string
  readonly clock?: string | undefined
  readonly publicWords?: string | undefined
  readonly internalWords?: string | undefined
  readonly payload?: Readonly<Record<string, unknown>> | undefined
}

/** Writes down what happened; the case's row is locked by who calls, so that the numbers have no holes. */
export async function addCaseEvent(
  tx: WriteTx,
  ctx: Ctx,
  { id, officeId }: CaseRef,
  event: NewCaseEvent,
): Promise<number> {
  const made = await tx.execute(sql`
    insert into cases.case_event (id, office_id, case_id, sequence, at, on_day, account_id, role, step, action, clock,
      public_words, internal_words, payload)
    select ${newId()}, ${officeId}, ${id}, coalesce(max(sequence), 0) + 1, ${ctx.now}, ${ctx.today},
      ${typeof ctx.who === 'string' ? null : ctx.who.accountId}::uuid, ${event.role}, ${event.step ?? null}::text,
      ${event.action}, ${event.clock ?? null}::text, ${event.publicWords ?? null}::text,
      ${event.internalWords ?? null}::text, ${JSON.stringify(event.payload ?? {})}::jsonb
    from cases.case_event where case_id = ${id}
    returning sequence`)
  return Number(made.rows[0]?.sequence)
}

const WORKING_ROLES = ['administrator', 'executive_director', 'unit_planner'] as const

/** How whoever acts stands to a case. `token`: the hash of the link with which a guest came. */
export async function standingTo(
  tx: ReadTx,
  { who }: Pick<Ctx, 'who'>,
  row: Pick<CaseRow, 'officeId' | 'accountId' | 'tokenHash'>,
  token?: string,
): Promise<Standing> {
  if (token !== undefined && token === row.tokenHash) return { ...NOBODY, applicant: true }
  if (who === 'public') return NOBODY
  if (who === 'system') return token === undefined ? { ...NOBODY, program: true } : NOBODY
  if (row.accountId === who.accountId) return { ...NOBODY, applicant: true }
  const staff = who.officeId === row.officeId && WORKING_ROLES.some((role) => who.roles.includes(role))
  if (!staff) return NOBODY
  return {
    ...NOBODY,
    staff,
    administrator: who.roles.includes('administrator'),
    units: who.unitIds.length === 0 ? [] : await unitCodes(tx, who.unitIds),
  }
}

async function unitCodes(tx: ReadTx, ids: readonly Id[]): Promise<readonly string[]> {
  const found = await tx.execute(sql`select code from identity.unit where id = any(${sql.param(ids)}::uuid[])`)
  return found.rows.map(({ code }) => String(code))
}
