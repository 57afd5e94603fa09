import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { APPLY } from '../filing-permissions.ts'
import { type ClockAccount, clockAccount } from '../rules/clock/account.ts'
import type { Ledger } from '../rules/clock/ledger.ts'
import { RECOUNT, type Recount } from '../rules/clock/recount.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { type CompiledDefinition, rulesFor } from '../rules/filing/compiled.ts'
import type { FeeLine } from '../rules/filing/fees.ts'
import type { Allowed } from '../rules/flow/flow.ts'
import { actionsFor, NOBODY } from '../rules/flow/roles.ts'
import { type Appealing, appealingOf, appealRefusal } from './appeals.ts'
import { type CaseRow, readCase, readLedger } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { type GuestLinks, isOwn } from './draft-store.ts'

export interface CaseEventRow {
  readonly sequence: number
  readonly at: string
  readonly on: CivilDate
  readonly role: string
  readonly step: string | undefined
  readonly action: string
  readonly publicWords: string | undefined
  readonly internalWords: string | undefined
  /** Where the calendar moved the due date: from which day to which. */
  readonly recount?: Recount | undefined
}

export interface CaseDocumentRow {
  readonly id: string
  readonly key: string
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly type: string
  readonly entry: number
  readonly at: string
  readonly fromOffice: boolean
  readonly superseded: boolean
}

export interface ObservationRow {
  readonly id: string
  readonly version: number
  readonly entry: number
  readonly number: number
  readonly about: 'field' | 'document' | 'other'
  readonly aboutKey: string | undefined
  readonly words: string
  readonly article: string | undefined
  readonly toldAt: string | undefined
  readonly withdrawnAt: string | undefined
  readonly answeredAt: string | undefined
  readonly answer: string | undefined
}

export interface FeeOrderRow {
  readonly id: string
  readonly version: number
  readonly reference: string
  readonly lines: readonly FeeLine[]
  readonly totalCents: number
  readonly issuedAt: string
  readonly paidAt: string | undefined
  readonly paidBy: string | undefined
}

/** The clock of a case with its arithmetic; absent where its definition has no term. */
export interface CaseClock {
  readonly ledger: Ledger
  readonly account: ClockAccount
  readonly calendarTitle: Text
}

export interface WholeCase {
  readonly row: CaseRow
  readonly compiled: CompiledDefinition
  readonly clock: CaseClock | undefined
  readonly events: readonly CaseEventRow[]
  readonly documents: readonly CaseDocumentRow[]
  readonly observations: readonly ObservationRow[]
  readonly orders: readonly FeeOrderRow[]
}

export const CASE_NOT_HERE: Refusal<'no_case'> = {
  kind: 'no_case',
  message: {
    es: 'Este expediente no está aquí para usted. Ábralo con el enlace que recibió por correo, o ingrese con su cuenta; el estado de cualquier expediente se ve con su número.',
    en: 'This case is not here for you. Open it by the link that you received by e-mail, or sign in; how any case stands is seen by its number.',
  },
}

/** Ledger and calendar in force give the same account whenever they are read. */
export async function clockOf(
  tx: ReadTx,
  { term, calendar: code }: Pick<Definition, 'term' | 'calendar'>,
  ledger: Ledger,
  today: CivilDate,
): Promise<CaseClock | undefined> {
  if (term === undefined || ledger.length === 0) return undefined
  const calendar = await calendarOf(tx, code)
  if (calendar === undefined) return undefined
  const account = clockAccount(ledger, term, calendar, today)
  return account.ok ? { ledger, account: account.value, calendarTitle: calendar.title } : undefined
}

const said = (value: unknown): string | undefined => (value === null ? undefined : String(value))

/** Everything of a case, for whoever may see it whole; who may is asked before. */
export async function wholeCase(tx: ReadTx, row: CaseRow, today: CivilDate): Promise<WholeCase> {
  const compiled = await compiledEdition(tx, row.definitionId, row.jurisdiction)
  const ledger = await readLedger(tx, row.id)
  const clock = await clockOf(tx, compiled.definition, ledger, today)
  const events = await tx.execute(sql`
    select sequence, at, on_day, role, step, action, public_words, internal_words, payload from cases.case_event
    where case_id = ${row.id} order by sequence`)
  const documents = await tx.execute(sql`
    select d.id, d.key, d.sha256, d.name, d.entry, d.at, d.from_office, d.superseded_by, f.size, f.type
    from cases.case_document d join platform.file f on f.sha256 = d.sha256
    where d.case_id = ${row.id} order by d.at, d.id`)
  const observations = await tx.execute(sql`
    select id, version, entry, number, about, about_key, words, article, told_at, withdrawn_at, answered_at, answer
    from cases.observation where case_id = ${row.id} order by entry, number`)
  const orders = await tx.execute(sql`
    select o.id, o.version, o.reference, o.lines, o.total_cents, o.issued_at, o.paid_at, p.way
    from cases.fee_order o left join cases.payment p on p.fee_order_id = o.id where o.case_id = ${row.id} order by o.issued_at`)
  return {
    row,
    compiled,
    clock,
    events: events.rows.map((each) => ({
      sequence: Number(each.sequence),
      at: String(each.at),
      on: String(each.on_day),
      role: String(each.role),
      step: said(each.step),
      action: String(each.action),
      publicWords: said(each.public_words),
      internalWords: said(each.internal_words),
      recount: each.action === RECOUNT ? (each.payload as Recount) : undefined,
    })),
    documents: documents.rows.map((each) => ({
      id: String(each.id),
      key: String(each.key),
      sha256: String(each.sha256),
      name: String(each.name),
      size: Number(each.size),
      type: String(each.type),
      entry: Number(each.entry),
      at: String(each.at),
      fromOffice: each.from_office === true,
      superseded: each.superseded_by !== null,
    })),
    observations: observations.rows.map((each) => ({
      id: String(each.id),
      version: Number(each.version),
      entry: Number(each.entry),
      number: Number(each.number),
      about: String(each.about) as ObservationRow['about'],
      aboutKey: said(each.about_key),
      words: String(each.words),
      article: said(each.article),
      toldAt: said(each.told_at),
      withdrawnAt: said(each.withdrawn_at),
      answeredAt: said(each.answered_at),
      answer: said(each.answer),
    })),
    orders: orders.rows.map((each) => ({
      id: String(each.id),
      version: Number(each.version),
      reference: String(each.reference),
      lines: each.lines as readonly FeeLine[],
      totalCents: Number(each.total_cents),
      issuedAt: String(each.issued_at),
      paidAt: said(each.paid_at),
      paidBy: said(each.way),
    })),
  }
}

export interface OwnCase extends WholeCase {
  /** What the applicant may do now. */
  readonly allowed: readonly Allowed[]
  /** The hash of the link by which a guest owns it, for commands. */
  readonly tokenHash: string | undefined
  readonly appealing: Appealing
  /** Why the decision cannot be appealed today; absent: it can. */
  readonly noAppeal: Refusal | undefined
}

/** A case as its applicant sees it: nothing internal. */
export const ownCaseQuery: Query<{ readonly caseId: string; readonly links: GuestLinks }, OwnCase> = {
  id: 'cases.own_case',
  permission: APPLY,
  async run(tx, ctx, { caseId, links }) {
    const row = await readCase(tx, caseId)
    if (row === undefined || !isOwn(ctx, links, row)) return refuse(CASE_NOT_HERE)
    const whole = await wholeCase(tx, row, ctx.today)
    const { definition } = whole.compiled
    const appealing = await appealingOf(tx, row, definition)
    const { holds } = rulesFor(whole.compiled, row.answers)
    return {
      ok: true,
      value: {
        ...whole,
        events: whole.events
          .filter(({ action }) => action !== 'note' && action !== 'assign')
          .map((event) => ({ ...event, internalWords: undefined })),
        observations: whole.observations.filter(
          ({ toldAt, withdrawnAt }) => toldAt !== undefined && withdrawnAt === undefined,
        ),
        allowed: actionsFor(whole.compiled.definition, row.flow, { ...NOBODY, applicant: true }, holds),
        appealing,
        noAppeal: appealRefusal(definition, appealing, ctx.today),
        tokenHash: row.tokenHash !== undefined && links.includes(row.tokenHash) ? row.tokenHash : undefined,
      },
    }
  },
}
