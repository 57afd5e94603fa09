import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Database, WriteTx } from '../../../platform/database/database.ts'
import { enqueue } from '../../../platform/jobs/jobs.ts'
import { MANAGE_LAYERS } from '../layers-permissions.ts'
import {
  CHECK_TERMS,
  FINDING_RULES,
  type FindingRule,
  REPAIRS,
  REPAIRS_OF,
  type Repair,
} from '../rules/layers/check-terms.ts'
import { RULE_NAMES, repairNote } from '../rules/layers/finding-words.ts'
import { type CheckParts, checkImport, lastRow } from './check-import.ts'
import { inPart, type RowPart, rowParts } from './keep-findings.ts'
import { layerImportById, moveImport, noteProgress } from './layer-import-store.ts'
import { knownExtent, swappedAxes } from './place-extent.ts'
import { changed, type ImportJob, importMoved, noSuchImport } from './start-import.ts'

const app = { role: 'trama_app' } as const

export const chooseRepairInput = z.object({
  importId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  rule: z.enum(FINDING_RULES),
  how: z.enum(REPAIRS),
  workHere: z.boolean().default(false),
})

/** The person chooses a named repair for all open findings of a rule. A job does it and checks again. */
export function chooseRepair(job: ImportJob): Command<z.infer<typeof chooseRepairInput>, null> {
  return {
    id: 'territory.repair_import',
    title: { es: 'Reparar lo observado en un archivo', en: 'Repair what was found in a file' },
    input: chooseRepairInput,
    permission: MANAGE_LAYERS,
    async run(tx, ctx, { importId, expectedVersion, rule, how, workHere }) {
      const found = await layerImportById(tx, importId, { lock: true })
      if (found === undefined) return refuse(noSuchImport())
      if (found.version !== expectedVersion || !REPAIRS_OF[rule].includes(how)) return refuse(importMoved())
      const options = { ...found.options, repairs: [...(found.options.repairs ?? []), `${rule}:${how}`] }
      const counts = { ...found.counts, step: 'repair' as const }
      if (!(await moveImport(tx, importId, ['read'], { state: 'reading', options, counts, refusal: null })))
        return refuse(importMoved())
      const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
      await tx.execute(sql`
        update territory.finding set state = 'repaired', reason = ${how}, settled_by = ${by}::uuid, settled_at = ${ctx.now}, version = version + 1
        where import_id = ${importId} and rule = ${rule} and state = 'open'`)
      if (!workHere) await enqueue(tx, job, { importId, repair: { rule, how } }, { by: ctx.who })
      return changed(importId, found.fileName, { state: 'read' }, { state: 'reading', repair: how, rule })
    },
  }
}

/** Rows that one statement repairs: making valid is the slowest thing that is done to a shape. */
const AT_ONCE = 4_000

/**
 * Changes what a named repair says, and nothing else, a part at a time; then everything is checked again. Done twice after a crash it
 * changes nothing more: what is repaired is not found again.
 */
export async function repairImport(
  parts: CheckParts,
  id: Id,
  { rule, how }: { readonly rule: string; readonly how: Repair },
): Promise<void> {
  const { database, signal, progress } = parts
  const before = await database.read(app, (tx) => layerImportById(tx, id))
  if (before === undefined) return
  const rows = rowParts(await database.read(app, (tx) => lastRow(tx, id)), AT_ONCE)
  let changedRows = 0
  for (const [done, part] of rows.entries()) {
    if (signal?.aborted && signal.reason !== 'cancelled') signal.throwIfAborted()
    const counts = { ...before.counts, step: 'repair' as const, done, whole: rows.length }
    const n = await database.write(app, async (tx) => {
      const count = await repair(tx, id, rule as FindingRule, how, part)
      return (await noteProgress(tx, id, counts, ['reading'])) ? count : undefined
    })
    if (n === undefined || signal?.aborted) return
    changedRows += n
    await progress?.(counts)
  }
  const found = await database.read(app, (tx) => layerImportById(tx, id))
  if (found?.reading === undefined) return
  const held = how === 'set_aside' ? await heldRows(database, id) : before.counts
  const { done: _done, whole: _whole, ...counts } = found.counts
  await checkImport(
    parts,
    id,
    { ...counts, read: held.read, rejected: held.rejected },
    { ...found.reading, notes: [...found.reading.notes, repairNote(how, rule as FindingRule, changedRows)] },
  )
}

/** Counted and not reckoned: a run before this one may have set some aside. */
async function heldRows(database: Database, id: Id): Promise<{ readonly read: number; readonly rejected: number }> {
  const found = await database.read(app, (tx) =>
    tx.execute(sql`
      select (select count(*) from territory.imported_feature where import_id = ${id})::int as read,
        (select count(*) from territory.rejected_row where import_id = ${id})::int as rejected`),
  )
  return { read: Number(found.rows[0]?.read), rejected: Number(found.rows[0]?.rejected) }
}

async function repair(tx: WriteTx, id: Id, rule: FindingRule, how: Repair, part: RowPart): Promise<number> {
  switch (how) {
    case 'swap_axes': {
      const extent = await knownExtent(tx)
      const which = extent === undefined ? sql`false` : swappedAxes(extent, CHECK_TERMS.nearDegrees)
      return update(tx, id, part, sql`st_flipcoordinates(shape)`, which)
    }
    case 'make_valid':
      // Of what comes out only parts of the shape's own kind stay: an area remains an area.
      return update(
        tx,
        id,
        part,
        sql`st_forcepolygonccw(st_collectionextract(st_makevalid(shape), st_dimension(shape) + 1))`,
        sql`case when st_isvalid(shape) then false else not st_isempty(st_collectionextract(st_makevalid(shape), st_dimension(shape) + 1)) end`,
      )
    case 'orient_rings':
      return update(
        tx,
        id,
        part,
        sql`st_forcepolygonccw(shape)`,
        sql`st_dimension(shape) = 2 and not st_ispolygonccw(shape)`,
      )
    case 'remove_repeated_points':
      return update(
        tx,
        id,
        part,
        sql`st_removerepeatedpoints(shape)`,
        sql`st_dimension(shape) > 0 and st_npoints(shape) > st_npoints(st_removerepeatedpoints(shape))`,
      )
    case 'set_aside':
      return setAside(
        tx,
        id,
        part,
        rule === 'invalid' ? sql`st_dimension(shape) > 0 and not st_isvalid(shape)` : named(id, rule),
        {
          es: `Apartado por decisión: ${RULE_NAMES[rule].es}.`,
          en: `Set aside by decision: ${RULE_NAMES[rule].en}.`,
        },
      )
  }
}

/** The rows that findings of a rule are about; of several of the same shape, all but the first. */
function named(id: Id, rule: FindingRule): SQL {
  if (rule === 'out_of_range')
    return sql`(st_xmin(shape) < -180 or st_xmax(shape) > 180 or st_ymin(shape) < -90 or st_ymax(shape) > 90)`
  const rows = rule === 'duplicate_shape' ? sql`unnest(rows[2:])` : sql`unnest(rows)`
  return sql`row in (select ${rows} from territory.finding where import_id = ${id} and rule = ${rule} and state = 'repaired')`
}

async function update(tx: WriteTx, id: Id, part: RowPart, shape: SQL, which: SQL): Promise<number> {
  const done = await tx.execute(sql`
    with done as (update territory.imported_feature set shape = ${shape}, version = version + 1 where ${inPart(id, part)} and ${which} returning 1)
    select count(*)::int as n from done`)
  return Number(done.rows[0]?.n ?? 0)
}

/** Moves features of a part of the rows to the rejected rows: they are not taken, and not lost. */
export async function setAside(tx: WriteTx, id: Id, part: RowPart, which: SQL, reason: Text): Promise<number> {
  const done = await tx.execute(sql`
    with gone as (delete from territory.imported_feature where ${inPart(id, part)} and ${which} returning office_id, row, shape, attributes),
    kept as (
      insert into territory.rejected_row (id, office_id, import_id, row, reason, raw)
      select gen_random_uuid(), office_id, ${id}::uuid, row, ${JSON.stringify(reason)}::jsonb,
        jsonb_build_object('attributes', attributes, 'geometry', case when st_npoints(shape) < 10000 then st_asgeojson(shape)::jsonb end, 'crs', 4326)
      from gone on conflict (import_id, row) do nothing returning 1)
    select count(*)::int as n from kept`)
  return Number(done.rows[0]?.n ?? 0)
}
