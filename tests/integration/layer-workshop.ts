import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { layerImportById, type StoredLayerImport } from '../../capabilities/territory/data/layer-import-store.ts'
import { layerByCode } from '../../capabilities/territory/data/layer-store.ts'
import { beginImport, doImportWork, takeOfImport } from '../../capabilities/territory/imports/import-job.ts'
import type { FieldSpec, ImportWay, ShapeKind } from '../../capabilities/territory/model.ts'
import { createFileStore } from '../../platform/files/store.ts'
import { type Loaded, NOW } from './loaded.ts'

const app = { role: 'trama_app' } as const

/** A square of about 100 m on a side, the `step`-th to the east of a place in San Salvador. */
export function square(step: number, size = 0.001): number[][][] {
  const [x, y] = [-89.22 + step * 0.001, 13.7]
  return [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ]
}

export function collection(features: readonly unknown[], crs?: string): string {
  const named = crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } }
  return JSON.stringify({ type: 'FeatureCollection', ...named, features })
}

export function feature<C>(properties: object, coordinates: C, type = 'Polygon') {
  return { type: 'Feature', properties, geometry: { type, coordinates } }
}

export const PARCELS = [1, 2, 3].map((n) =>
  feature({ codigo: `P-${n}`, uso: n === 2 ? 'Comercio' : 'Vivienda', area: 100 + n }, square(n)),
)

/** Brings files in, takes them, and looks at what became of them: on one loaded deployment. */
export function layerWorkshop(loaded: Loaded) {
  const folder = mkdtempSync(join(tmpdir(), 'trama-layers-'))
  const files = createFileStore(folder)
  const parts = () => ({ database: loaded.database, files, now: NOW })
  const stored = async (id: string): Promise<StoredLayerImport> => {
    const found = await loaded.database.read(app, (tx) => layerImportById(tx, id))
    if (found === undefined) throw new Error('There is no such import.')
    return found
  }
  const work = async (id: string, repair?: Parameters<typeof doImportWork>[3]['repair']) =>
    doImportWork(parts(), loaded.runner, await loaded.as('system'), {
      importId: id,
      ...(repair === undefined ? {} : { repair }),
    })

  async function bring(
    content: string | Buffer,
    more: object = {},
    name = 'parcelas.geojson',
  ): Promise<StoredLayerImport> {
    const file = await files.put(Buffer.from(content))
    const begun = await loaded.runner.command(beginImport, await loaded.as('administracion'), {
      file: { ...file, name },
      readHere: true,
      ...more,
    })
    if (!begun.ok) throw new Error(begun.refusal.message.en)
    await work(begun.value.importId)
    return stored(begun.value.importId)
  }

  async function take(
    found: StoredLayerImport,
    way: ImportWay,
    more: {
      readonly layerId?: string
      readonly code?: string
      readonly fields?: readonly FieldSpec[]
      readonly shapeKind?: ShapeKind
    } = {},
  ) {
    const { code = 'parcelas', fields, ...rest } = more
    const answer = await loaded.runner.command(takeOfImport, await loaded.as('administracion'), {
      importId: found.id,
      expectedVersion: found.version,
      way,
      shapeKind: 'polygon',
      fields: fields ?? found.reading?.fields.map((field) => field.guess) ?? [],
      ...(way === 'new' ? { layer: { code, title: 'Parcelas', audience: 'staff' } } : {}),
      ...rest,
      workHere: true,
    })
    if (answer.ok) await work(found.id)
    return answer
  }

  const layer = async (code: string) =>
    loaded.database.read(app, async (tx) => {
      const office = await tx.execute(sql`select id from identity.office where kind = 'planning_office' limit 1`)
      return layerByCode(tx, String(office.rows[0]?.id), code)
    })
  const features = async (layerId: string) =>
    loaded.database.read(app, async (tx) =>
      (
        await tx.execute(sql`
          select id, number, code, attributes, round(st_area(shape::geography)) as area from territory.feature where layer_id = ${layerId} order by number`)
      ).rows.map((row) => ({ ...row, id: String(row.id), number: Number(row.number), code: row.code })),
    )
  const past = async (layerId: string) =>
    loaded.database.read(app, async (tx) =>
      (
        await tx.execute(
          sql`select number, code, how from territory.feature_past where layer_id = ${layerId} order by number, how`,
        )
      ).rows.map((row) => `${String(row.number)} ${String(row.code)} ${String(row.how)}`),
    )
  const findings = async (id: string) =>
    loaded.database.read(app, async (tx) =>
      (
        await tx.execute(
          sql`select rule, rows, terms, state from territory.finding where import_id = ${id} order by rule, rows`,
        )
      ).rows.map((row) => ({
        rule: String(row.rule),
        rows: row.rows as number[],
        terms: row.terms as Record<string, unknown>,
        state: String(row.state),
      })),
    )

  return {
    files,
    bring,
    take,
    work,
    stored,
    layer,
    features,
    past,
    findings,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
export type LayerWorkshop = ReturnType<typeof layerWorkshop>
