import { type Locale, say } from '../../../kernel/text.ts'
import { CSV_START, csvLine } from '../../../platform/documents/csv.ts'
import type { RejectedLine } from '../data/layer-import-store.ts'

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
    return csvLine([row.row, say(row.reason, locale), ...names.map((name) => own[name])])
  })
  return [CSV_START, csvLine(head), ...lines].join('')
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
