import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import { enqueue, type Job } from '../../../platform/jobs/jobs.ts'
import { MANAGE_LAYERS } from '../layers-permissions.ts'
import { IMPORT_WAYS, type ImportCounts, type ImportOptions, type ImportState } from '../model.ts'
import type { REPAIRS } from '../rules/layers/check-terms.ts'
import { layerImportById, moveImport } from './layer-import-store.ts'

export const LAYER_IMPORT = 'territory.layer_import'

/** What the job of an import is told: which one; what is to be done stands in its state. */
export interface ImportWork {
  readonly importId: Id
  /** A repair that was chosen. */
  readonly repair?: { readonly rule: string; readonly how: (typeof REPAIRS)[number] } | undefined
}

export type ImportJob = Job<ImportWork>

export const importColumns = z.object({
  x: z.string().max(200).optional(),
  y: z.string().max(200).optional(),
  wkt: z.string().max(200).optional(),
})

export const startImportInput = z.object({
  file: storedFileInput.extend({ name: z.string().min(1).max(300) }),
  layerId: z.uuid().optional(),
  way: z.enum(IMPORT_WAYS).default('new'),
  crs: z.coerce.number().int().min(1024).max(999_999).optional(),
  encoding: z.string().max(40).optional(),
  table: z.string().max(300).optional(),
  columns: importColumns.optional(),
  covers: z.boolean().optional(),
  /** The caller reads the file itself (the command line); else a job does. */
  readHere: z.boolean().default(false),
})

const BEGINNING: ImportCounts = { bytesRead: 0, bytesWhole: 0, read: 0, rejected: 0, findings: {}, step: 'read' }

/** A file is there: an import begins. What is in it is read by a job, and nothing of any layer changes. */
export function startImport(job: ImportJob): Command<z.infer<typeof startImportInput>, { readonly importId: Id }> {
  return {
    id: 'territory.start_import',
    title: { es: 'Traer el archivo de una capa', en: 'Bring a layer’s file' },
    input: startImportInput,
    permission: MANAGE_LAYERS,
    async run(tx, ctx, { file, layerId, way, readHere, ...how }) {
      const officeId = await officeOf(tx, ctx)
      if (officeId === undefined) return refuse(noOffice())
      await registerFile(tx, file, ctx.now)
      const id = newId()
      const options: ImportOptions = Object.fromEntries(Object.entries(how).filter(([, value]) => value !== undefined))
      const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
      const counts = { ...BEGINNING, bytesWhole: file.size }
      await tx.execute(sql`
        insert into territory.layer_import (id, office_id, layer_id, file_sha256, file_name, state, way, options, counts, started_by, started_at)
        values (${id}, ${officeId}, ${layerId ?? null}, ${file.sha256}, ${file.name}, 'reading', ${way}, ${JSON.stringify(options)}::jsonb,
          ${JSON.stringify(counts)}::jsonb, ${by}, ${ctx.now})`)
      if (!readHere) await enqueue(tx, job, { importId: id }, { by: ctx.who })
      return {
        ok: true,
        value: {
          output: { importId: id },
          changes: [
            { kind: LAYER_IMPORT, id, label: file.name, after: { state: 'reading', sha256: file.sha256, way } },
          ],
        },
      }
    },
  }
}

export const readAgainInput = z.object({
  importId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  crs: z.coerce.number().int().min(1024).max(999_999).optional(),
  encoding: z.string().max(40).optional(),
  table: z.string().max(300).optional(),
  columns: importColumns.optional(),
  covers: z.boolean().optional(),
  readHere: z.boolean().default(false),
})

/** The person says how the file is to be read, because it does not say so itself or says something else: it is read anew. */
export function readAgain(job: ImportJob): Command<z.infer<typeof readAgainInput>, null> {
  return {
    id: 'territory.read_import_again',
    title: { es: 'Decir cómo se lee un archivo', en: 'Say how a file is read' },
    input: readAgainInput,
    permission: MANAGE_LAYERS,
    async run(tx, ctx, { importId, expectedVersion, readHere, ...how }) {
      const found = await layerImportById(tx, importId, { lock: true })
      if (found === undefined) return refuse(noSuchImport())
      if (found.version !== expectedVersion) return refuse(importMoved())
      const said = Object.fromEntries(Object.entries(how).filter(([, value]) => value !== undefined))
      const options: ImportOptions = { ...found.options, ...said }
      const counts = { ...BEGINNING, bytesWhole: found.counts.bytesWhole }
      if (!(await moveImport(tx, importId, ['asking', 'read'], { state: 'reading', options, counts, refusal: null })))
        return refuse(importMoved())
      if (!readHere) await enqueue(tx, job, { importId }, { by: ctx.who })
      return changed(importId, found.fileName, { state: found.state }, { state: 'reading', ...said })
    },
  }
}

export const cancelImportInput = z.object({ importId: z.uuid() })

/** Stops an import wherever it is; nothing of any layer has changed. What was read of the file is thrown away, the file itself stays. */
export const cancelImport: Command<z.infer<typeof cancelImportInput>, null> = {
  id: 'territory.cancel_import',
  title: { es: 'Cancelar la importación de una capa', en: 'Cancel the import of a layer' },
  input: cancelImportInput,
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { importId }) {
    const found = await layerImportById(tx, importId, { lock: true })
    if (found === undefined) return refuse(noSuchImport())
    const from: readonly ImportState[] = ['reading', 'asking', 'read', 'applying']
    if (!(await moveImport(tx, importId, from, { state: 'cancelled', endedAt: ctx.now }))) return refuse(importMoved())
    return changed(importId, found.fileName, { state: found.state }, { state: 'cancelled' })
  },
}

export function changed(id: Id, label: string, before: object, after: object) {
  return { ok: true as const, value: { output: null, changes: [{ kind: LAYER_IMPORT, id, label, before, after }] } }
}

/** Of who acts; the program itself works for the institution's home. */
export async function officeOf(tx: WriteTx, { who }: Ctx): Promise<Id | undefined> {
  if (typeof who !== 'string') return who.officeId
  const found = await tx.execute(
    sql`select id from identity.office where kind = 'planning_office' order by code limit 1`,
  )
  return found.rows[0] === undefined ? undefined : String(found.rows[0].id)
}

export function noOffice(): Refusal<'no_office'> {
  return {
    kind: 'no_office',
    message: {
      es: 'No hay ninguna oficina cargada; cargue primero la implantación (npm start).',
      en: 'No office is loaded; load the deployment first (npm start).',
    },
  }
}

export function noSuchImport(): Refusal<'no_such_import'> {
  return {
    kind: 'no_such_import',
    message: { es: 'Esa importación no existe.', en: 'There is no such import.' },
  }
}

export function importMoved(): Refusal<'import_moved'> {
  return {
    kind: 'import_moved',
    message: {
      es: 'La importación cambió mientras usted la veía (terminó, se canceló o alguien más decidió). Vea cómo está ahora.',
      en: 'The import changed while you looked at it (it ended, was cancelled, or somebody else decided). See how it is now.',
    },
  }
}
