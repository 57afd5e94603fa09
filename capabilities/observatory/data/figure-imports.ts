import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { fold } from '../../../kernel/sort-key.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { PREPARE_FIGURES, SEE_BATCHES } from '../imports-permissions.ts'
import { type Breakdown, OBSERVATION_STATUSES } from '../model.ts'
import { periodNumber } from '../rules/catalogue/period-number.ts'
import type { BatchFinding } from '../rules/imports/findings.ts'
import { type FigureMapping, guessMapping, type ReadFigures } from '../rules/imports/mapping.ts'
import { indicators } from './catalogue-store.ts'
import { readingOf } from './read-table.ts'
import { type DataRequest, openRequests } from './request-store.ts'
import { noteArrival } from './requests.ts'
import { addCells, BATCH, openBatch } from './store-cells.ts'

export const FIGURE_IMPORT = 'observatory.figure_import'

export const NO_IMPORT: Refusal<'no_import'> = {
  kind: 'no_import',
  message: { es: 'No hay ninguna tabla traída con ese número.', en: 'No table was brought under that number.' },
}

export interface StoredImport {
  readonly id: Id
  readonly version: number
  readonly fileName: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly mapping: FigureMapping | undefined
  readonly state: 'open' | 'taken' | 'cancelled'
  readonly batchId: Id | undefined
}

/** Enough for all places, a century and a few indicators; the open interface takes more. */
const MOST_ROWS = 20_000

const headingsKey = (headings: readonly string[]) => headings.map(fold).join('|')

const startInput = z.object({
  fileName: z.string().min(1).max(200),
  sha256: z.string().max(64),
  headings: z.array(z.string().max(500)).min(2).max(200),
  rows: z.array(z.array(z.string().max(2000)).max(200)).min(1),
})

/** A table is brought; if one with the same headings was understood before, it is understood the same way. */
export const startImport: Command<z.infer<typeof startInput>, { readonly importId: Id }> = {
  id: 'observatory.start_import',
  title: { es: 'Traer una tabla de cifras', en: 'Bring a table of figures' },
  input: startInput,
  permission: PREPARE_FIGURES,
  async run(tx, ctx, { fileName, sha256, headings, rows }) {
    if (typeof ctx.who === 'string') return refuse(NO_IMPORT)
    if (rows.length > MOST_ROWS) return refuse(tooMany(rows.length))
    const { officeId, accountId } = ctx.who
    const known = await tx.execute(sql`
      select mapping from observatory.figure_mapping
      where office_id = ${officeId} and headings_key = ${headingsKey(headings)}`)
    const mapping = (known.rows[0]?.mapping as FigureMapping | undefined) ?? null
    const id = newId()
    await tx.execute(sql`
      insert into observatory.figure_import (id, office_id, file_name, sha256, headings, rows, mapping, state, started_by, started_at)
      values (${id}, ${officeId}, ${fileName}, ${sha256}, ${JSON.stringify(headings)}::jsonb, ${JSON.stringify(rows)}::jsonb,
        ${mapping === null ? null : JSON.stringify(mapping)}::jsonb, 'open', ${accountId}, ${ctx.now})`)
    const after = { rows: rows.length }
    return {
      ok: true,
      value: { output: { importId: id }, changes: [{ kind: FIGURE_IMPORT, id, label: fileName, after }] },
    }
  },
}

function tooMany(count: number): Refusal<'too_many_rows'> {
  return {
    kind: 'too_many_rows',
    field: 'file',
    message: {
      es: `La tabla tiene ${count} filas; aquí se traen hasta ${MOST_ROWS}. Divídala o use la interfaz abierta.`,
      en: `The table has ${count} rows; up to ${MOST_ROWS} are brought here. Split it, or use the open interface.`,
    },
  }
}

const column = z.number().int().min(0).max(199)
export const mappingSchema: z.ZodType<FigureMapping> = z.object({
  layout: z.enum(['rows', 'periods']),
  place: column,
  indicator: z.union([z.object({ code: z.string().max(100) }), z.object({ column })]),
  period: z.union([z.object({ fixed: z.string().max(10) }), z.object({ column })]).exactOptional(),
  value: column.exactOptional(),
  breakdowns: z
    .array(z.object({ dimension: z.string().max(60), column }))
    .max(5)
    .exactOptional(),
  status: z.enum(OBSERVATION_STATUSES),
})

const mapInput = z.object({ importId: z.uuid(), expectedVersion: z.number().int(), mapping: mappingSchema })

/** Says what the columns are; remembered for the next table with these headings. */
export const mapImport: Command<z.infer<typeof mapInput>, null> = {
  id: 'observatory.map_import',
  title: { es: 'Decir qué es cada columna', en: 'Say what each column is' },
  input: mapInput,
  permission: PREPARE_FIGURES,
  async run(tx, ctx, { importId, expectedVersion, mapping }) {
    const found = await openImport(tx, importId, expectedVersion)
    if (!found.ok) return found
    const { fileName, headings, officeId } = found.value
    await tx.execute(sql`
      update observatory.figure_import set mapping = ${JSON.stringify(mapping)}::jsonb, version = version + 1 where id = ${importId}`)
    await tx.execute(sql`
      insert into observatory.figure_mapping (id, office_id, headings_key, mapping, used_at)
      values (${newId()}, ${officeId}, ${headingsKey(headings)}, ${JSON.stringify(mapping)}::jsonb, ${ctx.now})
      on conflict (office_id, headings_key) do update set mapping = excluded.mapping, used_at = excluded.used_at,
        version = observatory.figure_mapping.version + 1`)
    const after = { mapping: JSON.stringify(mapping) }
    return {
      ok: true,
      value: { output: null, changes: [{ kind: FIGURE_IMPORT, id: importId, label: fileName, after }] },
    }
  },
}

const takeInput = z.object({
  importId: z.uuid(),
  expectedVersion: z.number().int(),
  title: z.string().trim().min(3).max(200),
  source: z.string().trim().min(3).max(500),
  citation: z.string().trim().max(1000).default(''),
  note: z.string().trim().max(2000).default(''),
  /** The request of data that this table answers. */
  requestId: z.uuid().optional(),
})

/** The figures of the table become a batch in draft, with what was noticed; rows that were not taken stay with the import. */
export const takeImport: Command<z.infer<typeof takeInput>, { readonly batchId: Id }> = {
  id: 'observatory.take_import',
  title: { es: 'Formar un lote con la tabla', en: 'Make a batch of the table' },
  input: takeInput,
  permission: PREPARE_FIGURES,
  async run(tx, ctx, { importId, expectedVersion, title, source, citation, note, requestId }) {
    const found = await openImport(tx, importId, expectedVersion)
    if (!found.ok) return found
    if (typeof ctx.who === 'string' || found.value.mapping === undefined) return refuse(NOT_MAPPED)
    const { officeId } = found.value
    const { read, findings } = await readingOf(tx, found.value, found.value.mapping)
    if (read.cells.length === 0) return refuse(NOTHING_READ)
    const madeBy = ctx.who.accountId
    const head = {
      officeId,
      title,
      source,
      citation,
      note,
      origin: 'file' as const,
      demo: false,
      madeBy,
      madeAt: ctx.now,
    }
    const { id, number } = await openBatch(tx, head)
    await addCells(tx, officeId, number, read.cells)
    await saveFindings(tx, officeId, id, findings)
    await tx.execute(sql`
      update observatory.figure_import set state = 'taken', batch_id = ${id}, rejected = ${JSON.stringify(read.rejected)}::jsonb,
        version = version + 1 where id = ${importId}`)
    const after = {
      state: 'draft',
      cells: read.cells.length,
      rejected: read.rejected.length,
      findings: findings.length,
    }
    const changes: Change[] = [{ kind: BATCH, id, label: title, after }]
    if (requestId !== undefined) {
      const arrived = await noteArrival(tx, ctx, requestId, id)
      if (!arrived.ok) return arrived
      changes.push(arrived.value)
    }
    return { ok: true, value: { output: { batchId: id }, changes } }
  },
}

const NOT_MAPPED: Refusal<'not_mapped'> = {
  kind: 'not_mapped',
  message: { es: 'Diga primero qué es cada columna.', en: 'First say what each column is.' },
}
export const NOTHING_READ: Refusal<'nothing_read'> = {
  kind: 'nothing_read',
  message: {
    es: 'Con estas columnas no se lee ninguna cifra; vea abajo por qué.',
    en: 'With these columns no figure is read; see below why.',
  },
}

export async function saveFindings(
  tx: WriteTx,
  officeId: Id,
  batchId: Id,
  findings: readonly BatchFinding[],
): Promise<void> {
  const records = findings.map(({ placeId, period, ...rest }) => ({
    ...rest,
    id: newId(),
    place: placeId,
    period: periodNumber(period),
  }))
  await tx.execute(sql`
    insert into observatory.batch_finding (id, office_id, batch_id, rule, severity, indicator, place, period, terms)
    select r.id, ${officeId}::uuid, ${batchId}::uuid, r.rule, r.severity, r.indicator, r.place, r.period, r.terms
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(
      id uuid, rule text, severity text, indicator text, place text, period int, terms jsonb)`)
}

export interface ImportAnswer {
  readonly found: StoredImport
  readonly mapping: FigureMapping
  readonly indicators: readonly {
    readonly code: string
    readonly title: { readonly es: string; readonly en?: string }
    readonly breakdowns: readonly Breakdown[]
  }[]
  readonly read: ReadFigures
  readonly findings: readonly BatchFinding[]
  readonly placeNames: ReadonlyMap<Id, string>
  /** Open requests of data that the figures may answer. */
  readonly requests: readonly DataRequest[]
}

/** A table that was brought: how it is understood, what is read of it so, and what was noticed. */
export const importQuery: Query<{ readonly id: string }, ImportAnswer> = {
  id: 'observatory.figure_import',
  permission: SEE_BATCHES,
  async run(tx, _ctx, { id }) {
    const found = await importById(tx, id)
    if (found === undefined) return refuse(NO_IMPORT)
    const all = await indicators(tx)
    const mapping = found.mapping ?? guessMapping(found.headings, '')
    const { read, findings, placeNames } = await readingOf(tx, found, mapping)
    const listed = all.map(({ code, sheet }) => ({
      code,
      title: sheet.title,
      breakdowns: sheet.content.breakdowns,
    }))
    const brought = new Set(read.cells.map(({ indicator }) => indicator))
    const requests = (await openRequests(tx)).filter(({ indicator }) => brought.has(indicator.code))
    return { ok: true, value: { found, mapping, indicators: listed, read, findings, placeNames, requests } }
  },
}

async function openImport(
  tx: WriteTx,
  id: string,
  expectedVersion: number,
): Promise<Result<StoredImport & { readonly officeId: Id }, Refusal>> {
  await tx.execute(sql`select 1 from observatory.figure_import where id = ${id} for update`)
  const found = await importById(tx, id)
  if (found === undefined) return refuse(NO_IMPORT)
  if (found.state !== 'open' || found.version !== expectedVersion)
    return refuse({
      kind: 'changed_meanwhile',
      message: {
        es: 'Alguien cambió esta importación mientras tanto. Vea cómo está ahora.',
        en: 'Somebody changed this import meanwhile. See how it stands now.',
      },
    })
  return { ok: true, value: found }
}

async function importById(tx: ReadTx, id: string): Promise<(StoredImport & { readonly officeId: Id }) | undefined> {
  const found = await tx.execute(sql`select * from observatory.figure_import where id = ${id}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    id: String(row.id),
    officeId: String(row.office_id),
    version: Number(row.version),
    fileName: String(row.file_name),
    headings: row.headings as readonly string[],
    rows: row.rows as readonly (readonly string[])[],
    mapping: (row.mapping as FigureMapping | null) ?? undefined,
    state: row.state as StoredImport['state'],
    batchId: row.batch_id === null ? undefined : String(row.batch_id),
  }
}
