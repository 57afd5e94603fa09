import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import type { MeasuredRecord } from '../../../platform/measures/measure.ts'
import { openReading } from '../../../platform/measures/readings.ts'
import { type NamedPlace, placesById } from '../../territory/contract.ts'
import { figuresPublished } from '../events.ts'
import { PREPARE_FIGURES, PUBLISH_FIGURES, SEE_BATCHES } from '../imports-permissions.ts'
import type { Batch, Cell } from '../model.ts'
import { periodOfNumber } from '../rules/catalogue/period-number.ts'
import { type BatchAct, mayAct } from '../rules/imports/batch-acts.ts'
import type { BatchFinding } from '../rules/imports/findings.ts'
import { batchOf, type Indicator, indicators } from './catalogue-store.ts'
import { cellOf } from './cells-query.ts'
import { readingOfCode } from './read-measure.ts'
import { recalculateAfter } from './recalculate.ts'
import { BATCH, showBatch } from './store-cells.ts'

export const NO_BATCH: Refusal<'no_batch'> = {
  kind: 'no_batch',
  message: { es: 'No hay ningún lote con ese número.', en: 'There is no batch of that number.' },
}

export interface HeldBatch extends Batch {
  readonly officeId: Id
  readonly madeBy: Id | undefined
  readonly madeAt: string
  readonly makerName: string | undefined
  readonly code: string | undefined
  readonly cells: number
  readonly findings: number
}

export interface BatchAnswer {
  readonly batch: HeldBatch
  /** The first thousand. */
  readonly cells: readonly Cell[]
  readonly findings: readonly BatchFinding[]
  readonly rejected: readonly {
    readonly row: number
    readonly raw: readonly string[]
    readonly reason: { es: string; en?: string }
  }[]
  /** Of a batch that came of a measure: what was counted, as it was then. */
  readonly records: readonly MeasuredRecord[]
  readonly places: readonly NamedPlace[]
  readonly indicators: readonly Indicator[]
}

const SHOWN = 1000

const HELD = sql`select b.*, p.name as maker,
    (select count(*) from observatory.observation o where o.batch = b.number) as cells,
    (select count(*) from observatory.batch_finding f where f.batch_id = b.id and f.severity <> 'note') as findings
  from observatory.batch b left join identity.account a on a.id = b.made_by left join identity.person p on p.id = a.person_id`

/** All batches, those that wait first. */
export const batchesQuery: Query<undefined, readonly HeldBatch[]> = {
  id: 'observatory.batches',
  permission: SEE_BATCHES,
  async run(tx) {
    const found = await tx.execute(sql`
      ${HELD} order by array_position(array['draft', 'reviewed', 'published', 'discarded'], b.state), b.made_at desc, b.number desc
      limit 500`)
    return { ok: true, value: found.rows.map(heldOf) }
  },
}

/** A batch with its figures, what was noticed, and what of its file was not taken. */
export const batchQuery: Query<{ readonly id: string }, BatchAnswer> = {
  id: 'observatory.batch',
  permission: SEE_BATCHES,
  async run(tx, _ctx, { id }) {
    const batch = await heldBatch(tx, id)
    if (batch === undefined) return refuse(NO_BATCH)
    const found = await tx.execute(sql`
      select i.code, s.place_id, s.breakdown, o.*, 0 as revision from observatory.observation o
      join observatory.series s on s.number = o.series join observatory.indicator i on i.id = s.indicator_id
      where o.batch = ${batch.number} order by i.code collate "C", o.period, s.place_id limit ${SHOWN}`)
    const cells = found.rows.map(cellOf)
    const noticed = await tx.execute(sql`
      select * from observatory.batch_finding where batch_id = ${id}
      order by array_position(array['error', 'warning', 'note'], severity), rule, indicator collate "C", period`)
    const left = await tx.execute(sql`select rejected from observatory.figure_import where batch_id = ${id}`)
    const findings = noticed.rows.map((row) => ({
      rule: row.rule as BatchFinding['rule'],
      severity: row.severity as BatchFinding['severity'],
      indicator: String(row.indicator),
      placeId: String(row.place),
      period: periodOfNumber(Number(row.period)),
      terms: row.terms as BatchFinding['terms'],
    }))
    const ids = [...cells, ...findings].map(({ placeId }) => placeId)
    const reading = readingOfCode(batch.code)
    const opened = reading === undefined ? undefined : await openReading(tx, reading)
    return {
      ok: true,
      value: {
        batch,
        records: opened?.records ?? [],
        cells,
        findings,
        rejected: (left.rows[0]?.rejected ?? []) as BatchAnswer['rejected'],
        places: await placesById(tx, [...new Set(ids)]),
        indicators: await indicators(tx, [...new Set(cells.map(({ indicator }) => indicator))]),
      },
    }
  },
}

const actInput = z.object({
  batchId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  reason: z.string().trim().max(2000).default(''),
})
type ActInput = z.infer<typeof actInput>

/** Somebody looked at the figures and answers what was noticed. */
export const reviewBatch: Command<ActInput, null> = {
  id: 'observatory.review_batch',
  title: { es: 'Dar por revisado un lote de cifras', en: 'Pass a batch of figures as reviewed' },
  input: actInput,
  permission: PREPARE_FIGURES,
  async run(tx, ctx, input) {
    const held = await lockBatch(tx, input, 'review', ctx.who)
    if (!held.ok) return held
    await tx.execute(sql`
      update observatory.batch set state = 'reviewed', reviewed_by = ${accountOf(ctx.who)}, reviewed_at = ${ctx.now},
        note = case when ${input.reason} = '' then note else ${input.reason} end, version = version + 1 where id = ${input.batchId}`)
    return done(held.value, 'reviewed', input.reason)
  },
}

/** The figures are for everybody from now on. A second person does it (rules/imports/batch-acts.ts). */
export const publishBatch: Command<ActInput, null> = {
  id: 'observatory.publish_batch',
  title: { es: 'Publicar un lote de cifras', en: 'Publish a batch of figures' },
  input: actInput,
  permission: PUBLISH_FIGURES,
  async run(tx, ctx, input) {
    const held = await lockBatch(tx, input, 'publish', ctx.who)
    if (!held.ok) return held
    // One after the other: of two batches that bring the same cell, the later one stands.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('observatory.publish'))`)
    await tx.execute(sql`
      update observatory.batch set state = 'published', published_by = ${accountOf(ctx.who)}, published_at = ${ctx.now},
        version = version + 1 where id = ${input.batchId}`)
    const codes = await showBatch(tx, held.value.number)
    const computed = await recalculateAfter(tx, { ...held.value, publishedAt: ctx.now })
    const outcome = done(held.value, 'published', input.reason)
    const events = [
      figuresPublished(held.value.number, codes),
      ...computed.batches.map((number) => figuresPublished(number, computed.codes)),
    ]
    return {
      ok: true,
      value: { ...outcome.value, changes: [...outcome.value.changes, ...computed.changes], events },
    }
  },
}

/** The figures are kept, and never published. */
export const discardBatch: Command<ActInput, null> = {
  id: 'observatory.discard_batch',
  title: { es: 'Descartar un lote de cifras', en: 'Discard a batch of figures' },
  input: actInput,
  permission: PREPARE_FIGURES,
  async run(tx, ctx, input) {
    const held = await lockBatch(tx, input, 'discard', ctx.who)
    if (!held.ok) return held
    await tx.execute(
      sql`update observatory.batch set state = 'discarded', version = version + 1 where id = ${input.batchId}`,
    )
    return done(held.value, 'discarded', input.reason)
  },
}

function accountOf(who: unknown): Id | null {
  return typeof who === 'object' && who !== null && 'accountId' in who ? String(who.accountId) : null
}

function done(batch: HeldBatch, state: string, reason: string) {
  const changes: readonly Change[] = [
    { kind: BATCH, id: batch.id, label: batch.title, before: { state: batch.state }, after: { state } },
  ]
  return { ok: true as const, value: { output: null, changes, ...(reason === '' ? {} : { reason }) } }
}

async function lockBatch(
  tx: WriteTx,
  { batchId, expectedVersion, reason }: ActInput,
  act: BatchAct,
  who: unknown,
): Promise<Result<HeldBatch, Refusal>> {
  await tx.execute(sql`select 1 from observatory.batch where id = ${batchId} for update`)
  const batch = await heldBatch(tx, batchId)
  if (batch === undefined) return refuse(NO_BATCH)
  const found = await tx.execute(sql`
    select count(*) filter (where severity = 'error') as errors, count(*) filter (where severity = 'warning') as warnings
    from observatory.batch_finding where batch_id = ${batchId}`)
  const refusal = mayAct(act, {
    state: batch.state,
    changed: batch.version !== expectedVersion,
    ownWork: batch.madeBy !== undefined && batch.madeBy === accountOf(who),
    errors: Number(found.rows[0]?.errors),
    warnings: Number(found.rows[0]?.warnings),
    reason,
  })
  return refusal === undefined ? { ok: true, value: batch } : refuse(refusal)
}

async function heldBatch(tx: ReadTx, id: string): Promise<HeldBatch | undefined> {
  const found = await tx.execute(sql`${HELD} where b.id = ${id}`)
  return found.rows.map(heldOf)[0]
}

function heldOf(row: Record<string, unknown>): HeldBatch {
  return {
    ...batchOf(row),
    officeId: String(row.office_id),
    madeBy: row.made_by === null ? undefined : String(row.made_by),
    madeAt: String(row.made_at),
    makerName: row.maker === null ? undefined : String(row.maker),
    code: row.code === null ? undefined : String(row.code),
    cells: Number(row.cells),
    findings: Number(row.findings),
  }
}
