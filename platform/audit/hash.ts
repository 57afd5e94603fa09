import { createHash } from 'node:crypto'

/** Whom somebody acted for, as their substitute. */
export interface ActedFor {
  readonly account: string
  readonly name: string
}

/** One entry of the history, as it is hashed. Every field that can be read back is part of the hash. */
export interface AuditEntry {
  readonly id: string
  readonly at: string
  readonly account: string
  readonly actor: string
  readonly office: string | null
  readonly command: string
  readonly request: string
  readonly address: string | null
  readonly reason: string | null
  /** Absent where everybody acted for themselves: entries from before there were substitutes keep their hash. */
  readonly actingFor?: ActedFor
  readonly changes: unknown
}

/** JSON with sorted keys: the same value gives the same text on both databases, whatever order jsonb keeps. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as Record<string, unknown>
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`
}

export const FIRST_HASH = '0'.repeat(64)

/** Each entry's hash covers the one before it, so that no entry can be altered, dropped or slipped in unseen. */
export function entryHash(previous: string, entry: AuditEntry): string {
  return createHash('sha256')
    .update(`${previous}\n${canonicalJson(entry)}`)
    .digest('hex')
}
