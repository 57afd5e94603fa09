import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { readShape } from '../../territory/contract.ts'
import { KEEP_REGISTERS } from '../registers-permissions.ts'
import { type Mapped, readOne } from '../rules/registers/read-rows.ts'
import {
  addRecords,
  groundOf,
  type NewRecord,
  NO_RECORD,
  NO_REGISTER,
  REGISTER_RECORD,
  type Register,
  type RegisterGround,
  recordById,
  recordState,
  registers,
  saveRecord,
} from './register-store.ts'
import { remakeYears } from './register-years.ts'

const typed = {
  date: z.string().trim().max(20),
  place: z.string().trim().max(200).default(''),
  category: z.string().trim().max(200).default(''),
  site: z.string().trim().max(200).default(''),
  amount: z.string().trim().max(40).default(''),
  /** A point as it is typed or as the map writes it, and the system it is in. */
  point: z.string().trim().max(500).default(''),
  system: z.string().max(40).optional(),
  source: z.string().trim().max(300).default(''),
  external: z.string().trim().max(100).default(''),
}
const typedRecord = z.object(typed)
type TypedRecord = z.infer<typeof typedRecord>

const addInput = typedRecord.extend({ register: z.string().max(80) })

/** A record that somebody writes, instead of bringing a table. */
export const addRecord: Command<z.infer<typeof addInput>, { readonly recordId: Id }> = {
  id: 'observatory.add_register_record',
  title: { es: 'Anotar una ficha de un registro', en: 'Write down a record of a register' },
  input: addInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { register: code, ...input }) {
    const [register] = await registers(tx, code)
    if (register === undefined) return refuse(NO_REGISTER)
    const typedRow = await rowOf(tx, ctx, register, input)
    if (!typedRow.ok) return typedRow
    const { row, ground } = typedRow.value
    const [id = ''] = await addRecords(tx, register, [row], { lotId: undefined, at: ctx.now, demo: false })
    await remakeYears(tx, register, [row.on], ctx.now)
    return {
      ok: true,
      value: {
        output: { recordId: id },
        changes: [{ kind: REGISTER_RECORD, id, label: register.kind.title.es, after: recordState(row, ground) }],
      },
    }
  },
}

const change = {
  recordId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  reason: z.string().trim().min(3).max(1000),
}
const correctInput = z.object({ ...change, ...typed })

/** What a record says is corrected, and why; what it said before stays in the history. */
export const correctRecord: Command<z.infer<typeof correctInput>, { readonly recordId: Id }> = {
  id: 'observatory.correct_register_record',
  title: { es: 'Corregir una ficha de un registro', en: 'Correct a record of a register' },
  input: correctInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { recordId, expectedVersion, reason, ...input }) {
    await tx.execute(sql`select 1 from observatory.register_record where id = ${recordId} for update`)
    const found = await lockedRecord(tx, recordId, expectedVersion)
    if (!found.ok) return found
    const { record, register } = found.value
    const typedRow = await rowOf(tx, ctx, register, input)
    if (!typedRow.ok) return typedRow
    const { row, ground } = typedRow.value
    const changed = changeBetween(recordState(record, ground), recordState(row, ground))
    if (changed === undefined) return refuse(UNCHANGED)
    await saveRecord(tx, recordId, row)
    await remakeYears(tx, register, [record.on, row.on], ctx.now)
    return {
      ok: true,
      value: {
        output: { recordId },
        changes: [{ kind: REGISTER_RECORD, id: recordId, label: register.kind.title.es, ...changed }],
        reason,
      },
    }
  },
}

const withdrawInput = z.object(change)

/** A record that should not be there counts no more; it stays, with the reason. */
export const withdrawRecord: Command<z.infer<typeof withdrawInput>, { readonly recordId: Id }> = {
  id: 'observatory.withdraw_register_record',
  title: { es: 'Retirar una ficha de un registro', en: 'Withdraw a record of a register' },
  input: withdrawInput,
  permission: KEEP_REGISTERS,
  async run(tx, ctx, { recordId, expectedVersion, reason }) {
    await tx.execute(sql`select 1 from observatory.register_record where id = ${recordId} for update`)
    const found = await lockedRecord(tx, recordId, expectedVersion)
    if (!found.ok) return found
    const { record, register } = found.value
    await tx.execute(sql`
      update observatory.register_record set withdrawn_at = ${ctx.now}, version = version + 1 where id = ${recordId}`)
    await remakeYears(tx, register, [record.on], ctx.now)
    return {
      ok: true,
      value: {
        output: { recordId },
        changes: [
          {
            kind: REGISTER_RECORD,
            id: recordId,
            label: register.kind.title.es,
            before: { withdrawn: false },
            after: { withdrawn: true },
          },
        ],
        reason,
      },
    }
  },
}

async function lockedRecord(tx: ReadTx, id: Id, expectedVersion: number) {
  const record = await recordById(tx, id)
  const register = (await registers(tx)).find((each) => each.id === record?.registerId)
  if (record === undefined || register === undefined) return refuse(NO_RECORD)
  if (record.withdrawn || record.version !== expectedVersion) return refuse(CHANGED)
  return { ok: true as const, value: { record, register } }
}

/** What was typed as a row, by the same rules as a table's. */
async function rowOf(
  tx: ReadTx,
  ctx: Ctx,
  { kind }: Register,
  input: TypedRecord,
): Promise<Result<{ readonly row: NewRecord; readonly ground: RegisterGround }, Refusal>> {
  let [latitude, longitude] = ['', '']
  if (input.point !== '' && kind.point !== 'none') {
    const read = await readShape(tx, 'point', { text: input.point, system: input.system })
    if (!read.ok) return refuse({ ...read.refusal, field: read.refusal.field === 'system' ? 'point-system' : 'point' })
    const { shape } = read.value
    if (shape.type !== 'Point') return refuse(ONE_POINT)
    ;[longitude, latitude] = shape.coordinates.map((degrees) => degrees.toFixed(7)) as [string, string]
  }
  const ground = await groundOf(tx, kind, ctx.today)
  const cell = (text: string) => ({ text, heading: '' })
  const read = readOne(kind, ground, ctx.today, {
    date: cell(input.date),
    place: cell(input.place),
    category: cell(input.category),
    site: cell(input.site),
    amount: cell(input.amount),
    latitude: cell(latitude),
    longitude: cell(longitude),
    external: cell(input.external),
    source: cell(input.source),
  })
  if ('reason' in read)
    return refuse({ kind: 'wrong_record', message: read.reason, field: FIELD_OF[read.at] ?? read.at })
  return { ok: true, value: { row: read, ground } }
}

const FIELD_OF: Partial<Record<Mapped, string>> = { latitude: 'point', longitude: 'point' }

const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien cambió esta ficha mientras tanto. Vea cómo está ahora.',
    en: 'Somebody changed this record meanwhile. See how it stands now.',
  },
}
const UNCHANGED: Refusal<'unchanged'> = {
  kind: 'unchanged',
  message: { es: 'Nada de la ficha cambió.', en: 'Nothing of the record changed.' },
}
const ONE_POINT: Refusal<'one_point'> = {
  kind: 'one_point',
  field: 'point',
  message: { es: 'Indique un solo punto.', en: 'Say one point.' },
}
