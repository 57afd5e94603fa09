import { fromDayNumber, toDayNumber } from '../../kernel/day-number.ts'
import { distinct } from './distinct-names.ts'
import type { BytesReader } from './text-of-bytes.ts'

/** What a field of a record holds. */
export type DbfValue = string | number | boolean | null

export interface DbfField {
  readonly name: string
  readonly type: string
  readonly length: number
  readonly decimals: number
}

export interface DbfHead {
  readonly records: number
  readonly headLength: number
  readonly recordLength: number
  readonly fields: readonly DbfField[]
  /** What the file's own byte says of its alphabet; absent: nothing. */
  readonly encoding: string | undefined
}

/** Language driver ids of dBASE and FoxPro, those that are met. */
const DRIVERS: Readonly<Record<number, string>> = {
  1: 'CP437',
  2: 'CP850',
  3: 'Windows-1252',
  87: 'Windows-1252',
  88: 'Windows-1252',
  89: 'Windows-1252',
}

const HEAD = 32
const FIELD = 32

/** Versions of dBASE III to VII and of FoxPro, with memos and without (Visual FoxPro, "Table File Structure"). */
const VERSIONS: ReadonlySet<number> = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb,
])

/** Whether these are the bytes of such a table: its version, a head of whole fields that ends with its mark, records as long as they. */
export function isDbf(bytes: Uint8Array): boolean {
  if (bytes.length < HEAD + FIELD + 1 || !VERSIONS.has(bytes[0] ?? 0)) return false
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = dbfHeadLength(start)
  if (length > start.length || length < HEAD + FIELD + 1) return false
  const { fields, recordLength } = readDbfHead(start.subarray(0, length))
  const marked = start[HEAD + FIELD * fields.length] === 0x0d
  return marked && recordLength === 1 + fields.reduce((sum, field) => sum + field.length, 0)
}

/** The first 32 bytes say how long the rest of the head is. */
export function dbfHeadLength(start: Buffer): number {
  return start.readUInt16LE(8)
}

export function readDbfHead(bytes: Buffer): DbfHead {
  const fields: DbfField[] = []
  for (let at = HEAD; at + FIELD <= bytes.length && bytes[at] !== 0x0d; at += FIELD) {
    const raw = bytes.subarray(at, at + 11)
    const end = raw.indexOf(0)
    const name = new TextDecoder('utf-8').decode(end < 0 ? raw : raw.subarray(0, end)).trim()
    fields.push({
      name,
      type: String.fromCharCode(bytes[at + 11] ?? 0),
      length: bytes[at + 16] ?? 0,
      decimals: bytes[at + 17] ?? 0,
    })
  }
  return {
    records: bytes.readUInt32LE(4),
    headLength: bytes.readUInt16LE(8),
    recordLength: bytes.readUInt16LE(10),
    encoding: DRIVERS[bytes[29] ?? 0],
    // Names are cut at ten letters there, and two that were different may be the same.
    fields: distinct(fields.map(({ name }) => name)).map((name, i) => ({ ...(fields[i] as DbfField), name })),
  }
}

/** One record's values; undefined where the record is marked as deleted. */
export function readDbfRecord(
  bytes: Buffer,
  fields: readonly DbfField[],
  text: BytesReader,
): Record<string, DbfValue> | undefined {
  if (bytes[0] === 0x2a) return undefined
  const values: Record<string, DbfValue> = {}
  let at = 1
  for (const { name, type, length } of fields) {
    values[name] = dbfValue(type, bytes.subarray(at, at + length), text)
    at += length
  }
  return values
}

function dbfValue(type: string, bytes: Buffer, text: BytesReader): DbfValue {
  const plain = bytes.toString('latin1').trim()
  switch (type) {
    case 'N':
    case 'F': {
      if (plain === '' || plain.startsWith('*')) return null
      const number = Number(plain)
      return Number.isFinite(number) ? number : plain
    }
    case 'D':
      return /^\d{8}$/.test(plain)
        ? `${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}`
        : plain === '' || plain === '0'
          ? null
          : plain
    case 'L':
      return /^[YTSyts]$/.test(plain) ? true : /^[NFnf]$/.test(plain) ? false : null
    case 'O':
      return bytes.length === 8 ? bytes.readDoubleLE(0) : null
    case 'I':
      return bytes.length === 4 ? bytes.readInt32LE(0) : null
    default: {
      let end = bytes.length
      while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1
      const found = text.read(bytes.subarray(0, end))
      return found === '' ? null : found
    }
  }
}

/** What a cell of a table of FoxPro reads like; `missing memo` where it stands in another file that did not come. */
export type DbfCell = { readonly is: 'text' | 'day'; readonly text: string } | { readonly is: 'missing memo' }

/** A record's cells in the order of its fields, as written: figures keep their zeros. A record marked as deleted is read as well. */
export function readDbfCells(
  record: Buffer,
  fields: readonly DbfField[],
  text: BytesReader,
  memo: Uint8Array | undefined,
): readonly DbfCell[] {
  let at = 1
  return fields.map(({ type, length, decimals }) => {
    const bytes = record.subarray(at, at + length)
    at += length
    return dbfCell(type, bytes, decimals, text, memo)
  })
}

function dbfCell(
  type: string,
  bytes: Buffer,
  decimals: number,
  text: BytesReader,
  memo: Uint8Array | undefined,
): DbfCell {
  const plain = bytes.toString('latin1').trim()
  switch (type) {
    case 'N':
    case 'F':
      return { is: 'text', text: plain.startsWith('*') ? '' : plain }
    case 'D':
    case 'T': {
      const value = type === 'T' ? dayOfInstant(bytes) : dbfValue('D', bytes, text)
      return /^\d{4}-\d\d-\d\d$/.test(String(value))
        ? { is: 'day', text: String(value) }
        : { is: 'text', text: String(value ?? '') }
    }
    case 'Y':
      return { is: 'text', text: bytes.length === 8 ? String(Number(bytes.readBigInt64LE(0)) / 10_000) : '' }
    case 'B':
      return { is: 'text', text: bytes.length === 8 ? bytes.readDoubleLE(0).toFixed(decimals) : '' }
    case 'M':
      return memoCell(bytes, text, memo)
    case 'L':
      return { is: 'text', text: /^[?\s]*$/.test(plain) ? '' : plain }
    // Where the table keeps which of its fields are null: nothing that anybody wrote.
    case '0':
      return { is: 'text', text: '' }
    default: {
      const value = dbfValue(type, bytes, text)
      return { is: 'text', text: value === null ? '' : String(value).trim() }
    }
  }
}

/** The Julian day that was the first of January 1970. */
const JULIAN_1970 = 2_440_588

function dayOfInstant(bytes: Buffer): string | null {
  const julian = bytes.length === 8 ? bytes.readInt32LE(0) : 0
  return julian < 1_721_426 ? null : fromDayNumber(toDayNumber('1970-01-01') + julian - JULIAN_1970)
}

/** A memo of FoxPro: blocks of a size that the head says, each with its kind (1: text) and length before it, high byte first. */
function memoCell(bytes: Buffer, text: BytesReader, memo: Uint8Array | undefined): DbfCell {
  const block = bytes.length === 4 ? bytes.readUInt32LE(0) : Number(bytes.toString('latin1').trim() || 0)
  if (block === 0 || !Number.isInteger(block)) return { is: 'text', text: '' }
  if (memo === undefined) return { is: 'missing memo' }
  const file = Buffer.from(memo.buffer, memo.byteOffset, memo.byteLength)
  const at = file.length < 8 ? file.length : block * (file.readUInt16BE(6) || 512)
  if (at + 8 > file.length) return { is: 'missing memo' }
  const length = file.readUInt32BE(at + 4)
  if (at + 8 + length > file.length) return { is: 'missing memo' }
  return { is: 'text', text: text.read(file.subarray(at + 8, at + 8 + length)).trim() }
}
