import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { KEEP_REGISTERS, SEE_REGISTERS } from '../registers-permissions.ts'
import { type Beside, rowsBeside } from '../rules/registers/beside.ts'
import { type LotAct, type LotState, mayActOnLot } from '../rules/registers/lot-acts.ts'
import {
  guessRegisterMapping,
  MAPPED,
  type ReadRow,
  type ReadRows,
  type RegisterMapping,
  readRegisterRows,
} from '../rules/registers/read-rows.ts'
import {
  addRecords,
  groundOf,
  NO_REGISTER,
  REGISTER_LOT,
  REGISTER_RECORD,
  type Register,
  type RegisterGround,
  recordState,
  registers,
  saveRecord,
  standingRecords,
} from './register-store.ts'
import { remakeYears } from './register-years.ts'

export const NO_LOT: Refusal<'no_lot'> = {
  kind: 'no_lot',
  message: { es: 'No hay ninguna entrega con ese número.', en: 'There is no delivery of that number.' },
}

export interface StoredLot {
  readonly id: Id
  readonly version: number
  readonly registerId: Id
  readonly fileName: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly mapping: RegisterMapping | undefined
  readonly rejected: ReadRows['rejected']
  readonly outcome: { readonly added: number; readonly changed: number; readonly same: number } | undefined
  readonly source: string
  readonly state: LotState
  readonly note: string
  readonly broughtBy: Id | undefined
  readonly bringer: string | undefined
  readonly broughtAt: string
}

const MOST_ROWS = 20_000
const headingsKey = (headings: readonly string[]) => headings.map(fold).join('|')

const startInput = z.object({
  register: z.string().max(80),
  fileName: z.string().min(1).max(200),
  sha256: z.string().max(64),
  headings: z.array(z.string().max(500)).min(2).max(200),
  rows: z
    .array(z.array(z.string().max(2000)).max(200))
    .min(1)
    .max(MOST_ROWS),
})

/** A table is brought for a register; if one with the same headings was understood before, it is understood the same way. */
export const startLot: Command<z.infer<typeof startInput>, { readonly lotId: Id }> = {
  id: 'observatory.start_register_lot',
  title: { es: 'Traer una tabla de un registro', en: 'Bring a table of a register' },
  input: startInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { register: code, fileName, sha256, headings, rows }) {
    const [register] = await registers(tx, code)
    if (register === undefined || typeof ctx.who === 'string') return refuse(NO_REGISTER)
    const known = await tx.execute(sql`
      select mapping from observatory.register_mapping
      where register_id = ${register.id} and headings_key = ${headingsKey(headings)}`)
    const mapping = (known.rows[0]?.mapping as RegisterMapping | undefined) ?? null
    const id = newId()
    await tx.execute(sql`
      insert into observatory.register_lot (id, office_id, register_id, file_name, sha256, headings, rows, mapping, state, brought_by, brought_at)
      values (${id}, ${register.officeId}, ${register.id}, ${fileName}, ${sha256}, ${JSON.stringify(headings)}::jsonb,
        ${JSON.stringify(rows)}::jsonb, ${mapping === null ? null : JSON.stringify(mapping)}::jsonb, 'open', ${ctx.who.accountId}, ${ctx.now})`)
    const after = { register: register.kind.title.es, rows: rows.length, state: 'open' }
    return {
      ok: true,
      value: { output: { lotId: id }, changes: [{ kind: REGISTER_LOT, id, label: fileName, after }] },
    }
  },
}

const column = z.number().int().min(0).max(199)
export const registerMappingSchema: z.ZodType<RegisterMapping> = z.object({
  layout: z.enum(['rows', 'months']),
  ...(Object.fromEntries(MAPPED.map((name) => [name, column.exactOptional()])) as Record<
    (typeof MAPPED)[number],
    z.ZodExactOptional<typeof column>
  >),
})

const acted = { lotId: z.uuid(), expectedVersion: z.coerce.number().int() }
const mapInput = z.object({ ...acted, mapping: registerMappingSchema })

/** Says what the columns are; remembered for the next table with these headings. */
export const mapLot: Command<z.infer<typeof mapInput>, null> = {
  id: 'observatory.map_register_lot',
  title: { es: 'Decir qué es cada columna de un registro', en: 'Say what each column of a register is' },
  input: mapInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { mapping, ...input }) {
    const found = await lockLot(tx, input, 'map', ctx)
    if (!found.ok) return found
    const { lot, register } = found.value
    await tx.execute(sql`
      update observatory.register_lot set mapping = ${JSON.stringify(mapping)}::jsonb, version = version + 1 where id = ${lot.id}`)
    await tx.execute(sql`
      insert into observatory.register_mapping (id, office_id, register_id, headings_key, mapping, used_at)
      values (${newId()}, ${register.officeId}, ${register.id}, ${headingsKey(lot.headings)}, ${JSON.stringify(mapping)}::jsonb, ${ctx.now})
      on conflict (register_id, headings_key) do update set mapping = excluded.mapping, used_at = excluded.used_at,
        version = observatory.register_mapping.version + 1`)
    const after = { mapping: JSON.stringify(mapping) }
    return {
      ok: true,
      value: { output: null, changes: [{ kind: REGISTER_LOT, id: lot.id, label: lot.fileName, after }] },
    }
  },
}

const sendInput = z.object({
  ...acted,
  source: z.string().trim().min(3).max(300),
  note: z.string().trim().max(2000).default(''),
})

/** Asks another person to look at it. */
export const sendLot: Command<z.infer<typeof sendInput>, null> = {
  id: 'observatory.send_register_lot',
  title: { es: 'Enviar a revisión la tabla de un registro', en: 'Send the table of a register to review' },
  input: sendInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { source, note, ...input }) {
    const found = await lockLot(tx, input, 'send', ctx)
    if (!found.ok) return found
    const { lot } = found.value
    await tx.execute(sql`
      update observatory.register_lot set state = 'sent', source = ${source}, note = ${note}, version = version + 1 where id = ${lot.id}`)
    return done(lot, 'sent', note)
  },
}

const plainInput = z.object({ ...acted, reason: z.string().trim().max(2000).default('') })

/** The rows go into the register, all of them or none; what of the year is for everybody is made anew. */
export const takeLot: Command<z.infer<typeof plainInput>, { readonly added: number; readonly changed: number }> = {
  id: 'observatory.take_register_lot',
  title: { es: 'Tomar la tabla de un registro', en: 'Take the table of a register' },
  input: plainInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { reason, ...input }) {
    const found = await lockLot(tx, input, 'take', ctx)
    if (!found.ok) return found
    const { lot, register, read, beside, ground } = found.value
    const sourced = <R extends { readonly source: string }>(row: R): R =>
      row.source === '' ? { ...row, source: lot.source } : row
    await addRecords(tx, register, beside.added.map(sourced), { lotId: lot.id, at: ctx.now, demo: false })
    const corrected: Change[] = []
    for (const { before, after } of beside.changed) {
      await saveRecord(tx, before.id, sourced(after))
      const change = changeBetween(recordState(before, ground), recordState(sourced(after), ground))
      if (change !== undefined)
        corrected.push({ kind: REGISTER_RECORD, id: before.id, label: register.kind.title.es, ...change })
    }
    const days = [
      ...beside.added.map(({ on }) => on),
      ...beside.changed.flatMap(({ before, after }) => [before.on, after.on]),
    ]
    await remakeYears(tx, register, days, ctx.now)
    const outcome = { added: beside.added.length, changed: beside.changed.length, same: beside.same }
    await tx.execute(sql`
      update observatory.register_lot set state = 'taken', decided_by = ${accountOf(ctx.who)}, decided_at = ${ctx.now},
        rejected = ${JSON.stringify(read.rejected)}::jsonb, outcome = ${JSON.stringify(outcome)}::jsonb, version = version + 1
      where id = ${lot.id}`)
    const after = { state: 'taken', ...outcome, rejected: read.rejected.length }
    const changes: readonly Change[] = [
      { kind: REGISTER_LOT, id: lot.id, label: lot.fileName, before: { state: lot.state }, after },
      ...corrected,
    ]
    return { ok: true, value: { output: outcome, changes, ...(reason === '' ? {} : { reason }) } }
  },
}

export const discardLot: Command<z.infer<typeof plainInput>, null> = {
  id: 'observatory.discard_register_lot',
  title: { es: 'Descartar la tabla de un registro', en: 'Discard the table of a register' },
  input: plainInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { reason, ...input }) {
    const found = await lockLot(tx, input, 'discard', ctx)
    if (!found.ok) return found
    const { lot } = found.value
    await tx.execute(sql`
      update observatory.register_lot set state = 'discarded', decided_by = ${accountOf(ctx.who)}, decided_at = ${ctx.now},
        version = version + 1 where id = ${lot.id}`)
    return done(lot, 'discarded', reason)
  },
}

export interface LotReading {
  readonly lot: StoredLot
  readonly register: Register
  readonly mapping: RegisterMapping
  readonly read: ReadRows
  readonly beside: Beside<ReadRow>
  readonly ground: RegisterGround
}

/** A table as it is understood now, beside what the register holds now. */
export const lotQuery: Query<{ readonly id: string }, LotReading> = {
  id: 'observatory.register_lot',
  permission: SEE_REGISTERS,
  async run(tx, ctx, { id }) {
    const lot = await lotById(tx, id)
    return lot === undefined ? refuse(NO_LOT) : readingOf(tx, lot, ctx.today)
  },
}

async function readingOf(tx: ReadTx, lot: StoredLot, today: string): Promise<Result<LotReading, Refusal>> {
  const register = (await registers(tx)).find(({ id }) => id === lot.registerId)
  if (register === undefined) return refuse(NO_REGISTER)
  const mapping = lot.mapping ?? guessRegisterMapping(lot.headings, register.kind)
  const ground = await groundOf(tx, register.kind, today)
  const found = readRegisterRows(lot.headings, lot.rows, mapping, register.kind, ground, today)
  // What its rows say is compared as it would be kept: with the source that was said for all of them.
  const rows = found.rows.map((row) => (row.source === '' ? { ...row, source: lot.source } : row))
  const kept = await standingRecords(tx, register.id)
  return {
    ok: true,
    value: { lot, register, mapping, ground, read: { ...found, rows }, beside: rowsBeside(register.kind, rows, kept) },
  }
}

async function lockLot(
  tx: WriteTx,
  { lotId, expectedVersion }: { readonly lotId: string; readonly expectedVersion: number },
  act: LotAct,
  { who, today }: Pick<Ctx, 'who' | 'today'>,
): Promise<Result<LotReading, Refusal>> {
  const locked = await tx.execute(sql`select register_id from observatory.register_lot where id = ${lotId} for update`)
  const registerId = locked.rows[0]?.register_id
  if (registerId === undefined) return refuse(NO_LOT)
  // One after the other: two tables that bring the same row add it once.
  await tx.execute(sql`select 1 from observatory.register where id = ${String(registerId)} for update`)
  const lot = await lotById(tx, lotId)
  const read = lot === undefined ? refuse(NO_LOT) : await readingOf(tx, lot, today)
  if (!read.ok) return read
  const { beside } = read.value
  const refusal = mayActOnLot(act, {
    state: read.value.lot.state,
    changed: read.value.lot.version !== expectedVersion,
    ownWork: read.value.lot.broughtBy !== undefined && read.value.lot.broughtBy === accountOf(who),
    effect: beside.added.length + beside.changed.length,
    twice: beside.twice.length,
  })
  return refusal === undefined ? read : refuse(refusal)
}

/** Deliveries of a register, those that wait first. */
export async function lotsOf(tx: ReadTx, registerId?: Id): Promise<readonly StoredLot[]> {
  const found = await tx.execute(sql`
    ${HELD} where ${registerId === undefined ? sql`true` : sql`l.register_id = ${registerId}`}
    order by array_position(array['sent', 'open', 'taken', 'discarded'], l.state), l.brought_at desc limit 100`)
  return found.rows.map(lotOf)
}

const HELD = sql`select l.*, p.name as bringer from observatory.register_lot l
  left join identity.account a on a.id = l.brought_by left join identity.person p on p.id = a.person_id`

async function lotById(tx: ReadTx, id: string): Promise<StoredLot | undefined> {
  return (await tx.execute(sql`${HELD} where l.id = ${id}`)).rows.map(lotOf)[0]
}

function lotOf(row: Record<string, unknown>): StoredLot {
  return {
    id: String(row.id),
    version: Number(row.version),
    registerId: String(row.register_id),
    fileName: String(row.file_name),
    headings: row.headings as StoredLot['headings'],
    rows: row.rows as StoredLot['rows'],
    mapping: (row.mapping as RegisterMapping | null) ?? undefined,
    rejected: row.rejected as StoredLot['rejected'],
    outcome: (row.outcome as StoredLot['outcome'] | null) ?? undefined,
    source: String(row.source),
    state: row.state as LotState,
    note: String(row.note),
    broughtBy: row.brought_by === null ? undefined : String(row.brought_by),
    bringer: row.bringer === null ? undefined : String(row.bringer),
    broughtAt: String(row.brought_at),
  }
}

function accountOf(who: unknown): Id | null {
  return typeof who === 'object' && who !== null && 'accountId' in who ? String(who.accountId) : null
}

function done(lot: StoredLot, state: LotState, reason: string) {
  const changes: readonly Change[] = [
    { kind: REGISTER_LOT, id: lot.id, label: lot.fileName, before: { state: lot.state }, after: { state } },
  ]
  return { ok: true as const, value: { output: null, changes, ...(reason === '' ? {} : { reason }) } }
}
