import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Result, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Outcome } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { registerFile, type storedFileInput } from '../../../platform/files/register.ts'
import { poaChanged } from '../events.ts'
import { READING_FILES } from '../file-uses.ts'
import type { ReadingPart } from '../rules/indicators/breakdown.ts'
import type { Measured, RecordRefusal } from '../rules/indicators/may-record.ts'
import type { ReadingSlot } from '../rules/indicators/reading-slots.ts'
import { type ClosedPeriodRefusal, lastMonthOfPeriod } from '../rules/review/closed-period.ts'
import { ELEMENT, elementStates, ofReading } from './element-states.ts'
import type { IndicatorFacts } from './indicator-facts.ts'
import { closedPeriodRefusal } from './review-closed-period.ts'

export interface ReadingToSave {
  readonly slot: ReadingSlot
  readonly measured: Measured
  readonly parts: readonly ReadingPart[]
  readonly note?: string | undefined
  /** Why what stood there is replaced. */
  readonly reason?: string | undefined
  readonly expectedVersion: number
  readonly files?: readonly (z.output<typeof storedFileInput> & { readonly name: string })[]
  readonly links?: readonly string[]
  /** The captured reading of a measure that it is made from. */
  readonly measureReadingId?: Id | undefined
}

export interface ReadingSaved {
  readonly readingId: Id
  readonly version: number
}

/**
 * Writes a reading and its revision. What stood before stays in its revision for ever; who corrects says why. Two people who
 * record one reading at once: the second is told what the first one wrote.
 */
export async function saveReading(
  tx: WriteTx,
  ctx: Ctx,
  facts: IndicatorFacts,
  wanted: ReadingToSave,
): Promise<Result<Outcome<ReadingSaved>, RecordRefusal | ClosedPeriodRefusal>> {
  const { slot, measured, parts } = wanted
  const closing = lastMonthOfPeriod(slot.due)
  const closed =
    closing === undefined ? undefined : await closedPeriodRefusal(tx, { year: closing.year, months: [closing.month] })
  if (closed !== undefined) return refuse(closed)
  const before = await lockReading(tx, facts.id, slot)
  const seen = before === undefined ? 0 : Number(before.version)
  if (seen !== wanted.expectedVersion) return refuse(changedMeanwhile(before))
  if (before !== undefined && (wanted.reason ?? '') === '')
    return refuse({
      kind: 'reason_needed',
      field: 'reason',
      message: {
        es: 'Diga por qué se corrige: la lectura anterior se conserva y el motivo se muestra a su lado.',
        en: 'Say why it is corrected: the earlier reading is kept and the reason shown beside it.',
      },
    })
  const was = await readingState(tx, facts.id, slot)
  const id = before === undefined ? newId() : String(before.id)
  const saved = await tx.execute(sql`
    insert into planning.indicator_reading (id, office_id, indicator_id, period, target, value, missing, numerator, denominator,
      done_on, note, demo, at)
    values (${id}, ${facts.officeId}, ${facts.id}, ${slot.period}, ${slot.target ?? null}, ${measured.value}, ${measured.missing},
      ${measured.numerator}, ${measured.denominator}, ${measured.doneOn}, ${wanted.note ?? null}, false, ${ctx.now})
    on conflict (indicator_id, period, target) do update set value = excluded.value, missing = excluded.missing,
      numerator = excluded.numerator, denominator = excluded.denominator, done_on = excluded.done_on, note = excluded.note,
      demo = false, at = excluded.at, version = planning.indicator_reading.version + 1
    where planning.indicator_reading.version = ${wanted.expectedVersion}
    returning id, version`)
  const row = saved.rows[0]
  if (row === undefined) return refuse(changedMeanwhile(await lockReading(tx, facts.id, slot)))
  const [readingId, version] = [String(row.id), Number(row.version)]
  await tx.execute(sql`
    insert into planning.reading_revision (id, office_id, reading_id, number, value, missing, numerator, denominator, done_on,
      note, reason, parts, measure_reading_id, by, at)
    values (${newId()}, ${facts.officeId}, ${readingId}, ${version}, ${measured.value}, ${measured.missing}, ${measured.numerator},
      ${measured.denominator}, ${measured.doneOn}, ${wanted.note ?? null}, ${wanted.reason ?? null}, ${JSON.stringify(parts)}::jsonb,
      ${wanted.measureReadingId ?? null}, ${typeof ctx.who === 'string' ? null : ctx.who.accountId}, ${ctx.now})`)
  await saveParts(tx, facts, readingId, parts)
  await saveEvidence(tx, ctx, facts, { readingId, version }, wanted)
  return {
    ok: true,
    value: {
      output: { readingId, version },
      changes: [
        {
          kind: ELEMENT,
          id: facts.id,
          label: facts.title,
          ...(changeBetween(was, await readingState(tx, facts.id, slot)) ?? { before: {}, after: {} }),
        },
      ],
      events: [poaChanged(facts.instrumentId)],
      ...(wanted.reason === undefined ? {} : { reason: wanted.reason }),
    },
  }
}

async function readingState(tx: WriteTx, id: Id, slot: ReadingSlot) {
  return ofReading((await elementStates(tx, { element: id })).get(id), slot)
}

async function lockReading(tx: WriteTx, id: Id, slot: ReadingSlot): Promise<Record<string, unknown> | undefined> {
  await tx.execute(sql`select 1 from planning.element where id = ${id} for share`)
  const found = await tx.execute(sql`
    select id, version, value, missing from planning.indicator_reading
    where indicator_id = ${id} and period = ${slot.period} and target is not distinct from ${slot.target ?? null} for update`)
  return found.rows[0]
}

async function saveParts(
  tx: WriteTx,
  facts: IndicatorFacts,
  readingId: Id,
  parts: readonly ReadingPart[],
): Promise<void> {
  await tx.execute(sql`delete from planning.reading_part where reading_id = ${readingId}`)
  if (parts.length === 0) return
  const rows = parts.map((part) => ({ id: newId(), ...part }))
  await tx.execute(sql`
    insert into planning.reading_part (id, office_id, reading_id, dimension, category, value, numerator, denominator)
    select id, ${facts.officeId}::uuid, ${readingId}::uuid, dimension, category, value, numerator, denominator
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, dimension text, category text, value double precision,
      numerator double precision, denominator double precision)`)
}

async function saveEvidence(
  tx: WriteTx,
  ctx: Ctx,
  facts: IndicatorFacts,
  { readingId, version }: ReadingSaved,
  { files = [], links = [] }: ReadingToSave,
): Promise<void> {
  for (const file of files) {
    await registerFile(tx, file, ctx.now, READING_FILES)
    await tx.execute(sql`
      insert into planning.reading_evidence (id, office_id, reading_id, revision, label, sha256, at)
      values (${newId()}, ${facts.officeId}, ${readingId}, ${version}, ${file.name}, ${file.sha256}, ${ctx.now})`)
  }
  for (const url of links)
    await tx.execute(sql`
      insert into planning.reading_evidence (id, office_id, reading_id, revision, label, url, at)
      values (${newId()}, ${facts.officeId}, ${readingId}, ${version}, ${url}, ${url}, ${ctx.now})`)
}

/** Both versions are told: what the person typed stays in the form, what stands now is in the sentence. */
function changedMeanwhile(now: Record<string, unknown> | undefined): RecordRefusal {
  const value = now === undefined || now.value === null ? '—' : String(Number(now.value))
  return {
    kind: 'changed_meanwhile',
    field: 'value',
    message: {
      es: `Otra persona registró esta lectura mientras usted escribía: ahora dice ${value}. Compare y guarde de nuevo si su dato es el correcto.`,
      en: `Somebody else recorded this reading while you were writing: it now says ${value}. Compare, and save again if yours is right.`,
    },
  }
}
