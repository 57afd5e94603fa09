import { distinct } from './distinct-names.ts'
import type { FieldValue } from './feature-source.ts'
import type { BytesReader } from './text-of-bytes.ts'

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
): Record<string, FieldValue> | undefined {
  if (bytes[0] === 0x2a) return undefined
  const values: Record<string, FieldValue> = {}
  let at = 1
  for (const { name, type, length } of fields) {
    values[name] = dbfValue(type, bytes.subarray(at, at + length), text)
    at += length
  }
  return values
}

function dbfValue(type: string, bytes: Buffer, text: BytesReader): FieldValue {
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
