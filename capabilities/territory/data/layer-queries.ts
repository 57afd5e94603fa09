import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { MANAGE_LAYERS, SEE_LAYERS } from '../layers-permissions.ts'
import type { FindingTerms } from '../model.ts'
import type { FindingRule } from '../rules/layers/check-terms.ts'
import {
  crsName,
  importsOfLayer,
  layerImportById,
  type RejectedLine,
  recentImports,
  rejectedRows,
  type StoredLayerImport,
} from './layer-import-store.ts'
import { layersFor, type StoredLayer } from './layer-store.ts'
import { noSuchImport } from './start-import.ts'

/** Of whose office the answer depends; the program itself sees all. */
function officeOfWho({ who }: Ctx): Id | undefined {
  return typeof who === 'string' ? undefined : who.officeId
}

export const layersQuery: Query<
  null,
  { readonly layers: readonly StoredLayer[]; readonly imports: readonly StoredLayerImport[] }
> = {
  id: 'territory.layers',
  permission: SEE_LAYERS,
  async run(tx, ctx) {
    const office = officeOfWho(ctx)
    return { ok: true, value: { layers: await layersFor(tx, office), imports: await recentImports(tx, office) } }
  },
}

export interface LayerAnswer {
  readonly layer: StoredLayer
  readonly imports: readonly StoredLayerImport[]
  /** Open findings by rule. */
  readonly findings: Readonly<Record<string, number>>
  readonly past: number
}

export const layerQuery: Query<{ readonly code: string }, LayerAnswer> = {
  id: 'territory.layer',
  permission: SEE_LAYERS,
  async run(tx, ctx, { code }) {
    const layer = (await layersFor(tx, officeOfWho(ctx))).find((each) => each.code === code)
    if (layer === undefined) return refuse(noSuchLayer())
    const findings = await tx.execute(sql`
      select rule, count(*)::int as n from territory.finding where layer_id = ${layer.id} and state = 'open' group by rule`)
    const past = await tx.execute(
      sql`select count(*)::int as n from territory.feature_past where layer_id = ${layer.id}`,
    )
    return {
      ok: true,
      value: {
        layer,
        imports: await importsOfLayer(tx, layer.id),
        findings: Object.fromEntries(findings.rows.map((row) => [String(row.rule), Number(row.n)])),
        past: Number(past.rows[0]?.n ?? 0),
      },
    }
  },
}

export function noSuchLayer(): Refusal<'no_such_layer'> {
  return { kind: 'no_such_layer', message: { es: 'Esa capa no existe.', en: 'There is no such layer.' } }
}

export interface ShownFinding {
  readonly id: Id
  readonly rule: FindingRule
  readonly rows: readonly number[]
  readonly terms: FindingTerms
  readonly tolerance: string | undefined
  readonly state: 'open' | 'excepted' | 'repaired'
  readonly reason: string | undefined
  /** Longitude and latitude of where to look. */
  readonly at: readonly [number, number] | undefined
}

export interface SampleRow {
  readonly row: number
  readonly code: string | undefined
  readonly attributes: Readonly<Record<string, unknown>>
  readonly geometry: string
}

export interface ImportAnswer {
  readonly found: StoredLayerImport
  readonly layer: StoredLayer | undefined
  /** What the reference system is called. */
  readonly crsName: string | undefined
  readonly sample: readonly SampleRow[]
  /** The first open ones of each rule, and how many of each rule and state there are. */
  readonly findings: readonly ShownFinding[]
  readonly counts: readonly { readonly rule: FindingRule; readonly state: string; readonly count: number }[]
  readonly rejects: readonly RejectedLine[]
  /** Layers that may take it. */
  readonly layers: readonly StoredLayer[]
}

const FIRST = 5
const SAMPLE = 5

/** Everything a person needs to decide about an import. */
export const importQuery: Query<{ readonly id: Id }, ImportAnswer> = {
  id: 'territory.layer_import',
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { id }) {
    const found = await layerImportById(tx, id)
    if (found === undefined) return refuse(noSuchImport())
    const layers = await layersFor(tx, officeOfWho(ctx))
    const counts = await tx.execute(sql`
      select rule, state, count(*)::int as n from territory.finding where import_id = ${id} group by rule, state`)
    const code = found.reading?.crs?.code
    return {
      ok: true,
      value: {
        found,
        layer: layers.find((layer) => layer.id === found.layerId),
        crsName: code === undefined ? undefined : await crsName(tx, code),
        sample: await sampleOf(tx, id),
        findings: await firstFindings(tx, id),
        counts: counts.rows.map((row) => ({
          rule: row.rule as FindingRule,
          state: String(row.state),
          count: Number(row.n),
        })),
        rejects: await rejectedRows(tx, id, FIRST),
        layers: layers.filter((layer) => layer.retiredAt === undefined),
      },
    }
  },
}

async function sampleOf(tx: ReadTx, id: Id): Promise<readonly SampleRow[]> {
  const found = await tx.execute(sql`
    select row, code, attributes, geometrytype(shape) as kind, st_npoints(shape) as points
    from territory.imported_feature where import_id = ${id} order by row limit ${SAMPLE}`)
  return found.rows.map((row) => ({
    row: Number(row.row),
    code: row.code === null ? undefined : String(row.code),
    attributes: row.attributes as Readonly<Record<string, unknown>>,
    geometry: `${String(row.kind)} · ${String(row.points)}`,
  }))
}

/** Columns of a finding `f`, as `shownFinding` reads them. */
export const FINDING: SQL = sql`f.id, f.rule, f.rows, f.terms, f.tolerance, f.state, f.reason, st_x(st_centroid(f.shape)) as x, st_y(st_centroid(f.shape)) as y`

async function firstFindings(tx: ReadTx, id: Id): Promise<readonly ShownFinding[]> {
  const found = await tx.execute(sql`
    select ${FINDING} from (
      select *, row_number() over (partition by rule order by rows, id) as place
      from territory.finding where import_id = ${id} and state = 'open') as f
    where f.place <= ${FIRST} order by f.rule, f.place`)
  return found.rows.map(shownFinding)
}

export function shownFinding(row: Record<string, unknown>): ShownFinding {
  return {
    id: String(row.id),
    rule: row.rule as FindingRule,
    rows: row.rows as readonly number[],
    terms: row.terms as FindingTerms,
    tolerance: row.tolerance === null ? undefined : String(row.tolerance),
    state: row.state as ShownFinding['state'],
    reason: row.reason === null ? undefined : String(row.reason),
    at: row.x === null ? undefined : [Number(row.x), Number(row.y)],
  }
}

export const FINDINGS_PAGE = 100

export interface FindingsAnswer {
  readonly found: StoredLayerImport
  readonly findings: readonly ShownFinding[]
  readonly whole: number
}

/** All that one rule found in an import, in whatever state. */
export const findingsQuery: Query<{ readonly id: Id; readonly rule: string; readonly page: number }, FindingsAnswer> = {
  id: 'territory.import_findings',
  permission: MANAGE_LAYERS,
  async run(tx, _ctx, { id, rule, page }) {
    const found = await layerImportById(tx, id)
    if (found === undefined) return refuse(noSuchImport())
    const rows = await tx.execute(sql`
      select ${FINDING}, count(*) over () as whole from territory.finding f where f.import_id = ${id} and f.rule = ${rule}
      order by f.state = 'repaired', f.rows, f.id limit ${FINDINGS_PAGE} offset ${(page - 1) * FINDINGS_PAGE}`)
    return {
      ok: true,
      value: { found, findings: rows.rows.map(shownFinding), whole: Number(rows.rows[0]?.whole ?? 0) },
    }
  },
}

const REJECTS_AT_MOST = 100_000

/** The rows of a file that were not taken, each as it stood with its reason. */
export const rejectedQuery: Query<
  { readonly id: Id },
  { readonly found: StoredLayerImport; readonly rows: readonly RejectedLine[] }
> = {
  id: 'territory.rejected_rows',
  permission: MANAGE_LAYERS,
  async run(tx, _ctx, { id }) {
    const found = await layerImportById(tx, id)
    if (found === undefined) return refuse(noSuchImport())
    return { ok: true, value: { found, rows: await rejectedRows(tx, id, REJECTS_AT_MOST) } }
  },
}
