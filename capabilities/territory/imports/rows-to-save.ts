import type { Text } from '../../../kernel/text.ts'
import type { Database, WriteTx } from '../../../platform/database/database.ts'
import {
  jsonForDatabase,
  type RejectToSave,
  type RowToSave,
  type StoredLayerImport,
  saveRows,
} from '../data/layer-import-store.ts'
import type { ShapeKind } from '../model.ts'
import { judgeShape, kindOf } from '../rules/layers/shape.ts'
import type { SourceRow } from './feature-source.ts'
import { wkbHex } from './wkb.ts'

const app = { role: 'trama_app' } as const
const LONGEST_RAW = 200_000

type JudgedRow =
  | RejectToSave
  | {
      readonly save: RowToSave
      readonly kind: ShapeKind
      readonly more: boolean
      readonly attributes: object & Readonly<Record<string, unknown>>
    }

/** A row as it can be kept, or why it cannot. */
export function judgeRow(row: SourceRow): JudgedRow {
  if ('problem' in row) return { row: row.row, reason: row.problem, raw: row.raw }
  const judged = judgeShape(row.geometry)
  if (judged.is === 'no') return { row: row.row, reason: judged.reason, raw: rawOf(row.geometry, row.attributes) }
  return {
    save: { row: row.row, wkb: wkbHex(judged.shape), attributes: jsonForDatabase(row.attributes) },
    kind: kindOf(judged.shape),
    more: judged.more,
    attributes: row.attributes,
  }
}

/** As it stood; a shape of many thousands of points stays in the file, where its row finds it. */
function rawOf(geometry: unknown, attributes: object): unknown {
  const text = JSON.stringify(geometry ?? null)
  return { attributes, geometry: text.length > LONGEST_RAW ? null : geometry }
}

/** Saves what can be saved: where the database refuses a part of the rows, the smaller parts are tried, down to the single row. */
export async function saveOrReject(
  database: Database,
  found: StoredLayerImport,
  crs: number,
  rows: readonly RowToSave[],
  identifying: string | undefined,
): Promise<readonly RejectToSave[]> {
  if (rows.length === 0) return []
  try {
    await database.write(app, (tx: WriteTx) => saveRows(tx, found, crs, rows, identifying))
    return []
  } catch (error) {
    if (!isOfTheData(error)) throw error
    const [only] = rows
    if (rows.length === 1 && only !== undefined)
      return [
        {
          row: only.row,
          reason: outOfSystem(crs),
          raw: { attributes: JSON.parse(only.attributes), wkb: only.wkb.slice(0, LONGEST_RAW) },
        },
      ]
    const middle = Math.ceil(rows.length / 2)
    return [
      ...(await saveOrReject(database, found, crs, rows.slice(0, middle), identifying)),
      ...(await saveOrReject(database, found, crs, rows.slice(middle), identifying)),
    ]
  }
}

/** Errors of the database that come from what a row holds: data exceptions (22…) and internal ones of PROJ and GEOS (XX000). */
function isOfTheData(error: unknown): boolean {
  const code =
    (error as { code?: unknown; cause?: { code?: unknown } } | undefined)?.cause?.code ??
    (error as { code?: unknown }).code
  return typeof code === 'string' && /^(22|XX000|54)/.test(code)
}

function outOfSystem(crs: number): Text {
  return {
    es: `Sus coordenadas no caben en el sistema de referencia EPSG:${crs}, o sus atributos no se pueden guardar.`,
    en: `Its coordinates do not fit into the reference system EPSG:${crs}, or its attributes cannot be kept.`,
  }
}
