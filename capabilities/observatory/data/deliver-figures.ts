import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { DELIVER_FIGURES } from '../deliveries-permissions.ts'
import { OBSERVATION_STATUSES } from '../model.ts'
import { mappingOfDelivered } from '../rules/deliveries/delivered-table.ts'
import type { BatchFinding } from '../rules/imports/findings.ts'
import type { RejectedFigure } from '../rules/imports/mapping.ts'
import { NOTHING_READ, saveFindings } from './figure-imports.ts'
import { readingOf } from './read-table.ts'
import { noteArrival } from './requests.ts'
import { addCells, BATCH, openBatch } from './store-cells.ts'

/** More at once is several deliveries. */
const MOST_ROWS = 50_000

const deliverInput = z.object({
  /** SHA-256 of the key: the key itself goes no further than the door. */
  keyHash: z.string().length(64),
  title: z.string().trim().min(3).max(200),
  source: z.string().trim().min(3).max(500),
  citation: z.string().trim().max(1000).default(''),
  status: z.enum(OBSERVATION_STATUSES),
  /** Number of the request of data that this answers. */
  request: z.number().int().positive().optional(),
  sha256: z.string().max(64),
  headings: z.array(z.string().max(500)).max(50),
  rows: z
    .array(z.array(z.string().max(2000)).max(50))
    .min(1)
    .max(MOST_ROWS),
})

export interface Delivered {
  readonly batch: number
  readonly batchId: Id
  readonly taken: number
  readonly rejected: readonly RejectedFigure[]
  readonly findings: readonly (BatchFinding & { readonly place: string })[]
}

/** A program brings figures: they are read by the rules of tables that people bring, and wait in the same queue. */
export const deliverFigures: Command<z.infer<typeof deliverInput>, Delivered> = {
  id: 'observatory.deliver_figures',
  title: { es: 'Entregar cifras por programa', en: 'Deliver figures by program' },
  input: deliverInput,
  permission: DELIVER_FIGURES,
  async run(tx, ctx, input) {
    const key = await useKey(tx, input.keyHash, ctx.today, ctx.now)
    if (key === undefined) return refuse(NO_KEY)
    const before = await deliveredBefore(tx, key.officeId, input.sha256)
    if (before !== undefined) return refuse(deliveredAlready(before))
    const { headings, rows, title, source, citation } = input
    const mapping = mappingOfDelivered({ headings, rows }, input.status)
    if (mapping === undefined) return refuse(NO_COLUMNS)
    const { read, findings, placeNames } = await readingOf(tx, { headings, rows }, mapping)
    if (read.cells.length === 0) return refuse(NOTHING_READ)
    const { officeId, holder, madeBy } = key
    const note = `Entregado por programa: ${holder}.`
    const head = {
      officeId,
      title,
      source,
      citation,
      note,
      origin: 'api' as const,
      demo: false,
      madeBy,
      madeAt: ctx.now,
    }
    const { id, number } = await openBatch(tx, head)
    await addCells(tx, officeId, number, read.cells)
    await saveFindings(tx, officeId, id, findings)
    await tx.execute(sql`
      insert into observatory.figure_import
        (id, office_id, file_name, sha256, headings, rows, mapping, rejected, state, batch_id, started_by, started_at)
      values (${newId()}, ${officeId}, ${`${holder}: ${title}`}, ${input.sha256}, ${JSON.stringify(headings)}::jsonb,
        ${JSON.stringify(rows)}::jsonb, ${JSON.stringify(mapping)}::jsonb, ${JSON.stringify(read.rejected)}::jsonb, 'taken', ${id},
        ${madeBy}, ${ctx.now})`)
    const after = { state: 'draft', cells: read.cells.length, rejected: read.rejected.length, holder }
    const changes: Change[] = [{ kind: BATCH, id, label: title, after }]
    if (input.request !== undefined) {
      const found = await tx.execute(sql`
        select id from observatory.data_request where number = ${input.request} and office_id = ${officeId}`)
      const arrived = await noteArrival(tx, ctx, String(found.rows[0]?.id ?? newId()), id)
      if (!arrived.ok) return arrived
      changes.push(arrived.value)
    }
    const named = findings.map((each) => ({ ...each, place: placeNames.get(each.placeId) ?? each.placeId }))
    const output = {
      batch: number,
      batchId: id,
      taken: read.cells.length,
      rejected: read.rejected,
      findings: named,
    }
    return { ok: true, value: { output, changes } }
  },
}

/** Number of the batch that the same delivery made, unless somebody discarded it: whose answer was lost on the way sends it again. */
async function deliveredBefore(tx: WriteTx, officeId: Id, sha256: string): Promise<number | undefined> {
  const found = await tx.execute(sql`
    select b.number from observatory.figure_import f join observatory.batch b on b.id = f.batch_id
    where f.sha256 = ${sha256} and f.office_id = ${officeId} and b.origin = 'api' and b.state <> 'discarded' limit 1`)
  const number = found.rows[0]?.number
  return number === undefined ? undefined : Number(number)
}

interface UsedKey {
  readonly officeId: Id
  readonly holder: string
  /** Who gave the key brought what it brings: somebody else reviews it. */
  readonly madeBy: Id
}

/** Holds the key's row until the end: of two deliveries at once with one key the second sees what the first brought. */
async function useKey(tx: WriteTx, hash: string, today: string, now: string): Promise<UsedKey | undefined> {
  const found = await tx.execute(sql`
    update observatory.delivery_key k set used_at = ${now}
    where sha256 = ${hash} and revoked_at is null and valid_to >= ${today}::date
      and exists (select 1 from identity.account a where a.id = k.made_by and a.disabled_at is null)
    returning office_id, holder, made_by`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return { officeId: String(row.office_id), holder: String(row.holder), madeBy: String(row.made_by) }
}

export const NO_KEY: Refusal<'no_key'> = {
  kind: 'no_key',
  message: {
    es: 'Hace falta una llave que valga, en «Authorization: Bearer …». Pídala a quien administra el observatorio.',
    en: 'A valid key is needed, in “Authorization: Bearer …”. Ask whoever administers the observatory.',
  },
}
export function deliveredAlready(batch: number): Refusal<'delivered_already'> {
  return {
    kind: 'delivered_already',
    message: {
      es: `Esta misma entrega ya se recibió: es el lote ${batch}. No se añadió otra vez.`,
      en: `This same delivery was received before: it is batch ${batch}. It was not added again.`,
    },
  }
}
export const NO_COLUMNS: Refusal<'no_columns'> = {
  kind: 'no_columns',
  message: {
    es: 'Faltan columnas: indicator, place, period y value. Las demás son desgloses.',
    en: 'Columns are lacking: indicator, place, period and value. All others are breakdowns.',
  },
}
