import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type ClockAccount, clockAccount } from '../rules/clock/account.ts'
import type { Ledger } from '../rules/clock/ledger.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { rulesFor } from '../rules/filing/compiled.ts'
import type { Allowed } from '../rules/flow/flow.ts'
import { actionsFor, type Standing } from '../rules/flow/roles.ts'
import type { Clause, Decision } from '../rules/resolution/resolution.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { type Appealing, appealingOf } from './appeals.ts'
import { type CaseRow, readCase, readLedger, standingTo } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { NO_CASE } from './move-case.ts'
import { type Phrase, phrasesFor } from './phrases.ts'
import { type Colleague, colleaguesOf } from './workload-query.ts'

export interface StaffEvent {
  readonly sequence: number
  readonly at: string
  readonly on: string
  readonly role: string
  readonly who: string | undefined
  readonly step: string | undefined
  readonly action: string
  readonly publicWords: string | undefined
  readonly internalWords: string | undefined
  readonly payload: Readonly<Record<string, unknown>>
}

export interface StaffDocument {
  readonly id: Id
  readonly key: string
  readonly name: string
  readonly entry: number
  readonly at: string
  readonly size: number
  readonly type: string
  readonly fromOffice: boolean
  readonly superseded: boolean
}

export interface StaffObservation {
  readonly id: Id
  readonly entry: number
  readonly number: number
  readonly about: string
  readonly aboutKey: string | undefined
  readonly words: string
  readonly article: string | undefined
  readonly told: boolean
  readonly answer: string | undefined
  readonly answered: boolean
}

export interface StaffOpinion {
  readonly id: Id
  readonly version: number
  readonly number: number
  readonly askedOf: string
  readonly question: string
  readonly askedOn: string
  readonly dueOn: string
  readonly answeredOn: string | undefined
  readonly conclusion: string | undefined
  readonly answer: string | undefined
}

export interface StaffInspection {
  readonly id: Id
  readonly number: number
  readonly visitedOn: string
  readonly conclusion: string
  readonly found: string
  readonly photos: readonly { readonly id: Id; readonly name: string }[]
}

export interface StaffResolution {
  readonly id: Id
  readonly version: number
  readonly number: string
  readonly step: string
  readonly action: string
  readonly outcome: Decision
  readonly grounds: string
  readonly clauses: readonly Clause[]
  readonly state: 'draft' | 'signed' | 'notified'
  readonly code: string
  readonly signedOn: string | undefined
  readonly signedAs: string | undefined
  readonly development: boolean
  readonly sha256: string | undefined
  readonly notifiedOn: string | undefined
  readonly notifiedWay: string | undefined
  readonly notifiedProof: string | undefined
}

export interface StaffCase {
  readonly row: CaseRow
  readonly definition: Definition
  readonly standing: Standing
  /** Exactly what the command would accept of this person now. */
  readonly allowed: readonly Allowed[]
  readonly ledger: Ledger
  /** Absent where the definition has no term, or the case no start yet. */
  readonly account: ClockAccount | undefined
  readonly events: readonly StaffEvent[]
  readonly documents: readonly StaffDocument[]
  readonly observations: readonly StaffObservation[]
  readonly opinions: readonly StaffOpinion[]
  readonly inspections: readonly StaffInspection[]
  readonly resolutions: readonly StaffResolution[]
  readonly colleagues: readonly Colleague[]
  readonly phrases: readonly Phrase[]
  readonly appealing: Appealing
}

/** All of a case for who works in its office. One's own application is looked at where applicants look. */
export const staffCaseQuery: Query<{ readonly id: Id }, StaffCase> = {
  id: 'cases.staff_case',
  permission: READ_CASES,
  async run(tx, ctx, { id }) {
    const { who } = ctx
    const row = await readCase(tx, id)
    if (row === undefined || typeof who === 'string' || row.officeId !== who.officeId) return refuse(NO_CASE)
    const compiled = await compiledEdition(tx, row.definitionId, row.jurisdiction)
    const { definition } = compiled
    const standing = await standingTo(tx, ctx, row)
    const ledger = await readLedger(tx, id)
    const { term } = definition
    const calendar = term === undefined ? undefined : await calendarOf(tx, definition.calendar)
    const account =
      term === undefined || calendar === undefined || ledger.length === 0
        ? undefined
        : clockAccount(ledger, term, calendar, ctx.today)
    return {
      ok: true,
      value: {
        row,
        definition,
        standing,
        allowed: actionsFor(definition, row.flow, standing, rulesFor(compiled, row.answers).holds),
        ledger,
        account: account?.ok === true ? account.value : undefined,
        ...(await recordsOf(tx, id)),
        colleagues: await colleaguesOf(tx, who.officeId),
        phrases: await phrasesFor(tx, row.officeId, row.procedure),
        appealing: await appealingOf(tx, row, definition),
      },
    }
  },
}

const said = (value: unknown) => (value === null || value === undefined ? undefined : String(value))

async function recordsOf(tx: ReadTx, id: Id) {
  return {
    events: await eventsOf(tx, id),
    documents: await documentsOf(tx, id),
    observations: await observationsOf(tx, id),
    opinions: await opinionsOf(tx, id),
    inspections: await inspectionsOf(tx, id),
    resolutions: await resolutionsOf(tx, id),
  }
}

async function eventsOf(tx: ReadTx, id: Id): Promise<readonly StaffEvent[]> {
  const found = await tx.execute(sql`
    select e.*, p.name as who from cases.case_event e
      left join identity.account a on a.id = e.account_id left join identity.person p on p.id = a.person_id
    where e.case_id = ${id} order by e.sequence`)
  return found.rows.map((row) => ({
    sequence: Number(row.sequence),
    at: String(row.at),
    on: String(row.on_day),
    role: String(row.role),
    who: said(row.who),
    step: said(row.step),
    action: String(row.action),
    publicWords: said(row.public_words),
    internalWords: said(row.internal_words),
    payload: (row.payload ?? {}) as Readonly<Record<string, unknown>>,
  }))
}

async function documentsOf(tx: ReadTx, id: Id): Promise<readonly StaffDocument[]> {
  const found = await tx.execute(sql`
    select d.id, d.key, d.name, d.entry, d.at, d.from_office, d.superseded_by, f.size, f.type
    from cases.case_document d join platform.file f on f.sha256 = d.sha256
    where d.case_id = ${id} order by d.key, d.at, d.id`)
  return found.rows.map((row) => ({
    id: String(row.id),
    key: String(row.key),
    name: String(row.name),
    entry: Number(row.entry),
    at: String(row.at),
    size: Number(row.size),
    type: String(row.type),
    fromOffice: row.from_office === true,
    superseded: row.superseded_by !== null,
  }))
}

async function observationsOf(tx: ReadTx, id: Id): Promise<readonly StaffObservation[]> {
  const found = await tx.execute(sql`
    select * from cases.observation where case_id = ${id} and withdrawn_at is null order by entry, number`)
  return found.rows.map((row) => ({
    id: String(row.id),
    entry: Number(row.entry),
    number: Number(row.number),
    about: String(row.about),
    aboutKey: said(row.about_key),
    words: String(row.words),
    article: said(row.article),
    told: row.told_at !== null,
    answer: said(row.answer),
    answered: row.answered_at !== null,
  }))
}

async function opinionsOf(tx: ReadTx, id: Id): Promise<readonly StaffOpinion[]> {
  const found = await tx.execute(sql`select * from cases.opinion where case_id = ${id} order by number`)
  return found.rows.map((row) => ({
    id: String(row.id),
    version: Number(row.version),
    number: Number(row.number),
    askedOf: String(row.asked_of),
    question: String(row.question),
    askedOn: String(row.asked_on),
    dueOn: String(row.due_on),
    answeredOn: said(row.answered_on),
    conclusion: said(row.conclusion),
    answer: said(row.answer),
  }))
}

async function inspectionsOf(tx: ReadTx, id: Id): Promise<readonly StaffInspection[]> {
  const found = await tx.execute(sql`
    select i.id, i.number, i.visited_on, i.conclusion, i.found,
      coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.id) filter (where p.id is not null), '[]') as photos
    from cases.inspection i left join cases.inspection_photo p on p.inspection_id = i.id
    where i.case_id = ${id} group by i.id order by i.number`)
  return found.rows.map((row) => ({
    id: String(row.id),
    number: Number(row.number),
    visitedOn: String(row.visited_on),
    conclusion: String(row.conclusion),
    found: String(row.found),
    photos: row.photos as StaffInspection['photos'],
  }))
}

export async function resolutionsOf(tx: ReadTx, id: Id): Promise<readonly StaffResolution[]> {
  const found = await tx.execute(sql`select * from cases.resolution where case_id = ${id} order by drafted_at, id`)
  return found.rows.map((row) => ({
    id: String(row.id),
    version: Number(row.version),
    number: String(row.number),
    step: String(row.step),
    action: String(row.action),
    outcome: String(row.outcome) as Decision,
    grounds: String(row.grounds),
    clauses: row.clauses as readonly Clause[],
    state: String(row.state) as StaffResolution['state'],
    code: String(row.verification_code),
    signedOn: said(row.signed_on),
    signedAs: said(row.signed_as),
    development: row.development === true,
    sha256: said(row.sha256),
    notifiedOn: said(row.notified_on),
    notifiedWay: said(row.notified_way),
    notifiedProof: said(row.notified_proof),
  }))
}
