import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { SheetContent } from '../model.ts'
import type { LetterFacts } from '../rules/requests/letter.ts'
import type { RequestState } from '../rules/requests/request-acts.ts'

export const DATA_REQUEST = 'observatory.data_request'

export interface DataRequest {
  readonly id: Id
  readonly version: number
  readonly officeId: Id
  readonly number: number
  readonly institution: string
  readonly askedOffice: string
  /** Empty: the letter goes on paper. */
  readonly mailbox: string
  readonly indicator: { readonly code: string; readonly title: Text; readonly content: SheetContent }
  readonly period: string
  readonly askedOn: CivilDate
  readonly dueOn: CivilDate
  readonly remark: string
  readonly state: RequestState
  readonly askedBy: Id | undefined
  readonly closedOn: CivilDate | undefined
  readonly closedNote: string
  readonly batch: { readonly id: Id; readonly title: string; readonly madeAt: string } | undefined
  readonly demo: boolean
}

export const NO_REQUEST: Refusal<'no_request'> = {
  kind: 'no_request',
  message: { es: 'No hay ninguna solicitud con ese número.', en: 'There is no request of that number.' },
}

const HELD = sql`select r.*, i.code as indicator, s.title as indicator_title, s.content, b.title as batch_title, b.made_at
  from observatory.data_request r join observatory.indicator i on i.id = r.indicator_id
  join lateral (select title, content from observatory.sheet where indicator_id = i.id order by number desc limit 1) s on true
  left join observatory.batch b on b.id = r.batch_id`

/** What waits comes first, what is due soonest above; then what was closed, the newest above. */
export async function dataRequests(tx: ReadTx): Promise<readonly DataRequest[]> {
  const found = await tx.execute(sql`
    ${HELD} order by r.state <> 'open', case when r.state = 'open' then r.due_on end, r.closed_on desc, r.number desc limit 500`)
  return found.rows.map(requestOf)
}

export async function openRequests(tx: ReadTx): Promise<readonly DataRequest[]> {
  const found = await tx.execute(sql`${HELD} where r.state = 'open' order by r.due_on, r.number`)
  return found.rows.map(requestOf)
}

export async function dataRequestById(tx: ReadTx, id: string): Promise<DataRequest | undefined> {
  const found = await tx.execute(sql`${HELD} where r.id = ${id}`)
  return found.rows.map(requestOf)[0]
}

export async function lockRequest(tx: WriteTx, id: string): Promise<Result<DataRequest, Refusal>> {
  await tx.execute(sql`select 1 from observatory.data_request where id = ${id} for update`)
  const request = await dataRequestById(tx, id)
  return request === undefined ? refuse(NO_REQUEST) : { ok: true, value: request }
}

export interface SentReminder {
  readonly daysFrom: number
  readonly at: string
}

export async function remindersOf(tx: ReadTx, id: Id): Promise<readonly SentReminder[]> {
  const found = await tx.execute(
    sql`select days_from, at from observatory.data_request_reminder where request_id = ${id} order by at`,
  )
  return found.rows.map((row) => ({ daysFrom: Number(row.days_from), at: String(row.at) }))
}

/** Who asks stands in every letter. */
export async function letterFacts(tx: ReadTx, request: DataRequest): Promise<LetterFacts> {
  const found = await tx.execute(sql`select title from identity.office where id = ${request.officeId}`)
  const sender = (found.rows[0]?.title as Text | undefined)?.es ?? ''
  const { indicator, ...rest } = request
  return { ...rest, sender, indicator: indicator.title.es, content: indicator.content }
}

function requestOf(row: Record<string, unknown>): DataRequest {
  return {
    id: String(row.id),
    version: Number(row.version),
    officeId: String(row.office_id),
    number: Number(row.number),
    institution: String(row.institution),
    askedOffice: String(row.asked_office),
    mailbox: String(row.mailbox),
    indicator: {
      code: String(row.indicator),
      title: row.indicator_title as Text,
      content: row.content as SheetContent,
    },
    period: String(row.period),
    askedOn: String(row.asked_on),
    dueOn: String(row.due_on),
    remark: String(row.remark),
    state: row.state as RequestState,
    askedBy: row.asked_by === null ? undefined : String(row.asked_by),
    closedOn: row.closed_on === null ? undefined : String(row.closed_on),
    closedNote: String(row.closed_note),
    batch:
      row.batch_id === null
        ? undefined
        : { id: String(row.batch_id), title: String(row.batch_title), madeAt: String(row.made_at) },
    demo: row.demo === true,
  }
}
