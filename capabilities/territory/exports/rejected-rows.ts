import { type Locale, say } from '../../../kernel/text.ts'
import type { RejectedLine } from '../data/layer-import-store.ts'

/** A spreadsheet takes what begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function attributesOf({ raw }: RejectedLine): Readonly<Record<string, unknown>> {
  const own = (raw as { attributes?: unknown } | null)?.attributes
  return typeof own === 'object' && own !== null ? (own as Record<string, unknown>) : { contenido: raw }
}

/** The rows that were not taken, each with its place in the file and the reason first (RFC 4180, UTF-8 with its mark). */
export function rejectedCsv(rows: readonly RejectedLine[], locale: Locale, fields: readonly string[] = []): string {
  const held = new Set(rows.flatMap((row) => Object.keys(attributesOf(row))))
  // In the order of the file, which the database does not keep; then what only rejected rows have.
  const names = [...fields.filter((name) => held.has(name)), ...[...held].filter((name) => !fields.includes(name))]
  const head = [locale === 'es' ? 'fila' : 'row', locale === 'es' ? 'motivo' : 'reason', ...names]
  const lines = rows.map((row) => {
    const own = attributesOf(row)
    return [row.row, say(row.reason, locale), ...names.map((name) => own[name])].map(cell).join(',')
  })
  return `\uFEFF${[head.map(cell).join(','), ...lines].join('\r\n')}\r\n`
}

/** The same with the shapes as they stood, where there were any: to be corrected in a map program and brought again. */
export function rejectedGeojson(rows: readonly RejectedLine[], locale: Locale): string {
  const features = rows.map((row) => {
    const geometry = (row.raw as { geometry?: unknown } | null)?.geometry
    return {
      type: 'Feature',
      geometry: typeof geometry === 'object' && geometry !== null ? geometry : null,
      properties: { ...attributesOf(row), _fila: row.row, _motivo: say(row.reason, locale) },
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}
