import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { DATA_LETTER } from '../requests-notifications.ts'
import { ASK_FOR_DATA, SEE_DATA_REQUESTS } from '../requests-permissions.ts'
import { periodNumber } from '../rules/catalogue/period-number.ts'
import { isComputed } from '../rules/imports/mapping.ts'
import { type Letter, letterOf } from '../rules/requests/letter.ts'
import { mayClose } from '../rules/requests/request-acts.ts'
import { NO_INDICATOR } from './catalogue-queries.ts'
import { type Indicator, indicators } from './catalogue-store.ts'
import {
  DATA_REQUEST,
  type DataRequest,
  dataRequestById,
  dataRequests,
  letterFacts,
  lockRequest,
  NO_REQUEST,
  remindersOf,
  type SentReminder,
} from './request-store.ts'

export interface RequestsAnswer {
  readonly requests: readonly DataRequest[]
  readonly indicators: readonly Indicator[]
}

export const requestsQuery: Query<undefined, RequestsAnswer> = {
  id: 'observatory.data_requests',
  permission: SEE_DATA_REQUESTS,
  run: async (tx) => ({ ok: true, value: { requests: await dataRequests(tx), indicators: await indicators(tx) } }),
}

export interface RequestAnswer {
  readonly request: DataRequest
  readonly letter: Letter
  readonly reminders: readonly SentReminder[]
  /** Batches that may have brought what was asked: newest first. */
  readonly batches: readonly { readonly id: Id; readonly title: string }[]
}

export const requestQuery: Query<{ readonly id: string }, RequestAnswer> = {
  id: 'observatory.data_request',
  permission: SEE_DATA_REQUESTS,
  async run(tx, _ctx, { id }) {
    const request = await dataRequestById(tx, id)
    if (request === undefined) return refuse(NO_REQUEST)
    const found = await tx.execute(sql`
      select b.id, b.title from observatory.batch b where b.origin in ('file', 'api') and b.state <> 'discarded'
        and exists (select 1 from observatory.observation o join observatory.series s on s.number = o.series
          join observatory.indicator i on i.id = s.indicator_id where o.batch = b.number and i.code = ${request.indicator.code})
      order by b.number desc limit 50`)
    const batches = found.rows.map((row) => ({ id: String(row.id), title: String(row.title) }))
    const letter = letterOf(await letterFacts(tx, request))
    return { ok: true, value: { request, letter, reminders: await remindersOf(tx, id), batches } }
  },
}

const askInput = z.object({
  institution: z.string().trim().min(3).max(200),
  askedOffice: z.string().trim().min(3).max(200),
  mailbox: z.union([z.literal(''), z.email()]).default(''),
  indicator: z.string().max(100),
  period: z.string().max(10),
  dueOn: z.string().max(10),
  remark: z.string().trim().max(2000).default(''),
})

/** Asks an institution for the figures of an indicator; where its office has a mailbox, the letter leaves at once. */
export const askForData: Command<z.infer<typeof askInput>, { readonly requestId: Id }> = {
  id: 'observatory.ask_for_data',
  title: { es: 'Pedir datos a una institución', en: 'Ask an institution for data' },
  input: askInput,
  permission: ASK_FOR_DATA,
  async run(tx, ctx, input) {
    const [indicator] = await indicators(tx, [input.indicator])
    if (indicator === undefined || typeof ctx.who === 'string') return refuse({ ...NO_INDICATOR, field: 'indicator' })
    if (indicator.sheet.content.calculation !== undefined)
      return refuse({ kind: 'is_computed', field: 'indicator', message: isComputed(input.indicator) })
    if (periodNumber(input.period) === undefined) return refuse(NO_PERIOD)
    const dueOn = parseCivilDate(input.dueOn)
    if (dueOn === undefined || dueOn.localeCompare(ctx.today) <= 0) return refuse(DUE_TOO_SOON)
    const { officeId, accountId } = ctx.who
    const id = newId()
    await tx.execute(sql`
      insert into observatory.data_request
        (id, office_id, institution, asked_office, mailbox, indicator_id, period, asked_on, due_on, remark, state, asked_by)
      values (${id}, ${officeId}, ${input.institution}, ${input.askedOffice}, ${input.mailbox}, ${indicator.id}, ${input.period},
        ${ctx.today}, ${dueOn}, ${input.remark}, 'open', ${accountId})`)
    const request = await dataRequestById(tx, id)
    if (request !== undefined) await sendLetter(tx, ctx, request, letterOf(await letterFacts(tx, request)))
    const after = { institution: input.institution, indicator: input.indicator, period: input.period, dueOn }
    return { ok: true, value: { output: { requestId: id }, changes: [change(id, labelOf(request), undefined, after)] } }
  },
}

/** To the office's mailbox, if it has one. */
export async function sendLetter(tx: WriteTx, ctx: Ctx, { mailbox }: DataRequest, letter: Letter): Promise<void> {
  if (mailbox === '') return
  const { subject, paragraphs } = letter
  await notify(tx, ctx, {
    kind: DATA_LETTER,
    to: { email: mailbox, locale: 'es' },
    data: { subject, paragraphs: [...paragraphs] },
  })
}

const closeInput = z.object({
  requestId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  batchId: z.uuid().optional(),
  note: z.string().trim().max(2000).default(''),
})
type CloseInput = z.infer<typeof closeInput>

/** What came is noted: the batch with the figures, or what the institution said instead. */
export const answerRequest: Command<CloseInput, null> = {
  id: 'observatory.answer_data_request',
  title: { es: 'Anotar lo que respondió una institución', en: 'Note what an institution answered' },
  input: closeInput,
  permission: ASK_FOR_DATA,
  async run(tx, ctx, input) {
    const closed = await close(tx, ctx, input, 'answered')
    return closed.ok ? { ok: true, value: { output: null, changes: [closed.value] } } : closed
  },
}

export const withdrawRequest: Command<CloseInput, null> = {
  id: 'observatory.withdraw_data_request',
  title: { es: 'Retirar una solicitud de datos', en: 'Withdraw a request of data' },
  input: closeInput,
  permission: ASK_FOR_DATA,
  async run(tx, ctx, { batchId: _none, ...input }) {
    const closed = await close(tx, ctx, input, 'withdrawn')
    return closed.ok ? { ok: true, value: { output: null, changes: [closed.value] } } : closed
  },
}

/** The batch that is made of a table answers a request, in the same transaction. */
export async function noteArrival(tx: WriteTx, ctx: Ctx, requestId: Id, batchId: Id): Promise<Result<Change, Refusal>> {
  const held = await lockRequest(tx, requestId)
  if (!held.ok) return held
  return close(tx, ctx, { requestId, expectedVersion: held.value.version, batchId, note: '' }, 'answered')
}

async function close(
  tx: WriteTx,
  ctx: Ctx,
  { requestId, expectedVersion, batchId, note }: CloseInput,
  state: 'answered' | 'withdrawn',
): Promise<Result<Change, Refusal>> {
  const held = await lockRequest(tx, requestId)
  if (!held.ok) return held
  const request = held.value
  const changed = request.version !== expectedVersion
  const refusal = mayClose({ state: request.state, changed, batch: batchId !== undefined, note })
  if (refusal !== undefined) return refuse(refusal)
  if (
    batchId !== undefined &&
    (await tx.execute(sql`select 1 from observatory.batch where id = ${batchId}`)).rows.length === 0
  )
    return refuse(NO_SUCH_BATCH)
  await tx.execute(sql`
    update observatory.data_request set state = ${state}, closed_on = ${ctx.today}, closed_note = ${note},
      batch_id = ${batchId ?? null}, version = version + 1 where id = ${requestId}`)
  const after = { state, ...(batchId === undefined ? {} : { batch: batchId }), ...(note === '' ? {} : { note }) }
  return { ok: true, value: change(requestId, labelOf(request), { state: request.state }, after) }
}

function labelOf(request: DataRequest | undefined): string {
  return request === undefined ? '' : `n.º ${request.number}: ${request.indicator.title.es}, ${request.period}`
}

function change(id: Id, label: string, before: Change['before'], after: Change['after']): Change {
  return { kind: DATA_REQUEST, id, label, ...(before === undefined ? {} : { before }), after }
}

const NO_PERIOD: Refusal<'no_period'> = {
  kind: 'no_period',
  field: 'period',
  message: {
    es: 'Un período se escribe 2019, 2019-S1, 2019-Q2 o 2019-03.',
    en: 'A period is written 2019, 2019-S1, 2019-Q2 or 2019-03.',
  },
}
const DUE_TOO_SOON: Refusal<'due_too_soon'> = {
  kind: 'due_too_soon',
  field: 'dueOn',
  message: { es: 'El plazo es un día después de hoy.', en: 'The due date is a day after today.' },
}
const NO_SUCH_BATCH: Refusal<'no_batch'> = {
  kind: 'no_batch',
  field: 'batchId',
  message: { es: 'No hay ningún lote con ese número.', en: 'There is no batch of that number.' },
}
