import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { type DrawingGround, drawingGroundFor } from '../../territory/contract.ts'
import { SEE_REGISTERS } from '../registers-permissions.ts'
import { lotsOf, type StoredLot } from './register-lots.ts'
import {
  groundOf,
  NO_RECORD,
  NO_REGISTER,
  type Register,
  type RegisterGround,
  recordById,
  recordsWhere,
  registers,
  type StoredRecord,
} from './register-store.ts'

export interface RegisterOverview {
  readonly register: Register
  readonly records: number
  readonly last: string | undefined
  readonly waiting: number
  readonly demo: boolean
}

/** All registers, with what is in them and what waits. */
export const registersQuery: Query<undefined, readonly RegisterOverview[]> = {
  id: 'observatory.registers_at_work',
  permission: SEE_REGISTERS,
  async run(tx) {
    const counted = await tx.execute(sql`
      select register_id, count(*) as n, max("on") as last, bool_or(demo) as demo from observatory.register_record
      where withdrawn_at is null group by register_id`)
    const waiting = await tx.execute(sql`
      select register_id, count(*) as n from observatory.register_lot where state in ('open', 'sent') group by register_id`)
    const of = (rows: readonly Record<string, unknown>[], id: Id) => rows.find((row) => row.register_id === id)
    return {
      ok: true,
      value: (await registers(tx)).map((register) => {
        const row = of(counted.rows, register.id)
        return {
          register,
          records: Number(row?.n ?? 0),
          last: row === undefined ? undefined : String(row.last),
          waiting: Number(of(waiting.rows, register.id)?.n ?? 0),
          demo: row?.demo === true,
        }
      }),
    }
  },
}

export interface RecordsAsked {
  readonly code: string
  readonly search?: string | undefined
  readonly month?: string | undefined
  readonly place?: string | undefined
  readonly category?: string | undefined
  readonly page: number
}

export interface RecordsAnswer {
  readonly register: Register
  readonly records: readonly StoredRecord[]
  readonly found: number
  readonly months: readonly string[]
  readonly lots: readonly StoredLot[]
  readonly ground: RegisterGround
}

export const RECORDS_A_PAGE = 50

/** Records of a register that match, a page of them. */
export const recordsQuery: Query<RecordsAsked, RecordsAnswer> = {
  id: 'observatory.register_records',
  permission: SEE_REGISTERS,
  async run(tx, ctx, { code, search = '', month, place, category, page }) {
    const [register] = await registers(tx, code)
    if (register === undefined) return refuse(NO_REGISTER)
    const ground = await groundOf(tx, register.kind, ctx.today)
    const words = fold(search).replace(/[\\%_]/g, (sign) => `\\${sign}`)
    const said = sql`concat_ws(' ', r.number::text, r.external, r.site, r.source)`
    const condition = sql`r.register_id = ${register.id}
      and ${month === undefined ? sql`true` : sql`to_char(r."on", 'YYYY-MM') = ${month}`}
      and ${place === undefined ? sql`true` : sql`r.place_id::text = ${ground.places.get(fold(place)) ?? ''}`}
      and ${category === undefined ? sql`true` : sql`r.category = ${category}`}
      and ${words === '' ? sql`true` : sql`translate(lower(${said}), 'áéíóúüñ', 'aeiouun') like ${`%${words}%`}`}`
    const counted = await tx.execute(sql`select count(*) as n from observatory.register_record r where ${condition}`)
    const months = await tx.execute(sql`
      select distinct to_char(r."on", 'YYYY-MM') as month from observatory.register_record r where r.register_id = ${register.id} order by 1 desc`)
    return {
      ok: true,
      value: {
        register,
        ground,
        records: await recordsWhere(tx, condition, sql`limit ${RECORDS_A_PAGE} offset ${(page - 1) * RECORDS_A_PAGE}`),
        found: Number(counted.rows[0]?.n),
        months: months.rows.map((row) => String(row.month)),
        lots: await lotsOf(tx, register.id),
      },
    }
  },
}

export interface RecordForm {
  readonly register: Register
  readonly record: StoredRecord | undefined
  readonly places: RegisterGround['listed']
  readonly ground: DrawingGround
}

/** A record to be read and corrected, or an empty one of a register. */
export const recordFormQuery: Query<{ readonly id?: string; readonly register?: string }, RecordForm> = {
  id: 'observatory.register_record_form',
  permission: SEE_REGISTERS,
  async run(tx, ctx, { id, register: code }) {
    const record = id === undefined ? undefined : await recordById(tx, id)
    const register = (await registers(tx)).find((each) =>
      id === undefined ? each.kind.code === code : each.id === record?.registerId,
    )
    if (register === undefined) return refuse(id === undefined ? NO_REGISTER : NO_RECORD)
    const { listed } = await groundOf(tx, register.kind, ctx.today)
    return { ok: true, value: { register, record, places: listed, ground: await drawingGroundFor(tx, ctx, '') } }
  },
}
