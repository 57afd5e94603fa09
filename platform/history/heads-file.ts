import { z } from 'zod'
import { parseCivilDate } from '../../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { DailyHead } from '../audit/data/daily-heads.ts'

type KeptHead = Pick<DailyHead, 'day' | 'seq' | 'hash'>

/** What is published of a head, in this order, as JSON and as CSV. */
export const HEAD_COLUMNS = ['day', 'seq', 'hash', 'entries'] as const

export function headsAsCsv(heads: readonly DailyHead[]): string {
  return [HEAD_COLUMNS.join(','), ...heads.map((head) => HEAD_COLUMNS.map((column) => head[column]).join(','))]
    .join('\n')
    .concat('\n')
}

export function headsAsJson(heads: readonly DailyHead[]): object {
  return { heads: heads.map(({ day, seq, hash, entries }) => ({ day, seq, hash, entries })) }
}

/** What the open data promise of it. */
export const publishedHeads = z.strictObject({
  heads: z.array(
    z.strictObject({ day: z.iso.date(), seq: z.number().int(), hash: z.string(), entries: z.number().int() }),
  ),
})

const keptHead = z.object({
  day: z.string().refine((text) => parseCivilDate(text) !== undefined),
  seq: z.coerce.number().int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
const keptFile = z.union([z.array(keptHead), z.object({ heads: z.array(keptHead) })])

/** Heads that somebody kept: the published JSON or CSV, whole or some of its lines. */
export function parseHeads(text: string): Result<readonly KeptHead[], Refusal<'no_heads'>> {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  const raw = /^[[{]/.test(trimmed) ? fromJson(trimmed) : fromCsv(trimmed)
  const parsed = keptFile.safeParse(raw)
  if (!parsed.success) return refuse(noHeads())
  const heads = Array.isArray(parsed.data) ? parsed.data : parsed.data.heads
  return heads.length === 0 ? refuse(noHeads()) : { ok: true, value: heads }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Refused in words by the caller, as any other file that is none.
    return undefined
  }
}

function fromCsv(text: string): unknown {
  return text
    .split(/\r?\n/)
    .filter((line) => /^\d{4}-/.test(line.trim()))
    .map((line) => {
      const [day, seq, hash] = line.split(/[,;\t]/).map((cell) => cell.trim())
      return { day, seq, hash }
    })
}

function noHeads(): Refusal<'no_heads'> {
  return {
    kind: 'no_heads',
    message: {
      es: 'El archivo no tiene cabezas del historial: se espera el JSON o el CSV que publica /historial (día, número de entrada y huella de 64 dígitos).',
      en: 'The file holds no heads of the history: the JSON or CSV published at /historial is expected (day, entry number and 64-digit hash).',
    },
  }
}
